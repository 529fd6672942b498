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

  /// The answer to the request, its `ConsumedCapacity` included.
  func answer(to request: JSONValue) throws -> JSONWriter {
    var (count, scanned, size) = (0, 0, 0)
    var fetched = 0.0
    let isConsistent = request["ConsistentRead"]?.boolean ?? false
    var last: StoredItem?
    var json = JSONWriter(reserving: 4096)  // not a limit: a first size that grows
    try json.object { json in
      try json.member(selection.countsOnly ? nil : "Items") { json in
        try source.rows.forEach(in: range, descending: descending) { row in
          var stored = StoredItem(row)
          scanned += 1
          size += stored.size
          let isLast = scanned == limit || size >= Limits.pageBytes
          if isLast { last = stored }
          // What an index doesn't hold is absent to the filter, also where it is then fetched from the table.
          var item = filter == nil ? nil : try stored.item()
          let isWanted = item.map { filter?.holds(for: $0) ?? true } ?? true
          if fetches, let whole = try fetch(stored) {
            (stored, item) = (whole, nil)
            fetched += Capacity.read(whole.size, isConsistent: isConsistent)
          }
          if isWanted {
            count += 1
            try append(stored, item, to: &json)
          }
          return !isLast
        }
      }
      json.member("Count", count)
      json.member("ScannedCount", scanned)
      if let last { try json.member("LastEvaluatedKey") { $0.item(source.lastEvaluatedKey(try last.item())) } }
      let capacity = capacity(size, fetched, try partitionsRead(until: last), isConsistent: isConsistent)
      json.consumedCapacity(capacity, of: source.table.schema.name, for: request)
    }
    return json
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

  private func partitionsRead(until last: StoredItem?) throws -> Int {
    guard partitions > 1 else { return 1 }
    let end = try last.flatMap { source.table.schema.keys.keyBytes(of: try $0.item()) }
    return (0..<partitions).count { RowStore.Range(segment: $0, of: partitions).meets(range, until: end) }
  }

  private func capacity(_ size: Int, _ fetched: Double, _ partitions: Int, isConsistent: Bool) -> Capacity {
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
