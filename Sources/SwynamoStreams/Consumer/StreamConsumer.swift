import SwynamoAPI
import SwynamoCore
import SwynamoDB

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Workers that share a stream's shards under one name, and go on where they were.
///
///     try await users.consumer("mailer", on: db).run { change in
///       if change.kind == .insert, let user = change.new { try await mail(user) }
///     }
///
/// Run it in as many processes as you like. Each shard is one worker's, by a lease in a DynamoDB table that is made when it is missing; a
/// worker that dies has its shards taken over after the time of a lease, and one that comes takes its share. A page of changes is done when the
/// closure has returned for each of them: then its checkpoint is written. So each change is handled at least once, and first times
/// come in the order of their item; after a death those of the last page come again. A worker that lost its lease without knowing can't
/// write a checkpoint.
public struct StreamConsumer<Row: Sendable>: Sendable {
  /// How a consumer shares its work.
  public struct Settings: Sendable {
    /// The table of the leases; consumers of any streams may share it.
    public var leaseTable: String
    /// Where the consumer begins when it is run for the first time.
    public var start: StreamStart
    /// How long a worker may be silent until another takes what it had.
    public var leaseDuration: Duration
    /// How often the stream is asked.
    public var polling: StreamPolling
    /// This worker's name, unlike any other's; a random one where none is given.
    public var worker: String
    /// What to do about a change that can't be read; nil ends the run with the error, and the change comes again in the next.
    public var onUnreadable: (@Sendable (UnreadableChangeError) async throws -> Void)?
    /// What to do about changes that the stream has no more; nil ends the run with the error.
    public var onGap: (@Sendable (StreamGapError) async throws -> Void)?

    /// Leases of ten seconds in the table "stream-leases", from the oldest change on.
    public init(
      leaseTable: String = "stream-leases", start: StreamStart = .trimHorizon, leaseDuration: Duration = .seconds(10),
      polling: StreamPolling = StreamPolling(), worker: String? = nil,
      onUnreadable: (@Sendable (UnreadableChangeError) async throws -> Void)? = nil,
      onGap: (@Sendable (StreamGapError) async throws -> Void)? = nil
    ) {
      self.leaseTable = leaseTable
      self.start = start
      self.leaseDuration = leaseDuration
      self.polling = polling
      self.worker = worker ?? UUID().uuidString
      self.onUnreadable = onUnreadable
      self.onGap = onGap
    }
  }

  let name: String
  let db: DynamoDB
  let table: String
  let decoder: ChangeDecoder<Row>
  let settings: Settings

  /// Handles changes until the task is canceled, the closure throws, or the stream was switched off and all of it is done.
  ///
  /// However it ends, the leases are given back. Errors: what the closure throws, ``NoStreamError``, and what the client throws.
  public func run(_ handle: @escaping @Sendable (StreamChange<Row>) async throws -> Void) async throws {
    let source = try await StreamSource.latest(of: table, on: db)
    let keeper = LeaseKeeper(
      db, table: settings.leaseTable, consumer: "\(name) \(source.arn)", worker: settings.worker,
      duration: settings.leaseDuration)
    try await keeper.createTable()
    let run = ConsumerRun(source: source, keeper: keeper, decoder: decoder, settings: settings, handle: handle)
    let result: Result<Void, any Error>
    do {
      try await run.untilEnd()
      result = .success(())
    } catch { result = .failure(error) }
    // Not in this task, which may be canceled.
    await Task { await keeper.release() }.value
    try result.get()
  }
}

/// A worker at work: one task looks after the leases, and one a shard handles its changes.
private struct ConsumerRun<Row: Sendable>: Sendable {
  let source: StreamSource
  let keeper: LeaseKeeper
  let decoder: ChangeDecoder<Row>
  let settings: StreamConsumer<Row>.Settings
  let handle: @Sendable (StreamChange<Row>) async throws -> Void

  func untilEnd() async throws {
    let start = settings.start.position(now: Date())
    try await withThrowingTaskGroup(of: Event.self) { group in
      defer { group.cancelAll() }
      var tasks: [String: Task<Void, Never>] = [:]
      defer { for task in tasks.values { task.cancel() } }
      let (ends, continuation) = AsyncStream<(shard: String, error: (any Error)?)>.makeStream()
      group.addTask {
        for await end in ends { if let error = end.error { throw error } }; return .ended
      }
      group.addTask { .looked }
      for try await event in group {
        guard case .looked = event else { return }
        for shard in try await keeper.renew() { tasks.removeValue(forKey: shard)?.cancel() }
        let (shards, mayGrow) = try await source.shards()
        try await keeper.match(shards, start: start)
        for lease in try await keeper.take(of: shards) {
          tasks[lease.shard]?.cancel()
          tasks[lease.shard] = Task {
            do {
              try await work(on: lease)
              continuation.yield((lease.shard, nil))
            } catch { continuation.yield((lease.shard, error is CancellationError ? nil : error)) }
          }
        }
        if !mayGrow, await keeper.isDone(with: shards) { return }
        group.addTask {
          try await Task.sleep(for: min(settings.leaseDuration / 3, settings.polling.interval * 4))
          return .looked
        }
      }
    }
  }

  private enum Event { case looked, ended }

  private func work(on lease: Lease) async throws {
    var reader = ShardReader(source, lease.shard, lease.position, decoder)
    while true {
      try Task.checkCancellation()
      let records: [Delivery<Row>]
      do { records = try await reader.next() } catch let gap as StreamGapError {
        guard let onGap = settings.onGap else { throw gap }
        try await onGap(gap)
        continue
      }
      for delivery in records {
        try Task.checkCancellation()
        guard await keeper.holds(lease.shard, lease.epoch) else { return }
        switch delivery {
        case .change(let change): try await handle(change)
        case .skipped: break
        case .unreadable(let error):
          guard let onUnreadable = settings.onUnreadable else { throw error }
          try await onUnreadable(error)
        }
      }
      if reader.isFinished {
        _ = try await keeper.checkpoint(lease.shard, lease.epoch, .end)
        return
      }
      if let last = records.last {
        guard try await keeper.checkpoint(lease.shard, lease.epoch, .after(last.sequenceNumber)) else { return }
        try await Task.sleep(for: settings.polling.shardInterval)
      } else {
        try await Task.sleep(for: settings.polling.interval * (1 << min(reader.throttled, 6)))
      }
    }
  }
}

extension LeaseKeeper {
  /// Whether each shard is done with, by whichever worker.
  func isDone(with shards: [API.Shard]) -> Bool { shards.allSatisfy { isDone($0.id) } }
}
