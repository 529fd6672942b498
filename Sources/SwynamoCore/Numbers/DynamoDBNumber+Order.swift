extension DynamoDBNumber: Comparable {
  public static func < (left: DynamoDBNumber, right: DynamoDBNumber) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative
      ? right.isSmallerInMagnitude(than: left)
      : left.isSmallerInMagnitude(than: right)
  }

  private func isSmallerInMagnitude(than other: DynamoDBNumber) -> Bool {
    if isZero || other.isZero { return isZero && !other.isZero }
    let (mine, theirs) = (magnitude, other.magnitude)
    if mine != theirs { return mine < theirs }
    let difference = Int(exponent) - Int(other.exponent)
    return difference >= 0
      ? coefficient * Self.powerOfTen(difference) < other.coefficient
      : coefficient < other.coefficient * Self.powerOfTen(-difference)
  }
}
