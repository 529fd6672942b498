import SwynamoBytes

/// Draws test cases from a seed. Names and values come from small stocks, so that those of conditions and items often meet.
struct Generator: RandomNumberGenerator {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(state: seed) }

  mutating func next() -> UInt64 { random.next() }

  mutating func int(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &self) }

  /// True once in so many times.
  mutating func once(in times: Int) -> Bool { int(1...times) == 1 }

  mutating func one<Element>(of elements: [Element]) -> Element { elements[int(0...elements.count - 1)] }

  mutating func array<Element>(_ count: ClosedRange<Int>, _ element: (inout Generator) -> Element) -> [Element] {
    (0..<int(count)).map { _ in element(&self) }
  }
}
