import Synchronization

/// The bucket that retries are paid from, shared by all calls of a transport.
///
/// Source: AWS SDKs and Tools Reference Guide, "Retry behavior": a retry costs, its success gives back, and so does, a little,
/// every first success.
final class RetryQuota: Sendable {
  private let capacity: Int
  private let available: Atomic<Int>

  init(capacity: Int) {
    self.capacity = capacity
    available = Atomic(capacity)
  }

  func take(_ cost: Int) -> Bool {
    var current = available.load(ordering: .relaxed)
    while current >= cost {
      let (exchanged, original) = available.compareExchange(expected: current, desired: current - cost, ordering: .relaxed)
      if exchanged { return true }
      current = original
    }
    return false
  }

  func give(_ amount: Int) {
    var current = available.load(ordering: .relaxed)
    while current < capacity {
      let desired = min(current + amount, capacity)
      let (exchanged, original) = available.compareExchange(expected: current, desired: desired, ordering: .relaxed)
      if exchanged { return }
      current = original
    }
  }
}
