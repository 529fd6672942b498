import SwynamoBytes

/// Makes the ids of answers: 52 characters, as the service's.
package struct RequestIDs: Sendable {
  /// Unique for 2^64 numbers, and nothing depends on their being unpredictable.
  private var words = SplitMix64(state: .random(in: 0 ... .max))

  package init() {}

  package mutating func next() -> [UInt8] {
    var id: [UInt8] = []
    id.reserveCapacity(52)
    for _ in 0..<4 {
      let word = words.next()
      for place in 0..<13 { id.append(Self.alphabet[Int(word >> UInt64(5 * place) & 31)]) }
    }
    return id
  }

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ012345".utf8)
}
