/// Reads Base64 with padding (RFC 4648) as strictly as the service does.
enum Base64 {
  enum Fault: Error {
    case length(Int)
    case character
    case lastCharacter
  }

  static func decode(_ text: String) throws(Fault) -> [UInt8] {
    let utf8 = Array(text.utf8)
    guard utf8.count % 4 == 0 else { throw .length(utf8.count) }
    let padding = utf8.suffix(2).reversed().prefix { $0 == UInt8(ascii: "=") }.count
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count / 4 * 3)
    var group: UInt32 = 0
    for (index, character) in utf8.enumerated() {
      let isPadding = index >= utf8.count - padding
      guard let digit = isPadding ? 0 : digits[Int(character)] else {
        throw character == UInt8(ascii: "=") ? .lastCharacter : .character
      }
      group = group << 6 | UInt32(digit)
      if index % 4 == 3 {
        let count = index == utf8.count - 1 ? 3 - padding : 3
        if count == 2, group & 0xFF != 0 { throw .lastCharacter }
        if count == 1, group & 0xFFFF != 0 { throw .lastCharacter }
        for place in 0..<count { bytes.append(UInt8(truncatingIfNeeded: group >> UInt32(16 - 8 * place))) }
        group = 0
      }
    }
    return bytes
  }

  private static let digits: [UInt8?] = {
    var digits = [UInt8?](repeating: nil, count: 256)
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (digit, character) in alphabet.utf8.enumerated() { digits[Int(character)] = UInt8(digit) }
    return digits
  }()
}
