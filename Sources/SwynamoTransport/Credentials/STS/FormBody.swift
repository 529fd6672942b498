/// The body of a request in AWS's Query protocol.
///
///     FormBody.encode([(name: "Action", value: "AssumeRole"), (name: "RoleArn", value: "arn:aws:…")])
///     // Action=AssumeRole&RoleArn=arn%3Aaws%3A…
enum FormBody {
  static let contentType = "application/x-www-form-urlencoded; charset=utf-8"

  static func encode(_ fields: [(name: String, value: String)]) -> [UInt8] {
    var bytes: [UInt8] = []
    for field in fields {
      if !bytes.isEmpty { bytes.append(UInt8(ascii: "&")) }
      append(field.name, to: &bytes)
      bytes.append(UInt8(ascii: "="))
      append(field.value, to: &bytes)
    }
    return bytes
  }

  /// All but RFC 3986's unreserved characters as %XX.
  private static func append(_ text: String, to bytes: inout [UInt8]) {
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0x0F)]]
      }
    }
  }
}
