import Dispatch
import SwynamoWire

/// What runs an engine, one request after the other: the actor behind `EmbeddedEngine`.
protocol EngineBacking: Actor {
  /// Nil when it is closed.
  func answer(
    _ request: TransportRequest, in namespace: TableNamespace, shownAs shown: TableNamespace
  ) -> TransportResponse?
  func close()
  /// What the body makes of the engine; nil when it is closed.
  func withCore<Result: Sendable>(_ body: @Sendable (EngineCore) throws -> Result) throws -> Result?
}

/// For stores in memory: no request takes long, so it runs where the caller runs, without a change of thread.
actor MemoryBacking: EngineBacking {
  private var core: EngineCore?

  init(_ store: EmbeddedEngine.Store, delay: Double, now: @escaping @Sendable () -> Double) throws {
    core = try EngineCore(store, delay: delay, now: now)
  }

  func answer(
    _ request: TransportRequest, in namespace: TableNamespace, shownAs shown: TableNamespace
  ) -> TransportResponse? {
    core?.answer(request, in: namespace, shownAs: shown)
  }

  func withCore<Result: Sendable>(_ body: @Sendable (EngineCore) throws -> Result) throws -> Result? { try core.map(body) }

  func close() { core = nil }
}

/// For files: a write waits for the disk, which must not hold a thread of Swift's pool.
actor FileBacking: EngineBacking {
  private var core: EngineCore?
  private nonisolated let executor = QueueExecutor(label: "SwynamoDB.file")

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(_ store: EmbeddedEngine.Store, delay: Double, now: @escaping @Sendable () -> Double) throws {
    core = try EngineCore(store, delay: delay, now: now)
  }

  func answer(
    _ request: TransportRequest, in namespace: TableNamespace, shownAs shown: TableNamespace
  ) -> TransportResponse? {
    core?.answer(request, in: namespace, shownAs: shown)
  }

  func withCore<Result: Sendable>(_ body: @Sendable (EngineCore) throws -> Result) throws -> Result? { try core.map(body) }

  func close() { core = nil }
}

/// Runs an actor on a queue of its own.
final class QueueExecutor: SerialExecutor {
  private let queue: DispatchQueue

  init(label: String) { queue = DispatchQueue(label: label) }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}
