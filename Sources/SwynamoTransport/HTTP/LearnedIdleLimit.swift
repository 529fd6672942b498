/// How soon the servers close a connection that nothing uses, as far as their closings tell. All times are milliseconds by
/// ``SocketTable/now()``.
///
/// One closing tells nothing: a server that restarts ends connections that were idle for any time. Two that happened at different
/// moments, after about the same time of idleness, do.
struct LearnedIdleLimit {
  private var limit: Closing?
  /// The closing that waits for another like it.
  private var single: Closing?

  private struct Closing {
    var idle: Int
    var seenAt: Int
  }

  /// A connection that ends sooner ended for another reason than idleness; and what a server ends within this time it ended at once.
  private static let shortest = 250
  /// A server that was seen to be impatient is taken to be so for ten minutes.
  private static let memory = 600_000

  /// How far two times of idleness may differ to be the same, and how long before the limit a connection is no longer used.
  private static func margin(of idle: Int) -> Int { max(idle / 10, 50) }

  private static func isSame(_ one: Int, _ other: Int) -> Bool { abs(one - other) <= margin(of: min(one, other)) }

  /// The idleness after which a connection is not to be used for a request that must not be made twice; nil while nothing is known.
  func longestIdleness(at now: Int) -> Int? {
    guard let limit, now - limit.seenAt < Self.memory else { return nil }
    return limit.idle - Self.margin(of: limit.idle)
  }

  /// Takes in that a server closed a connection which was idle for so long.
  mutating func observe(idle: Int, at now: Int) {
    guard idle >= Self.shortest else { return }
    if let limit, now - limit.seenAt < Self.memory, idle > limit.idle || Self.isSame(idle, limit.idle) {
      if Self.isSame(idle, limit.idle) { self.limit?.seenAt = now }
      return
    }
    guard let single, now - single.seenAt < Self.memory, Self.isSame(idle, single.idle) else {
      self.single = Closing(idle: idle, seenAt: now)
      return
    }
    if now - single.seenAt < Self.shortest { return }
    limit = Closing(idle: min(idle, single.idle), seenAt: now)
    self.single = nil
  }
}
