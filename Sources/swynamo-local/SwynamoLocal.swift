import ArgumentParser
import Logging
import SwynamoEngine
import SwynamoServer

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The embedded engine behind HTTP, for any AWS SDK that is pointed at it.
@main
struct SwynamoLocal: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "swynamo-local",
    abstract: "DynamoDB on this machine: SwynamoDB's engine behind HTTP.",
    discussion: """
      Point an SDK at the URL it prints. Without credentials of its own it takes any region and any credentials, or none; so it \
      listens on the loopback interface only, unless --host says otherwise.
      """,
    version: "swynamo-local 0.1.0")

  @OptionGroup(title: "Where it listens")
  var address: AddressOptions

  @OptionGroup(title: "Where tables are kept")
  var store: StoreOptions

  @OptionGroup(title: "How streams behave")
  var streams: StreamOptions

  @OptionGroup(title: "Who may ask")
  var access: AccessOptions

  @OptionGroup(title: "TLS")
  var tls: TLSOptions

  func run() async throws {
    var logger = Logger(label: "swynamo-local")
    logger.logLevel = .warning
    let authentication = try access.authentication()
    let certificate = try tls.certificate(for: address.host)
    let engine = try store.engine(streams)
    if !address.isLoopback && !access.isVerified {
      warn("Warning: anybody who reaches \(address.host) can read and write all tables: no signature is verified.")
    }
    for fault in await engine.storeFaults() { warn("Warning: \(fault)") }
    let server = LocalServer(
      host: address.host, port: address.port, limits: address.limits, tls: certificate,
      logger: logger)
    let url = "\(certificate == nil ? "http" : "https")://\(address.urlHost)"
    let handler = RequestHandler(
      engine: engine, authentication: authentication, isolation: access.isolation.value,
      hosts: AllowedHosts(and: access.hosts + [address.host]), origins: access.allowedOrigins)
    do {
      try await server.run(handler, expiring: engine) { port in
        print("swynamo-local listens at \(url):\(port)")
        // Scripts wait for this line, and a pipe's buffer would keep it.
        fflush(nil)
      }
    } catch {
      await engine.close()
      throw error
    }
    await engine.close()
  }
}

/// C's own `stderr` is a global variable, which is not for several threads.
private func warn(_ line: String) {
  let line = line + "\n"
  _ = line.utf8.withContiguousStorageIfAvailable { write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
