import Foundation

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

    let comparisons = try await codecComparisons() + requestComparisons() + loopbackComparisons()
    Comparison.printHeader()
    for comparison in comparisons where words.isEmpty || words.contains(where: comparison.name.contains) {
      try await comparison.run(passes: passes, seconds: seconds)
    }
  }
}
