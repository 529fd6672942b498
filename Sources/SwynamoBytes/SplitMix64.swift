/// Random numbers that are the same for the same start on every machine; they can be foretold.
///
///     var generator = SplitMix64(state: 7)
///     Int.random(in: 0..<6, using: &generator)
///
/// Source: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  /// What the state grows by with each number.
  package static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

  package var state: UInt64

  package init(state: UInt64) { self.state = state }

  package mutating func next() -> UInt64 {
    state &+= Self.increment
    return Self.mixed(state)
  }

  /// The number that a state gives: no two states give the same.
  package static func mixed(_ state: UInt64) -> UInt64 {
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
