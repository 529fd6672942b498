/// One part of a host's name between two dots. Source: RFC 1123, section 2.1.
enum HostLabel {
  /// Whether `text` is 1 to 63 letters, digits and dashes, without a dash at either end.
  static func isValid(_ text: some StringProtocol) -> Bool {
    let bytes = text.utf8
    guard (1...63).contains(bytes.count), bytes.first != UInt8(ascii: "-") else { return false }
    var last: UInt8 = 0
    for byte in bytes {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"): last = byte
      default: return false
      }
    }
    return last != UInt8(ascii: "-")
  }
}
