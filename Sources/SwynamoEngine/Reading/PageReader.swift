import SwynamoCore
import SwynamoWire

/// Reads one page of a query or a scan: up to `limit` items or one megabyte, counted before the filter.
struct PageReader {
  let source: ReadSource
  let range: RowStore.Range
  let descending: Bool
  let limit: Int?
  let filter: ConditionExpression?
  let selection: Selection
  let fetches: Bool
  /// As many parts of the table as there are, each of which charges at least one unit where it is read.
  var partitions = 1
  /// What may be read, where that is enforced.
  var limits: ThroughputLimits?
  /// A key of the one partition that is read.
  var partition: KeyBytes?

  /// What was read so far.
  struct Page {
    var count = 0
    var scanned = 0
    var size = 0
    /// The units that fetching from the table cost.
    var fetched = 0.0
    /// The bytes that were fetched, which fill a page too.
    var fetchedSize = 0
    /// The row at which the page is full.
    var last: StoredItem?
  }

  /// The answer to the request, its `ConsumedCapacity` included.
  func answer(to request: JSONValue) throws -> JSONWriter {
    try limits?.admit(.read, source.table, source.index, at: partition)
    var page = Page()
    let isConsistent = request["ConsistentRead"]?.boolean ?? false
    var json = JSONWriter(reserving: 4096)  // not a limit: a first size that grows
    try json.object { json in
      try json.member(selection.countsOnly ? nil : "Items") { json in
        try read(range, into: &page, isConsistent: isConsistent) { stored, item in try append(stored, item, to: &json) }
      }
      json.member("Count", page.count)
      json.member("ScannedCount", page.scanned)
      if let last = page.last { try json.member("LastEvaluatedKey") { $0.item(source.lastEvaluatedKey(try last.item())) } }
      let capacity = capacity(
        page.size, page.fetched, try partitionsRead(in: range, until: page.last), isConsistent: isConsistent)
      limits?.use(capacity, reading: source.table, source.index, at: partition)
      json.consumedCapacity(capacity, of: source.table.schema.name, for: request)
    }
    return json
  }

  /// Reads on until the page is full or the range ends; the body gets what is wanted, and its item where it was decoded.
  func read(
    _ range: RowStore.Range, into page: inout Page, isConsistent: Bool, _ body: (StoredItem, Item?) throws -> Void
  ) throws {
    try source.rows.forEach(in: range, descending: descending) { row in
      let found = StoredItem(row)
      var stored = found
      page.scanned += 1
      page.size += stored.size
      // What an index doesn't hold is absent to the filter, also where it is then fetched from the table.
      var item = filter == nil ? nil : try stored.item()
      let isWanted = item.map { filter?.holds(for: $0) ?? true } ?? true
      if fetches, let whole = try fetch(stored) {
        (stored, item) = (whole, nil)
        page.fetched += Capacity.read(whole.size, isConsistent: isConsistent)
        page.fetchedSize += whole.size
      }
      let isLast = page.scanned == limit || max(page.size, page.fetchedSize) >= Limits.pageBytes
      if isLast { page.last = found }
      if isWanted {
        page.count += 1
        try body(stored, item)
      }
      return !isLast
    }
  }

  /// The item may have been decoded already.
  private func append(_ stored: StoredItem, _ item: Item?, to json: inout JSONWriter) throws {
    guard !selection.countsOnly else { return }
    guard selection.projection.paths != nil else {
      json.raw(stored.bytes)
      return
    }
    json.item(selection.projection.apply(to: try item ?? stored.item()))
  }

  /// The table's item that a row of an index stands for.
  private func fetch(_ row: StoredItem) throws -> StoredItem? {
    guard let key = source.table.schema.keys.keyBytes(of: try row.item()) else { return nil }
    return try source.table.stored(key)
  }

  /// Of a range, read till a row or its end.
  func partitionsRead(in range: RowStore.Range, until last: StoredItem?) throws -> Int {
    guard partitions > 1 else { return 1 }
    let end = try last.flatMap { source.table.schema.keys.keyBytes(of: try $0.item()) }
    return (0..<partitions).count { RowStore.Range(segment: $0, of: partitions).meets(range, until: end) }
  }

  func capacity(_ size: Int, _ fetched: Double, _ partitions: Int, isConsistent: Bool) -> Capacity {
    let least = Double(partitions) * Capacity.read(0, isConsistent: isConsistent)
    let units = max(least, Capacity.read(size, isConsistent: isConsistent))
    guard let index = source.index else { return Capacity(table: units) }
    var capacity = Capacity(table: fetched)
    capacity.add(units, to: index)
    return capacity
  }
}

extension JSONWriter {
  /// An array as a member, or its elements' side effects only when there is no name.
  fileprivate mutating func member(_ name: String?, elements: (inout JSONWriter) throws -> Void) rethrows {
    guard let name else {
      try elements(&self)
      return
    }
    try member(name) { try $0.array(elements) }
  }
}
