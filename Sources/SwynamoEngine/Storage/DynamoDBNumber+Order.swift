import SwynamoCore

extension DynamoDBNumber {
  /// The bytes by which the service keeps a number: they compare as the numbers do.
  ///
  /// The first byte holds the sign and the power of a hundred, each other one two digits. Below zero everything is turned around,
  /// and a closing byte puts fewer digits after more.
  var orderedBytes: [UInt8] {
    guard !isZero else { return [0x80] }
    let power = magnitude + 1
    let leadingZeros = power & 1
    let scale = UInt8(truncatingIfNeeded: (power + leadingZeros) / 2 - 64)
    let pairs = digitPairs(after: leadingZeros)
    guard isNegative else { return [scale] + pairs.map { $0 + 1 } }
    return [~scale] + pairs.map { 101 - $0 } + (pairs.count < 20 ? [102] : [])
  }

  /// The digits two at a time, so that the point stands between two pairs; a zero is appended to an odd number of them.
  private func digitPairs(after leadingZeros: Int) -> [UInt8] {
    let count = leadingZeros + magnitude - decimalExponent + 1
    var pairs = [UInt8](repeating: 0, count: (count + 1) / 2)
    var rest = coefficient
    var places = pairs.indices.reversed()[...]
    if count % 2 == 1, let last = places.popFirst() {
      pairs[last] = UInt8(rest % 10) * 10
      rest /= 10
    }
    for place in places {
      if let small = UInt64(exactly: rest) {
        pairs[place] = UInt8(small % 100)
        rest = UInt128(small / 100)
      } else {
        pairs[place] = UInt8(rest % 100)
        rest /= 100
      }
    }
    return pairs
  }
}
