public import SwynamoCore
public import SwynamoSchema
public import SwynamoWire

/// Public for the compiler only: what a query or a scan asks for, without its model's type.
public struct ReadPlan: Sendable {
  package enum Source: Sendable {
    case query(KeyConditionExpression)
    case scan
  }

  /// One of several parts of a scan, counted from 0.
  @usableFromInline
  package struct Segment: Sendable, Hashable {
    package let index: Int
    package let total: Int

    @usableFromInline
    package init(index: Int, total: Int) {
      self.index = index
      self.total = total
    }
  }

  /// How much is read, and from where on.
  @usableFromInline
  package struct Options: Sendable {
    /// At most so many items are given, over all pages.
    @usableFromInline package var limit: Int?
    /// At most so many items are read for each page, before the filter.
    @usableFromInline package var pageSize: Int?
    /// At most so many items are evaluated, before the filter, over all pages.
    @usableFromInline package var maximumScannedCount: Int?
    /// At most so many pages are read, each by a request.
    @usableFromInline package var maximumPages: Int?
    @usableFromInline package var isConsistent = false
    @usableFromInline package var isDescending = false
    /// Where to start: behind its key.
    @usableFromInline package var start: Cursor?
    /// Whether it is read the other way from there on, and given in the statement's order: the page before.
    @usableFromInline package var isBackward = false
    @usableFromInline package var segment: Segment?
    /// The rows are no models, so that no attribute need be there.
    package var isRaw = false
    /// The rows are put in order by their keys, so that these have to be there.
    var readsKeys = false
    /// Who asked for the items leaves out those of other entities.
    package var mayHaveOtherEntities = false
    @usableFromInline package var includesExpired = false

    package init() {}
  }

  package let table: TableDefinition
  package let index: String?
  package internal(set) var source: Source
  /// Of a query of a hash key that is spread over several, all of which are asked; its key condition is that of the first.
  @usableFromInline package var shards: ShardedKey?
  /// What to ask for; nil for whole items.
  package var selection: [DocumentPath]?
  package var filter: ConditionBody?
  @usableFromInline package var options = Options()
  package var faults: [StatementError.Fault]

  @usableFromInline
  package init(query key: KeyConditionExpression, of table: TableDefinition, index: String?, faults: [StatementError.Fault]) {
    self.table = table
    self.index = index
    self.faults = faults
    source = .query(key)
  }

  package init(scan table: TableDefinition, index: String?) {
    self.table = table
    self.index = index
    faults = []
    source = .scan
  }

  /// Adds to the filter.
  @usableFromInline
  package mutating func filter(_ condition: ConditionBody) { filter = filter?.and(condition) ?? condition }

  @usableFromInline
  package mutating func select(_ paths: SelectedPaths, faults: [StatementError.Fault]) {
    selection = paths.requested
    if !faults.isEmpty { self.faults += faults }
  }

  /// What holds of the items that are found, but for the table's own key: those of an index, and the filter.
  package var conditionOfItems: ConditionBody? {
    let ofEntity = (table.entity?.condition).map { ConditionBody($0, []) }
    var condition = ofEntity.map { filter?.and($0) ?? $0 } ?? filter
    if index != nil, case .query(let key) = source {
      let ofIndex = ConditionBody(.and(shards?.conditions(key) ?? key.terms.map(\.condition)), [])
      condition = condition.map { ofIndex.and($0) } ?? ofIndex
    }
    return condition
  }

  /// What is read, for its cursors.
  package var place: Cursor.Place {
    let operation =
      switch source {
      case .query: QueryRequest.operation
      case .scan: ScanRequest.operation
      }
    return Cursor.Place(
      operation: operation, table: table.name, index: index, segment: options.segment, shards: shards?.texts.count,
      orderOfShards: orderOfShards)
  }
}

/// Public for the compiler only: a query's or a scan's request, whose answer comes in pages.
public protocol PageRequest: WireRequest {
  /// The request of the first page, or every fault that DynamoDB would refuse it for.
  ///
  /// - Parameter counting: asks for the number of items only.
  static func request(of plan: ReadPlan, counting: Bool) throws(StatementError) -> Self

  /// The filter's text, "#0 > :0".
  var filterExpression: String? { get }
  /// How many items are read for the page.
  var limit: Int? { get set }
  /// The key behind which the page starts.
  var exclusiveStartKey: EncodedItem? { get set }
}

extension QueryRequest: PageRequest {
  public static func request(of plan: ReadPlan, counting: Bool) throws(StatementError) -> QueryRequest {
    if plan.shards != nil { return try request(of: plan.planOfFirstShard, counting: counting) }
    var lowering = Lowering(plan.faults)
    let key: KeyConditionExpression =
      switch plan.source {
      case .query(let key): key
      case .scan: KeyConditionExpression([])
      }
    let index = plan.index.flatMap(plan.table.index(named:))
    let keys = plan.table.keys(of: index)
    lowering.checkKeys(key, hash: keys.hash, range: keys.range)
    if plan.index == nil, plan.table.uniques != nil, case .compare(_, _, let hash)? = key.terms.first {
      KeyChecks.checkReserved(hash, of: plan.table, faults: &lowering.faults)
    }
    let keyCondition = lowering.keyCondition(key)
    let filter = lowering.filter(plan.wholeFilter)
    if filter != nil { lowering.checkFilterKeys(index: index?.name, hash: keys.hash, range: keys.range) }
    let page = lowering.page(plan, index, isFiltered: filter != nil || plan.expiryOnClient != nil, counting: counting)
    lowering.check(plan.options.start, in: key, hash: keys.hash)
    try lowering.refuse(Self.operation, plan.table)
    return QueryRequest(
      tableName: plan.table.name, keyConditionExpression: keyCondition, indexName: plan.index, filterExpression: filter,
      projectionExpression: page.projection, attributes: lowering.attributes, select: page.select, limit: page.limit,
      exclusiveStartKey: plan.options.start?.key, consistentRead: plan.options.isConsistent,
      scanIndexForward: plan.options.isDescending == plan.options.isBackward)
  }
}

extension ScanRequest: PageRequest {
  public static func request(of plan: ReadPlan, counting: Bool) throws(StatementError) -> ScanRequest {
    var lowering = Lowering(plan.faults)
    let index = plan.index.flatMap(plan.table.index(named:))
    if let name = plan.index, index == nil { lowering.faults.append(.unknownIndex(name)) }
    let filter = lowering.filter(plan.wholeFilter)
    let page = lowering.page(plan, index, isFiltered: filter != nil || plan.expiryOnClient != nil, counting: counting)
    lowering.check(plan.options.segment)
    try lowering.refuse(Self.operation, plan.table)
    return ScanRequest(
      tableName: plan.table.name, indexName: plan.index, filterExpression: filter, projectionExpression: page.projection,
      attributes: lowering.attributes, select: page.select, limit: page.limit, exclusiveStartKey: plan.options.start?.key,
      consistentRead: plan.options.isConsistent, segment: plan.options.segment?.index,
      totalSegments: plan.options.segment?.total)
  }
}
