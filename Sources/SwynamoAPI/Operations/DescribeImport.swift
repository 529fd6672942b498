// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Tells of one import from Amazon S3. Source: API Reference, "DescribeImport".
  public struct DescribeImport: ServiceRequest, Hashable {
    public static var operation: String { "DescribeImport" }

    /// `ImportArn`, 37 to 1,024 characters.
    public var importARN: String

    /// A request with what is given.
    public init(importARN: String) {
      self.importARN = importARN
    }

    public var tableNames: [String] { [] }
    public var resourceName: String? { importARN }
    public var isWrite: Bool { false }
    // Reads only.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("ImportArn", importARN)
    }

    /// The answer of DescribeImport.
    public struct Response: ReadStructure {
      /// `ImportTableDescription`
      public var importTableDescription: API.ImportTableDescription

      /// An answer with what is given.
      public init(importTableDescription: API.ImportTableDescription) {
        self.importTableDescription = importTableDescription
      }

      public init(from members: API.Members) throws {
        importTableDescription = try members.required("ImportTableDescription")
      }
    }
  }
}

extension API.DescribeImport: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {}
}
