import SwynamoCore
public import SwynamoSchema
public import SwynamoWire

extension Delete: Compilable {
  public func request() throws(InvalidStatement) -> DeleteItemRequest {
    var lowering = Lowering()
    let encodedKey = key.encoded(for: table.definition, faults: &lowering.faults)
    let condition = lowering.condition(condition)
    if returning.attributes != .none, returning.attributes != .allOld {
      lowering.faults.append(.invalidParameter("a delete gives back .allOld or nothing"))
    }
    try lowering.refuse("DeleteItem", table.definition)
    return DeleteItemRequest(
      tableName: table.definition.name, key: encodedKey, conditionExpression: condition, attributes: lowering.attributes,
      returnValues: returning.attributes.wire, returnsItemOnConditionFailure: returnsItemOnConditionFailure)
  }
}
