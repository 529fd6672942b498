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
    if returnConsumedCapacity != .none { writer.member("ReturnConsumedCapacity", returnConsumedCapacity.rawValue) }
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
    guard options.returnValues != .none || options.returnConsumedCapacity != .none else { return self }
    var member = self
    member.options = WriteOptions(returnsItemOnConditionFailure: options.returnsItemOnConditionFailure)
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
