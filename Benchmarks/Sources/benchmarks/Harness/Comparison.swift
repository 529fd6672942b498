import Foundation

/// A piece of work in Swift beside its hand-written equivalent.
struct Comparison {
  var name: String
  /// What one measured unit is: "item", "request".
  var unit: String
  /// Each side runs for about so many seconds.
  var handwritten: (_ seconds: Double) async throws -> Measurement
  var swift: (_ seconds: Double) async throws -> Measurement

  /// Measures both sides in turn, A B A B …, so that what else the machine does falls on both, and prints the passes' medians.
  func run(passes: Int, seconds: Double) async throws {
    var ours: [Measurement] = []
    var theirs: [Measurement] = []
    for _ in 0..<passes {
      ours.append(try await swift(seconds))
      theirs.append(try await handwritten(seconds))
    }
    let best = Self.median(zip(ours, theirs).map { $0.best / $1.best })
    let typical = Self.median(zip(ours, theirs).map { $0.median / $1.median })
    print(
      name.padding(toLength: 34, withPad: " ", startingAt: 0)
        + String(format: "%9.1f %9.1f ns/", Self.median(ours.map(\.best)), Self.median(theirs.map(\.best)))
        + unit.padding(toLength: 9, withPad: " ", startingAt: 0)
        + String(format: "ratio %5.2f best, %5.2f median", best, typical))
  }

  static func printHeader() {
    print("".padding(toLength: 34, withPad: " ", startingAt: 0) + "    Swift   by hand")
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
