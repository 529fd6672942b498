import Foundation
import SwynamoAPI
import SwynamoBytes
import SwynamoCore

/// What a ``Sampler`` can draw.
protocol Sampled {
  static func sample(_ sampler: inout Sampler) -> Self
}

/// Draws the members of requests within the model's limits, the same ones for the same seed.
struct Sampler {
  private var random: SplitMix64
  /// Whether each member that may be left out is given.
  let isFull: Bool

  init(seed: Int, isFull: Bool) {
    random = SplitMix64(state: UInt64(seed))
    self.isFull = isFull
  }

  mutating func optional<Value>(_ draw: (inout Sampler) -> Value) -> Value? {
    isFull || random.next() & 1 == 0 ? draw(&self) : nil
  }

  mutating func list<Element>(_ counts: ClosedRange<Int>, _ draw: (inout Sampler) -> Element) -> [Element] {
    (0..<integer(counts)).map { _ in draw(&self) }
  }

  mutating func map<Value>(_ counts: ClosedRange<Int>, _ draw: (inout Sampler) -> Value) -> StringMap<Value> {
    StringMap(list(counts) { ($0.name(3...12), draw(&$0)) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func any<Value>(_ values: [Value]) -> Value { values[integer(0...values.count - 1)] }

  mutating func string(_ lengths: ClosedRange<Int>) -> String {
    String(String.UnicodeScalarView(list(lengths) { $0.any(["a", "b", "Z", "0", "9", "-", "é", "\"", "\\", "\u{1}", "日"]) }))
  }

  /// Of a table or an index.
  mutating func name(_ lengths: ClosedRange<Int>) -> String {
    list(lengths) { $0.any(["a", "Z", "0", "-", "_", "."]) }.joined()
  }

  mutating func integer(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
  mutating func number() -> Double { Double(integer(-1_000_000...1_000_000)) / 64 }
  mutating func flag() -> Bool { isFull || random.next() & 1 == 0 }
  /// To the millisecond, as the service has them.
  mutating func date() -> Date { Date(timeIntervalSince1970: Double(integer(0...4_000_000_000_000)) / 1000) }

  mutating func value() -> AttributeValue {
    switch integer(0...5) {
    case 0: .number(.init(integer(-1000...1000)))
    case 1: .binary(Array(string(0...8).utf8))
    case 2: .bool(flag())
    case 3: .null
    case 4: .list(list(0...2) { $0.value() })
    default: .string(string(0...8))
    }
  }
}
