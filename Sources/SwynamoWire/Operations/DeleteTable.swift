public import SwynamoCore

/// DeleteTable. Source: API Reference, "DeleteTable".
public struct DeleteTableRequest: WireRequest, Hashable {
  public static var operation: String { "DeleteTable" }

  /// `TableName`
  public var tableName: String

  /// A request that deletes a table with all its items.
  public init(tableName: String) { self.tableName = tableName }

  public var tableNames: [String] { [tableName] }
  public var isWrite: Bool { true }
  public var isIdempotent: Bool { false }

  public func write(to writer: inout AttributeWriter) {
    writer.writeObject { writer in writer.member("TableName", tableName) }
  }
}
