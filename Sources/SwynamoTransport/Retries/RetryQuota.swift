import Synchronization

/// The bucket that retries are paid from, shared by all calls of a transport.
///
/// Source: AWS SDKs and Tools Reference Guide, "Retry behavior": a retry costs, its success gives back, and so does, a little, every first success.
final class RetryQuota: Sendable {
  private let capacity: Int
  private let available: Mutex<Int>

  init(capacity: Int) {
    self.capacity = capacity
    available = Mutex(capacity)
  }

  func take(_ cost: Int) -> Bool {
    available.withLock { available in
      guard available >= cost else { return false }
      available -= cost
      return true
    }
  }

  func give(_ amount: Int) {
    available.withLock { $0 = min($0 + amount, capacity) }
  }
}
