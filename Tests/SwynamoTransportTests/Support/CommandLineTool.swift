import Foundation

/// A program of the machine that a test starts: `openssl`, `python3`.
enum CommandLineTool {
  struct Unavailable: Error {}

  static func path(_ name: String) -> String? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  static func start(_ name: String, _ arguments: [String], in directory: URL? = nil) throws -> (process: Process, output: Pipe) {
    guard let path = path(name) else { throw Unavailable() }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = directory
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    return (process, output)
  }

  /// Starts a server that prints its port.
  static func startServer(_ script: String, _ arguments: [String]) throws -> (process: Process, port: Int) {
    let python = try start("python3", ["-c", script] + arguments)
    let line = String(decoding: python.output.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else { throw Unavailable() }
    return (python.process, port)
  }

  static func run(_ name: String, _ arguments: [String], in directory: URL) throws {
    let process = try start(name, arguments, in: directory).process
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Unavailable() }
  }
}
