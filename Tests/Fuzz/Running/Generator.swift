import SwynamoBytes

/// A seed gives the same inputs on every machine.
struct Generator: RandomNumberGenerator {
  private var random: SplitMix64

  /// The inputs of a campaign don't depend on one another: each has a generator of its own.
  init(seed: UInt64, index: Int) {
    random = SplitMix64(state: seed &* 0xD134_2543_DE82_EF95 &+ UInt64(truncatingIfNeeded: index) &* 0x9E37_79B9)
  }

  mutating func next() -> UInt64 { random.next() }

  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<max(bound, 1), using: &self) }

  /// True once in so many times.
  mutating func once(in times: Int) -> Bool { below(times) == 0 }

  mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }
}
