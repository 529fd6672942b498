// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Asks that a bulk operation stop; items already written stay. Source: API Reference, "CancelBulkOperation".
  public struct CancelBulkOperation: ServiceRequest, Hashable {
    public static var operation: String { "CancelBulkOperation" }

    /// `BulkOperationArn`, 37 to 1,024 characters.
    public var bulkOperationARN: String

    /// A request with what is given.
    public init(bulkOperationARN: String) {
      self.bulkOperationARN = bulkOperationARN
    }

    public var tableNames: [String] { [] }
    public var resourceName: String? { bulkOperationARN }
    public var isWrite: Bool { true }
    // Harmless, but what a second cancel answers is not documented: look with DescribeBulkOperation.
    public var isIdempotent: Bool { false }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("BulkOperationArn", bulkOperationARN)
    }

    /// The answer of CancelBulkOperation.
    public struct Response: ReadStructure {
      /// `BulkOperationArn`, 37 to 1,024 characters.
      public var bulkOperationARN: String
      /// `BulkOperationStatus`
      public var bulkOperationStatus: API.BulkOperationStatus

      /// An answer with what is given.
      public init(bulkOperationARN: String, bulkOperationStatus: API.BulkOperationStatus) {
        self.bulkOperationARN = bulkOperationARN
        self.bulkOperationStatus = bulkOperationStatus
      }

      public init(from members: API.Members) throws {
        bulkOperationARN = try members.required("BulkOperationArn")
        bulkOperationStatus = try members.required("BulkOperationStatus")
      }
    }
  }
}

extension API.CancelBulkOperation: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {}
}
