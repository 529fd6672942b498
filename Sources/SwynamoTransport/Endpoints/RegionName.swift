import SwynamoWire

/// A region's name, checked, and told apart from the old spelling that asks for FIPS too.
///
///     try RegionName("us-east-1-fips")   // name "us-east-1", asksForFIPS
struct RegionName: Hashable {
  let name: String
  /// Names such as "fips-us-east-1" stood for a region's FIPS endpoint before there was a setting for it.
  let asksForFIPS: Bool

  init(_ text: String) throws {
    guard HostLabel.isValid(text), !text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw TransportError(.noEndpoint(.invalidRegion(text)))
    }
    guard text.hasPrefix("fips-") || text.hasSuffix("-fips") else {
      name = text
      asksForFIPS = false
      return
    }
    name = String(text.hasPrefix("fips-") ? text.dropFirst(5) : text.dropLast(5))
    asksForFIPS = true
    guard HostLabel.isValid(name) else { throw TransportError(.noEndpoint(.invalidRegion(text))) }
  }
}

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
