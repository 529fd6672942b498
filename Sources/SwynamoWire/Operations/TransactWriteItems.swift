public import SwynamoCore

/// TransactWriteItems: up to 100 writes and checks, all or none. Source: API Reference, "TransactWriteItems".
public struct TransactWriteItemsRequest: WireRequest, Hashable {
  public static var operation: String { "TransactWriteItems" }

  /// A write or a check of a transaction.
  public enum Member: Sendable, Hashable {
    /// `Put`
    case put(PutItemRequest)
    /// `Update`
    case update(UpdateItemRequest)
    /// `Delete`
    case delete(DeleteItemRequest)
    /// `ConditionCheck`
    case check(ConditionCheckRequest)

    /// The table that it writes or checks an item of.
    public var tableName: String {
      switch self {
      case .put(let put): put.tableName
      case .update(let update): update.tableName
      case .delete(let delete): delete.tableName
      case .check(let check): check.tableName
      }
    }

    func write(to writer: inout AttributeWriter) {
      switch self {
      case .put(let put):
        writer.name("Put")
        put.member.write(to: &writer)
      case .update(let update):
        writer.name("Update")
        update.member.write(to: &writer)
      case .delete(let delete):
        writer.name("Delete")
        delete.member.write(to: &writer)
      case .check(let check):
        writer.name("ConditionCheck")
        check.member.write(to: &writer)
      }
    }
  }

  /// `TransactItems`
  public var members: [Member]
  /// With a token, sending the request again within ten minutes has no further effect.
  public var clientRequestToken: String?
  /// `ReturnConsumedCapacity`
  public var returnConsumedCapacity: ReturnConsumedCapacity
  /// `ReturnItemCollectionMetrics` is `SIZE`: the sizes of the item collections that are changed, of tables with local indexes.
  public var returnsItemCollectionMetrics = false

  /// A request of up to 100 members.
  public init(members: [Member], clientRequestToken: String? = nil, returnConsumedCapacity: ReturnConsumedCapacity = .none) {
    self.members = members
    self.clientRequestToken = clientRequestToken
    self.returnConsumedCapacity = returnConsumedCapacity
  }

  public var tableNames: [String] {
    var tables: [String] = []
    for member in members where !tables.contains(member.tableName) { tables.append(member.tableName) }
    return tables
  }

  public var isWrite: Bool { true }
  public var isIdempotent: Bool { clientRequestToken != nil }

  public func write(to writer: inout AttributeWriter) {
    writer.writeObject { writer in
      writer.member("TransactItems", members) { writer, member in
        writer.writeObject { writer in member.write(to: &writer) }
      }
      writer.member("ClientRequestToken", clientRequestToken)
      writer.writeCost(returnConsumedCapacity, itemCollections: returnsItemCollectionMetrics)
    }
  }
}

/// The check of an item that a transaction doesn't write. Source: API Reference, "ConditionCheck".
public struct ConditionCheckRequest: ItemWriteRequest {
  public static var operation: String { "ConditionCheck" }

  public var tableName: String
  /// `Key`
  public var key: EncodedItem
  public var conditionExpression: String?
  public var attributes: ExpressionAttributes
  public var options: WriteOptions

  /// A condition on one item of a transaction.
  public init(
    tableName: String, key: EncodedItem, conditionExpression: String?, attributes: ExpressionAttributes,
    options: WriteOptions = WriteOptions()
  ) {
    self.tableName = tableName
    self.key = key
    self.conditionExpression = conditionExpression
    self.attributes = attributes
    self.options = options
  }

  public func write(to writer: inout AttributeWriter) { write(to: &writer) { $0.member("Key", key) } }
}
