extension AttributeValue {
  /// The bytes that DynamoDB counts for the value, its name not included.
  ///
  ///     AttributeValue.string("naïve").storedSize              // 6
  ///     AttributeValue.list([.number(12), .bool(true)]).storedSize   // 3 + (1 + 2) + (1 + 1)
  ///
  /// Source: DynamoDB Developer Guide, "DynamoDB item sizes and formats".
  public var storedSize: Int {
    switch self {
    case .string(let text): text.utf8.count
    case .number(let number): number.storedSize
    case .binary(let bytes): bytes.count
    case .bool, .null: 1
    case .stringSet(let members): members.reduce(0) { $0 + $1.utf8.count }
    case .numberSet(let members): members.reduce(0) { $0 + $1.storedSize }
    case .binarySet(let members): members.reduce(0) { $0 + $1.count }
    case .list(let elements): elements.reduce(3) { $0 + 1 + $1.storedSize }
    case .map(let members): members.reduce(3) { $0 + 1 + $1.key.utf8.count + $1.value.storedSize }
    }
  }
}

extension StringMap where Value == AttributeValue {
  /// The bytes that DynamoDB counts for an item: its attributes' names and values.
  ///
  ///     ["id": .string("a"), "n": .number(-1)].storedSize   // (2 + 1) + (1 + 3)
  public var storedSize: Int {
    reduce(0) { $0 + $1.key.utf8.count + $1.value.storedSize }
  }
}

extension DynamoDBNumber {
  /// A byte for the exponent and one for every two digits, the pairs counted from the decimal point; one more below zero.
  public var storedSize: Int {
    guard !isZero else { return 1 }
    let digits = magnitude - decimalExponent + 1
    let unaligned = digits % 2 == 0 && magnitude % 2 == 0
    return 1 + (digits + 1) / 2 + (unaligned ? 1 : 0) + (isNegative ? 1 : 0)
  }
}
