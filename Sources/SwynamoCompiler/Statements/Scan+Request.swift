import SwynamoCore
public import SwynamoSchema
public import SwynamoWire

extension Scan: Compilable {
  public func request() throws(InvalidStatement) -> ScanRequest { try plan.request(counting: false) }
}

extension ScanPlan {
  /// What is read, for its cursors.
  package var place: Cursor.Place {
    Cursor.Place(operation: ScanRequest.operation, table: table.name, index: index, segment: segment)
  }

  func request(counting: Bool) throws(InvalidStatement) -> ScanRequest {
    var lowering = Lowering()
    lowering.faults += faults
    let index = index.flatMap(table.index(named:))
    if let name = self.index, index == nil { lowering.faults.append(.unknownIndex(name)) }
    let filter = lowering.filter(filter)
    if let condition = self.filter?.expression {
      lowering.checkProjection(ofFilter: condition, table, index, isQuery: false)
    }
    let cursorKeys = table.cursorKeys(options, isFiltered: filter != nil, index: index)
    let projection = counting ? nil : lowering.selection(selection, keys: cursorKeys)
    let select = lowering.select(table, index, selection: selection, counting: counting)
    lowering.check(options, index: index)
    lowering.check(options.start, at: place)
    if let segment, segment.total < 1 || segment.total > Limits.segments || !(0..<segment.total).contains(segment.index) {
      lowering.faults.append(
        .invalidParameter("segment \(segment.index) of \(segment.total): there are 1 to 1,000,000 segments, counted from 0"))
    }
    try lowering.refuse("Scan", table)
    return ScanRequest(
      tableName: table.name, indexName: self.index, filterExpression: filter, projectionExpression: projection,
      attributes: lowering.attributes, select: select,
      limit: options.wireLimit(isFiltered: filter != nil, remaining: options.limit, page: counting ? .max : 0),
      exclusiveStartKey: options.start?.key, consistentRead: options.isConsistent, segment: segment?.index,
      totalSegments: segment?.total)
  }
}
