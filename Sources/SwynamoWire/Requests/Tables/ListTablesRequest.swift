public import SwynamoCore

/// ListTables: up to 100 names a page. Source: API Reference, "ListTables".
public struct ListTablesRequest: WireRequest, Hashable {
  public static var operation: String { "ListTables" }

  public var exclusiveStartTableName: String?
  public var limit: Int?

  public init(exclusiveStartTableName: String? = nil, limit: Int? = nil) {
    self.exclusiveStartTableName = exclusiveStartTableName
    self.limit = limit
  }

  public var tableNames: [String] { [] }
  public var isWrite: Bool { false }
  public var isIdempotent: Bool { true }

  public func write(to writer: inout AttributeWriter) {
    writer.writeObject { writer in
      writer.member("ExclusiveStartTableName", exclusiveStartTableName)
      writer.member("Limit", limit)
    }
  }
}
