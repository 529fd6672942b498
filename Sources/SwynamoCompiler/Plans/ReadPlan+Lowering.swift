import SwynamoCore
package import SwynamoSchema
import SwynamoWire

/// What queries and scans have in common.
extension Lowering {
  mutating func filter(_ filter: ConditionBody?) -> String? {
    guard let filter else { return nil }
    if !filter.faults.isEmpty { faults += filter.faults }
    return condition(filter.expression, "FilterExpression")
  }

  /// What the requests of a query and of a scan have in common, once their filter is lowered.
  mutating func page(
    _ plan: ReadPlan, _ index: TableDefinition.Index?, isFiltered: Bool, counting: Bool
  ) -> (projection: String?, select: Select?, limit: Int?) {
    if let filter = plan.filter?.expression { checkProjection(ofFilter: filter, plan, index) }
    if let entity = plan.table.entity, counting || plan.selection != nil, !plan.options.mayHaveOtherEntities,
      let index, !plan.canFilter(by: entity.attribute)
    {
      faults.append(.entityNotProjected(attribute: entity.attribute, index: index.name))
    }
    let keys = plan.needsCursorKeys(isFiltered: isFiltered) ? plan.table.keyNames(with: index) : []
    let projection = counting ? nil : selection(plan.selection, keys: plan.expiryOnClient.map { keys + [$0.attribute] } ?? keys)
    if counting, let expiry = plan.expiryOnClient { faults.append(.expiredInCount(attribute: expiry.attribute)) }
    let select = select(plan, index, counting: counting)
    check(plan.options, index: index)
    check(plan.options.start, at: plan.place)
    let limit = plan.wireLimit(isFiltered: isFiltered, remaining: plan.options.limit, page: counting ? .max : 0)
    return (projection, select, limit)
  }

  mutating func checkKeys(_ condition: KeyConditionExpression, hash: [TableDefinition.Key], range: [TableDefinition.Key]) {
    for (position, term) in condition.terms.enumerated() where position < hash.count + range.count {
      let key = position < hash.count ? hash[position] : range[position - hash.count]
      let limit = position < hash.count ? KeyBounds.hashKey : KeyBounds.rangeKey
      switch term {
      case .compare(_, _, let value):
        KeyChecks.check(value, key, limit: limit, faults: &faults)
      case .between(_, let lower, let upper):
        KeyChecks.check(lower, key, limit: limit, faults: &faults)
        KeyChecks.check(upper, key, limit: limit, faults: &faults)
      case .beginsWith(_, let prefix):
        if key.type == .number {
          faults.append(.operatorNotForType(attribute: key.name, operator: "begins_with", type: key.type))
        } else {
          KeyChecks.check(prefix, key, limit: limit, faults: &faults)
        }
      }
    }
  }

  /// The filter, which was lowered just now, may not speak of what is queried.
  mutating func checkFilterKeys(index: String?, hash: [TableDefinition.Key], range: [TableDefinition.Key]) {
    for key in hash where speaks(of: key) { faults.append(.keyInFilter(key.name, index: index, isHashKey: true)) }
    for key in range where speaks(of: key) { faults.append(.keyInFilter(key.name, index: index, isHashKey: false)) }
  }

  private mutating func check(_ options: ReadPlan.Options, index: TableDefinition.Index?) {
    if options.isConsistent, let index, !index.isLocal { faults.append(.consistentReadOnGlobalIndex(index.name)) }
    if let limit = options.limit, limit < 1 { faults.append(.invalidParameter("the limit is \(limit); it is at least 1")) }
    if let size = options.pageSize, size < 1 { faults.append(.invalidParameter("the page size is \(size); it is at least 1")) }
    if let most = options.maximumScannedCount, most < 1 {
      faults.append(.invalidParameter("the maximum scanned count is \(most); it is at least 1"))
    }
    if let most = options.maximumPages, most < 1 {
      faults.append(.invalidParameter("the maximum of pages is \(most); it is at least 1"))
    }
  }

  mutating func check(_ segment: ReadPlan.Segment?) {
    guard let segment else { return }
    if segment.total < 1 || segment.total > Limits.segments || !(0..<segment.total).contains(segment.index) {
      faults.append(
        .invalidParameter(
          "segment \(segment.index) of \(segment.total): there are 1 to \(Limits.segments.grouped) segments, counted from 0"))
    }
  }

  /// A cursor leads on in what it was given for: elsewhere DynamoDB refuses it, or reads from a place that nobody meant.
  private mutating func check(_ cursor: Cursor?, at place: Cursor.Place) {
    guard let cursor, cursor.place != place else { return }
    faults.append(.cursorOfAnotherStatement("\(cursor.place)", "\(place)"))
  }

