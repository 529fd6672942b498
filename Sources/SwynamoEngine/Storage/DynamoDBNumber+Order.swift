import SwynamoCore

extension DynamoDBNumber {
  /// Bytes that compare as the numbers do: the sign, the exponent, then two digits a byte.
  ///
  /// Below zero everything is turned around, and a closing byte puts fewer digits after more.
  var orderedBytes: [UInt8] {
    guard !isZero else { return [2] }
    let scale = UInt8(magnitude - Self.magnitudes.lowerBound)
    if isNegative { return [1, 255 - scale] + digitPairs.map { 101 - $0 } + [102] }
    return [3, scale] + digitPairs.map { $0 + 1 }
  }

  /// The digits from the first one on, two at a time, a zero appended to an odd number of them.
  private var digitPairs: [UInt8] {
    let count = magnitude - decimalExponent + 1
    var rest = count % 2 == 0 ? coefficient : coefficient * 10
    var pairs = [UInt8](repeating: 0, count: (count + 1) / 2)
    for place in pairs.indices.reversed() {
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
