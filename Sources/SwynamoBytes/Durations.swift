extension Duration {
  /// Whole milliseconds, rounded up, as libcurl and poll want them.
  package var milliseconds: Int {
    let (seconds, attoseconds) = components
    guard (-2_000_000..<2_000_000).contains(seconds) else { return seconds < 0 ? -Int(Int32.max) : Int(Int32.max) }
    return Int(seconds) * 1000 + Int((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }

  /// "1 s", "0.25 s"
  package var inSeconds: String {
    milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(Double(milliseconds) / 1000) s"
  }

  /// Whole nanoseconds, as far as they can be counted.
  package var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (product, isTooLarge) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    return isTooLarge ? .max : product &+ attoseconds / 1_000_000_000
  }
}
