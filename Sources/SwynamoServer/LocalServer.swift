import Hummingbird
import HummingbirdCore
import HummingbirdTLS
package import Logging
import NIOCore
import ServiceLifecycle
package import SwynamoEngine
import UnixSignals

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// An engine behind HTTP, until it is told to stop.
package struct LocalServer: Sendable {
  package var host: String
  package var port: Int
  package var limits: ConnectionLimits
  package var tls: ServerCertificate?
  package var logger: Logger

  /// How long requests under way may take once the server was told to stop.
  private static let shutdownTimeout = Duration.seconds(10)

  package init(host: String, port: Int, limits: ConnectionLimits, tls: ServerCertificate?, logger: Logger) {
    self.host = host
    self.port = port
    self.limits = limits
    self.tls = tls
    self.logger = logger
  }

  /// Serves until SIGTERM or SIGINT: then no connection is taken any more, and what was asked is answered.
  ///
  /// Meanwhile `engine`'s items expire.
  package func run(
    _ handler: RequestHandler, expiring engine: EmbeddedEngine, onReady: @escaping @Sendable (_ port: Int) -> Void
  ) async throws {
    let plain = HTTPServerBuilder { HTTPConnection(responder: $0, limits: limits, isSecure: tls != nil) }
    let port = port
    let application = Application(
      responder: handler,
      server: try tls.map { try .tls(plain, tlsConfiguration: $0.configuration) } ?? plain,
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: port), serverName: "Server", backlog: 1024,
        availableConnectionsDelegate: MaximumAvailableConnections(limits.connections, logger: logger)),
      onServerRunning: { onReady($0.localAddress?.port ?? port) },
      logger: logger)
    var configuration = ServiceGroupConfiguration(
      services: [application, ExpiryService(engine: engine)], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    configuration.maximumGracefulShutdownDuration = Self.shutdownTimeout
    do {
      try await ServiceGroup(configuration: configuration).run()
    } catch let error as IOError {
      throw ListenError(host: host, port: port, reason: String(cString: strerror(error.errnoCode)))
    } catch let error as SocketAddressError {
      throw ListenError(host: host, port: port, reason: "\(error)")
    }
  }
}

/// The address is taken, or isn't ours.
package struct ListenError: Error, CustomStringConvertible {
  let host: String
  let port: Int
  let reason: String

  package var description: String { "swynamo-local can't listen at \(host):\(port): \(reason). --port 0 takes a free port." }
}
