import SwynamoWire
import Synchronization

/// Counts the calls under way, lets no more in than may wait, and none once it is closed.
final class CallLimiter: Sendable {
  private let limit: Int
  /// Two for each call under way, and one when closed.
  private let state = Atomic<Int>(0)
  private let waiters = Mutex<[UnsafeContinuation<Void, Never>]>([])
  private let generation = ForkGeneration.current

  init(limit: Int) { self.limit = limit }

  var callsUnderWay: Int { state.load(ordering: .relaxed) >> 1 }

  /// Whether this is another process than the one that the limiter was made in.
  var isForked: Bool { generation != ForkGeneration.current }

  func enter() throws(TransportError) {
    let before = state.add(2, ordering: .acquiringAndReleasing).oldValue
    let reason: TransportError.Reason
    if before & 1 == 1 {
      reason = .shutDown
    } else if before >> 1 >= limit {
      reason = .tooManyCalls(limit: limit)
    } else if isForked {
      reason = .forked
    } else {
      return
    }
    leave()
    throw TransportError(reason)
  }

  func leave() {
    if state.subtract(2, ordering: .acquiringAndReleasing).newValue == 1 { wakeWaiters() }
  }

  func close() { state.bitwiseOr(1, ordering: .acquiringAndReleasing) }

  /// Returns when a closed limiter has nobody left inside, or after so long.
  func waitUntilEmpty(atMost limit: Duration) async {
    let due = ContinuousClock.now.advanced(by: limit)
    let timer = Task {
      try await Task.sleep(until: due, clock: .continuous)
      wakeWaiters()
    }
    defer { timer.cancel() }
    await withUnsafeContinuation { continuation in
      waiters.withLock { $0.append(continuation) }
      // Who would have woken it may have been there before.
      if state.load(ordering: .acquiring) == 1 || due <= .now { wakeWaiters() }
    }
  }

  /// All of them: whoever waits the shortest ends it for the others too.
  private func wakeWaiters() {
    let woken = waiters.withLock { waiters in
      defer { waiters = [] }
      return waiters
    }
    for waiter in woken { waiter.resume() }
  }
}
