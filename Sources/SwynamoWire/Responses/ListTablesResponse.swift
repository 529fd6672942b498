import SwynamoCore

/// The answer of ListTables.
public struct ListTablesResponse: Sendable {
  public var tableNames: [String]
  public var lastEvaluatedTableName: String?

  public init(_ body: [UInt8]) throws {
    var names: [String] = []
    var last: String?
    try AttributeReader.read(body) { reader in
      try reader.readObject { reader, member in
        switch member.text {
        case "TableNames": try reader.readArray { reader, _ in names.append(try reader.readString()) }
        case "LastEvaluatedTableName": last = try reader.readString()
        default: try reader.skipValue()
        }
      }
    }
    tableNames = names
    lastEvaluatedTableName = last
  }
}
