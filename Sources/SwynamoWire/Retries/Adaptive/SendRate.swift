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