  /// A query's cursor is in its partition.
  mutating func check(_ cursor: Cursor?, in condition: KeyConditionExpression, hash: [TableDefinition.Key]) {
    guard let cursor, let found = try? cursor.key.decoded() else { return }
    for (key, term) in zip(hash, condition.terms) {
      guard case .compare(_, _, let value) = term, let own = found[key.name], own != value, !standsForFault(value.type) else {
        continue
      }
      return faults.append(.cursorOfAnotherPartition(attribute: key.name))
    }
  }

  /// A filter sees what the index has a copy of. DynamoDB refuses others in a query, of a local index too; to a scan they are absent,
  /// which no filter of a global index can mean.
  private mutating func checkProjection(
    ofFilter filter: ConditionExpression, _ plan: ReadPlan, _ index: TableDefinition.Index?
  ) {
    let isQuery = if case .query = plan.source { true } else { false }
    guard let index, isQuery || !index.isLocal, let projected = plan.table.projectedAttributes(of: index) else { return }
    var names: [String] = []
    FilterKeys.forEachAttribute(of: filter) { names.append($0) }
    for name in names where !projected.contains(name) && name != "?" {
      let fault = StatementError.Fault.filterNotProjected(attribute: name, index: index.name, isQuery: isQuery)
      if !faults.contains(fault) { faults.append(fault) }
    }
  }

  /// What to ask for by `Select`; checks that an index has what is asked for.
  private mutating func select(
    _ plan: ReadPlan, _ index: TableDefinition.Index?, counting: Bool
  ) -> Select? {
    let (table, selection) = (plan.table, plan.selection)
    if let index, !index.isLocal, let projected = table.projectedAttributes(of: index) {
      let readsNoModel = counting || (plan.options.isRaw && selection == nil)
      if table.wholeItems != nil, selection == nil, !readsNoModel { faults.append(.wholeItemNotProjected(index: index.name)) }
      let wanted =
        readsNoModel || (table.wholeItems != nil && selection == nil)
        ? [] : selection?.map(\.attribute) ?? table.columns.filter(\.isRequired).map(\.name)
      for name in wanted where !projected.contains(name) && name != "?" {
        let fault = StatementError.Fault.notProjected(attribute: name, index: index.name)
        if !faults.contains(fault) { faults.append(fault) }
      }
    }
    if counting { return .count }
    // A local index reads what it has no copy of from the table, when asked for everything.
    if let index, index.isLocal, index.projection != .all, selection == nil { return .allAttributes }
    return nil
  }
}

extension ReadPlan {
  /// Whether a selection has to ask for the keys besides, of which cursors are made: the read may end between two items of a page, or
  /// is one of which the page before can be asked for, or one of several shards. A segment may end there when others gave what was wanted.
  fileprivate func needsCursorKeys(isFiltered: Bool) -> Bool {
    options.limit != nil && (isFiltered || options.segment != nil) || hasPreviousPages || options.readsKeys
  }

  /// Whether there may be a page before that can be asked for: that of a query that starts or ends at a cursor.
  package var hasPreviousPages: Bool {
    guard case .query = source else { return false }
    return options.start != nil
  }
}

extension TableDefinition {
  /// Nil when the index has everything.
  func projectedAttributes(of index: Index) -> StringSet? {
    let keys = keyNames(with: index)
    switch index.projection {
    case .all: return nil
    case .keysOnly: return StringSet(keys)
    case .including(let names): return StringSet(keys + names)
    }
  }
}

extension ReadPlan {
  /// The wire's `Limit` of a page, counted from 0, when so many items are still wanted.
  ///
  /// Without a filter each item read is given, so no page needs more. With one nobody knows how many have to be read: the first page
  /// is small, each is twice as large as the one before, and from the eighth on they are as large as DynamoDB makes them. Where there is
  /// no filter but the library's own, which most often leaves nothing out, the first page has as many as are wanted.
  package func wireLimit(isFiltered: Bool, remaining: Int?, page: Int = 0, scanned: Int = 0) -> Int? {
    let wanted = options.pageLimit(isFiltered: isFiltered, hasOwnFilter: filter != nil, remaining: remaining, page: page)
    guard let most = options.maximumScannedCount else { return wanted }
    return min(wanted ?? Int(Int32.max), max(most - scanned, 1))
  }
}

extension ReadPlan.Options {
  /// Whether another page may be read after so many of so many items.
  package func allowsPage(after pages: Int, scanned: Int) -> Bool {
    pages < maximumPages ?? .max && scanned < maximumScannedCount ?? .max
  }

