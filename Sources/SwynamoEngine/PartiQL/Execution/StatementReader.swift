import SwynamoCore
import SwynamoWire

/// A SELECT whose table was found: what it reads, and in which order.
struct StatementReader {
  private let select: PartiQLStatement.Select
  private let source: ReadSource
  private let isConsistent: Bool
  /// Nil where all is scanned.
  private var partitions: [KeyBranches.Partition]?
  private var isDescending = false
  private let fetches: Bool

  init(_ select: PartiQLStatement.Select, _ request: JSONValue, in catalog: Catalog) throws(DynamoDBError) {
    self.select = select
    let table = try catalog.table(named: select.source.table)
    isConsistent = request["ConsistentRead"]?.boolean ?? false
    source = try ReadSource(table, select.source, isConsistent: isConsistent)
    partitions = try KeyBranches(source.keys)?.partitions(of: select.condition)
    try Self.order(&partitions, &isDescending, by: select.order, source.keys)
    // Alternatives are looked up one by one, and filtered afterwards.
    if let index = source.index, partitions != nil, !select.isDisjunction {
      try select.condition?.checkProjection(into: index, table.schema)
    }
    fetches = try Selection(select.projection?.paths).fetches(source)
    try table.schema.checkScalarKeys(select.condition?.paths ?? [])
  }

  /// Brings the partitions into the order that the statement asks for.
  private static func order(
    _ partitions: inout [KeyBranches.Partition]?, _ isDescending: inout Bool, by terms: [OrderSyntax], _ keys: KeySchema
  ) throws(DynamoDBError) {
    guard !terms.isEmpty else { return }
    guard let found = partitions else { throw PartiQLError.orderWithoutHash.error }
    try terms.check(keys)
    let byHash = terms.first { term in keys.hash.contains { $0.name == term.path.attribute } }
    // Partitions are read one after the other.
    if found.count > 1, terms.first?.path != byHash?.path { throw PartiQLError.orderBySeveralHashes.error }
    if let byHash {
      partitions = found.sorted { first, second in
        let order = first.hash.order(to: second.hash) ?? 0
        return byHash.isDescending ? order > 0 : order < 0
      }
    }
    isDescending = terms.first { term in keys.range.contains { $0.name == term.path.attribute } }?.isDescending ?? false
  }

  /// The answer to ExecuteStatement: a page.
  func answer(to request: JSONValue, within limits: ThroughputLimits?) throws -> JSONWriter {
    try limits?.admit(.read, source.table, source.index)
    let places = places
    let start = try PageToken(request, ranges: places.count)
    let reader = pageReader(limit: request["Limit"]?.integer)
    var progress = Progress()
    var json = JSONWriter(reserving: 4096)  // not a limit: a first size that grows
    try json.object { json in
      try json.member("Items") { json in
        try json.array { json in try read(places, from: start, reader, &progress, &json) }
      }
      if let next = progress.next {
        json.member("NextToken", next.text(for: request))
        if let last = progress.page.last {
          try json.member("LastEvaluatedKey") { $0.item(source.lastEvaluatedKey(try last.item())) }
        }
      }
      limits?.use(progress.capacity, reading: source.table, source.index)
      json.consumedCapacity(progress.capacity, named: select.source.table, for: request)
    }
    return json
  }

  /// A range of rows, and the place of its partition.
  private struct Place {
    let partition: Int
    let range: RowStore.Range
  }

  private var places: [Place] {
    guard let partitions else { return [Place(partition: 0, range: RowStore.Range(lower: KeyBytes(hash: 0)))] }
    return partitions.enumerated()
      .flatMap { place, partition in
        (isDescending ? partition.ranges.reversed() : partition.ranges).map { Place(partition: place, range: $0) }
      }
  }

  private struct Progress {
    var page = PageReader.Page()
    var capacity = Capacity()
    var next: PageToken?
  }

  /// Reads on until the page is full; each partition is charged for itself.
  private func read(
    _ places: [Place], from start: PageToken?, _ reader: PageReader, _ progress: inout Progress, _ json: inout JSONWriter
  ) throws {
    let first = start?.range ?? 0
    var before = progress.page
    if places.isEmpty { progress.capacity += try capacity(reader, reader.range, before, before) }
    for place in first..<places.count {
      let partition = places[place].partition
      if partition >= places[first].partition + Limits.statementPartitionsOfPage {
        progress.next = PageToken(range: place, row: nil)
        return
      }
      var range = places[place].range
      if place == first, let row = start?.row { range = range.after(row, descending: isDescending) }
      try reader.read(range, into: &progress.page, isConsistent: isConsistent) { stored, item in
        try append(stored, item, to: &json)
      }
      let last = progress.page.last
      if last != nil || place + 1 == places.count || places[place + 1].partition != partition {
        progress.capacity += try capacity(reader, range, before, progress.page)
        before = progress.page
      }
      guard let last else { continue }
      if !endsInOneRow(partition) {
        progress.next = PageToken(range: place, row: source.row(of: try last.item()))
      } else if place + 1 < places.count {
        progress.next = PageToken(range: place + 1, row: nil)
      }
      return
    }
  }

  private func pageReader(limit: Int?) -> PageReader {
    PageReader(
      source: source, range: RowStore.Range(lower: KeyBytes(hash: 0)), descending: isDescending, limit: limit,
      filter: select.condition, selection: Selection(nil), fetches: fetches,
      partitions: partitions == nil && source.index == nil ? source.table.settings.partitions : 1)
  }

  /// There is nothing after the row of a whole key.
  private func endsInOneRow(_ partition: Int) -> Bool { source.index == nil && partitions?[partition].isOneRow ?? false }

  private func capacity(
    _ reader: PageReader, _ range: RowStore.Range, _ before: PageReader.Page, _ after: PageReader.Page
  ) throws -> Capacity {
    reader.capacity(
      after.size - before.size, after.fetched - before.fetched, try reader.partitionsRead(in: range, until: after.last),
      isConsistent: isConsistent)
  }

  private func append(_ stored: StoredItem, _ item: Item?, to json: inout JSONWriter) throws {
    guard let projection = select.projection else {
      json.raw(stored.bytes)
      return
    }
    json.item(projection.project(try item ?? stored.item()))
  }
}

extension [OrderSyntax] {
  /// ORDER BY names keys.
  func check(_ keys: KeySchema) throws(DynamoDBError) {
    for term in self where !term.path.steps.isEmpty || !keys.contains(term.path.attribute) {
      throw PartiQLError.orderOfNoKey(term.path.description).error
    }
  }
}

extension ReadSource {
  /// What a statement reads. Its sentences are other ones than those of queries and scans.
  fileprivate init(_ table: Table, _ source: PartiQLStatement.Source, isConsistent: Bool) throws(DynamoDBError) {
    guard let name = source.index else {
      self.init(table)
      return
    }
    guard let index = table.schema.index(name) else {
      guard table.schema.vectorIndex(name) == nil else { throw .invalid("Scan operation not supported on this index type") }
      throw .invalid("The table does not have the specified index")
    }
    try table.checkReadable(index)
    if index.isGlobal, isConsistent {
      throw .invalid("Strongly consistent read is not supported on Global Secondary Indexes")
    }
    self.init(table, index)
  }
}
