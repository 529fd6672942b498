import SwynamoBytes
import SwynamoWire

/// What holds for every request of a transport, wherever it goes, checked.
final class HTTPSettings: Sendable {
  let options: ConnectionOptions
  let extraHeaders: [(name: String, value: String)]
  let acceptsCompressedAnswers: Bool
  let maximumResponseSize: Int
  /// For one attempt, in milliseconds.
  let attemptTimeout: Int
  /// After which unused connections are closed, in milliseconds.
  let idleTimeout: Int
  /// After which no request is sent over a connection any more, in seconds.
  let connectionLifetime: Int
  /// This machine's clock, in milliseconds since the epoch.
  let clock: @Sendable () -> Int
  /// The connections of one event loop.
  let connections: Int
  /// "; attempt=1; max=4", by attempt; there may be more attempts than texts.
  private let attemptTexts: [[UInt8]]
  private let maximumAttempts: Int

  init(_ configuration: TransportConfiguration, _ options: ConnectionOptions, maximumAttempts: Int) throws {
    self.options = options
    extraHeaders = configuration.extraHeaders
    acceptsCompressedAnswers = configuration.acceptsCompressedAnswers
    maximumResponseSize = configuration.maximumResponseSize
    attemptTimeout = max(configuration.attemptTimeout.milliseconds, 1)
    idleTimeout = max(configuration.idleTimeout.milliseconds, 1)
    connectionLifetime = max(configuration.maximumConnectionAge.milliseconds / 1000, 1)
    clock = configuration.clock
    self.maximumAttempts = maximumAttempts
    attemptTexts = (1...8).map { Self.attemptText($0, maximumAttempts) }
    let threads = max(configuration.eventThreads, 1)
    let wanted = min(max(configuration.maximumConnections, 1), Int(Int16.max))
    connections = max((wanted - 1) / threads + 1, 1)
    if let refused = configuration.extraHeaders.first(where: { !Self.isAllowed($0.name, value: $0.value) }) {
      throw TransportError(.invalidHeader(name: refused.name))
    }
  }

  /// The end of `amz-sdk-request`.
  func attemptText(_ attempt: Int) -> [UInt8] {
    attempt <= attemptTexts.count ? attemptTexts[attempt - 1] : Self.attemptText(attempt, maximumAttempts)
  }

  private static func attemptText(_ attempt: Int, _ maximum: Int) -> [UInt8] {
    Array("; attempt=\(attempt); max=\(maximum)".utf8)
  }

  /// Headers that the transport or libcurl writes.
  private static let reserved: Set<String> = [
    "accept-encoding", "amz-sdk-invocation-id", "amz-sdk-request", "authorization", "connection", "content-length",
    "content-type", "expect", "host", "transfer-encoding", "user-agent", "x-amz-content-sha256", "x-amz-date",
    "x-amz-security-token", "x-amz-target",
  ]

  /// Refuses headers of one request: those that are not valid, and those that the signature covers.
  func check(unsignedHeaders headers: [(name: String, value: String)]) throws(TransportError) {
    let refused = headers.first { header in
      !Self.isAllowed(header.name, value: header.value)
        || extraHeaders.contains { $0.name.lowercased() == header.name.lowercased() }
    }
    if let refused { throw TransportError(.invalidHeader(name: refused.name)) }
  }

  private static func isAllowed(_ name: String, value: String) -> Bool {
    HeaderSyntax.allows(name, value: value) && !reserved.contains(name.lowercased())
  }
}

/// All that depends on where a request goes, worked out once for each route.
///
/// Belongs to the event loop, as its signer does.
final class Destination {
  let route: Route
  let signer: RequestSigner
  let proxy: ProxyChoice
  /// Whose addresses are needed: the proxy's host where there is one.
  let host: HostName?

  init(_ route: Route, _ settings: HTTPSettings) {
    self.route = route
    let server = ServerAddress(route.endpoint)
    proxy = settings.options.proxy.choice(for: server.name, isEncrypted: route.isEncrypted, isLoopback: route.endpoint.isLoopback)
    host = proxy.isDirect ? HostName(server.name, port: server.port) : proxy.host
    signer = RequestSigner(
      host: route.endpoint.host, path: route.endpoint.path, region: route.signingRegion, extraHeaders: settings.extraHeaders)
  }
}

/// An address that calls go to; one object for each, so that what is kept for it is found by identity.
final class Route: Sendable {
  let endpoint: Endpoint
  let signingRegion: String
  let isEncrypted: Bool

  init(_ endpoint: Endpoint, in region: String) {
    self.endpoint = endpoint
    signingRegion = endpoint.signingRegion ?? region
    isEncrypted = endpoint.url.hasPrefix("https:")
  }
}
