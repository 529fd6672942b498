import Foundation
import SwynamoEngine

/// Runs the benchmarks whose names contain one of the given words, or all.
///
///     make bench ARGS="read"
@main
struct Benchmarks {
  static func main() async {
    do {
      try await run()
    } catch {
      FileHandle.standardError.write(Data("benchmarks: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func run() async throws {
    let words = CommandLine.arguments.dropFirst()
    let environment = ProcessInfo.processInfo.environment
    let passes = environment["BENCHMARK_PASSES"].flatMap { Int($0) } ?? 5
    let seconds = environment["BENCHMARK_SECONDS"].flatMap { Double($0) } ?? 1

    func isWanted(_ name: String) -> Bool { words.isEmpty || words.contains(where: name.contains) }

    let engineBenchmarks = EngineBenchmark.all().filter { isWanted($0.name) }
    if !engineBenchmarks.isEmpty {
      let engine = try await EngineBenchmark.engine(.inMemory)
      for benchmark in engineBenchmarks { try await benchmark.run(on: engine, passes: passes, seconds: seconds) }
    }
    if isWanted(VectorBenchmark.name) { try await VectorBenchmark.run(passes: passes, seconds: seconds) }
    let scale = environment["BENCHMARK_TEXT_SCALE"].flatMap { Double($0) } ?? 1
    let limit = environment["BENCHMARK_TEXT_SECONDS"].flatMap { Double($0) } ?? 2
    for benchmark in TextBenchmark.all() where isWanted(benchmark.name) {
      try await benchmark.run(passes: passes, seconds: seconds, scale: scale, limit: limit)
    }
    // The others need the programs that are written by hand.
    guard words.isEmpty || words.contains(where: { !$0.hasPrefix("engine") && !$0.hasPrefix("text") }) else { return }

    let comparisons = try await codecComparisons() + requestComparisons() + featureComparisons() + loopbackComparisons()
    Comparison.printHeader()
    for comparison in comparisons where isWanted(comparison.name) {
      try await comparison.run(passes: passes, seconds: seconds)
    }
  }
}