  fileprivate func pageLimit(isFiltered: Bool, hasOwnFilter: Bool, remaining: Int?, page: Int) -> Int? {
    // The wire's number has 32 bits.
    let pageSize = pageSize.map { min($0, Int(Int32.max)) }
    guard let remaining = remaining.map({ min($0, Int(Int32.max)) }), pageSize == nil || !isFiltered else { return pageSize }
    guard isFiltered else { return min(remaining, pageSize ?? remaining) }
    guard page < 8 else { return nil }
    let wanted = min(limit ?? remaining, 25_000)
    return hasOwnFilter ? (max(wanted, 25) * 4) << page : min(wanted << (2 * page), Int(Int32.max))
  }
}

/// The top-level attributes that a condition names, for the rule that an index has a copy of what its filter uses.
enum FilterKeys {
  static func forEachAttribute(of condition: ConditionExpression, _ body: (String) -> Void) {
    switch condition {
    case .compare(let left, _, let right), .beginsWith(let left, let right), .contains(let left, let right):
      visit(left, body)
      visit(right, body)
    case .between(let operand, let lower, let upper):
      visit(operand, body)
      visit(lower, body)
      visit(upper, body)
    case .isIn(let operand, let candidates):
      visit(operand, body)
      for candidate in candidates { visit(candidate, body) }
    case .attributeExists(let path), .attributeNotExists(let path), .attributeType(let path, _):
      body(path.attribute)
    case .and(let members), .or(let members):
      for member in members { forEachAttribute(of: member, body) }
    case .not(let member):
      forEachAttribute(of: member, body)
    case .raw(let parts):
      for case .operand(let operand) in parts { visit(operand, body) }
    }
  }

  private static func visit(_ operand: ConditionExpression.Operand, _ body: (String) -> Void) {
    switch operand {
    case .path(let path), .size(let path): body(path.attribute)
    case .value: break
    }
  }
}

/// What has expired is left out by a filter, or when it was read where DynamoDB takes none; other entities' items by a filter.
extension ReadPlan {
  /// The filter, with what has expired and other entities left out.
  var wholeFilter: ConditionBody? {
    var whole = filter
    if let entity = table.entity, canFilter(by: entity.attribute) {
      let condition = ConditionBody(entity.condition, [])
      whole = whole?.and(condition) ?? condition
    } else if let guards = guardsOfScan {
      let condition = ConditionBody(.not(guards), [])
      whole = whole?.and(condition) ?? condition
    }
    guard case .filter(let expiry)? = hiding else { return whole }
    let condition = ConditionBody(expiry.hasNotExpired, [])
    return whole?.and(condition) ?? condition
  }

  /// Whether a filter may name an attribute: what is read has a copy of it, and to a query it is no key.
  fileprivate func canFilter(by attribute: String) -> Bool {
    let index = index.flatMap(table.index(named:))
    if let index, table.projectedAttributes(of: index)?.contains(attribute) == false { return false }
    guard case .query = source else { return true }
    let keys = table.keys(of: index)
    return !(keys.hash + keys.range).contains { $0.isNamed(attribute) }
  }

  /// What the guards of unique values meet in a scan that finds some: of the table, or of an index that has no keys but the table's.
  private var guardsOfScan: ConditionExpression? {
    guard table.uniques != nil, case .scan = source else { return nil }
    if let index = index.flatMap(table.index(named:)) {
      let own = table.keyNames()
      let others = (index.hashKeys + index.rangeKeys).filter { key in !own.contains { key.isNamed($0) } }
      if !others.isEmpty { return nil }
    }
    return .beginsWith(.path(DocumentPath(table.hashKey.name)), .value(.string(UniqueConstraints.keyPrefix)))
  }

  /// What leaves out of the items read those that have expired; nil where a filter does, or nobody.
  package var expiryOnClient: Expiry? {
    if case .client(let expiry)? = hiding { expiry } else { nil }
  }

  private enum Hiding {
    case filter(Expiry)
    case client(Expiry)
  }

  /// A query's filter may not use the keys of what is queried, and an index has what is projected into it. What a local index has no
  /// copy of comes from the table all the same; of a global one nobody knows what has expired.
  private var hiding: Hiding? {
    guard let expiry = table.expiry, !options.includesExpired else { return nil }
    let name = expiry.attribute
    let index = index.flatMap(table.index(named:))
    if let index, let projected = table.projectedAttributes(of: index), !projected.contains(name) {
      return index.isLocal && selection == nil ? .client(expiry) : nil
    }
    if case .query = source {
      let keys = table.keys(of: index)
      if (keys.hash + keys.range).contains(where: { $0.isNamed(name) }) { return .client(expiry) }
    }
    return .filter(expiry)
  }
}
