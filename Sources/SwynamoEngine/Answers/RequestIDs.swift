/// Makes the ids of answers: 52 characters, as the service's.
package struct RequestIDs: Sendable {
  private var state = UInt64.random(in: 0 ... .max)

  package init() {}

  package mutating func next() -> [UInt8] {
    var id: [UInt8] = []
    id.reserveCapacity(52)
    for _ in 0..<4 {
      // SplitMix64: unique for 2^64 ids, and nothing depends on their being unpredictable.
      state &+= 0x9E37_79B9_7F4A_7C15
      var word = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
      word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
      word ^= word >> 31
      for place in 0..<13 { id.append(Self.alphabet[Int(word >> UInt64(5 * place) & 31)]) }
    }
    return id
  }

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ012345".utf8)
}
