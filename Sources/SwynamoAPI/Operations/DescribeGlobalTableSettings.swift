// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Tells the capacity settings of each replica of a global table of the 2017 version. Source: API Reference,
  /// "DescribeGlobalTableSettings".
  public struct DescribeGlobalTableSettings: ServiceRequest, Hashable {
    public static var operation: String { "DescribeGlobalTableSettings" }

    /// `GlobalTableName`, 3 to 255 characters.
    public var globalTableName: String

    /// A request with what is given.
    public init(globalTableName: String) {
      self.globalTableName = globalTableName
    }

    public var tableNames: [String] { [globalTableName] }
    public var isWrite: Bool { false }
    // Reads only.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("GlobalTableName", globalTableName)
    }

    /// The answer of DescribeGlobalTableSettings.
    public struct Response: ReadStructure {
      /// `GlobalTableName`, 3 to 255 characters.
      public var globalTableName: String?
      /// `ReplicaSettings`
      public var replicaSettings: [API.ReplicaSettingsDescription]?

      /// An answer with what is given.
      public init(globalTableName: String? = nil, replicaSettings: [API.ReplicaSettingsDescription]? = nil) {
        self.globalTableName = globalTableName
        self.replicaSettings = replicaSettings
      }

      public init(from members: API.Members) throws {
        globalTableName = try members.optional("GlobalTableName")
        replicaSettings = try members.optional("ReplicaSettings")
      }
    }
  }
}

extension API.DescribeGlobalTableSettings: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {
    globalTableName = name(globalTableName)
  }
}
