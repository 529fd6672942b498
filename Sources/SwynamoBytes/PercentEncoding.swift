/// Percent-encoding as Signature Version 4 and AWS's Query protocol want it: all but the unreserved characters, in upper case.
///
///     PercentEncoding.append("a b/c".utf8, to: &bytes)     // a%20b%2Fc
///
/// Source: RFC 3986, sections 2.1 and 2.3.
package enum PercentEncoding {
  private static let digits: StaticString = "0123456789ABCDEF"

  package static func append(_ text: some Sequence<UInt8>, to bytes: inout [UInt8], keepingSlashes: Bool = false) {
    for byte in text {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        bytes.append(byte)
      case UInt8(ascii: "/") where keepingSlashes: bytes.append(byte)
      default:
        bytes.append(UInt8(ascii: "%"))
        bytes.append(digits.utf8Start[Int(byte >> 4)])
        bytes.append(digits.utf8Start[Int(byte & 0x0F)])
      }
    }
  }

  /// The bytes that a text stands for. A percent sign without two digits stands for itself.
  package static func bytes(_ text: some Collection<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = text[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2, let high = rest.first.flatMap({ Hexadecimal.value(of: $0) }),
        let low = rest.dropFirst().first.flatMap({ Hexadecimal.value(of: $0) })
      {
        bytes.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }
}
