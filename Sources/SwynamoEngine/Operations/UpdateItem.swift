extension Operation {
  /// Updating what isn't there makes an item of its key.
  static let updateItem = Operation(
    "UpdateItem",
    [
      .returnConsumedCapacity, .tableName, .key, .returnValues, .returnItemCollectionMetrics, .updateExpression,
      .conditionExpression, .expressionAttributeNames, .expressionAttributeValues, .returnValuesOnFailure, .expected,
      .attributeUpdates, .conditionalOperator,
    ]
  ) { request, session in
    let action = try WriteAction.update(request)
    let write = try action.prepared(for: try action.table(in: session.catalog))
    let outcome = try session.transaction { try write.run() }
    return JSONWriter.answer(to: request, write, outcome, ReturnValues(request))
  }
}
