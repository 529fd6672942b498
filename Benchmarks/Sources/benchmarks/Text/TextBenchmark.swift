import Foundation

/// Work on a text of two sizes: whether the time grows as the text does, or with its square.
///
///     BENCHMARK_TEXT_SCALE=0.1 make bench ARGS=text          // a tenth of all sizes
///
/// No piece of work runs that might take longer than `BENCHMARK_TEXT_SECONDS` (2), as shorter texts let expect where the time grows
/// with the square of the length.
struct TextBenchmark {
  var name: String
  /// In bytes.
  var sizes: (small: Int, large: Int)
  /// The work on a text of so many bytes.
  var work: (_ size: Int) async throws -> () async throws -> Void

  func run(passes: Int, seconds: Double, scale: Double, limit: Double) async throws {
    let small = Int(Double(sizes.small) * scale)
    let large = Int(Double(sizes.large) * scale)
    let title = name.padding(toLength: 34, withPad: " ", startingAt: 0)
    let growth = Double(large) / Double(small)
    if let (size, feared) = try await fears(upTo: [small, large], longerThan: limit) {
      print(title + String(format: "        - not run: %d bytes might take %.1f s", size, feared))
      return
    }
    let smallWork = try await work(small)
    let largeWork = try await work(large)
    var measurements: [(small: Measurement, large: Measurement)] = []
    for _ in 0..<passes {
      measurements.append(
        (
          try await Measurement(units: 1, seconds: seconds, smallWork),
          try await Measurement(units: 1, seconds: seconds, largeWork)
        ))
    }
    let times = measurements.map { (small: $0.small.best, large: $0.large.best, ratio: $0.large.best / $0.small.best) }
      .sorted { $0.ratio < $1.ratio }[passes / 2]
    print(
      title
        + String(
          format: "%9.2f us/text of %d bytes, %.2f us of %d, ratio %5.2f; linear is %.2f", times.large / 1000, large,
          times.small / 1000, small, times.ratio, growth))
  }

  /// The first of the sizes for which the work might take longer than the limit, and how long. It is tried on a 64th of the first
  /// size, and on each step of 4 from there, so that what grows with the square of the length is seen before it takes long.
  private func fears(upTo sizes: [Int], longerThan limit: Double) async throws -> (size: Int, seconds: Double)? {
    var size = max(sizes[0] / 64, 16)
    for next in [sizes[0] / 16, sizes[0] / 4] + sizes where next > size {
      let work = try await work(size)
      let start = ContinuousClock.now
      try await work()
      let growth = Double(next) / Double(size)
      let feared = (ContinuousClock.now - start) / .seconds(1) * growth * growth
      if feared > limit { return (next, feared) }
      size = next
    }
    return nil
  }
}

extension TextBenchmark {
  /// An "a" with accents above and then as many below, which have to change places where two texts are compared as canonically
  /// equivalent: `size` bytes, less what makes no whole pair.
  static func accents(_ size: Int) -> [UInt8] {
    let count = (size - 1) / 4
    return [UInt8(ascii: "a")] + Array(repeating: [0xCC, 0x81], count: count).joined()
      + Array(repeating: [0xCC, 0xA3], count: count).joined()
  }

  /// JSON, with a text in place of each `@`.
  static func json(_ template: String, _ texts: [UInt8]...) -> [UInt8] {
    var rest = texts[...]
    return template.utf8.reduce(into: []) { json, byte in
      if byte == UInt8(ascii: "@"), let text = rest.popFirst() { json += text } else { json.append(byte) }
    }
  }
}
