public import SwynamoCore

/// DescribeTable. Source: API Reference, "DescribeTable".
public struct DescribeTableRequest: WireRequest, Hashable {
  public static var operation: String { "DescribeTable" }

  public var tableName: String

  public init(tableName: String) { self.tableName = tableName }

  public var tableNames: [String] { [tableName] }
  public var isWrite: Bool { false }
  public var isIdempotent: Bool { true }

  public func write(to writer: inout AttributeWriter) {
    writer.writeObject { writer in writer.member("TableName", tableName) }
  }
}
