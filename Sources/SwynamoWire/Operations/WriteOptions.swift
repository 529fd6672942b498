public import SwynamoCore

/// What all writes of one item can be asked for besides.
///
/// Source: API Reference, "PutItem", "UpdateItem" and "DeleteItem".
public struct WriteOptions: Sendable, Hashable {
  /// Which attributes to give back.
  public var returnValues: ReturnValues
  /// Whether the stored item comes with the error when the condition fails (`ReturnValuesOnConditionCheckFailure`).
  public var returnsItemOnConditionFailure: Bool
  /// `ReturnConsumedCapacity`
  public var returnConsumedCapacity: ReturnConsumedCapacity
  /// `ReturnItemCollectionMetrics` is `SIZE`: the sizes of the item collections that are changed, of tables with local indexes.
  public var returnsItemCollectionMetrics = false

  /// What a write gives back besides its success.
  public init(
    returnValues: ReturnValues = .none, returnsItemOnConditionFailure: Bool = false,
    returnConsumedCapacity: ReturnConsumedCapacity = .none
  ) {
    self.returnValues = returnValues
    self.returnsItemOnConditionFailure = returnsItemOnConditionFailure
    self.returnConsumedCapacity = returnConsumedCapacity
  }

  func write(to writer: inout AttributeWriter) {
    if returnValues != .none { writer.member("ReturnValues", returnValues.rawValue) }
    if returnsItemOnConditionFailure { writer.member("ReturnValuesOnConditionCheckFailure", "ALL_OLD") }
    writer.writeCost(returnConsumedCapacity, itemCollections: returnsItemCollectionMetrics)
  }
}

/// Public for the compiler only: a request that writes one item, or checks one in a transaction.
public protocol ItemWriteRequest: Sendable, Hashable {
  /// `TableName`
  var tableName: String { get set }
  /// `ConditionExpression`
  var conditionExpression: String? { get set }
  /// The names and values of all its expressions.
  var attributes: ExpressionAttributes { get set }
  /// What all writes can ask for.
  var options: WriteOptions { get set }
}

extension ItemWriteRequest {
  public var tableNames: [String] { [tableName] }
  public var isWrite: Bool { true }

  /// As a member of a transaction, which has the other options for itself.
  var member: Self {
    let own = WriteOptions(returnsItemOnConditionFailure: options.returnsItemOnConditionFailure)
    guard options != own else { return self }
    var member = self
    member.options = own
    return member
  }

  func write(to writer: inout AttributeWriter, _ content: (inout AttributeWriter) -> Void) {
    writer.writeObject { writer in
      writer.member("TableName", tableName)
      content(&writer)
      writer.member("ConditionExpression", conditionExpression)
      attributes.write(to: &writer)
      options.write(to: &writer)
    }
  }
}
