/// Tokens that fill up at a rate; an attempt takes one, or waits until it is there.
struct SendBucket {
  private static let lowestRate = 0.5

  /// Tokens a second.
  private(set) var rate = 1.0
  /// At most as many as fill up in a second, and at least one. Below zero: attempts wait for tokens that are promised to them.
  private(set) var tokens = 0.0
  private var capacity = 1.0
  private var lastFill: Double

  init(at time: Double) { lastFill = time }

  mutating func set(rate new: Double, at time: Double) {
    fill(at: time)
    rate = max(new, Self.lowestRate)
    capacity = max(new, 1)
    tokens = min(tokens, capacity)
  }

  /// Takes a token, and says how many seconds to wait for it.
  mutating func take(at time: Double) -> Double {
    fill(at: time)
    tokens -= 1
    return tokens < 0 ? -tokens / rate : 0
  }

  /// A token that was taken, or promised, is not used.
  mutating func giveBack() { tokens = min(capacity, tokens + 1) }

  private mutating func fill(at time: Double) {
    tokens = min(capacity, tokens + max(time - lastFill, 0) * rate)
    lastFill = max(time, lastFill)
  }
}
