/// What others wrote, made fit for a report of one line.
enum ReportText {
  /// One line of at most 500 characters, and the secrets out of it.
  static func line(_ text: String, without secrets: [String?] = []) -> String {
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

/// Which member of a JSON object was not as documented, without what it held.
struct JSONMismatch {
  /// "without \"AccessKeyId\"", to follow "JSON"
  let clause: String

  /// Nil when it was no JSON at all.
  init?(_ error: DecodingError) {
    switch error {
    case .keyNotFound(let key, _): clause = "without \"\(key.stringValue)\""
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      clause = context.codingPath.last.map { "with a \"\($0.stringValue)\" of another type" } ?? "that is not an object"
    case .dataCorrupted: return nil
    @unknown default: return nil
    }
  }
}
