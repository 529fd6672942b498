import SwynamoWire
import Synchronization

/// Knows how long reads took lately, and what may be spent on second requests.
final class Hedger: Sendable {
  private let policy: TransportConfiguration.Hedging
  private let state: Mutex<State>

  private struct State {
    var windows: [String: LatencyWindow] = [:]
    /// Second requests that are paid for.
    var savings: Double
  }

  /// What can be saved up: a burst of slow reads is hedged at most so many times.
  private static let largestSavings = 10.0

  init(_ policy: TransportConfiguration.Hedging) {
    self.policy = policy
    state = Mutex(State(savings: policy.budget > 0 ? Self.largestSavings : 0))
  }

  /// How long to wait for the first answer; nil while too little is known.
  func delay(for operation: String) -> Duration? {
    state.withLock { state in
      state.savings = min(state.savings + policy.budget, Self.largestSavings)
      return state.windows[operation]?.percentile.map { max($0, policy.minimumDelay) }
    }
  }

  /// Pays for a second request.
  func take() -> Bool {
    state.withLock { state in
      guard state.savings >= 1 else { return false }
      state.savings -= 1
      return true
    }
  }

  /// Only successes count.
  func record(_ outcome: Exchange.Outcome, of operation: String, since start: ContinuousClock.Instant) {
    guard case .answer(let answer) = outcome, answer.response.isSuccess else { return }
    let time = ContinuousClock.now - start
    state.withLock { $0.windows[operation, default: LatencyWindow(percentile: policy.percentile)].record(time) }
  }
}

/// The times of the last reads, and their percentile, worked out anew every few.
struct LatencyWindow {
  private let share: Double
  private var times: [Duration] = []
  private var next = 0
  private var untilRefresh = Self.period
  private(set) var percentile: Duration?

  private static let capacity = 256
  private static let period = 32

  init(percentile: Double) { share = percentile }

  mutating func record(_ time: Duration) {
    if times.count < Self.capacity { times.append(time) } else { times[next] = time }
    next = (next + 1) % Self.capacity
    untilRefresh -= 1
    guard untilRefresh == 0 else { return }
    untilRefresh = Self.period
    let sorted = times.sorted()
    percentile = sorted[min(Int(Double(sorted.count) * share), sorted.count - 1)]
  }
}
