import SwynamoAPI
import SwynamoCore
import SwynamoDB

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Where in a stream to begin.
public enum StreamStart: Sendable, Hashable {
  /// The oldest change that there is, up to 24 hours old.
  case trimHorizon
  /// What is written from now on.
  case latest
  /// What was written at a time or later.
  case at(Date)

  func position(now: Date) -> ShardPosition {
    switch self {
    case .trimHorizon: .trimHorizon
    case .latest: .at(now.timeIntervalSince1970)
    case .at(let date): .at(date.timeIntervalSince1970)
    }
  }
}

/// How a stream's shards are asked for changes.
public struct StreamPolling: Sendable, Hashable {
  /// How long to wait when no shard had anything.
  public var interval: Duration
  /// How long to wait between two requests for one shard, of which the service answers five a second.
  public var shardInterval: Duration

  /// A second, and two tenths of one.
  public init(interval: Duration = .seconds(1), shardInterval: Duration = .milliseconds(200)) {
    self.interval = interval
    self.shardInterval = shardInterval
  }
}

/// The changes of a table as they come, those of one item in their order; see ``SwynamoDB/Table/changes(on:from:polling:)``.
///
/// It waits for new ones until its task is canceled; it ends where the stream was switched off and all of it is read. Nothing is asked for
/// before it is wanted, so a slow reader is asked nothing of, and can fall behind by 24 hours at most.
public struct StreamChanges<Row: Sendable>: AsyncSequence, Sendable {
  public typealias Element = StreamChange<Row>

  let db: DynamoDB
  let table: String
  let start: StreamStart
  let polling: StreamPolling
  let decoder: ChangeDecoder<Row>

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(changes: self) }

  /// What it throws leaves it where it was: asked again, it goes on.
  public struct AsyncIterator: AsyncIteratorProtocol {
    let changes: StreamChanges
    private var shards: ShardSet<Row>?
    private var page: ArraySlice<Delivery<Row>> = []

    init(changes: StreamChanges) { self.changes = changes }

    public mutating func next() async throws -> StreamChange<Row>? {
      while true {
        while let delivery = page.popFirst() {
          switch delivery {
          case .change(let change): return change
          case .unreadable(let error): throw error
          case .skipped: continue
          }
        }
        try Task.checkCancellation()
        if shards == nil {
          let source = try await StreamSource.latest(of: changes.table, on: changes.db)
          shards = ShardSet(source, changes.start.position(now: Date()), changes.polling, changes.decoder)
        }
        guard let records = try await shards?.next() else { return nil }
        page = records[...]
      }
    }
  }
}

/// The shards of a stream that are read in turn by one reader.
struct ShardSet<Row: Sendable>: Sendable {
  private struct OpenShard: Sendable {
    var reader: ShardReader<Row>
    var due: ContinuousClock.Instant
  }

  private let source: StreamSource
  private let decoder: ChangeDecoder<Row>
  private let polling: StreamPolling
  /// Of each shard: what is in a later one is later than that anyway.
  private let start: ShardPosition
  private var open: [OpenShard] = []
  private var waiting: [API.Shard] = []
  private var known: StringSet = []
  private var finished: StringSet = []
  private var mayGrow = true
  private var isStale = true
  /// How many of the open shards had nothing in a row.
  private var idle = 0

  init(_ source: StreamSource, _ start: ShardPosition, _ polling: StreamPolling, _ decoder: ChangeDecoder<Row>) {
    self.source = source
    self.start = start
    self.polling = polling
    self.decoder = decoder
  }

  /// The next records of any shard; nil when there will be no more.
  mutating func next() async throws -> [Delivery<Row>]? {
    while true {
      try Task.checkCancellation()
      if isStale || open.isEmpty { try await refresh() }
      if open.isEmpty {
        if !mayGrow, waiting.isEmpty { return nil }
        try await Task.sleep(for: polling.interval)
        continue
      }
      if idle >= open.count {
        idle = 0
        try await Task.sleep(for: polling.interval)
      }
      var shard = open.removeFirst()
      // Whatever is thrown, the shard stays where it is.
      defer { keep(shard) }
      if shard.due > .now { try await Task.sleep(until: shard.due, clock: .continuous) }
      shard.due = .now + polling.shardInterval * (1 << min(shard.reader.throttled, 6))
      let records = try await shard.reader.next()
      idle = records.isEmpty ? idle + 1 : 0
      if !records.isEmpty { return records }
    }
  }

  private mutating func keep(_ shard: OpenShard) {
    guard shard.reader.isFinished else { return open.append(shard) }
    finished.insert(shard.reader.shardID)
    isStale = true
  }

  private mutating func refresh() async throws {
    let found = try await source.shards()
    mayGrow = found.mayGrow
    let there = StringSet(found.shards.map(\.id))
    waiting += found.shards.filter { known.insert($0.id).inserted }
    let ready = { [finished] (shard: API.Shard) in
      guard let parent = shard.parentShardID else { return true }
      return finished.contains(parent) || !there.contains(parent)
    }
    for shard in waiting where ready(shard) {
      open.append(OpenShard(reader: ShardReader(source, shard.id, start, decoder), due: .now))
    }
    waiting.removeAll(where: ready)
    isStale = false
  }
}
