/// What others wrote, made fit for a report of one line.
enum Foreign {
  /// One line of at most 500 characters, and the secrets out of it.
  static func text(_ text: String, without secrets: [String?] = []) -> String {
    var text = text
    for case let secret? in secrets where !secret.isEmpty {
      text = text.split(separator: secret, omittingEmptySubsequences: false).joined(separator: "(redacted)")
    }
    var line = ""
    var count = 0
    for scalar in text.unicodeScalars {
      guard count < 500 else { return line + "…" }
      line.unicodeScalars.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar)
      count += 1
    }
    return line
  }

  /// A sentence without its full stop.
  static func clause(_ sentence: String) -> String {
    sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
  }
}
