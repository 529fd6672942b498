/// Which member of a JSON object was not as documented, without what it held.
struct JSONFault {
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
