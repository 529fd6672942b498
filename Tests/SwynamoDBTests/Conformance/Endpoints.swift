import Foundation
import Synchronization

/// The servers that tests may use, from the environment.
enum Endpoints {
  static let moto = variable("SWYNAMO_MOTO_ENDPOINT")
  /// DynamoDB itself, DynamoDB Local, ScyllaDB Alternator: with the credentials of the environment.
  static let other = variable("SWYNAMO_ENDPOINT")
  static let region = variable("AWS_REGION") ?? variable("AWS_DEFAULT_REGION") ?? "us-east-1"
  /// swynamo-local: one that runs already, or the one that was built with the tests.
  static let local = variable("SWYNAMO_LOCAL_ENDPOINT") ?? LocalServer.start()

  private static func variable(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }
}

/// swynamo-local as a child process that ends with the tests.
private enum LocalServer {
  private static let process = Atomic<Int32>(0)

  /// The server's URL; nil when it isn't built or doesn't start.
  static func start() -> String? {
    guard let tests = Bundle.main.executableURL else { return nil }
    let places = [tests.deletingLastPathComponent(), URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()]
    guard
      let program = places.map({ $0.appending(path: "swynamo-local") }).first(where: {
        FileManager.default.isExecutableFile(atPath: $0.path)
      })
    else { return nil }
    let server = Process()
    let output = Pipe()
    server.executableURL = program
    server.arguments = ["--port", "0"]
    server.standardOutput = output
    guard (try? server.run()) != nil else { return nil }
    process.store(server.processIdentifier, ordering: .relaxed)
    atexit { _ = kill(LocalServer.process.load(ordering: .relaxed), SIGTERM) }
    var line = Data()
    while line.last != UInt8(ascii: "\n") {
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { return nil }
      line += more
    }
    return String(decoding: line, as: UTF8.self).split(whereSeparator: \.isWhitespace).last.map(String.init)
  }
}
