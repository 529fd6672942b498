/// Draws test cases from a seed. Names and values come from small stocks, so that those of conditions and items often meet.
struct Generator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func int(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &self) }

  /// True once in so many times.
  mutating func once(in times: Int) -> Bool { int(1...times) == 1 }

  mutating func one<Element>(of elements: [Element]) -> Element { elements[int(0...elements.count - 1)] }

  mutating func array<Element>(_ count: ClosedRange<Int>, _ element: (inout Generator) -> Element) -> [Element] {
    (0..<int(count)).map { _ in element(&self) }
  }
}
