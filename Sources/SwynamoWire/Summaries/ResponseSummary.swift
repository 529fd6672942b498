import SwynamoCore

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
