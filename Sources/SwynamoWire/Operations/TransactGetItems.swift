public import SwynamoCore

/// TransactGetItems: up to 100 items as of one moment. Source: API Reference, "TransactGetItems".
public struct TransactGetItemsRequest: WireRequest, Hashable {
  public static var operation: String { "TransactGetItems" }

  /// Each with the table, key and projection; a transaction's reads are always consistent.
  public var gets: [GetItemRequest]
  /// `ReturnConsumedCapacity`
  public var returnConsumedCapacity: ReturnConsumedCapacity

  /// A request of up to 100 gets.
  public init(gets: [GetItemRequest], returnConsumedCapacity: ReturnConsumedCapacity = .none) {
    self.gets = gets
    self.returnConsumedCapacity = returnConsumedCapacity
  }

  public var tableNames: [String] {
    var tables: [String] = []
    for get in gets where !tables.contains(get.tableName) { tables.append(get.tableName) }
    return tables
  }

  public var isWrite: Bool { false }
  public var isIdempotent: Bool { true }

  public func write(to writer: inout AttributeWriter) {
    writer.writeObject { writer in
      writer.member("TransactItems", gets) { writer, get in
        writer.write(literal: #"{"Get":"#)
        writer.writeObject { writer in
          writer.member("TableName", get.tableName)
          writer.member("Key", get.key)
          writer.member("ProjectionExpression", get.projectionExpression)
          get.attributes.write(to: &writer)
        }
        writer.write(literal: "}")
      }
      writer.writeCost(returnConsumedCapacity)
    }
  }
}

/// The answer of TransactGetItems: an item, or nil, for each get in its order.
package struct TransactGetItemsResponse: Sendable {
  /// `Responses`: in the order of the gets, nil where there is none.
  package var items: [EncodedItem?]

  /// Reads an answer's JSON. Errors: `AttributeDecodingError`.
  package init(_ body: [UInt8]) throws {
    var items: [EncodedItem?] = []
    var isAnswer = false
    try AttributeReader.readDocument(body) { reader, name in
      guard name.text == "Responses" else {
        try reader.skipValue()
        return
      }
      isAnswer = true
      try reader.readArray { reader, _ in
        var item: EncodedItem?
        try reader.readObject { reader, name in
          guard name.text == "Item" else { throw AttributeReader.wrongShape("a response is no item") }
          if try !reader.takeNull() { item = try reader.readEncodedItem() }
        }
        items.append(item)
      }
    }
    guard isAnswer else { throw AttributeReader.wrongShape("it has no Responses") }
    self.items = items
  }
}
