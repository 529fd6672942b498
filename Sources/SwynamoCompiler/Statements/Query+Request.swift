import SwynamoCore
public import SwynamoSchema
public import SwynamoWire

extension Query: Compilable {
  public func request() throws(InvalidStatement) -> QueryRequest { try plan.request(counting: false) }
}

extension QueryPlan {
  /// What is read, for its cursors.
  package var place: Cursor.Place { Cursor.Place(operation: QueryRequest.operation, table: table.name, index: index) }

  func request(counting: Bool) throws(InvalidStatement) -> QueryRequest {
    var lowering = Lowering()
    if !faults.isEmpty { lowering.faults += faults }
    let index = index.flatMap(table.index(named:))
    let keys = (hash: index?.hashKey ?? table.hashKey, range: index == nil ? table.rangeKey : index?.rangeKey)
    lowering.checkKeys(key, hash: keys.hash, range: keys.range)
    let keyCondition = lowering.keyCondition(key)
    let filter = lowering.filter(filter)
    if let condition = self.filter?.expression {
      lowering.checkFilterKeys(condition, index: index?.name, hash: keys.hash.name, range: keys.range?.name)
      lowering.checkProjection(ofFilter: condition, table, index, isQuery: true)
    }
    let cursorKeys = table.cursorKeys(options, isFiltered: filter != nil, index: index)
    let projection = counting ? nil : lowering.selection(selection, keys: cursorKeys)
    let select = lowering.select(table, index, selection: selection, counting: counting)
    lowering.check(options, index: index)
    lowering.check(options.start, at: place)
    lowering.check(options.start, in: key, hash: keys.hash)
    try lowering.refuse("Query", table)
    return QueryRequest(
      tableName: table.name, keyConditionExpression: keyCondition, indexName: self.index, filterExpression: filter,
      projectionExpression: projection, attributes: lowering.attributes, select: select,
      limit: options.wireLimit(isFiltered: filter != nil, remaining: options.limit, page: counting ? .max : 0),
      exclusiveStartKey: options.start?.key,
      consistentRead: options.isConsistent, scanIndexForward: !options.isDescending)
  }
}
