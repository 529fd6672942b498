import Foundation

/// Child processes whose only name server never answers, by `scripts/with-silent-name-server`.
enum SilentNameServer {
  /// Whether this process is such a child.
  static let isInside = ProcessInfo.processInfo.environment["SWYNAMO_SILENT_NAME_SERVER"] != nil
  /// Not without root, and not where there is no package around.
  static let isAvailable: Bool = {
    guard !isInside, let run = try? run(["true"]) else { return false }
    return run.status == 0 && !run.output.contains("skipped")
  }()

  /// Runs a program in a child, to its end.
  static func run(_ command: [String]) throws -> (status: CInt, output: String) {
    let script = "scripts/with-silent-name-server"
    guard FileManager.default.isExecutableFile(atPath: script) else { throw CommandLineTool.Unavailable() }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: script)
    process.arguments = command
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  /// Runs the tests of a suite in a child.
  static func runTests(_ suite: String) throws -> (status: CInt, output: String) {
    let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return try run([program, "--testing-library", "swift-testing", "--no-parallel", "--filter", suite])
  }
}
