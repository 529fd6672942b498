import GRDB
import SwynamoWire

/// All streams of an engine with their shards, in the store and in memory, those that were switched off included.
final class StreamCatalog {
  static let layout = """
    CREATE TABLE streams (id INTEGER PRIMARY KEY, region BLOB NOT NULL, account BLOB NOT NULL, tbl INTEGER NOT NULL,
      table_name BLOB NOT NULL, label BLOB NOT NULL, view BLOB NOT NULL, keys BLOB NOT NULL, created REAL NOT NULL, ended REAL);
    CREATE TABLE shards (id INTEGER PRIMARY KEY, stream INTEGER NOT NULL, name BLOB NOT NULL, parent BLOB NOT NULL,
      low INTEGER NOT NULL, high INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, opened REAL NOT NULL,
      closed REAL NOT NULL, trimmed INTEGER NOT NULL);
    \(StreamRecords.layout)
    """

  private let database: Database
  private let settings: StreamSettings
  private let numbers: ChangeNumbers
  let records: StreamRecords
  private var streams: [Int: Stream] = [:]
  /// The stream that is switched on, by the table's number.
  private var current: [Int: Int] = [:]
  /// Records of open shards since the store was opened, where shards are split after so many.
  private var taken: [Int: Int] = [:]
  /// When the first of a stream's open shards is to be closed.
  private var renewals: [Int: Double] = [:]
  private var hasChanges = false

  init(_ database: Database, _ settings: StreamSettings, _ numbers: ChangeNumbers) throws {
    self.database = database
    self.settings = settings
    self.numbers = numbers
    records = StreamRecords(database)
    try load()
  }

  private func load() throws {
    streams = [:]
    current = [:]
    try BlobStatement(
      database, "SELECT id, region, account, tbl, table_name, label, view, keys, created, coalesce(ended, -1) FROM streams"
    ).run { row in
      while try row.step() {
        guard let viewType = StreamViewType(rawValue: row.text(6)) else { continue }
        let ended = row.real(9)
        let stream = Stream(
          id: row.number(0), namespace: TableNamespace(region: row.text(1), account: row.text(2)), table: row.number(3),
          tableName: row.text(4), label: row.text(5), viewType: viewType, keySchema: row.bytes(7), created: row.real(8),
          ended: ended < 0 ? nil : ended)
        streams[stream.id] = stream
        if stream.ended == nil { current[stream.table] = stream.id }
      }
    }
    try BlobStatement(
      database, "SELECT stream, id, name, parent, low, high, first, last, opened, closed, trimmed FROM shards ORDER BY id"
    ).run { row in
      while try row.step() {
        let (low, high, last) = (row.number(4), row.number(5), row.number(7))
        let parent = row.text(3)
        guard low <= high else { continue }
        streams[row.number(0)]?.add(
          Shard(
            id: row.number(1), name: row.text(2), parent: parent.isEmpty ? nil : parent, range: low...high,
            first: row.number(6), last: last == 0 ? nil : last, opened: row.real(8), closed: last == 0 ? nil : row.real(9),
            trimmed: row.number(10)))
      }
    }
  }

  func keepChanges() { hasChanges = false }

  func discardChanges() throws {
    guard hasChanges else { return }
    try load()
    renewals = [:]
    hasChanges = false
  }
}

extension StreamCatalog {
  var all: [Stream] { Array(streams.values) }

  /// Those of a namespace, by the names of their tables and then by their labels.
  func all(in namespace: TableNamespace) -> [Stream] {
    streams.values.filter { $0.namespace == namespace }
      .sorted { $0.tableName == $1.tableName ? $0.label < $1.label : $0.tableName < $1.tableName }
  }

  func stream(_ namespace: TableNamespace, _ table: String, _ label: String) -> Stream? {
    streams.values.first { $0.namespace == namespace && $0.tableName == table && $0.label == label }
  }

  func stream(id: Int) -> Stream? { streams[id] }

  func isOpen(for table: Table) -> Bool { current[table.id] != nil }

  /// A time that no stream of the table's name has in its ARN: two that are switched on in one millisecond are told apart.
  func label(forTable name: String, in namespace: TableNamespace, at now: Double) -> String {
    var time = now
    while streams.values.contains(where: {
      $0.namespace == namespace && $0.tableName == name && $0.label == Timestamp.label(time)
    }) { time += 0.001 }
    return Timestamp.label(time)
  }
}

extension StreamCatalog {
  func open(for table: Table, at now: Double) throws {
    guard let settings = table.settings.stream, let viewType = settings.viewType.flatMap({ StreamViewType(rawValue: $0) }) else {
      return
    }
    hasChanges = true
    var keys = JSONWriter()
    table.schema.keys.write(to: &keys)
    try BlobStatement(
      database,
      """
      INSERT INTO streams (region, account, tbl, table_name, label, view, keys, created)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
      """
    ).run(
      binding: .text(table.namespace.region), .text(table.namespace.account), .number(table.id), .text(table.schema.name),
      .text(settings.label), .text(viewType.rawValue), .bytes(keys.bytes), .real(now))
    let id = Int(database.lastInsertedRowID)
    streams[id] = Stream(
      id: id, namespace: table.namespace, table: table.id, tableName: table.schema.name, label: settings.label,
      viewType: viewType, keySchema: keys.bytes, created: now, ended: nil)
    current[table.id] = id
    try openShard(Shard.everything, in: id, after: nil, at: now)
  }

