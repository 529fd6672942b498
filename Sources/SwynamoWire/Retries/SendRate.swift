#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How fast attempts may be sent, as the answers to earlier ones say.
package struct SendRate {
  private var measured: MeasuredRate
  private var cubic: CubicRate
  private var bucket: SendBucket
  private var isLimited = false

  package init(at time: Double) {
    measured = MeasuredRate(at: time)
    cubic = CubicRate(at: time)
    bucket = SendBucket(at: time)
  }

  /// The attempts that may be sent each second, once there was throttling.
  package var limit: Double { bucket.rate }
  package var measuredRate: Double { measured.perSecond }
  package var tokens: Double { bucket.tokens }

  /// The seconds until an attempt may be sent, which takes its turn.
  package mutating func delayBeforeSending(at time: Double) -> Double { isLimited ? bucket.take(at: time) : 0 }

  /// A turn that was given is not taken.
  package mutating func withdrawTurn() { if isLimited { bucket.giveBack() } }

  package mutating func answered(throttled: Bool, at time: Double) {
    measured.record(at: time)
    let new: Double
    if throttled {
      let sent = isLimited ? min(measured.perSecond, bucket.rate) : measured.perSecond
      new = cubic.afterThrottling(of: sent, at: time)
      isLimited = true
    } else {
      new = cubic.afterSuccess(at: time)
    }
    bucket.set(rate: min(new, 2 * measured.perSecond), at: time)
  }
}

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

/// The rate of answers, smoothed over windows of half a second.
struct MeasuredRate {
  private(set) var perSecond = 0.0
  private var count = 0.0
  private var window: Double

  init(at time: Double) { window = time.rounded(.down) }

  /// Counts an answer.
  mutating func record(at time: Double) {
    count += 1
    let current = (time * 2).rounded(.down) / 2
    guard current > window else { return }
    perSecond = count / (current - window) * 0.8 + perSecond * (1 - 0.8)
    count = 0
    window = current
  }
}

/// The send rate that CUBIC calculates: after throttling it falls to 0.7 of what was sent, then grows back along a cubic curve,
/// slowly near the rate that was too much and faster beyond it.
///
/// Source: RFC 9438, "CUBIC for Fast and Long-Distance Networks", with time in place of round trips.
struct CubicRate {
  private static let scale = 0.4
  private static let beta = 0.7

  /// The rate at the last throttling.
  private var highest = 0.0
  private var lastThrottling: Double
  /// The seconds after a throttling at which the curve is back at `highest`.
  private var zeroPoint = 0.0

  init(at time: Double) { lastThrottling = time }

  func afterSuccess(at time: Double) -> Double {
    Self.scale * pow(time - lastThrottling - zeroPoint, 3) + highest
  }

  mutating func afterThrottling(of rate: Double, at time: Double) -> Double {
    highest = rate
    lastThrottling = time
    zeroPoint = pow(rate * (1 - Self.beta) / Self.scale, 1 / 3.0)
    return rate * Self.beta
  }
}
