// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Tells of a global table of the 2017 version and its replicas. Source: API Reference, "DescribeGlobalTable".
  public struct DescribeGlobalTable: ServiceRequest, Hashable {
    public static var operation: String { "DescribeGlobalTable" }

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

    /// The answer of DescribeGlobalTable.
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

extension API.DescribeGlobalTable: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {
    globalTableName = name(globalTableName)
  }
}
