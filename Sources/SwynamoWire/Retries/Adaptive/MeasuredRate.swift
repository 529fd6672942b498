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
