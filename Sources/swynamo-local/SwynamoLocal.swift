import ArgumentParser
import Hummingbird
import Logging
import NIOCore
import SwynamoEngine

#if canImport(Darwin)
  import Darwin
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
      Point an SDK at the URL it prints; any region and any credentials will do, as nothing checks them. So it listens on \
      the loopback interface only, unless --host says otherwise.
      """,
    version: "swynamo-local 0.1.0")

  @Option(help: "The port; 0 takes a free one.")
  var port = 8000

  @Option(help: "The address to listen on.")
  var host = "127.0.0.1"

  @Flag(name: .customLong("in-memory"), help: "Keep tables in memory until the server stops; the default.")
  var isInMemory = false

  @Option(help: ArgumentHelp("Keep tables in this SQLite file.", valueName: "file"))
  var path: String?

  func validate() throws {
    guard (0...65535).contains(port) else { throw ValidationError("--port must be between 0 and 65535, not \(port).") }
    if isInMemory && path != nil { throw ValidationError("--in-memory and --path exclude each other.") }
    if path == "" { throw ValidationError("--path needs the name of a file.") }
  }

  func run() async throws {
    var logger = Logger(label: "swynamo-local")
    logger.logLevel = .error
    let application = Application(
      responder: Gateway(transport: try EmbeddedEngine(path: path)),
      configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
      onServerRunning: { channel in
        print("swynamo-local listens at http://\(host):\(channel.localAddress?.port ?? port)")
        // Scripts wait for this line, and a pipe's buffer would keep it.
        fflush(nil)
      },
      logger: logger)
    do {
      try await application.runService()
    } catch let error as IOError {
      throw CannotListen(host: host, port: port, reason: String(cString: strerror(error.errnoCode)))
    }
  }
}

/// The address is taken, or isn't ours.
struct CannotListen: Error, CustomStringConvertible {
  let host: String
  let port: Int
  let reason: String

  var description: String { "swynamo-local can't listen at \(host):\(port): \(reason). --port 0 takes a free port." }
}
