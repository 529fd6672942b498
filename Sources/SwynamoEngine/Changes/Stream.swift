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

  func arn(in shown: TableNamespace) -> String {
    "arn:aws:dynamodb:\(shown.region):\(shown.account):table/\(tableName)/stream/\(label)"
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
///
///     try EmbeddedEngine(.inMemory, streams: StreamSettings(shardLifetime: .seconds(60), recordsUntilSplit: 1000))
///
/// Source: Developer Guide, "Change data capture for DynamoDB Streams": a shard is open for about four hours, and records are
/// kept for 24.
package struct StreamSettings: Sendable, Hashable {
  /// How long a shard is open. Then a child goes on with its partitions.
  package var shardLifetime: Duration
  /// How many records a shard takes before two children share its partitions; nil for any number. Up to sixteen are open at once.
  package var recordsUntilSplit: Int?

  package init(shardLifetime: Duration = .seconds(4 * 3600), recordsUntilSplit: Int? = nil) {
    self.shardLifetime = shardLifetime
    self.recordsUntilSplit = recordsUntilSplit
  }
}
