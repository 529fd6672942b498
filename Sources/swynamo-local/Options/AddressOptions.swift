import ArgumentParser
import SwynamoServer

struct AddressOptions: ParsableArguments {
  @Option(help: "The port; 0 takes a free one.")
  var port = 8000

  @Option(help: "The address to listen on.")
  var host = "127.0.0.1"

  @Option(name: .customLong("max-connections"), help: "How many connections there may be at once; more of them wait.")
  var maximumConnections = 4096  // not a limit: of this server

  @Option(
    help: ArgumentHelp(
      "A connection is closed when it is idle, or when a request takes longer than this to arrive.", valueName: "seconds"))
  var timeout = 60

  func validate() throws {
    // not a limit: TCP's ports
    guard (0...65535).contains(port) else { throw ValidationError("--port must be between 0 and 65535, not \(port).") }
    guard maximumConnections > 0 else { throw ValidationError("--max-connections must be at least 1.") }
    guard (1...86_400).contains(timeout) else {
      throw ValidationError("--timeout must be between 1 and 86400 seconds, not \(timeout).")
    }
    guard !host.isEmpty else { throw ValidationError("--host needs a name or an address.") }
  }

  var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }

  /// As a URL has it.
  var urlHost: String { host.contains(":") ? "[\(host)]" : host }

  /// No more connections than the process may have files open.
  var limits: ConnectionLimits {
    ConnectionLimits(connections: min(maximumConnections, OpenFiles.raiseLimit() - 64), timeout: .seconds(timeout))
  }
}
