/// SplitMix64: a seed gives the same inputs on every machine.
struct Generator: RandomNumberGenerator {
  private var state: UInt64

  /// The inputs of a campaign don't depend on one another: each has a generator of its own.
  init(seed: UInt64, index: Int) { state = seed &* 0xD134_2543_DE82_EF95 &+ UInt64(truncatingIfNeeded: index) &* 0x9E37_79B9 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<max(bound, 1), using: &self) }

  /// True once in so many times.
  mutating func once(in times: Int) -> Bool { below(times) == 0 }

  mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }
}
