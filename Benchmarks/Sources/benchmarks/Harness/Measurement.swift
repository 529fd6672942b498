#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Nanoseconds of this process's CPU time for one unit of work; measured as `Handwritten/measure.h` does.
struct Measurement {
  var best: Double
  var median: Double

  /// Runs rounds of `work`, each of which does `units` units, for about `seconds` of CPU time.
  init(units: Int, seconds: Double, _ work: () throws -> Void) rethrows {
    try work()
    var rounds: [Double] = []
    let end = Self.cpuNanoseconds() + seconds * 1e9
    var start = Self.cpuNanoseconds()
    repeat {
      try work()
      let now = Self.cpuNanoseconds()
      rounds.append((now - start) / Double(units))
      start = now
    } while start < end
    self.init(rounds: rounds)
  }

  /// The same for work that waits; what other threads of the process do for it counts.
  init(units: Int, seconds: Double, _ work: () async throws -> Void) async rethrows {
    try await work()
    var rounds: [Double] = []
    let end = Self.cpuNanoseconds() + seconds * 1e9
    var start = Self.cpuNanoseconds()
    repeat {
      try await work()
      let now = Self.cpuNanoseconds()
      rounds.append((now - start) / Double(units))
      start = now
    } while start < end
    self.init(rounds: rounds)
  }

  init(best: Double, median: Double) {
    self.best = best
    self.median = median
  }

  private init(rounds: [Double]) {
    let sorted = rounds.sorted()
    self.init(best: sorted[0], median: sorted[sorted.count / 2])
  }

  private static func cpuNanoseconds() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now)
    return Double(now.tv_sec) * 1e9 + Double(now.tv_nsec)
  }
}
