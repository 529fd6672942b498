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

/// The answer of ListTables.
public struct ListTablesResponse: Sendable {
  public var tableNames: [String]
  public var lastEvaluatedTableName: String?

  public init(_ body: [UInt8]) throws {
    var names: [String] = []
    var last: String?
    var isAnswer = false
    try AttributeReader.readDocument(body) { reader, member in
      switch member.text {
      case "TableNames":
        isAnswer = true
        try reader.readArray { reader, _ in names.append(try reader.readString()) }
      case "LastEvaluatedTableName": last = try reader.readString()
      default: try reader.skipValue()
      }
    }
    guard isAnswer else { throw AttributeReader.wrongShape("it has no TableNames") }
    tableNames = names
    lastEvaluatedTableName = last
  }
}
