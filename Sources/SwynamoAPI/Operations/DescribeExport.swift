// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Tells of one export to Amazon S3. Source: API Reference, "DescribeExport".
  public struct DescribeExport: ServiceRequest, Hashable {
    public static var operation: String { "DescribeExport" }

    /// `ExportArn`, 37 to 1,024 characters.
    public var exportARN: String

    /// A request with what is given.
    public init(exportARN: String) {
      self.exportARN = exportARN
    }

    public var tableNames: [String] { [] }
    public var resourceName: String? { exportARN }
    public var isWrite: Bool { false }
    // Reads only.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("ExportArn", exportARN)
    }

    /// The answer of DescribeExport.
    public struct Response: ReadStructure {
      /// `ExportDescription`
      public var exportDescription: API.ExportDescription?

      /// An answer with what is given.
      public init(exportDescription: API.ExportDescription? = nil) {
        self.exportDescription = exportDescription
      }

      public init(from members: API.Members) throws {
        exportDescription = try members.optional("ExportDescription")
      }
    }
  }
}

extension API.DescribeExport: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {}
}
