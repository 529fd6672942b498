import SwynamoCore

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
