import Foundation
import SwynamoEngine
import SwynamoWire

/// A number of inputs against the engine, in blocks: each block has an engine of its own, so that no store grows without end
/// and a fault can be repeated from the start of its block.
struct Campaign {
  /// What one input does: it sends what it likes, and gives a sentence for what was wrong.
  typealias Trial = (_ bench: Bench, _ generator: inout Generator) async throws -> String?

  static let block = 2_000

  let name: String
  let seed: UInt64
  let count: Int
  let secondsPerInput: Double

  /// Gives the number of faults.
  func run(_ trial: Trial) async throws -> Int {
    say("fuzz: \(name), \(count) inputs, seed \(seed)")
    let watchdog = Watchdog(seconds: secondsPerInput)
    let began = Date()
    var tally = Tally()
    for start in stride(from: 0, to: count, by: Self.block) {
      let bench = try await Bench()
      for index in start..<min(start + Self.block, count) {
        CrashReport.running(index)
        watchdog.running(index)
        var generator = Generator(seed: seed, index: index)
        let clock = ContinuousClock.now
        if let fault = try await trial(bench, &generator) { tally.note(fault, index: index) }
        tally.note(duration: ContinuousClock.now - clock, index: index)
      }
      watchdog.rest()
      tally.add(bench)
      await bench.engine.close()
    }
    tally.report(name, seconds: Date().timeIntervalSince(began))
    return tally.faults
  }
}

/// What came out of a campaign.
private struct Tally {
  private(set) var faults = 0
  private var sent = 0
  private var taken = 0
  private var compared = 0
  private var slowest: (duration: Duration, index: Int) = (.zero, 0)

  mutating func note(_ fault: String, index: Int) {
    faults += 1
    if faults <= 20 { say("fuzz: input \(index): \(fault)") }
  }

  mutating func note(duration: Duration, index: Int) {
    if duration > slowest.duration { slowest = (duration, index) }
  }

  mutating func add(_ bench: Bench) {
    sent += bench.sent
    taken += bench.taken
    compared += bench.compared
  }

  func report(_ name: String, seconds: Double) {
    let milliseconds = Double(slowest.duration.components.attoseconds) / 1e15 + Double(slowest.duration.components.seconds) * 1e3
    say(
      String(
        format:
          "fuzz: %@: %d requests, %d taken, %d compared with an equivalent, %d faults, %.1f s; the slowest input took %.1f ms (%d)",
        name, sent, taken, compared, faults, seconds, milliseconds, slowest.index))
  }
}

/// At once, so that a crash doesn't take it along.
private func say(_ line: String) {
  print(line)
  fflush(nil)
}
