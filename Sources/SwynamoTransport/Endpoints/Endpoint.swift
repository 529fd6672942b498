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

  /// The service at a URL, and the region that requests are signed for.
  public init(_ url: String, signingRegion: String? = nil) throws {
    func invalid(_ why: String) -> TransportError {
      TransportError(
        .invalidEndpoint(
          "The endpoint \"\(MaskedURL.text(url))\" \(why); write it as \"https://host\" or \"http://localhost:8000\"."))
    }
    let scheme = url.prefix { $0 != ":" }.lowercased()
    guard scheme == "http" || scheme == "https", url.dropFirst(scheme.count).hasPrefix("://") else {
      throw invalid("must begin with http:// or https://")
    }
    guard !url.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }), let parts = URLParts(url) else {
      throw invalid("is not a URL")
    }
    guard parts[CURLUPART_USER] == nil, parts[CURLUPART_PASSWORD] == nil else {
      // The text is not repeated here: it may hold a password.
      throw TransportError(.invalidEndpoint("The endpoint must not have a user or a password in it."))
    }
    guard parts[CURLUPART_QUERY] == nil, parts[CURLUPART_FRAGMENT] == nil else {
      throw invalid("must not have a query or a fragment")
    }
    guard let name = parts[CURLUPART_HOST]?.lowercased(), let normal = parts[CURLUPART_URL] else { throw invalid("has no host") }
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

extension Endpoint {
  /// "https://sts.eu-west-1.amazonaws.com" of a URL with any path and query; none of what it throws repeats the URL.
  static func origin(of url: String) throws -> String {
    func invalid(_ why: String) -> TransportError { TransportError(.invalidEndpoint(why)) }
    guard !url.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }), let parts = URLParts(url) else {
      throw invalid("A URL to send a request to is not a URL.")
    }
    guard let scheme = parts[CURLUPART_SCHEME], scheme == "http" || scheme == "https", let host = parts[CURLUPART_HOST] else {
      throw invalid("A URL to send a request to must begin with http:// or https://.")
    }
    guard parts[CURLUPART_USER] == nil, parts[CURLUPART_PASSWORD] == nil else {
      throw invalid("A URL to send a request to must not have a user or a password in it.")
    }
    return "\(scheme)://\(host)\(parts[CURLUPART_PORT].map { ":\($0)" } ?? "")"
  }
}

/// An endpoint's host and port apart, as OpenTelemetry has them.
struct ServerAddress: Sendable, Hashable {
  let name: String
  let port: Int

  init(_ endpoint: Endpoint) {
    let afterName = endpoint.host.hasPrefix("[") ? endpoint.host.firstIndex(of: "]") : endpoint.host.firstIndex(of: ":")
    let rest = afterName.map { endpoint.host[$0...] } ?? ""
    name = String(endpoint.host.dropLast(rest.drop { $0 == "]" }.count))
    port = rest.lastIndex(of: ":").flatMap { Int(rest[$0...].dropFirst()) } ?? (endpoint.url.hasPrefix("https:") ? 443 : 80)
  }
}

/// A URL as libcurl takes it apart.
struct URLParts: ~Copyable {
  private let parts: OpaquePointer

  /// Nil for what is no URL to libcurl.
  init?(_ url: String, flags: CInt = 0) {
    guard let parts = curl_url() else { return nil }
    guard curl_url_set(parts, CURLUPART_URL, url, CUnsignedInt(flags)) == CURLUE_OK else {
      curl_url_cleanup(parts)
      return nil
    }
    self.parts = parts
  }

  deinit { curl_url_cleanup(parts) }

  subscript(_ what: CURLUPart) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(parts, what, &text, 0) == CURLUE_OK, let text else { return nil }
    defer { curl_free(text) }
    return String(cString: text)
  }
}
