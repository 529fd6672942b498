/// What a table's changes are shown by, from when it was switched on.
struct Stream: Sendable {
  /// In the store.
  let id: Int
  let namespace: TableNamespace
  /// The table's number in the store.
  let table: Int
  let tableName: String
  /// When it was switched on, as the ARN shows it.
  let label: String
  let viewType: StreamViewType
  /// The table's, as JSON.
  let keySchema: [UInt8]
  let created: Double
  /// When it was switched off, or its table was deleted.
  var ended: Double?
  /// In the order in which they were opened.
  private(set) var shards: [Shard] = []
  /// The places of those that are open, in the same order: all others are only kept to be read.
  private(set) var open: [Int] = []

  func arn(in shown: TableNamespace) -> String { shown.arn(ofTable: "\(tableName)/stream/\(label)") }
}

extension Stream {
  mutating func add(_ shard: Shard) {
    if shard.isOpen { open.append(shards.count) }
    shards.append(shard)
  }

  var isOn: Bool { ended == nil }

  /// The open shard of a partition.
  func place(of hash: Int) -> Int? { open.last { shards[$0].range.contains(hash) } }

  mutating func close(_ place: Int, last: Int, at now: Double) {
    (shards[place].last, shards[place].closed) = (last, now)
    open.removeAll { $0 == place }
  }

  mutating func trimmed(_ place: Int, upTo number: Int) { shards[place].trimmed = number }

  /// Forgets a shard that is closed.
  mutating func remove(_ place: Int) {
    shards.remove(at: place)
    for index in open.indices where open[index] > place { open[index] -= 1 }
  }
}

/// What records show of items, beside their keys.
enum StreamViewType: String, Sendable {
  case keysOnly = "KEYS_ONLY"
  case newImage = "NEW_IMAGE"
  case oldImage = "OLD_IMAGE"
  case newAndOldImages = "NEW_AND_OLD_IMAGES"

  var showsNew: Bool { self == .newImage || self == .newAndOldImages }
  var showsOld: Bool { self == .oldImage || self == .newAndOldImages }
}

/// How streams behave: as the service's, or so that those who read them are tested.
struct StreamSettings: Sendable {
  /// In seconds.
  let shardLifetime: Double
  let recordsUntilSplit: Int?
}
