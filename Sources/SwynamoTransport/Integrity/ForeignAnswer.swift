import SwynamoWire

extension Exchange.Answer {
  /// In what way an answer that should be a success is not one of DynamoDB's, with what came instead; nil where it may be one.
  ///
  /// DynamoDB's only success is 200 with a JSON object, and it never sends anybody elsewhere. An answer that has its checksum was
  /// looked at already.
  var foreignness: String? {
    let body = response.body
    guard response.status < 400 else { return nil }
    guard response.status == 200 else { return "its status is \(response.status)\(excerpt)" }
    if checksum != nil { return nil }
    if isForeign { return "its content type is \(response.headers["content-type"] ?? "none")\(excerpt)" }
    guard let first = body.first(where: { $0 > 0x20 }), let last = body.last(where: { $0 > 0x20 }) else { return "it is empty" }
    if first != UInt8(ascii: "{") { return "it is no JSON object\(excerpt)" }
    return last == UInt8(ascii: "}") ? nil : "its JSON breaks off"
  }

  /// How a page begins; JSON may be somebody's item.
  private var excerpt: String {
    guard let first = response.body.first(where: { $0 > 0x20 }), first != UInt8(ascii: "{") else { return "" }
    let text = String(decoding: response.body.prefix(60), as: UTF8.self).unicodeScalars.filter {
      $0.value >= 0x20 && $0.value != 0x7F
    }
    return "; it begins \"\(String(String.UnicodeScalarView(text)))\""
  }
}
