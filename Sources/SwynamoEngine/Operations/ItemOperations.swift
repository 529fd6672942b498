import SwynamoCore
import SwynamoWire

extension Operation {
  static let putItem = Operation(
    "PutItem", in: .counted,
    [
      .returnConsumedCapacity, .tableName, .item, .returnValues, .returnItemCollectionMetrics, .conditionExpression,
      .expressionAttributeNames, .expressionAttributeValues, .returnValuesOnFailure, .expected, .conditionalOperator,
    ]
  ) { request, session in
    let action = try WriteAction.put(request, in: session.wording)
    let write = try action.prepared(for: try action.table(in: session.catalog))
    let outcome = try session.transaction { try write.run(session) }
    return JSONWriter.answer(to: request, write, outcome, ReturnValues(request))
  }
}

extension Operation {
  static let getItem = Operation(
    "GetItem", in: .current,
    [
      .returnConsumedCapacity, .attributesToGet, .tableName, .key, .consistentRead, .projectionExpression,
      .expressionAttributeNames,
    ]
  ) { request, session in
    try ExpressionParameters.check(request, [.projection])
    let key = try Item(request["Key"], in: session.wording)
    let projection = try ReadProjection(request, in: session.wording)
    let table = try session.catalog.table(request)
    let keyBytes = try table.schema.keys.checkedKeyBytes(ofKey: key)
    try projection.check(table.schema)
    try session.limits?.admit(.read, table, at: keyBytes)

    let found = try table.stored(keyBytes)
    let capacity = Capacity(
      table: Capacity.read(found?.size ?? 0, isConsistent: request["ConsistentRead"]?.boolean ?? false))
    session.limits?.use(capacity.table, .read, table, at: keyBytes)
    var json = JSONWriter(reserving: (found?.bytes.count ?? 0) + 64)
    try json.object { json in
      if let found { try json.member("Item") { $0.raw(try projection.apply(to: found)) } }
      json.consumedCapacity(capacity, of: table.schema.name, for: request)
    }
    return json
  }
}

extension Operation {
  /// Updating what isn't there makes an item of its key.
  static let updateItem = Operation(
    "UpdateItem", in: .counted, reports: .first,
    [
      .returnConsumedCapacity, .tableName, .returnItemCollectionMetrics, .returnValues, .conditionalOperator, .key,
      .updateExpression, .conditionExpression, .expressionAttributeNames, .expressionAttributeValues, .returnValuesOnFailure,
      .expected, .attributeUpdates,
    ]
  ) { request, session in
    let action = try WriteAction.update(request, in: session.wording)
    let write = try action.prepared(for: try action.table(in: session.catalog))
    let outcome = try session.transaction {
      try write.checkCharge()
      return try write.run(session)
    }
    return JSONWriter.answer(to: request, write, outcome, ReturnValues(request))
  }
}

extension Operation {
  /// Deleting what isn't there is a success.
  static let deleteItem = Operation(
    "DeleteItem", in: .counted,
    [
      .returnConsumedCapacity, .tableName, .returnValues, .returnItemCollectionMetrics, .conditionalOperator, .key,
      .conditionExpression, .expressionAttributeNames, .expressionAttributeValues, .returnValuesOnFailure, .expected,
    ]
  ) { request, session in
    let action = try WriteAction.delete(request, in: session.wording)
    let write = try action.prepared(for: try action.table(in: session.catalog))
    let outcome = try session.transaction { try write.run(session) }
    return JSONWriter.answer(to: request, write, outcome, ReturnValues(request))
  }
}
