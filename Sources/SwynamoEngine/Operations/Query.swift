import SwynamoCore
import SwynamoWire

extension Operation {
  static let query = Operation(
    "Query", in: .current,
    [
      .limit, .exclusiveStartKey, .returnConsumedCapacity, .attributesToGet, .queryFilter, .select, .queryConditionalOperator,
      .keyConditions, .tableName, .consistentRead, .indexName, Shape.Member("ScanIndexForward", .boolean),
      .keyConditionExpression, .filterExpression, .projectionExpression, .expressionAttributeNames,
      .expressionAttributeValues,
    ]
  ) { request, session in
    try ExpressionParameters.check(request, [.projection, .filter, .keyCondition])
    let legacyFilter = try LegacyCondition.conditions(request["QueryFilter"], in: session.wording)
    var paths = try ReadProjection.attributesToGet(request, in: session.wording)
    let start = try ReadSource.exclusiveStartKey(request, in: session.wording)
    guard request["KeyConditionExpression"] != nil || request["KeyConditions"] != nil else {
      throw DynamoDBError.invalid(
        "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.")
    }
    var parameters = try ExpressionParameters(request, in: session.wording)
    let keyText = try parameters.condition(.keyCondition)
    let filter = try parameters.condition(.filter) ?? ConditionExpression(legacyFilter, joinedBy: request)
    paths = try parameters.projection()?.paths ?? paths
    try parameters.checkAllUsed()
    let conditions =
      try keyText.map { QueryConditions(try KeyConditionExpression($0)) }
      ?? QueryConditions(try LegacyCondition.conditions(request["KeyConditions"], in: session.wording))
    let selection = try Selection(request, paths, isQuery: true)

    let source = try ReadSource(request, try session.catalog.table(request))
    if let start { try source.checkStartCount(start, isQuery: true) }
    let condition = try conditions.checked(for: source, start: start)
    let descending = request["ScanIndexForward"]?.boolean == false
    var range = condition.range(in: source.keys)
    if let start {
      let row = try source.startRow(start)
      try condition.checkStart(start, source.keys, isIndex: source.index != nil)
      range = range.after(row, descending: descending)
    }
    try selection.projection.check(source.table.schema)
    try filter?.checkFilter(source.keys, named: legacyFilter.isEmpty ? "Filter Expression" : "QueryFilter")
    if let index = source.index { try filter?.checkProjection(into: index, source.table.schema) }
    let fetches = try selection.fetches(source)
    try source.table.schema.checkScalarKeys(filter?.paths ?? [])

    return try PageReader(
      source: source, range: range, descending: descending, limit: request["Limit"]?.integer, filter: filter,
      selection: selection, fetches: fetches, limits: session.limits, partition: range.lower
    ).answer(to: request)
  }
}

extension KeyConditionExpression {
  /// A page can only go on inside of what the query is about.
  fileprivate func checkStart(_ start: Item, _ keys: KeySchema, isIndex: Bool) throws(DynamoDBError) {
    func isWithin(_ attributes: [KeyAttribute]) -> Bool {
      terms.allSatisfy { term in
        guard attributes.contains(where: { $0.name == term.attribute }) else { return true }
        return start[term.attribute].map(term.holds(for:)) ?? false
      }
    }
    guard terms.count > keys.hash.count else {
      if isWithin(keys.hash) { return }
      throw keys.range.isEmpty && !isIndex
        ? Self.endsInOneRow
        : .invalid("The provided starting key is outside query boundaries based on provided conditions")
    }
    guard isWithin(keys.range) else { throw .invalid("The provided starting key does not match the range key predicate") }
    guard isWithin(keys.hash) else { throw Self.endsInOneRow }
  }

  private static let endsInOneRow = DynamoDBError.invalid("The query can return at most one row and cannot be restarted")
}

extension ConditionExpression {
  /// A query's filter is about what its key condition is not.
  func checkFilter(_ keys: KeySchema, named parameter: String) throws(DynamoDBError) {
    let used = StringSet(paths.map(\.attribute))
    for attribute in keys.attributes where used.contains(attribute.name) {
      throw .invalid("\(parameter) can only contain non-primary key attributes: Primary key attribute: \(attribute.name)")
    }
  }
}
