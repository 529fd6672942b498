import SwynamoCompiler
import SwynamoCore
import SwynamoSchema
import SwynamoWire

/// Reads the shards of a hash key and gives their items in the order of the range key, those of equal keys in the order of the shards.
///
/// A page of a shard is fetched when the one before it has been given, so that no more than a page of each is held. A page of the whole
/// goes on until the next item of some shard is not known.
struct ShardMerge<Row>: PageReader {
  /// An item of which the key is known and nothing else is read.
  private struct StoredRow: Sendable {
    let json: [UInt8]
    let rangeKey: AttributeValue?
  }

  private struct Shard: Sendable {
    var source: PageSource<StoredRow>
    /// What was fetched and not yet given.
    var rows: ArraySlice<StoredRow> = []
    /// The last item that was given of the page; nil before the first.
    var last: StoredRow?
    /// Where the page begins.
    var position: ReadPosition

    var isDry: Bool { rows.isEmpty && !source.isFinished }
    var isRead: Bool { rows.isEmpty && source.isFinished }
  }

  private let table: TableDefinition
  private let index: TableDefinition.Index?
  private let plan: ReadPlan
  private let decoder: RowDecoder<Row>
  private var shards: [Shard]
  /// The items that are still wanted; nil for all.
  private var remaining: Int?
  /// What was read for items that are still to be given.
  private var scanned = 0
  private var capacity: ConsumedCapacity?

  /// Throws every fault that DynamoDB would refuse the first requests for.
  init<Request, Model>(_ read: Read<Request, Model, Row>, on db: DynamoDB) throws {
    plan = read.plan
    decoder = read.decode
    remaining = read.plan.options.limit
    let table = read.table.definition
    let index = plan.index.flatMap(table.index(named:))
    (self.table, self.index) = (table, index)
    let rangeKey = table.keys(of: index).range.first?.name
    let row = RowDecoder { reader in
      let json = Array(try reader.skipValue())
      let value = try rangeKey.flatMap { name in try json.withUnsafeBytes { try AttributeReader.member(name, of: $0) } }
      return StoredRow(json: json, rangeKey: value)
    }
    let positions = read.plan.positionsOfShards
    // Twice a shard's part of the items that are wanted: most often none has to be asked again.
    let share = read.plan.options.limit.map { limit in
      let part = limit / max(positions.count, 1)
      return part >= limit / 2 ? limit : (part + 1) * 2
    }
    shards = try positions.enumerated().map { number, position in
      var shard = Read<Request, Model, StoredRow>(
        table: read.table, decode: row, plan: read.plan.plan(ofShard: number, from: position))
      if let share { shard.plan.options.limit = share }
      var source = try shard.source(on: db)
      source.remaining = nil
      source.share = share
      source.isFinished = position == .end
      return Shard(source: source, position: position)
    }
  }

  mutating func next() async throws -> PageRows<Row>? {
    guard remaining != 0, !shards.allSatisfy(\.isRead) else { return nil }
    try await fetch()
    var rows = PageRows<Row>(
      page: Page(items: [], cursor: nil, previousCursor: nil, scannedCount: scanned, consumedCapacity: capacity))
    (scanned, capacity) = (0, nil)
    let before = self
    do {
      while remaining != 0, let first = try takeFirst() { try give(first, in: &rows) }
    } catch {
      self = before
      throw error
    }
    if !shards.allSatisfy(\.isRead) { rows.page.cursor = Cursor(shards: try shards.map { try position($0) }, place: plan.place) }
    return rows
  }

  private mutating func give(_ row: StoredRow, in rows: inout PageRows<Row>) throws {
    do {
      rows.page.items.append(try AttributeReader.read(row.json) { try decoder.decode(&$0) })
      if let wanted = remaining { remaining = wanted - 1 }
    } catch {
      if !error.isOfItem { throw error }
      rows.unreadable.append((rows.page.items.count, table.located(error, in: EncodedItem(json: row.json))))
    }
  }

  /// Fetches a page of each shard of which nothing is held.
  private mutating func fetch() async throws {
    let dry = shards.indices.filter { shards[$0].isDry }
    let results = await ShardReads.run(dry.map { shards[$0].source }) { source in
      var source = source
      let rows = try await source.next()
      return (source, rows)
    }
    var failure: (any Error)?
    for (number, result) in zip(dry, results) {
      switch result {
      // Asked again, the shard is read again.
      case .failure(let error): failure = failure ?? error
      case .success(let (source, rows)):
        if let error = rows?.unreadable.first?.error { throw error }
        shards[number].position = position(behindPageOf: shards[number])
        shards[number].source = source
        shards[number].rows = (rows?.page.items ?? [])[...]
        shards[number].last = nil
        scanned = scanned.addingSaturated(rows?.page.scannedCount ?? 0)
        guard let used = rows?.page.consumedCapacity else { continue }
        capacity?.add(used)
        capacity = capacity ?? used
      }
    }
    if let failure { throw failure }
  }

  /// The next item; nil where it isn't known, or there is none.
  private mutating func takeFirst() throws -> StoredRow? {
    var first: Int?
    for number in shards.indices {
      if shards[number].isDry { return nil }
      guard let row = shards[number].rows.first else { continue }
      guard let other = first, let least = shards[other].rows.first else {
        first = number
        continue
      }
      let order = try Self.order(row, least)
      // Descending is the reverse order, of equal keys too.
      if plan.options.isDescending ? order >= 0 : order < 0 { first = number }
    }
    guard let first else { return nil }
    let row = shards[first].rows.popFirst()
    shards[first].last = row
    return row
  }

  private static func order(_ left: StoredRow, _ right: StoredRow) throws -> Int {
    guard let own = left.rangeKey, let other = right.rangeKey else { return 0 }
    guard let order = own.order(to: other) else { throw AttributeReader.wrongShape("its items have range keys of several types") }
    return order
  }

  private func position(behindPageOf shard: Shard) -> ReadPosition {
    shard.source.isFinished ? .end : shard.source.start.map { .after($0) } ?? shard.position
  }

  /// Behind the last item that was given.
  private func position(_ shard: Shard) throws -> ReadPosition {
    if shard.rows.isEmpty { return position(behindPageOf: shard) }
    guard let last = shard.last, let key = try table.key(of: EncodedItem(json: last.json), with: index) else {
      return shard.position
    }
    return .after(key)
  }
}
