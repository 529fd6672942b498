import CCurl

/// Which proxy a request goes through: what the configuration says, and where that is the environment, what its variables say.
struct ProxySettings: Sendable {
  private let proxy: TransportConfiguration.Proxy
  private let environment: AWSEnvironment

  init(_ proxy: TransportConfiguration.Proxy = .environment, environment: AWSEnvironment) {
    self.proxy = proxy
    self.environment = environment
  }

  /// For a host's name or address; a proxy of the environment can't reach this machine's loopback.
  func choice(for host: String, isEncrypted: Bool, isLoopback: Bool) -> ProxyChoice {
    switch proxy {
    case .direct: .direct
    case .server(let url, let user, let password): ProxyChoice(url: url, user: user, password: password)
    case .environment:
      if isLoopback { .direct } else { ProxyChoice(url: variable(isEncrypted: isEncrypted, host: host) ?? "") }
    }
  }

  /// As libcurl reads the variables. `HTTP_PROXY` does not count: a CGI program has it from a header of its request.
  private func variable(isEncrypted: Bool, host: String) -> String? {
    let names = isEncrypted ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy"]
    guard let url = (names + ["all_proxy", "ALL_PROXY"]).lazy.compactMap({ environment[$0] }).first else { return nil }
    return NoProxyList(environment["no_proxy"] ?? environment["NO_PROXY"] ?? "").contains(host) ? nil : url
  }
}

/// The proxy of one request.
struct ProxyChoice: Sendable, Hashable {
  /// Empty: none.
  var url: String
  var user: String?
  var password: String?

  static let direct = ProxyChoice(url: "")

  var isDirect: Bool { url.isEmpty }

  /// The proxy's own host, where it has to be looked up.
  var host: HostName? {
    let flags = CURLU_GUESS_SCHEME | CURLU_NON_SUPPORT_SCHEME
    guard let parts = URLParts(url.contains("://") ? url : "http://\(url)", flags: flags), let name = parts[CURLUPART_HOST] else {
      return nil
    }
    let usualPort = parts[CURLUPART_SCHEME] == "https" ? 443 : 1080
    return HostName(name, port: parts[CURLUPART_PORT].flatMap { Int($0) } ?? usualPort)
  }
}
