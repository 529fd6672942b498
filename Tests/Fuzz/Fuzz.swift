import Foundation

/// Generated inputs against the engine, in this process: `fuzz expressions`, `fuzz statements`, `fuzz requests`, or all.
///
/// By the environment: `SWYNAMO_FUZZ_COUNT=1000000 SWYNAMO_SEED=7 fuzz`. No input may crash, take long, or be answered with
/// anything but a success or a refusal that the service's model knows.
@main
struct Fuzz {
  static func main() async throws {
    let environment = ProcessInfo.processInfo.environment
    let count = environment["SWYNAMO_FUZZ_COUNT"].flatMap { Int($0) } ?? 20_000
    let seed = environment["SWYNAMO_SEED"].flatMap { UInt64($0) } ?? .random(in: 0..<1_000_000_000)
    let only = environment["SWYNAMO_FUZZ_INPUT"].flatMap { Int($0) }
    let wanted = CommandLine.arguments.dropFirst()
    CrashReport.install()

    var faults = 0
    for (name, trial) in [
      ("expressions", ExpressionTrial.run), ("statements", StatementTrial.run), ("requests", RequestTrial.run),
    ] as [(String, Campaign.Trial)]
    where wanted.isEmpty || wanted.contains(name) {
      if let only {
        var generator = Generator(seed: seed, index: only)
        print(try await trial(try await Bench(), &generator) ?? "input \(only): nothing wrong")
      } else {
        faults += try await Campaign(name: name, seed: seed, count: count, secondsPerInput: 20).run(trial)
      }
    }
    exit(faults == 0 ? 0 : 1)
  }
}
