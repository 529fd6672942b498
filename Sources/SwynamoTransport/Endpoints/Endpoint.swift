import CCurl
import SwynamoWire

/// The address that requests are posted to.
///
///     try Endpoint("http://localhost:8000").host    // "localhost:8000", as in the Host header
///     try Endpoint("localhost:8000")                // throws: …must begin with http:// or https://…
public struct Endpoint: Sendable, Hashable {
  /// As it is given to libcurl.
  public let url: String
  /// The Host header: the port is left out where it is the scheme's own.
  public let host: String
  /// "/", or the path of the URL.
  public let path: String
  /// Whether the host is this machine by name or address.
  public let isLoopback: Bool
  /// The region to sign with, where that is another than the one the endpoint was asked for: "us-east-1" for "local".
  public let signingRegion: String?

  public init(_ url: String, signingRegion: String? = nil) throws {
    func refusal(_ why: String) -> TransportError {
      TransportError(
        .invalidEndpoint(
          "The endpoint \"\(MaskedURL.text(url))\" \(why); write it as \"https://host\" or \"http://localhost:8000\"."))
    }
    let scheme = url.prefix { $0 != ":" }.lowercased()
    guard scheme == "http" || scheme == "https", url.dropFirst(scheme.count).hasPrefix("://") else {
      throw refusal("must begin with http:// or https://")
    }
    guard !url.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }), let parts = URLParts(url) else {
      throw refusal("is not a URL")
    }
    guard parts[CURLUPART_USER] == nil, parts[CURLUPART_PASSWORD] == nil else {
      // The text is not repeated here: it may hold a password.
      throw TransportError(.invalidEndpoint("The endpoint must not have a user or a password in it."))
    }
    guard parts[CURLUPART_QUERY] == nil, parts[CURLUPART_FRAGMENT] == nil else {
      throw refusal("must not have a query or a fragment")
    }
    guard let name = parts[CURLUPART_HOST]?.lowercased(), let normal = parts[CURLUPART_URL] else { throw refusal("has no host") }
    let port = parts[CURLUPART_PORT]
    let standardPort = scheme == "https" ? "443" : "80"
    self.url = normal
    self.signingRegion = signingRegion
    host = if let port, port != standardPort { "\(name):\(port)" } else { name }
    path = parts[CURLUPART_PATH] ?? "/"
    let numbers = name.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    let isLoopbackAddress = numbers.count == 4 && numbers[0] == 127 && !numbers.contains(nil)
    isLoopback = name == "localhost" || name.hasSuffix(".localhost") || name == "[::1]" || isLoopbackAddress
  }

  /// A host that is known to be one, in the form that ``init(_:signingRegion:)`` brings a URL into.
  init(scheme: String, host: String, isLoopback: Bool = false, signingRegion: String? = nil) {
    url = "\(scheme)://\(host)/"
    self.host = host.lowercased()
    path = "/"
    self.isLoopback = isLoopback
    self.signingRegion = signingRegion
  }

  /// What the region "local" stands for.
  static let local = Endpoint(scheme: "http", host: "localhost:8000", isLoopback: true, signingRegion: "us-east-1")
}
