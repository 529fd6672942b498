// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Adds replicas to a global table of the 2017 version, or removes them. Source: API Reference, "UpdateGlobalTable".
  public struct UpdateGlobalTable: ServiceRequest, Hashable {
    public static var operation: String { "UpdateGlobalTable" }

    /// `GlobalTableName`, 3 to 255 characters.
    public var globalTableName: String
    /// `ReplicaUpdates`
    public var replicaUpdates: [API.ReplicaUpdate]

    /// A request with what is given.
    public init(globalTableName: String, replicaUpdates: [API.ReplicaUpdate]) {
      self.globalTableName = globalTableName
      self.replicaUpdates = replicaUpdates
    }

    public var tableNames: [String] { [globalTableName] }
    public var isWrite: Bool { true }
    // Harmless, but the second answer is that the replica exists or is not found: look with DescribeGlobalTable.
    public var isIdempotent: Bool { false }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("GlobalTableName", globalTableName)
      writer.member("ReplicaUpdates", replicaUpdates)
    }

    /// The answer of UpdateGlobalTable.
    public struct Response: ReadStructure {
      /// `GlobalTableDescription`
      public var globalTableDescription: API.GlobalTableDescription?

      /// An answer with what is given.
      public init(globalTableDescription: API.GlobalTableDescription? = nil) {
        self.globalTableDescription = globalTableDescription
      }

      public init(from members: API.Members) throws {
        globalTableDescription = try members.optional("GlobalTableDescription")
      }
    }
  }
}

extension API.UpdateGlobalTable: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {
    globalTableName = name(globalTableName)
  }
}
