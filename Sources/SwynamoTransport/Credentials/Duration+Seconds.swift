extension Duration {
  /// "1 s", "0.25 s"
  var inSeconds: String {
    milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(Double(milliseconds) / 1000) s"
  }
}