  /// The stream takes no more records, and those that it has can be read for a day.
  func end(of table: Table, at now: Double) throws {
    guard let id = current[table.id] else { return }
    hasChanges = true
    for index in streams[id]?.open ?? [] { try close(index, of: id, at: now) }
    try BlobStatement(database, "UPDATE streams SET ended = ?1 WHERE id = ?2")
      .run(binding: .real(now), .number(id))
    streams[id]?.ended = now
    current[table.id] = nil
  }

  func append(_ change: ItemChange, of table: Table, at now: Double) throws {
    guard let id = current[table.id] else { return }
    try renewShards(of: id, at: now)
    let hash = Shard.hash(change.key)
    guard let viewType = streams[id]?.viewType, let index = streams[id]?.place(of: hash),
      let shard = streams[id]?.shards[index]
    else { return }
    try records.insert(
      StreamRecord(change, numbers.next(), viewType: viewType, keys: table.schema.keys, at: now), into: shard.id)
    guard let most = settings.recordsUntilSplit else { return }
    taken[shard.id, default: 0] += 1
    if taken[shard.id, default: 0] >= most {
      taken[shard.id] = nil
      // Beyond that many a child goes on alone, so that shards still come and go.
      let isFull = streams[id]?.open.count ?? 0 >= Self.mostOpen
      try replace(index, of: id, by: isFull ? [shard.range] : shard.halves, at: now)
    }
  }

  private static let mostOpen = 16

  /// Closes shards whose time is over.
  func renewShards(of id: Int, at now: Double) throws {
    guard renewals[id] ?? 0 <= now, streams[id]?.isOn == true else { return }
    for (index, shard) in openShards(of: id) where shard.opened + settings.shardLifetime <= now {
      try replace(index, of: id, by: [shard.range], at: now)
    }
    renewals[id] = openShards(of: id).map(\.shard.opened).min().map { $0 + settings.shardLifetime }
  }

  /// Closes the open shards of a table's stream, each for two children. Answers how many are open then.
  func splitShards(of table: Table, at now: Double) throws -> Int {
    guard let id = current[table.id] else { return 0 }
    for (index, shard) in openShards(of: id) { try replace(index, of: id, by: shard.halves, at: now) }
    return streams[id]?.open.count ?? 0
  }

  /// With their places.
  private func openShards(of id: Int) -> [(place: Int, shard: Shard)] {
    guard let stream = streams[id] else { return [] }
    return stream.open.map { ($0, stream.shards[$0]) }
  }

  private func replace(_ index: Int, of id: Int, by ranges: [ClosedRange<Int>], at now: Double) throws {
    guard let parent = streams[id]?.shards[index].name else { return }
    try close(index, of: id, at: now)
    for range in ranges { try openShard(range, in: id, after: parent, at: now) }
  }

  private func close(_ index: Int, of id: Int, at now: Double) throws {
    guard let shard = streams[id]?.shards[index] else { return }
    hasChanges = true
    let last = try numbers.next()
    try BlobStatement(database, "UPDATE shards SET last = ?1, closed = ?2 WHERE id = ?3")
      .run(binding: .number(last), .real(now), .number(shard.id))
    streams[id]?.close(index, last: last, at: now)
  }

  private func openShard(_ range: ClosedRange<Int>, in stream: Int, after parent: String?, at now: Double) throws {
    hasChanges = true
    let first = try numbers.next()
    // The number is the engine's own, so no other shard has the name.
    let name = Shard.name(first, at: now)
    try BlobStatement(
      database,
      """
      INSERT INTO shards (stream, name, parent, low, high, first, last, opened, closed, trimmed)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, ?7, 0, 0)
      """
    ).run(
      binding: .number(stream), .text(name), .text(parent ?? ""), .number(range.lowerBound), .number(range.upperBound),
      .number(first), .real(now))
    streams[stream]?.add(
      Shard(
        id: Int(database.lastInsertedRowID), name: name, parent: parent, range: range, first: first, last: nil,
        opened: now, closed: nil))
  }
}

extension StreamCatalog {
  /// Forgets some of the records that nobody has to find any more. Answers whether there may be more of them.
  func trim(before time: Double) throws -> Bool {
    for id in Array(streams.keys) {
      var place = 0
      // Those that were opened later have no older records.
      while let shard = streams[id]?.shards.element(at: place), shard.opened < time {
        if try trim(shard, place, of: id, before: time) { return true }
        place += 1
      }
    }
    return false
  }

  private func trim(_ shard: Shard, _ place: Int, of id: Int, before time: Double) throws -> Bool {
    if let last = try records.trim(shard.id, before: time, atMost: 100) {
      hasChanges = true
      try BlobStatement(database, "UPDATE shards SET trimmed = ?1 WHERE id = ?2")
        .run(binding: .number(last), .number(shard.id))
      streams[id]?.trimmed(place, upTo: last)
      return true
    }
    guard let closed = shard.closed, closed < time, try !records.hasRecords(of: shard.id) else { return false }
    hasChanges = true
    try BlobStatement(database, "DELETE FROM shards WHERE id = ?1").run(binding: .number(shard.id))
    streams[id]?.remove(place)
    if let stream = streams[id], stream.ended != nil, stream.shards.isEmpty {
      try BlobStatement(database, "DELETE FROM streams WHERE id = ?1").run(binding: .number(id))
      streams[id] = nil
    }
    return true
  }
}

extension Array {
  fileprivate func element(at place: Int) -> Element? { place < count ? self[place] : nil }
}
