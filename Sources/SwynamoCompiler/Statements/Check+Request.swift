import SwynamoCore
public import SwynamoSchema
public import SwynamoWire

extension Check {
  /// The check as a member of a transaction, or every fault that DynamoDB would refuse it for.
  public func member() throws(InvalidStatement) -> TransactWriteItemsRequest.ConditionCheck {
    var lowering = Lowering()
    let encodedKey = key.encoded(for: table.definition, faults: &lowering.faults)
    let condition = lowering.condition(condition)
    if condition == nil { lowering.faults.append(.emptyCondition) }
    try lowering.refuse("ConditionCheck", table.definition)
    return TransactWriteItemsRequest.ConditionCheck(
      tableName: table.definition.name, key: encodedKey, conditionExpression: condition ?? "", attributes: lowering.attributes,
      returnsItemOnConditionFailure: returnsItemOnConditionFailure)
  }
}
