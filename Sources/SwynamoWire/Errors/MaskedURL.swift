/// A URL as it may be shown: without the user and the password before its "@".
///
///     MaskedURL.text("https://app:hush@proxy.example.com:3128/x")   // "https://***@proxy.example.com:3128/x"
///
/// It need not be a valid one: what is wrong with it may be the very reason for showing it. Everything between the scheme and the
/// last "@" is hidden, since an unescaped password may hold any character. Without an "@" all is hidden after the scheme, unless
/// it begins with a host and a port or none.
package enum MaskedURL {
  package static func text(_ url: String) -> String {
    guard let at = url.utf8.lastIndex(of: UInt8(ascii: "@")) else { return textWithoutAt(url) }
    let start = url.firstRange(of: "://").flatMap { $0.upperBound <= at ? $0.upperBound : nil } ?? url.startIndex
    return "\(url[..<start])***\(url[at...])"
  }

  /// "http://user:secret" lost its end, and in "http://user:secret%40host" too much is escaped.
  private static func textWithoutAt(_ url: String) -> String {
    let slash = UInt8(ascii: "/")
    let scheme = url.utf8.prefix { $0 != UInt8(ascii: ":") }.endIndex
    let afterColon = url.utf8[scheme...].dropFirst()
    let start = afterColon.first == slash ? afterColon.drop { $0 == slash }.startIndex : url.startIndex
    let authority = url.utf8[start...].prefix { $0 != slash && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    return isHostWithPort(authority) ? url : "\(url[..<start])***"
  }

  private static func isHostWithPort(_ authority: Substring.UTF8View) -> Bool {
    let isLiteral = authority.first == UInt8(ascii: "[")
    let end = authority.firstIndex(of: UInt8(ascii: isLiteral ? "]" : ":")) ?? authority.endIndex
    let port = authority[end...].drop { isLiteral && $0 == UInt8(ascii: "]") }
    let isPort = port.isEmpty || port.first == UInt8(ascii: ":")
    return isPort && port.dropFirst().allSatisfy { (0x30...0x39).contains($0) } && !String(Substring(authority)).contains("%40")
  }
}
