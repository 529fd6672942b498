import HTTPTypes
import NIOCore
import SwynamoCore

/// By which names the server may be called.
///
/// A page's own name can be made to lead to a server of the visitor's machine ("DNS rebinding"), and then the browser takes the
/// server for the page's own. So requests that don't prove themselves by a signature have to come by an address, which no page has
/// for a name, or by a name that is known.
package struct AllowedHosts: Sendable {
  private let others: [String]

  /// Addresses, `localhost` and what ends in `.localhost`, and these names besides, with or without the root's dot.
  package init(and others: [String] = []) { self.others = others.map { Self.withoutRoot($0.lowercased()) } }

  func check(_ request: HTTPRequest) throws(FrontEndError) {
    // Only HTTP/1.0 has none, which no browser speaks.
    guard let authority = request.authority else { return }
    guard isAllowed(authority) else { throw .hostIsNotAllowed(authority) }
  }

  /// Whether a `Host` is, with or without a port.
  func isAllowed(_ authority: String) -> Bool {
    guard authority.utf8.allSatisfy({ (0x21..<0x7F).contains($0) }) else { return false }
    guard let host = Self.host(of: authority.lowercased()) else { return false }
    return host == "localhost" || host.hasSuffix(".localhost") || Self.isAddress(host)
      || others.contains { $0.hasSameBytes(as: host) }
  }

  /// Without a port, the brackets of an address, and the root's dot.
  private static func host(of authority: String) -> String? {
    var host = Substring(authority)
    if let colon = host.lastIndex(of: ":"), !host.hasSuffix("]") {
      guard host[host.index(after: colon)...].allSatisfy(\.isNumber) else { return nil }
      host = host[..<colon]
    }
    if host.hasPrefix("[") { return host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : nil }
    return withoutRoot(String(host))
  }

  private static func withoutRoot(_ host: String) -> String { host.hasSuffix(".") ? String(host.dropLast()) : host }

  /// One of IPv6 may have a zone.
  private static func isAddress(_ host: String) -> Bool {
    (try? SocketAddress(ipAddress: String(host.prefix { $0 != "%" }), port: 0)) != nil
  }
}
