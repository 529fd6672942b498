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
