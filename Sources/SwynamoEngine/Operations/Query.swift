import SwynamoCore
import SwynamoWire

extension Operation {
  static let query = Operation(
    "Query",
    [
      .limit, .exclusiveStartKey, .returnConsumedCapacity, .attributesToGet, .queryFilter, .select, .conditionalOperator,
      .keyConditions, .tableName, .consistentRead, .indexName, Shape.Member("ScanIndexForward", .boolean),
      .keyConditionExpression, .filterExpression, .projectionExpression, .expressionAttributeNames,
      .expressionAttributeValues,
    ]
  ) { request, session in
    try ExpressionParameters.check(request, [.projection, .filter, .keyCondition])
    var paths = try ReadProjection.attributesToGet(request)
    let start = try ReadSource.exclusiveStartKey(request)
    guard request["KeyConditionExpression"] != nil else {
      throw DynamoDBError.invalid(
        "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.")
    }
    var parameters = try ExpressionParameters(request)
    let keyText = try parameters.condition(.keyCondition)
    let filter = try parameters.condition(.filter)
    paths = try parameters.projection()?.paths ?? paths
    try parameters.checkAllUsed()
    let condition = try keyText.map { try KeyConditionExpression($0) } ?? KeyConditionExpression([])
    let selection = try Selection(request, paths, isQuery: true)

    let source = try ReadSource(request, try session.catalog.table(request))
    let descending = request["ScanIndexForward"]?.boolean == false
    let startKey = try start.map { try source.startKey($0) }
    try condition.check(source.keys)
    var range = condition.range(in: source.keys)
    if let start, let startKey {
      try condition.checkStart(start, startKey, range, source.keys)
      range = range.after(startKey, descending: descending)
    }
    try selection.projection.check(source.table.schema)
    try filter?.checkFilter(source.keys)
    let fetches = try selection.fetches(source)
    try source.table.schema.checkScalarKeys(filter?.paths ?? [])

    return try PageReader(
      source: source, range: range, descending: descending, limit: request["Limit"]?.integer, filter: filter,
      selection: selection, fetches: fetches
    ).answer(to: request)
  }
}

extension KeyConditionExpression {
  fileprivate func check(_ keys: KeySchema) throws(DynamoDBError) {
    try validate(
      hash: keys.hash.map(\.name), range: keys.range.map(\.name),
      types: Dictionary(keys.attributes.map { ($0.name, $0.type) }, uniquingKeysWith: { first, _ in first }))
    for case .compare(let name, .equal, let value) in terms {
      try KeySchema.checkSize(value, name, isHash: keys.hash.contains { $0.name == name })
    }
  }

  /// A page can only go on inside of what the query is about.
  fileprivate func checkStart(
    _ start: Item, _ startKey: KeyBytes, _ range: RowStore.Range, _ keys: KeySchema
  ) throws(DynamoDBError) {
    guard !range.contains(startKey) else { return }
    let isSamePartition = terms.allSatisfy { term in
      guard case .compare(let name, .equal, let value) = term, keys.hash.contains(where: { $0.name == name }) else { return true }
      return start[name] == value
    }
    guard terms.count > keys.hash.count else {
      throw .invalid("The provided starting key is outside query boundaries based on provided conditions")
    }
    throw .invalid(
      isSamePartition
        ? "The provided starting key does not match the range key predicate"
        : "The query can return at most one row and cannot be restarted")
  }
}

extension ConditionExpression {
  /// A query's filter is about what its key condition is not.
  fileprivate func checkFilter(_ keys: KeySchema) throws(DynamoDBError) {
    let used = Set(paths.map(\.attribute))
    for attribute in keys.attributes where used.contains(attribute.name) {
      throw .invalid(
        "Filter Expression can only contain non-primary key attributes: Primary key attribute: \(attribute.name)")
    }
  }
}
