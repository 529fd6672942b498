import SwynamoCore

extension Operation {
  static let putItem = Operation(
    "PutItem",
    [
      .returnConsumedCapacity, .tableName, .item, .returnValues, .returnItemCollectionMetrics, .conditionExpression,
      .expressionAttributeNames, .expressionAttributeValues, .returnValuesOnFailure, .expected, .conditionalOperator,
    ]
  ) { request, session in
    let action = try WriteAction.put(request)
    let write = try action.prepared(for: try action.table(in: session.catalog))
    let outcome = try session.transaction { try write.run() }
    return JSONWriter.answer(to: request, write, outcome, ReturnValues(request))
  }
}
