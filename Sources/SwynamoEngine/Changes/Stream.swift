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
  var shards: [Shard]

  func arn(in shown: TableNamespace) -> String { shown.arn(ofTable: "\(tableName)/stream/\(label)") }
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
