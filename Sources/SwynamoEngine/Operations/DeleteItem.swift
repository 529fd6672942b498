import SwynamoCore

extension Operation {
  /// Deleting what isn't there is a success.
  static let deleteItem = Operation(
    "DeleteItem",
    [
      .returnConsumedCapacity, .tableName, .returnValues, .returnItemCollectionMetrics, .conditionalOperator, .key,
      .conditionExpression, .expressionAttributeNames, .expressionAttributeValues, .returnValuesOnFailure, .expected,
    ]
  ) { request, session in
    let action = try WriteAction.delete(request)
    let write = try action.prepared(for: try action.table(in: session.catalog))
    let outcome = try session.transaction { try write.run() }
    return JSONWriter.answer(to: request, write, outcome, ReturnValues(request))
  }
}
