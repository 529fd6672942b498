import Foundation
import SwynamoEngine
import SwynamoWire

/// A search of 100,000 vectors of 768 dimensions, beside adding up as many numbers in memory.
struct VectorBenchmark {
  static let name = "engine: SearchVectors"

  private static let vectors = 100_000
  private static let dimensions = 768

  static func run(passes: Int, seconds: Double) async throws {
    let engine = try await engine()
    let memory = [Float](repeating: 0.5, count: vectors * dimensions)
    let request = TransportRequest(
      operation: "SearchVectors",
      body: Array(#"{"TableName":"vectors","IndexName":"near","TopK":10,"SearchVector":\#(vector(-1))}"#.utf8))
    var (searches, reads): ([Double], [Double]) = ([], [])
    var sum: Float = 0
    for _ in 0..<passes {
      searches.append(
        try await Measurement(units: 1, seconds: seconds) {
          let answer = try await engine.send(request)
          guard answer.status == 200 else { throw BenchmarkFailure(String(decoding: answer.body, as: UTF8.self)) }
        }.median)
      reads.append(Measurement(units: 1, seconds: seconds) { sum += total(memory) }.median)
    }
    guard sum.isFinite else { throw BenchmarkFailure("the sum is \(sum)") }
    let (search, read) = (searches.sorted()[passes / 2], reads.sorted()[passes / 2])
    print(
      name.padding(toLength: 34, withPad: " ", startingAt: 0)
        + String(format: "%9.2f us/request %9.2f us to add up the memory, ratio %5.2f", search / 1e3, read / 1e3, search / read))
  }

  private static func engine() async throws -> EmbeddedEngine {
    let engine = try EmbeddedEngine(.inMemory)
    func must(_ operation: String, _ json: String) async throws {
      let answer = try await engine.send(TransportRequest(operation: operation, body: Array(json.utf8)))
      guard answer.status == 200 else { throw BenchmarkFailure(String(decoding: answer.body, as: UTF8.self)) }
    }
    try await must(
      "CreateTable",
      #"""
      {"TableName":"vectors","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"id","AttributeType":"N"}],
      "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],"VectorIndexes":[{"IndexName":"near","VectorAttribute":{"AttributeName":"v"},"Dimensions":\#(dimensions),
      "DistanceFunction":"COSINE","Projection":{"ProjectionType":"KEYS_ONLY"}}]}
      """#)
    // Many items have the same vector, or most of the time would be spent on making them.
    let values = (0..<500).map(vector)
    for batch in 0..<vectors / 25 {
      let puts = (0..<25).map { place in
        let number = batch * 25 + place
        return #"{"PutRequest":{"Item":{"id":{"N":"\#(number)"},"v":{"L":\#(values[number % values.count])}}}}"#
      }
      try await must("BatchWriteItem", #"{"RequestItems":{"vectors":[\#(puts.joined(separator: ","))]}}"#)
    }
    return engine
  }

  private static func vector(_ number: Int) -> String {
    let elements = (0..<dimensions).map { place in #"{"N":"0.\#(abs(number * 31 + place * 17 + number / 7 * place) % 50)"}"# }
    return "[\(elements.joined(separator: ","))]"
  }

  /// Four sums at a time, so that the memory sets the time.
  private static func total(_ numbers: [Float]) -> Float {
    numbers.withUnsafeBytes { bytes in
      var sums: (SIMD8<Float>, SIMD8<Float>, SIMD8<Float>, SIMD8<Float>) = (.zero, .zero, .zero, .zero)
      let size = MemoryLayout<SIMD8<Float>>.size
      for offset in stride(from: 0, to: bytes.count, by: 4 * size) {
        sums.0 += bytes.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
        sums.1 += bytes.loadUnaligned(fromByteOffset: offset + size, as: SIMD8<Float>.self)
        sums.2 += bytes.loadUnaligned(fromByteOffset: offset + 2 * size, as: SIMD8<Float>.self)
        sums.3 += bytes.loadUnaligned(fromByteOffset: offset + 3 * size, as: SIMD8<Float>.self)
      }
      return (sums.0 + sums.1 + sums.2 + sums.3).sum()
    }
  }
}
