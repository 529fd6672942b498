// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Begins the deletion of a table with all its items and indexes. Source: API Reference, "DeleteTable".
  public struct DeleteTable: ServiceRequest, Hashable {
    public static var operation: String { "DeleteTable" }

    /// `TableName`, 1 to 1,024 characters.
    public var tableName: String

    /// A request with what is given.
    public init(tableName: String) {
      self.tableName = tableName
    }

    public var tableNames: [String] { [tableName] }
    public var isWrite: Bool { true }
    // Harmless unless the name was used anew, but the second answer may be that the table is not found: look with DescribeTable.
    public var isIdempotent: Bool { false }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("TableName", tableName)
    }

    /// The answer of DeleteTable.
    public struct Response: ReadStructure {
      /// `TableDescription`
      public var tableDescription: API.TableDescription?

      /// An answer with what is given.
      public init(tableDescription: API.TableDescription? = nil) {
        self.tableDescription = tableDescription
      }

      public init(from members: API.Members) throws {
        tableDescription = try members.optional("TableDescription")
      }
    }
  }
}

extension API.DeleteTable: TableRequest {}
