/// One DynamoDB attribute value of any of the ten types.
///
///     AttributeValue.list([.string("a"), .number(1)])   // {"L":[{"S":"a"},{"N":"1"}]}
///
/// Two numbers are equal when their values are (`1`, `1.0` and `1e0`), sets ignore order, binaries compare byte by byte.
/// Source: DynamoDB API Reference, "AttributeValue".
public enum AttributeValue: Sendable, Hashable {
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
  case stringSet(Set<String>)
  /// `NS`
  case numberSet(Set<DynamoDBNumber>)
  /// `BS`
  case binarySet(Set<[UInt8]>)
  /// `L`
  case list([AttributeValue])
  /// `M`
  case map(Item)

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
public typealias Item = [String: AttributeValue]

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
