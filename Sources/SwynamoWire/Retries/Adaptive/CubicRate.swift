#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

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
