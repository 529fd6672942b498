import GRDB
import SwynamoCore

/// When the items of a table expire, in the order of these times: which are due is found without a look at the others.
final class ExpiryRows {
  /// The attribute that holds the second at which an item expires.
  let attribute: String
  private let insertion: BlobStatement
  private let removal: BlobStatement
  private let forgetting: BlobStatement
  private let selection: BlobStatement

  init(_ database: Database, table: Int, attribute: String) {
    self.attribute = attribute
    let name = Self.name(table)
    insertion = BlobStatement(database, "INSERT OR IGNORE INTO \(name) (time, key) VALUES (?1, ?2)")
    removal = BlobStatement(database, "DELETE FROM \(name) WHERE time = ?1 AND key = ?2")
    forgetting = BlobStatement(database, "DELETE FROM \(name) WHERE key = ?1")
    selection = BlobStatement(database, "SELECT key FROM \(name) WHERE time >= ?1 AND time < ?2 ORDER BY time LIMIT ?3")
  }

  private static func name(_ table: Int) -> String { "expiry_\(table)" }

  static func create(_ database: Database, table: Int) throws {
    try database.execute(
      sql: "CREATE TABLE \(name(table)) (time BLOB NOT NULL, key BLOB NOT NULL, PRIMARY KEY (time, key)) WITHOUT ROWID")
  }

  static func drop(_ database: Database, table: Int) throws {
    try database.execute(sql: "DROP TABLE IF EXISTS \(name(table))")
  }

  static func exists(_ database: Database, table: Int) throws -> Bool { try database.tableExists(name(table)) }

  /// The bytes by which times are ordered. Values that aren't numbers never expire.
  func time(of item: Item) -> [UInt8]? {
    guard case .number(let time)? = item[attribute] else { return nil }
    return time.orderedBytes
  }

  /// Keeps up with a write.
  func replace(_ key: KeyBytes, old: Item?, new: Item?) throws {
    let (before, after) = (old.flatMap(time), new.flatMap(time))
    guard before != after else { return }
    if let before { try removal.run(binding: .bytes(before), .bytes(key.bytes)) }
    if let after { try insert(after, key.bytes) }
  }

  func insert(_ time: [UInt8], _ key: [UInt8]) throws { try insertion.run(binding: .bytes(time), .bytes(key)) }

  /// Forgets an item that isn't there.
  func forget(_ key: KeyBytes) throws { try forgetting.run(binding: .bytes(key.bytes)) }

  /// The keys of items that have expired, the earliest first. Times of more than five years ago don't count.
  func keys(expiredAt now: Double, atMost limit: Int) throws -> [KeyBytes] {
    let milliseconds = Int((now * 1000).rounded())
    guard let latest = DynamoDBNumber("\(milliseconds)e-3"),
      let earliest = DynamoDBNumber("\(milliseconds - Limits.expiryAge * 1000)e-3")
    else { return [] }
    return try selection.run { row in
      row.bind([.bytes(earliest.orderedBytes), .bytes(latest.orderedBytes), .number(limit)])
      var keys: [KeyBytes] = []
      while try row.step() { keys.append(KeyBytes(stored: row.bytes(0))) }
      return keys
    }
  }
}
