import HTTPTypes
import SwynamoWire

/// The two media types that DynamoDB reads, and answers in.
enum ContentType: String {
  case json = "application/json"
  case amazonJSON = "application/x-amz-json-1.0"

  /// Nil for any other type, `application/x-amz-json-1.1` among them; parameters don't count.
  init?(_ header: String?) {
    guard let header, header.isASCII else { return nil }
    let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    let type = header.utf8.prefix { $0 != UInt8(ascii: ";") }.drop(while: isBlank)
    let blanks = type.reversed().prefix(while: isBlank).count
    self.init(rawValue: String(decoding: type.dropLast(blanks), as: UTF8.self).lowercased())
  }
}
