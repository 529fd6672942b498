public import SwynamoCore

/// BatchGetItem: up to 100 items by key. Source: API Reference, "BatchGetItem".
public struct BatchGetItemRequest: WireRequest, Hashable {
  public static var operation: String { "BatchGetItem" }

  /// The keys of one table, and what is read of their items.
  public struct Keys: Sendable, Hashable {
    /// The table's name or ARN.
    public var tableName: String
    /// `Keys`
    public var keys: [EncodedItem]
    /// `ProjectionExpression`
    public var projectionExpression: String?
    /// The names that stand behind the projection's placeholders.
    public var attributes: ExpressionAttributes
    /// `ConsistentRead`
    public var consistentRead: Bool

    /// The keys of one table.
    public init(
      tableName: String, keys: [EncodedItem], projectionExpression: String? = nil,
      attributes: ExpressionAttributes = ExpressionAttributes(), consistentRead: Bool = false
    ) {
      self.tableName = tableName
      self.keys = keys
      self.projectionExpression = projectionExpression
      self.attributes = attributes
      self.consistentRead = consistentRead
    }
  }

  /// `RequestItems`
  public var tables: [Keys]
  /// `ReturnConsumedCapacity`
  public var returnConsumedCapacity: ReturnConsumedCapacity

  /// A request of up to 100 keys, of any tables.
  public init(tables: [Keys], returnConsumedCapacity: ReturnConsumedCapacity = .none) {
    self.tables = tables
    self.returnConsumedCapacity = returnConsumedCapacity
  }

  public var tableNames: [String] { tables.map(\.tableName) }
  public var isWrite: Bool { false }
  public var isIdempotent: Bool { true }

  public func write(to writer: inout AttributeWriter) {
    writer.writeObject { writer in
      writer.name("RequestItems")
      writer.writeObject { writer in
        for table in tables {
          writer.separate()
          writer.write(jsonString: table.tableName)
          writer.write(byte: UInt8(ascii: ":"))
          writer.writeObject { writer in
            writer.member("Keys", table.keys) { writer, key in writer.write(raw: key.json) }
            writer.member("ProjectionExpression", table.projectionExpression)
            table.attributes.write(to: &writer)
            if table.consistentRead { writer.member("ConsistentRead", true) }
          }
        }
      }
      writer.writeCost(returnConsumedCapacity)
    }
  }
}

/// The answer of BatchGetItem; items come in any order.
package struct BatchGetItemResponse: Sendable {
  /// `Responses`: each item with its table.
  package var items: [(table: String, item: EncodedItem)]
  /// `UnprocessedKeys`: each key with its table.
  package var unprocessedKeys: [(table: String, key: EncodedItem)]
  /// `ConsumedCapacity` by table, where the request asks for it.
  package var consumedCapacity: [ConsumedCapacity]

  /// Reads an answer's JSON. Errors: `AttributeDecodingError`.
  package init(_ body: [UInt8]) throws {
    var items: [(String, EncodedItem)] = []
    var keys: [(String, EncodedItem)] = []
    var capacity: [ConsumedCapacity] = []
    var hasItems = false
    var hasKeys = false
    try AttributeReader.readDocument(body) { reader, name in
      switch name.text {
      case "Responses":
        hasItems = true
        try reader.readObject { reader, table in
          let table = table.text
          try reader.readArray { reader, _ in items.append((table, try reader.readEncodedItem())) }
        }
      case "UnprocessedKeys":
        hasKeys = true
        try reader.readObject { reader, table in
          let table = table.text
          var isNamed = false
          try reader.readObject { reader, name in
            guard name.text == "Keys" else {
              try reader.skipValue()
              return
            }
            isNamed = true
            try reader.readArray { reader, _ in keys.append((table, try reader.readEncodedKey())) }
          }
          guard isNamed else { throw AttributeReader.wrongShape("it leaves keys unprocessed without naming them") }
        }
      case "ConsumedCapacity":
        guard try !reader.takeNull() else { return }
        try reader.readArray { reader, _ in capacity.append(try ConsumedCapacity(from: &reader, isWrite: false)) }
      default: try reader.skipValue()
      }
    }
    guard hasItems else { throw AttributeReader.wrongShape("it has no Responses") }
    // An answer to all keys says so with an empty object: without it, keys that were left would be taken for items that do not exist.
    guard hasKeys else { throw AttributeReader.wrongShape("it has no UnprocessedKeys") }
    self.items = items
    unprocessedKeys = keys
    consumedCapacity = capacity
  }
}
