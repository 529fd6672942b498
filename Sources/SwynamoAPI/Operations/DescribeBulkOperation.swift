// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Tells how far a bulk operation is and what it has used. Source: API Reference, "DescribeBulkOperation".
  public struct DescribeBulkOperation: ServiceRequest, Hashable {
    public static var operation: String { "DescribeBulkOperation" }

    /// `BulkOperationArn`, 37 to 1,024 characters.
    public var bulkOperationARN: String

    /// A request with what is given.
    public init(bulkOperationARN: String) {
      self.bulkOperationARN = bulkOperationARN
    }

    public var tableNames: [String] { [] }
    public var resourceName: String? { bulkOperationARN }
    public var isWrite: Bool { false }
    // Reads only.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("BulkOperationArn", bulkOperationARN)
    }

    /// The answer of DescribeBulkOperation.
    public struct Response: ReadStructure {
      /// `BulkOperationDescription`
      public var bulkOperationDescription: API.BulkOperationDescription

      /// An answer with what is given.
      public init(bulkOperationDescription: API.BulkOperationDescription) {
        self.bulkOperationDescription = bulkOperationDescription
      }

      public init(from members: API.Members) throws {
        bulkOperationDescription = try members.required("BulkOperationDescription")
      }
    }
  }
}

extension API.DescribeBulkOperation: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {}
}
