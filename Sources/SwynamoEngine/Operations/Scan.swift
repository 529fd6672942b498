import SwynamoCore
import SwynamoWire

extension Operation {
  static let scan = Operation(
    "Scan",
    [
      .limit, .returnConsumedCapacity, .attributesToGet, Shape.Member("Segment", .integer, .minimum(0), .maximum(999_999)),
      .select, .scanFilter, .conditionalOperator,
      Shape.Member("TotalSegments", .integer, .minimum(1), .maximum(Limits.segments)), .tableName, .exclusiveStartKey, .indexName,
      .consistentRead, .filterExpression, .projectionExpression, .expressionAttributeNames, .expressionAttributeValues,
    ]
  ) { request, session in
    try ExpressionParameters.check(request, [.projection, .filter])
    var paths = try ReadProjection.attributesToGet(request, in: session.wording)
    let legacyFilter = try LegacyCondition.conditions(request["ScanFilter"], in: session.wording)
    let start = try ReadSource.exclusiveStartKey(request, in: session.wording)
    let segment = try ScanSegment(request)
    var parameters = try ExpressionParameters(request, in: session.wording)
    let filter = try parameters.condition(.filter) ?? ConditionExpression(legacyFilter, joinedBy: request)
    paths = try parameters.projection()?.paths ?? paths
    try parameters.checkAllUsed()
    let selection = try Selection(request, paths, isQuery: false)

    let source = try ReadSource(request, try session.catalog.table(request))
    if let start { try source.checkScanStart(start) }
    let fetches = try selection.fetches(source)
    var range = segment.range
    if let start {
      let row = try source.startRow(start)
      guard range.contains(row) else { throw segment.startOutside }
      range = range.after(row, descending: false)
    }
    try selection.projection.check(source.table.schema)
    try source.table.schema.checkScalarKeys(filter?.paths ?? [])

    return try PageReader(
      source: source, range: range, descending: false, limit: request["Limit"]?.integer, filter: filter,
      selection: selection, fetches: fetches, partitions: source.index == nil ? source.table.settings.partitions : 1,
      limits: session.limits
    ).answer(to: request)
  }
}

/// The part of a table that one of several parallel scans reads.
private struct ScanSegment {
  let segment: Int
  let total: Int

  init(_ request: JSONValue) throws(DynamoDBError) {
    let (segment, total) = (request["Segment"]?.integer, request["TotalSegments"]?.integer)
    if segment != nil, total == nil {
      throw .invalid(
        "The TotalSegments parameter is required but was not present in the request when Segment parameter is present")
    }
    if total != nil, segment == nil {
      throw .invalid(
        "The Segment parameter is required but was not present in the request when parameter TotalSegments is present")
    }
    self.segment = segment ?? 0
    self.total = total ?? 1
    guard self.segment < self.total else {
      throw .invalid(
        "The Segment parameter is zero-based and must be less than parameter TotalSegments: "
          + "Segment: \(self.segment) is not less than TotalSegments: \(self.total)")
    }
  }

  var range: RowStore.Range { RowStore.Range(segment: segment, of: total) }

  var startOutside: DynamoDBError {
    .invalid(
      "The provided starting key is invalid: Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment. "
        + "TotalSegments: \(total) Segment: \(segment)")
  }
}
