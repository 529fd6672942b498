/// One DynamoDB attribute value of any of the ten types.
///
///     AttributeValue.list([.string("a"), .number(1)])   // {"L":[{"S":"a"},{"N":"1"}]}
///
/// Two numbers are equal when their values are (`1`, `1.0` and `1e0`), sets ignore order, texts and binaries compare byte by byte:
/// "caf\u{E9}" and "cafe\u{301}" are two texts.
/// Source: DynamoDB API Reference, "AttributeValue".
public enum AttributeValue: Sendable {
  /// `S`
  case string(String)
  /// `N`
  case number(DynamoDBNumber)
  /// `B`
  case binary([UInt8])
  /// `BOOL`
  case bool(Bool)
  /// `NULL`
  case null
  /// `SS`
  case stringSet(StringSet)
  /// `NS`
  case numberSet(Set<DynamoDBNumber>)
  /// `BS`
  case binarySet(Set<[UInt8]>)
  /// `L`
  case list([AttributeValue])
  /// `M`
  case map(Item)

  /// Which of the ten types it is.
  public var type: AttributeType {
    switch self {
    case .string: .string
    case .number: .number
    case .binary: .binary
    case .bool: .bool
    case .null: .null
    case .stringSet: .stringSet
    case .numberSet: .numberSet
    case .binarySet: .binarySet
    case .list: .list
    case .map: .map
    }
  }
}

/// The attributes of an item, or the members of a map, by name.
///
///     let item: Item = ["id": "a", "n": 1]
///     item["n"]                                // .number(1)
public typealias Item = StringMap<AttributeValue>

extension AttributeValue: Hashable {
  public static func == (left: AttributeValue, right: AttributeValue) -> Bool {
    switch (left, right) {
    case (.string(let left), .string(let right)): left.hasSameBytes(as: right)
    case (.number(let left), .number(let right)): left == right
    case (.binary(let left), .binary(let right)): left == right
    case (.bool(let left), .bool(let right)): left == right
    case (.null, .null): true
    case (.stringSet(let left), .stringSet(let right)): left == right
    case (.numberSet(let left), .numberSet(let right)): left == right
    case (.binarySet(let left), .binarySet(let right)): left == right
    case (.list(let left), .list(let right)): left == right
    case (.map(let left), .map(let right)): left == right
    case (.string, _), (.number, _), (.binary, _), (.bool, _), (.null, _), (.stringSet, _), (.numberSet, _), (.binarySet, _),
      (.list, _), (.map, _):
      false
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .string(let text): text.hashBytes(into: &hasher)
    case .number(let number): hasher.combine(number)
    case .binary(let bytes): hasher.combine(bytes)
    case .bool(let flag): hasher.combine(flag)
    case .null: break
    case .stringSet(let members): hasher.combine(members)
    case .numberSet(let members): hasher.combine(members)
    case .binarySet(let members): hasher.combine(members)
    case .list(let elements): hasher.combine(elements)
    case .map(let members): hasher.combine(members)
    }
    hasher.combine(type)
  }
}

extension AttributeValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .number(DynamoDBNumber(value)) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral elements: AttributeValue...) { self = .list(elements) }
  public init(dictionaryLiteral elements: (String, AttributeValue)...) {
    self = .map(Item(elements, uniquingKeysWith: { _, last in last }))
  }
}

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
