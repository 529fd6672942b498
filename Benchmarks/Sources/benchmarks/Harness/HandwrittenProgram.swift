import Foundation

/// One of the programs in `Handwritten`, and how to run it.
struct HandwrittenProgram {
  /// Where `make -C Benchmarks/Handwritten` puts the programs and the page that both sides read.
  static let folder = ProcessInfo.processInfo.environment["BENCHMARK_HANDWRITTEN"] ?? "Benchmarks/.build/handwritten"
  static let page = folder + "/page.json"

  var name: String
  var arguments: [String]

  init(_ name: String, _ arguments: String...) {
    self.name = name
    self.arguments = arguments
  }

  /// What it prints.
  func output(seconds: Double = 0) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.folder + "/" + name)
    process.arguments = arguments
    process.environment = ["BENCHMARK_SECONDS": "\(seconds)"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw BenchmarkFailure("\(name) ended with status \(process.terminationStatus)") }
    return String(decoding: output, as: UTF8.self)
  }

  /// Its measurement, from a line like `read best 312.4 median 330.1 rounds 200`.
  func measure(seconds: Double) throws -> Measurement {
    let output = try output(seconds: seconds)
    let words = output.split(whereSeparator: \.isWhitespace)
    func value(after word: String) -> Double? {
      words.firstIndex { $0 == word }.flatMap { $0 + 1 < words.count ? Double(words[$0 + 1]) : nil }
    }
    guard let best = value(after: "best"), let median = value(after: "median") else {
      throw BenchmarkFailure("\(name) printed no measurement: \(output)")
    }
    return Measurement(best: best, median: median)
  }
}

struct BenchmarkFailure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
