/// Units that come at a rate, are used, and are kept for some seconds where they aren't.
///
/// A use may cost more than is left: what comes next makes up for that, so that an item that is larger than a second's units can be
/// read and written.
struct TokenBucket: Sendable {
  private var units: Double
  private var time: Double
  private var rate: Double

  /// One that has been filling since a moment, with a second's units at least.
  init(rate: Double, burst: Double, since start: Double, at now: Double) {
    units = rate * min(max(now - start, 1), burst)
    time = now
    self.rate = rate
  }

  /// Takes what has come since the last time. A new rate is of what comes from now on.
  mutating func fill(rate: Double, burst: Double, at now: Double) {
    units = min(units + self.rate * max(now - time, 0), rate * burst)
    time = now
    self.rate = rate
  }

  func has(_ least: Double) -> Bool { units >= least }

  /// Nothing more comes, unless it is at a higher rate.
  func isFull(burst: Double, at now: Double) -> Bool { units + rate * max(now - time, 0) >= rate * burst }

  mutating func use(_ cost: Double) { units -= cost }
}
