import SwynamoAPI
import SwynamoCore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A worker at work: one task looks after the leases, and one a shard handles its changes.
struct ConsumerRun<Row: Sendable>: Sendable {
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
              await keeper.letGo(lease.shard, lease.epoch)
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
