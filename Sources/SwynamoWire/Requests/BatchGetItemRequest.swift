public import SwynamoCore

/// BatchGetItem: up to 100 items by key. Source: API Reference, "BatchGetItem".
public struct BatchGetItemRequest: WireRequest, Hashable {
  public static var operation: String { "BatchGetItem" }

  public struct Keys: Sendable, Hashable {
    public var tableName: String
    public var keys: [EncodedItem]
    public var projectionExpression: String?
    public var attributes: ExpressionAttributes
    public var consistentRead: Bool

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

  public var tables: [Keys]
  public var returnConsumedCapacity: ReturnConsumedCapacity

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
      if returnConsumedCapacity != .none { writer.member("ReturnConsumedCapacity", returnConsumedCapacity.rawValue) }
    }
  }
}
