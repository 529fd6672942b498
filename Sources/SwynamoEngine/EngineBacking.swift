import Dispatch
import SwynamoWire

/// What runs an engine, one request after the other: the actor behind `EmbeddedEngine`.
///
/// Long work (the fill of an index, a copy of a table) is done in slices of a few milliseconds, between which requests are answered.
/// Requests don't run beside each other, in a file neither: its connection keeps all others out, so that nobody else changes the
/// file, and what a reader would gain while a write waits for the disk is lost to the locks that two connections need.
protocol EngineBacking: Actor {
  /// Nil when it is closed.
  var core: EngineCore? { get set }
  /// Somebody does what is left to be done.
  var isWorking: Bool { get set }
  /// Somebody waits until regions write for each other.
  var isWaiting: Bool { get set }
}

extension EngineBacking {
  /// Nil when it is closed.
  func answer(
    _ request: TransportRequest, in namespace: TableNamespace, shownAs shown: TableNamespace
  ) -> EngineAnswer? {
    defer { startWork() }
    return core?.answer(request, in: namespace, shownAs: shown)
  }

  /// What the body makes of the engine; nil when it is closed.
  func withCore<Result: Sendable>(_ body: @Sendable (EngineCore) throws -> Result) throws -> Result? {
    defer { startWork() }
    return try core.map(body)
  }

  func close() { core = nil }

  /// Sees to it that jobs are done, where nobody does.
  func startWork() {
    waitForReplication()
    guard !isWorking, core?.hasWork == true else { return }
    isWorking = true
    Task(priority: .low) { [weak self] in
      while await self?.work() == true { await Task.yield() }
    }
  }

  /// Goes on when the time of a write in another region has come, if no request comes before.
  private func waitForReplication() {
    guard !isWaiting, let time = core?.timeUntilReplication else { return }
    isWaiting = true
    Task(priority: .low) { [weak self] in
      // An engine's clock may stand still.
      try? await Task.sleep(for: .seconds(max(time, 0.001)))
      await self?.endWaiting()
    }
  }

  private func endWaiting() {
    isWaiting = false
    startWork()
  }

  /// Does a slice, and answers whether something is left to be done.
  private func work() -> Bool {
    isWorking = core?.work() ?? false
    return isWorking
  }
}

/// For stores in memory: no request takes long, so it runs where the caller runs, without a change of thread.
actor MemoryBacking: EngineBacking {
  var core: EngineCore?
  var isWorking = false
  var isWaiting = false

  init(_ store: EmbeddedEngine.Store, _ settings: EmbeddedEngine.Settings) throws { core = try EngineCore(store, settings) }
}

/// For files: a write waits for the disk, which must not hold a thread of Swift's pool.
actor FileBacking: EngineBacking {
  var core: EngineCore?
  var isWorking = false
  var isWaiting = false
  private nonisolated let executor = QueueExecutor(label: "SwynamoDB.file")

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(_ store: EmbeddedEngine.Store, _ settings: EmbeddedEngine.Settings) throws { core = try EngineCore(store, settings) }
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
