import GRDB
import SwynamoCore

/// What a table is as one of the replicas of a global table of version 2019.11.21.
struct Replication: Sendable, Hashable, Codable {
  struct Member: Sendable, Hashable, Codable {
    var region: String
    /// `Table.id`
    var table: Int
    /// Greater than those of all members that were there before it.
    var joined: Int
    /// Seconds since 1970.
    var added: Double
    /// The region that its items were copied from; nil for the table that the first replica was made of.
    var source: String?
    /// Not all of these items are there yet.
    var isCopying = false
  }

  var own: Member
  /// In the order in which they joined. None are left in a table that has yet to write what others wrote before they went.
  var others: [Member]

  static let version = "2019.11.21"
  /// What is said of a replica's settings, unless something else was asked for.
  static let settingsMode = "ENABLED_WITH_OVERRIDES"

  /// The first member expires items for all of them.
  var expiresItems: Bool { others.allSatisfy { own.joined < $0.joined } }

  var isCopying: Bool { own.isCopying || others.contains(where: \.isCopying) }

  func other(_ region: String) -> Member? { others.first { $0.region == region } }

  /// Whether replicas that are there were copied from a region lately.
  func isSource(_ region: String, at now: Double) -> Bool {
    ([own] + others).contains { $0.source.map { $0 == region } == true && now < $0.added + Limits.replicaSourceTime }
  }

  /// The same as another member sees it.
  func seen(by member: Member) -> Replication {
    Replication(own: member, others: ([own] + others).filter { $0.table != member.table }.sorted { $0.joined < $1.joined })
  }
}

/// What is kept beside the items of a replica.
final class ReplicaRows {
  let replication: Replication
  let versions: WriteVersions
  /// What other regions wrote.
  let incoming: ReplicaQueue
  /// Those of the other regions.
  let outgoing: [ReplicaQueue]

  init(_ database: Database, _ replication: Replication) {
    self.replication = replication
    versions = WriteVersions(database, table: replication.own.table)
    incoming = ReplicaQueue(database, table: replication.own.table)
    outgoing = replication.others.map { ReplicaQueue(database, table: $0.table) }
  }

  static func names(table: Int) -> [String] { [ReplicaQueue.name(table), WriteVersions.name(table)] }

  /// When what has to be written first was written; always, where nobody is left to wait for.
  func firstTime() throws -> Double? { replication.others.isEmpty ? -.infinity : try incoming.firstTime() }

  static func create(_ database: Database, table: Int) throws {
    try WriteVersions.create(database, table: table)
    try ReplicaQueue.create(database, table: table)
  }

  static func drop(_ database: Database, table: Int) throws {
    try WriteVersions.drop(database, table: table)
    try ReplicaQueue.drop(database, table: table)
  }
}
