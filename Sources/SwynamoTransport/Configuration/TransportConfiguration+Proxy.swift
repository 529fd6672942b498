import SwynamoWire

extension TransportConfiguration {
  /// The HTTP proxy that requests go through.
  ///
  ///     configuration.proxy = .server("http://proxy.example.com:3128")
  ///     configuration.proxy = .server("http://proxy.example.com:3128", user: "app", password: secret)
  ///     configuration.proxy = .direct
  ///
  /// Requests over TLS are tunneled (`CONNECT`), so that a proxy sees none of them. A loopback endpoint is reached directly
  /// unless a server is named here.
  public enum Proxy: Sendable, Hashable {
    /// What `https_proxy`, `http_proxy`, `all_proxy` and `no_proxy` of the configuration's environment say, read as curl reads
    /// them.
    case environment
    /// No proxy, whatever the environment says.
    case direct
    /// A proxy by its URL.
    case server(String, user: String? = nil, password: String? = nil)
  }
}

extension TransportConfiguration.Proxy: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String {
    switch self {
    case .environment: "environment"
    case .direct: "direct"
    case .server(let url, let user, _):
      "server(\(MaskedURL.text(url))\(user == nil ? "" : ", user and password redacted"))"
    }
  }

  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}
