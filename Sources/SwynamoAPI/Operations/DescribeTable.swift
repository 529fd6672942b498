// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Tells of a table: its status, keys, indexes, capacity and sizes. Source: API Reference, "DescribeTable".
  public struct DescribeTable: ServiceRequest, Hashable {
    public static var operation: String { "DescribeTable" }

    /// `TableName`, 1 to 1,024 characters.
    public var tableName: String

    /// A request with what is given.
    public init(tableName: String) {
      self.tableName = tableName
    }

    public var tableNames: [String] { [tableName] }
    public var isWrite: Bool { false }
    // Reads only.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("TableName", tableName)
    }

    /// The answer of DescribeTable.
    public struct Response: ReadStructure {
      /// `Table`
      public var table: API.TableDescription?

      /// An answer with what is given.
      public init(table: API.TableDescription? = nil) {
        self.table = table
      }

      public init(from members: API.Members) throws {
        table = try members.optional("Table")
      }
    }
  }
}

extension API.DescribeTable: TableRequest {}
