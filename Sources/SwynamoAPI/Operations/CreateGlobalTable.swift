// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Joins equally named empty tables of several Regions into a global table of the 2017 version. Source: API Reference,
  /// "CreateGlobalTable".
  public struct CreateGlobalTable: ServiceRequest, Hashable {
    public static var operation: String { "CreateGlobalTable" }

    /// `GlobalTableName`, 3 to 255 characters.
    public var globalTableName: String
    /// `ReplicationGroup`
    public var replicationGroup: [API.Replica]

    /// A request with what is given.
    public init(globalTableName: String, replicationGroup: [API.Replica]) {
      self.globalTableName = globalTableName
      self.replicationGroup = replicationGroup
    }

    public var tableNames: [String] { [globalTableName] }
    public var isWrite: Bool { true }
    // Harmless, but the second answer is that the global table exists: look with DescribeGlobalTable.
    public var isIdempotent: Bool { false }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("GlobalTableName", globalTableName)
      writer.member("ReplicationGroup", replicationGroup)
    }

    /// The answer of CreateGlobalTable.
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

extension API.CreateGlobalTable: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {
    globalTableName = name(globalTableName)
  }
}
