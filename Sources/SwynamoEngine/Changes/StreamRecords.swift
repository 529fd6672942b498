import GRDB
import SwynamoCore

/// A change as a stream shows it.
struct StreamRecord {
  let number: Int
  let time: Double
  let author: ChangeAuthor
  let event: Event
  /// Items as JSON; images only where the stream shows them.
  let keys: [UInt8]
  let newImage: [UInt8]?
  let oldImage: [UInt8]?
  /// Of keys and images.
  let size: Int

  enum Event: Int {
    case insert = 0
    case modify = 1
    case remove = 2

    var name: String {
      switch self {
      case .insert: "INSERT"
      case .modify: "MODIFY"
      case .remove: "REMOVE"
      }
    }
  }

  init(_ change: ItemChange, _ number: Int, viewType: StreamViewType, keys schema: KeySchema, at time: Double) throws {
    self.number = number
    self.time = time
    author = change.author
    event = change.old == nil ? .insert : change.new == nil ? .remove : .modify
    let keys = StoredItem(schema.key(of: try (change.new ?? change.old)?.item() ?? [:]))
    self.keys = keys.bytes
    let (new, old) = (viewType.showsNew ? change.new : nil, viewType.showsOld ? change.old : nil)
    newImage = new?.bytes
    oldImage = old?.bytes
    size = keys.size + (new?.size ?? 0) + (old?.size ?? 0)
  }

  fileprivate init?(_ row: BlobStatement) {
    number = row.number(0)
    time = row.real(1)
    let kind = row.number(2)
    guard let event = Event(rawValue: kind & 3), row.number(7) == Self.checksum(row) else { return nil }
    self.event = event
    author = kind & Self.byService == 0 ? .client : .service
    keys = row.bytes(3)
    newImage = kind & Self.hasNew == 0 ? nil : row.bytes(4)
    oldImage = kind & Self.hasOld == 0 ? nil : row.bytes(5)
    size = row.number(6)
  }

  private static let (byService, hasNew, hasOld) = (4, 8, 16)

  fileprivate var values: [BlobStatement.Value] {
    let kind =
      event.rawValue | (author.isService ? Self.byService : 0) | (newImage == nil ? 0 : Self.hasNew)
      | (oldImage == nil ? 0 : Self.hasOld)
    let (new, old) = (newImage ?? [], oldImage ?? [])
    return [
      .number(number), .real(time), .number(kind), .bytes(keys), .bytes(new), .bytes(old), .number(size),
      .number(Self.checksum(number, kind, keys, new, old)),
    ]
  }

  private static func checksum(_ row: BlobStatement) -> Int {
    checksum(row.number(0), row.number(2), row.bytes(3), row.bytes(4), row.bytes(5))
  }

  private static func checksum(_ number: Int, _ kind: Int, _ keys: [UInt8], _ new: [UInt8], _ old: [UInt8]) -> Int {
    var checksum = Checksum()
    checksum.add(number)
    checksum.add(kind)
    for bytes in [keys, new, old] { checksum.add(bytes) }
    return checksum.value
  }
}

/// The records of all shards, in the order of their numbers.
final class StreamRecords {
  static let layout = """
    CREATE TABLE records (shard INTEGER NOT NULL, number INTEGER NOT NULL, time REAL NOT NULL, kind INTEGER NOT NULL,
      keys BLOB NOT NULL, new BLOB NOT NULL, old BLOB NOT NULL, size INTEGER NOT NULL, checksum INTEGER NOT NULL,
      PRIMARY KEY (shard, number)) WITHOUT ROWID;
    """

  private let insertion: BlobStatement
  private let selection: BlobStatement
  private let next: BlobStatement
  private let oldest: BlobStatement
  private let removal: BlobStatement

  init(_ database: Database) {
    let columns = "number, time, kind, keys, new, old, size, checksum"
    insertion = BlobStatement(
      database, "INSERT INTO records (\(columns), shard) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
    selection = BlobStatement(
      database, "SELECT \(columns) FROM records WHERE shard = ?1 AND number >= ?2 ORDER BY number LIMIT ?3")
    next = BlobStatement(
      database, "SELECT number, time FROM records WHERE shard = ?1 AND number >= ?2 ORDER BY number LIMIT 1")
    oldest = BlobStatement(database, "SELECT number, time FROM records WHERE shard = ?1 ORDER BY number LIMIT ?2")
    removal = BlobStatement(database, "DELETE FROM records WHERE shard = ?1 AND number <= ?2")
  }

  func insert(_ record: StreamRecord, into shard: Int) throws {
    try insertion.run { row in
      row.bind(record.values + [.number(shard)])
      _ = try row.step()
    }
  }

  /// Up to `limit` from a number on, and about as many bytes as an answer may have.
  func records(of shard: Int, from number: Int, atMost limit: Int) throws -> [StreamRecord] {
    try selection.run { row in
      row.bind([.number(shard), .number(number), .number(limit)])
      var (found, bytes) = ([StreamRecord](), 0)
      while try row.step() {
        guard let record = StreamRecord(row) else {
          throw DamagedRowsError("records", "record \(SequenceNumber.text(row.number(0))) does not match its checksum")
        }
        // One that is larger comes alone.
        if !found.isEmpty, bytes + record.size > Limits.pageBytes { break }
        found.append(record)
        bytes += record.size
      }
      return found
    }
  }

  /// The number of the first record that is not older; nil where all are. Times grow with the numbers.
  func number(of shard: Int, since time: Double, in numbers: Range<Int>) throws -> Int? {
    var (low, high) = (numbers.lowerBound, numbers.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if let record = try first(of: shard, from: middle), record.time < time { low = record.number + 1 } else { high = middle }
    }
    return try first(of: shard, from: low)?.number
  }

  private func first(of shard: Int, from number: Int) throws -> (number: Int, time: Double)? {
    try next.run { row in
      row.bind([.number(shard), .number(number)])
      return try row.step() ? (row.number(0), row.real(1)) : nil
    }
  }

  func hasRecords(of shard: Int, from number: Int = 0) throws -> Bool { try first(of: shard, from: number) != nil }

  /// Forgets some records of before a time. Answers the number of the last of them, nil where there is none.
  func trim(_ shard: Int, before time: Double, atMost limit: Int) throws -> Int? {
    var last: Int?
    try oldest.run { row in
      row.bind([.number(shard), .number(limit)])
      while try row.step(), row.real(1) < time { last = row.number(0) }
    }
    if let last { try removal.run(binding: .number(shard), .number(last)) }
    return last
  }
}
