extension Operation {
  /// Deleting what isn't there is a success.
  static let deleteItem = Operation(
    "DeleteItem",
    [
      .returnConsumedCapacity, .tableName, .key, .returnValues, .returnItemCollectionMetrics, .conditionExpression,
      .expressionAttributeNames, .expressionAttributeValues, .returnValuesOnFailure, .expected, .conditionalOperator,
    ]
  ) { request, session in
    let action = try WriteAction.delete(request)
    let values = try ReturnValues(ofReplacement: request)
    let write = try action.prepared(for: try action.table(in: session.catalog))
    let outcome = try session.transaction { try write.run() }
    return JSONWriter.answer(to: request, write, outcome, values)
  }
}
