import Foundation

/// `Handwritten/loopback-server.c` in a process of its own: it gives one GetItem answer to every request.
final class LoopbackServer {
  let url: String
  private let process = Process()

  init() throws {
    let port = UInt16.random(in: 20_000..<60_000)
    url = "http://127.0.0.1:\(port)/"
    process.executableURL = URL(fileURLWithPath: HandwrittenProgram.folder + "/loopback-server")
    process.arguments = ["\(port)"]
    try process.run()
  }

  deinit {
    // Not `terminate()`: a child of a dispatch thread has SIGTERM blocked.
    kill(process.processIdentifier, SIGKILL)
  }
}
