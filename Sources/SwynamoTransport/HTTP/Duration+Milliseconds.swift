extension Duration {
  /// Whole milliseconds, rounded up, as libcurl and poll want them.
  var milliseconds: Int {
    let (seconds, attoseconds) = components
    guard seconds < 1 << 31 else { return Int(Int32.max) }
    return Int(seconds) * 1000 + Int((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}
