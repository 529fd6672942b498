import SwynamoCore

/// What may be said of a request to an observer: names and limits, never a key, an item or an expression's value.
///
///     RequestSummary(Array(#"{"TableName":"users","Key":{"id":{"S":"a@b.c"}},"ConsistentRead":true}"#.utf8))
///     // tableNames ["users"], consistentRead true
///
/// Source: OpenTelemetry's semantic conventions for AWS DynamoDB, whose attributes these are.
package struct RequestSummary: Sendable, Hashable {
  /// Each once, in the order of the request.
  package var tableNames: [String] = []
  package var indexName: String?
  package var consistentRead: Bool?
  package var limit: Int?
  /// The projection expression: names of attributes, or placeholders for them.
  package var projection: String?
  package var attributesToGet: [String]?
  package var select: String?
  package var scanForward: Bool?
  package var segment: Int?
  package var totalSegments: Int?
  package var exclusiveStartTable: String?
  package var provisionedReadCapacity: Double?
  package var provisionedWriteCapacity: Double?
  /// The members of a batch or a transaction.
  package var memberCount: Int?

  package init(tableNames: [String] = [], memberCount: Int? = nil) {
    self.tableNames = tableNames
    self.memberCount = memberCount
  }

  /// Reads as far as the body can be read.
  package init(_ body: [UInt8]) {
    try? AttributeReader.read(body) { reader in
      try reader.readObject { reader, name in try readMember(name.text, from: &reader) }
    }
  }

  private mutating func readMember(_ name: String, from reader: inout AttributeReader) throws {
    switch name {
    case "TableName": add(try reader.readString())
    case "IndexName": indexName = try reader.readString()
    case "ConsistentRead": consistentRead = try reader.readBool()
    case "Limit": limit = try reader.readInteger()
    case "ProjectionExpression": projection = try reader.readString()
    case "AttributesToGet": attributesToGet = try Self.strings(&reader)
    case "Select": select = try reader.readString()
    case "ScanIndexForward": scanForward = try reader.readBool()
    case "Segment": segment = try reader.readInteger()
    case "TotalSegments": totalSegments = try reader.readInteger()
    case "ExclusiveStartTableName": exclusiveStartTable = try reader.readString()
    case "ProvisionedThroughput": try readThroughput(&reader)
    case "RequestItems": try readBatch(&reader)
    case "TransactItems": try readTransaction(&reader)
    default: try reader.skipValue()
    }
  }

  private mutating func add(_ table: String) {
    if !tableNames.contains(table) { tableNames.append(table) }
  }

  private mutating func readThroughput(_ reader: inout AttributeReader) throws {
    try reader.readObject { reader, name in
      switch name.text {
      case "ReadCapacityUnits": provisionedReadCapacity = try reader.readJSONNumber()
      case "WriteCapacityUnits": provisionedWriteCapacity = try reader.readJSONNumber()
      default: try reader.skipValue()
      }
    }
  }

  /// By table: an array of writes, or an object with an array of keys.
  private mutating func readBatch(_ reader: inout AttributeReader) throws {
    try reader.readObject { reader, table in
      add(table.text)
      if try reader.peek() == UInt8(ascii: "[") {
        try countMembers(&reader)
      } else {
        try reader.readObject { reader, name in
          if name.text == "Keys" { try countMembers(&reader) } else { try reader.skipValue() }
        }
      }
    }
  }

  private mutating func countMembers(_ reader: inout AttributeReader) throws {
    try reader.readArray { reader, _ in
      memberCount = (memberCount ?? 0) + 1
      try reader.skipValue()
    }
  }

  /// An array of objects such as `{"Put":{"TableName":…}}`.
  private mutating func readTransaction(_ reader: inout AttributeReader) throws {
    try reader.readArray { reader, _ in
      memberCount = (memberCount ?? 0) + 1
      try reader.readObject { reader, _ in
        try reader.readObject { reader, name in
          if name.text == "TableName" { add(try reader.readString()) } else { try reader.skipValue() }
        }
      }
    }
  }

  private static func strings(_ reader: inout AttributeReader) throws -> [String] {
    var strings: [String] = []
    try reader.readArray { reader, _ in strings.append(try reader.readString()) }
    return strings
  }
}

/// What may be said of an answer to an observer: counts and capacities, never an item or a key.
///
///     ResponseSummary(Array(#"{"Items":[…],"Count":2,"ScannedCount":7}"#.utf8))      // count 2, scannedCount 7
///
/// Source: OpenTelemetry's semantic conventions for AWS DynamoDB, whose attributes these are.
package struct ResponseSummary: Sendable, Hashable {
  package var count: Int?
  package var scannedCount: Int?
  /// The JSON of each `ConsumedCapacity`: names of tables and indexes, and numbers.
  package var consumedCapacity: [String] = []
  /// The tables that ListTables named.
  package var tableCount: Int?

  /// Reads as far as the body can be read.
  package init(_ body: [UInt8]) {
    try? AttributeReader.read(body) { reader in
      try reader.readObject { reader, name in try readMember(name.text, from: &reader) }
    }
  }

  private mutating func readMember(_ name: String, from reader: inout AttributeReader) throws {
    switch name {
    case "Count": count = try reader.readInteger()
    case "ScannedCount": scannedCount = try reader.readInteger()
    case "TableNames":
      var count = 0
      try reader.readArray { reader, _ in
        count += 1
        try reader.skipValue()
      }
      tableCount = count
    case "ConsumedCapacity":
      if try reader.peek() == UInt8(ascii: "[") {
        try reader.readArray { reader, _ in try readCapacity(&reader) }
      } else {
        try readCapacity(&reader)
      }
    default: try reader.skipValue()
    }
  }

  private mutating func readCapacity(_ reader: inout AttributeReader) throws {
    consumedCapacity.append(String(decoding: try reader.skipValue(), as: UTF8.self))
  }
}
