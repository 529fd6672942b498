import Foundation
import Testing

/// Puts a law through generated cases: each has a generator of its own, so that a failure can be had again by its seed.
///
/// The body returns what is wrong with a case, or nil. SWYNAMO_SEED sets the first seed, SWYNAMO_CASES the number of cases.
func check(
  _ law: String, cases: Int = 10_000, sourceLocation: SourceLocation = #_sourceLocation,
  _ body: (inout Generator) async throws -> String?
) async {
  let environment = ProcessInfo.processInfo.environment
  let first = environment["SWYNAMO_SEED"].flatMap { UInt64($0) } ?? .random(in: 0..<1_000_000_000)
  let count = environment["SWYNAMO_CASES"].flatMap { Int($0) } ?? cases
  print("\(law): \(count) cases from seed \(first)")
  var failures = 0
  for offset in 0..<UInt64(max(count, 1)) {
    let seed = first &+ offset
    var generator = Generator(seed: seed)
    let failure: String?
    do {
      failure = try await body(&generator)
    } catch {
      failure = "\(error)"
    }
    guard let failure else { continue }
    Issue.record("\(law), SWYNAMO_SEED=\(seed): \(failure)", sourceLocation: sourceLocation)
    failures += 1
    if failures == 3 { return }
  }
}
