/// Everything about a transport that holds for all its requests, checked.
struct HTTPTarget: Sendable {
  let endpoint: Endpoint
  let signingRegion: String
  let configuration: TransportConfiguration
  /// The values of `amz-sdk-request`, by attempt.
  let attemptTexts: [[UInt8]]

  init(_ given: TransportConfiguration) throws {
    var configuration = given
    configuration.maximumConnections = max(given.maximumConnections, 1)
    endpoint = try configuration.endpoint.endpoint(for: configuration.region)
    signingRegion = configuration.signingRegion
    self.configuration = configuration
    let attempts = max(configuration.retries.maximumAttempts, 1)
    attemptTexts = (1...attempts).map { Array("attempt=\($0); max=\(attempts)".utf8) }
    if let refused = configuration.extraHeaders.first(where: { !Self.isAllowed($0.name, value: $0.value) }) {
      throw TransportError(.invalidHeader(name: refused.name), endpoint: endpoint.url)
    }
  }

  /// Headers that the transport or libcurl writes.
  private static let reserved: Set<String> = [
    "authorization", "connection", "content-length", "content-type", "expect", "host", "transfer-encoding", "user-agent",
    "x-amz-content-sha256", "x-amz-date", "x-amz-security-token", "x-amz-target",
  ]

  private static func isAllowed(_ name: String, value: String) -> Bool {
    let isToken = name.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        || "!#$%&'*+-.^_`|~".utf8.contains($0)
    }
    return isToken && !name.isEmpty && !reserved.contains(name.lowercased())
      && !value.utf8.contains { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }
  }
}
