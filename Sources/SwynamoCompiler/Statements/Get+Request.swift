import SwynamoCore
public import SwynamoSchema
public import SwynamoWire

extension Get: Compilable {
  public func request() throws(InvalidStatement) -> GetItemRequest {
    var lowering = Lowering()
    let encodedKey = key.encoded(for: table.definition, faults: &lowering.faults)
    lowering.faults += selectionFaults
    let projection = lowering.selection(selection)
    try lowering.refuse("GetItem", table.definition)
    return GetItemRequest(
      tableName: table.definition.name, key: encodedKey, projectionExpression: projection, attributes: lowering.attributes,
      consistentRead: isConsistent)
  }
}
