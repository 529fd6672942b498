/// Counts the tries of one request, and waits between them: up to twice as long each time, for a part of it that is left to chance.
struct Backoff {
  private let attempts: Int
  private var longest: Duration
  private var attempt = 1

  init(attempts: Int = 3, firstPause: Duration) {
    self.attempts = attempts
    longest = firstPause
  }

  /// Waits before another try; false at once when none is left.
  mutating func next() async throws -> Bool {
    guard attempt < attempts else { return false }
    try await Task.sleep(for: longest * Double.random(in: 0...1))
    longest *= 2
    attempt += 1
    return true
  }
}
