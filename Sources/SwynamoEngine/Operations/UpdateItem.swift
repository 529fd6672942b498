import SwynamoCore

extension Operation {
  /// Updating what isn't there makes an item of its key.
  static let updateItem = Operation(
    "UpdateItem",
    [
      .returnConsumedCapacity, .tableName, .returnItemCollectionMetrics, .returnValues, .conditionalOperator, .key,
      .updateExpression, .conditionExpression, .expressionAttributeNames, .expressionAttributeValues, .returnValuesOnFailure,
      .expected, .attributeUpdates,
    ]
  ) { request, session in
    let action = try WriteAction.update(request)
    let write = try action.prepared(for: try action.table(in: session.catalog))
    let outcome = try session.transaction {
      let outcome = try write.run()
      try write.checkSize(of: outcome)
      return outcome
    }
    return JSONWriter.answer(to: request, write, outcome, ReturnValues(request))
  }
}
