import Dispatch
import SwynamoWire

/// A place where an engine runs, one request after the other.
protocol EngineRoom: Actor {
  /// Nil when the room is closed.
  func answer(_ request: TransportRequest, in realm: Realm) -> TransportResponse?
  func close()
  /// What the body makes of the engine; nil when the room is closed.
  func enter<T: Sendable>(_ body: @Sendable (EngineCore) throws -> T) throws -> T?
}

/// For stores in memory: no request takes long, so it runs where the caller runs, without a change of thread.
actor MemoryRoom: EngineRoom {
  private var core: EngineCore?

  init(_ store: EmbeddedEngine.Store, delay: Double, now: @escaping @Sendable () -> Double) throws {
    core = try EngineCore(store, delay: delay, now: now)
  }

  func answer(_ request: TransportRequest, in realm: Realm) -> TransportResponse? { core?.answer(request, in: realm) }

  func enter<T: Sendable>(_ body: @Sendable (EngineCore) throws -> T) throws -> T? { try core.map(body) }

  func close() { core = nil }
}

/// For files: a write waits for the disk, which must not hold a thread of Swift's pool.
actor FileRoom: EngineRoom {
  private var core: EngineCore?
  private nonisolated let executor = QueueExecutor(label: "SwynamoDB.file")

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(_ store: EmbeddedEngine.Store, delay: Double, now: @escaping @Sendable () -> Double) throws {
    core = try EngineCore(store, delay: delay, now: now)
  }

  func answer(_ request: TransportRequest, in realm: Realm) -> TransportResponse? { core?.answer(request, in: realm) }

  func enter<T: Sendable>(_ body: @Sendable (EngineCore) throws -> T) throws -> T? { try core.map(body) }

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
