import Glibc

/// How long a signature is good, as DynamoDB has it.
enum SignatureDate {
  /// In seconds.
  private static let lifetime = 300

  /// The refusal of a request that was dated too long ago, or too far ahead; nil for one that is to be carried out.
  static func refusal(of date: String) -> Answer? {
    let now = time(nil)
    // "20260110T000530Z"
    func number(_ start: Int, _ count: Int = 2) -> CInt { CInt(date.dropFirst(start).prefix(count)) ?? 0 }
    var parts = tm()
    parts.tm_year = number(0, 4) - 1900
    parts.tm_mon = number(4) - 1
    parts.tm_mday = number(6)
    parts.tm_hour = number(9)
    parts.tm_min = number(11)
    parts.tm_sec = number(13)
    guard abs(timegm(&parts) - now) > lifetime else { return nil }
    var current = tm()
    var moment = now
    gmtime_r(&moment, &current)
    var text = [CChar](repeating: 0, count: 64)
    let count = strftime(&text, text.count, "%a, %d %b %Y %H:%M:%S GMT", &current)
    let shown = String(decoding: text.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return Answer(status: 400, error: "InvalidSignatureException", headers: [("Date", shown)])
  }
}
