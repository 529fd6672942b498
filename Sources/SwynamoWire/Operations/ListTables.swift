public import SwynamoCore

/// ListTables: up to 100 names a page. Source: API Reference, "ListTables".
public struct ListTablesRequest: WireRequest, Hashable {
  public static var operation: String { "ListTables" }

  /// `ExclusiveStartTableName`
  public var exclusiveStartTableName: String?
  /// `Limit`
  public var limit: Int?

  /// A request for the names of up to 100 tables.
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
package struct ListTablesResponse: Sendable {
  /// `TableNames`
  package var tableNames: [String]
  /// `LastEvaluatedTableName`
  package var lastEvaluatedTableName: String?

  /// Reads an answer's JSON. Errors: `AttributeDecodingError`.
  package init(_ body: [UInt8]) throws {
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
