extension Duration {
  /// Whole milliseconds, rounded up, as libcurl and poll want them.
  var milliseconds: Int {
    let (seconds, attoseconds) = components
    guard (-2_000_000..<2_000_000).contains(seconds) else { return seconds < 0 ? -Int(Int32.max) : Int(Int32.max) }
    return Int(seconds) * 1000 + Int((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}
