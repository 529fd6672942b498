#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension EmbeddedEngine {
  /// How an engine behaves.
  ///
  ///     let settings = EmbeddedEngine.Settings(shardLifetime: .seconds(60), recordsUntilSplit: 1000)
  ///     let engine = try EmbeddedEngine(.inMemory, settings: settings)
  public struct Settings: Sendable {
    /// How long a table is CREATING, UPDATING or DELETING, and each of the two phases of a global index that is added, by the
    /// engine's clock.
    public var tableDelay: Duration
    /// Whether requests that go beyond the units of a table, of a global index or of a partition are throttled as DynamoDB throttles
    /// them, so that a program's waiting and trying again can be tested.
    ///
    ///     let engine = try EmbeddedEngine(.inMemory, settings: EmbeddedEngine.Settings(enforcesThroughput: true))
    ///     // the second PutItem in a second, on a table of 1 unit: ProvisionedThroughputExceededException
    ///
    /// Units that aren't used are kept for 300 seconds, by the engine's clock; a new table begins with those of one second.
    /// Source: Developer Guide, "Burst and adaptive capacity".
    public var enforcesThroughput: Bool
    /// How long a stream's shard takes records, by the engine's clock. Then a child goes on with its partitions.
    ///
    /// Source: Developer Guide, "Change data capture for DynamoDB Streams": about four hours.
    public var shardLifetime: Duration
    /// How many records a stream's shard takes before two children share its partitions, up to sixteen at once; nil for any number.
    public var recordsUntilSplit: Int?
    /// A folder whose subfolders stand for the buckets of S3, which exports, imports and bulk operations write and read. Without it
    /// they find no bucket, and fail as they do on AWS.
    ///
    ///     EmbeddedEngine.Settings(buckets: "/tmp/s3")
    ///     // an export to "reports": /tmp/s3/reports/AWSDynamoDB/01700000000250-1f2e3d4c/manifest-summary.json
    ///
    /// Source: API Reference, "ExportTableToPointInTime".
    public var buckets: String?
    /// After how long a write shows in the other regions of a global table, by the engine's clock.
    ///
    ///     EmbeddedEngine.Settings(replicationDelay: .seconds(1))
    ///     // a PutItem in us-east-1: a second later GetItem finds the item in eu-west-1
    ///
    /// Source: Developer Guide, "Global tables": typically within a second.
    public var replicationDelay: Duration
    /// The engine's clock.
    public var now: @Sendable () -> Date

    public init(
      tableDelay: Duration = .zero, enforcesThroughput: Bool = false, shardLifetime: Duration = .seconds(4 * 3600),
      recordsUntilSplit: Int? = nil, buckets: String? = nil, replicationDelay: Duration = .zero,
      now: @escaping @Sendable () -> Date = { Date() }
    ) {
      self.tableDelay = tableDelay
      self.enforcesThroughput = enforcesThroughput
      self.shardLifetime = shardLifetime
      self.recordsUntilSplit = recordsUntilSplit
      self.buckets = buckets
      self.replicationDelay = replicationDelay
      self.now = now
    }
  }
}

extension EmbeddedEngine.Settings {
  var streams: StreamSettings {
    StreamSettings(shardLifetime: shardLifetime / .seconds(1), recordsUntilSplit: recordsUntilSplit)
  }

  var bucketFolder: BucketFolder? { buckets.map(BucketFolder.init) }

  /// Since 1970, to the millisecond: the service's times have no more.
  var seconds: Double { (now().timeIntervalSince1970 * 1000).rounded(.down) / 1000 }

  /// In seconds.
  var replicationSeconds: Double { max(0, replicationDelay / .seconds(1)) }

  /// In seconds.
  var delay: Double { max(0, tableDelay / .seconds(1)) }
}
