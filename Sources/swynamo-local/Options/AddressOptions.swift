import ArgumentParser
import SwynamoServer

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

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

enum OpenFiles {
  /// Raises this process's limit as far as it may, and gives it: one that is reached would end the accepting of connections.
  static func raiseLimit() -> Int {
    var limit = rlimit()
    #if canImport(Glibc)
      let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
      let resource = RLIMIT_NOFILE
    #endif
    guard getrlimit(resource, &limit) == 0 else { return 1024 }
    limit.rlim_cur = limit.rlim_max
    _ = setrlimit(resource, &limit)
    guard getrlimit(resource, &limit) == 0 else { return 1024 }
    return max(Int(clamping: limit.rlim_cur), 128)
  }
}
