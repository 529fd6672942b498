import SwynamoCore
import SwynamoWire

/// A `ComparisonOperator` with its `AttributeValueList`, on one attribute: what `KeyConditions`, `QueryFilter`, `ScanFilter` and
/// `Expected` are made of. It is checked as the service does, then lowered to the expression that says the same.
///
///     try LegacyCondition("age", .greaterOrEqual, [18]).expression   // age >= 18
///
/// Source: DynamoDB Developer Guide, "Legacy conditional parameters".
struct LegacyCondition: Sendable, Hashable {
  let attribute: String
  let comparison: ComparisonOperator
  let values: [AttributeValue]

  init(_ attribute: String, _ comparison: ComparisonOperator, _ values: [AttributeValue]) throws(DynamoDBError) {
    self.attribute = attribute
    self.comparison = comparison
    self.values = values
    guard comparison.takes(values.count) else {
      throw .invalidParameter("Invalid number of argument(s) for the \(comparison.rawValue) ComparisonOperator")
    }
    guard let type = values.first?.type else { return }
    guard values.allSatisfy({ $0.type == type }) else {
      throw .invalidParameter("AttributeValues inside AttributeValueList must be of same type")
    }
    guard comparison.takes(type) else {
      throw .invalidParameter("ComparisonOperator \(comparison.rawValue) is not valid for \(type.rawValue) AttributeValue type")
    }
    if comparison == .between, let order = values[0].order(to: values[1]), order > 0 {
      throw .invalid("The BETWEEN condition was provided a range where the lower bound is greater than the upper bound")
    }
  }

  /// A condition of a request whose shape was checked.
  init(_ attribute: String, _ json: JSONValue, in wording: RequestWording) throws(DynamoDBError) {
    let values = try Self.values(json["AttributeValueList"], in: wording)
    guard let comparison = json["ComparisonOperator"]?.text.flatMap(ComparisonOperator.init(bytesOf:)) else {
      throw .invalidParameter("AttributeValueList can only be used with a ComparisonOperator for Attribute: \(attribute)")
    }
    try self.init(attribute, comparison, values)
  }

  /// The values of an `AttributeValueList`.
  static func values(_ json: JSONValue?, in wording: RequestWording) throws(DynamoDBError) -> [AttributeValue] {
    var values: [AttributeValue] = []
    for value in json?.elements ?? [] { values.append(try AttributeValue(value, in: wording)) }
    return values
  }

  /// The conditions of `KeyConditions`, `QueryFilter` or `ScanFilter`, in the order of the request.
  static func conditions(_ json: JSONValue?, in wording: RequestWording) throws(DynamoDBError) -> [LegacyCondition] {
    var conditions: [LegacyCondition] = []
    for member in json?.members ?? [] where !member.value.isNull {
      conditions.append(try LegacyCondition(member.name, member.value, in: wording))
    }
    return conditions
  }
}

extension LegacyCondition {
  /// The same as an expression, which `ConditionExpression.holds(for:)` evaluates.
  var expression: ConditionExpression {
    let path = DocumentPath(attribute)
    let operands = values.map(ConditionExpression.Operand.value)
    let first = operands.first ?? .value(.null)
    switch comparison {
    case .equal: return .compare(.path(path), .equal, first)
    case .notEqual: return .compare(.path(path), .notEqual, first)
    case .lessOrEqual: return .compare(.path(path), .lessOrEqual, first)
    case .less: return .compare(.path(path), .less, first)
    case .greaterOrEqual: return .compare(.path(path), .greaterOrEqual, first)
    case .greater: return .compare(.path(path), .greater, first)
    case .notNull: return .attributeExists(path)
    case .null: return .attributeNotExists(path)
    case .contains: return .contains(.path(path), first)
    // Unlike NE, it is false for what isn't there.
    case .notContains: return .and([.attributeExists(path), .not(.contains(.path(path), first))])
    case .beginsWith: return .beginsWith(.path(path), first)
    case .isIn: return .isIn(.path(path), operands)
    case .between: return .between(.path(path), first, operands.last ?? first)
    }
  }
}

extension ConditionExpression {
  /// Conditions joined by the request's `ConditionalOperator`; nil when there are none.
  init?(_ conditions: [LegacyCondition], joinedBy request: JSONValue) {
    let members = conditions.map(\.expression)
    let joined: ConditionExpression = request["ConditionalOperator"]?.text == "OR" ? .or(members) : .and(members)
    guard let expression = joined.normalized else { return nil }
    self = expression
  }
}

/// `ComparisonOperator` of a legacy condition: how many values it takes, and of which types.
///
/// Source: DynamoDB API Reference, Condition.
enum ComparisonOperator: String, Sendable, Hashable, CaseIterable {
  case equal = "EQ"
  case notEqual = "NE"
  case lessOrEqual = "LE"
  case less = "LT"
  case greaterOrEqual = "GE"
  case greater = "GT"
  case notNull = "NOT_NULL"
  case null = "NULL"
  case contains = "CONTAINS"
  case notContains = "NOT_CONTAINS"
  case beginsWith = "BEGINS_WITH"
  case isIn = "IN"
  case between = "BETWEEN"

  func takes(_ count: Int) -> Bool {
    switch self {
    case .equal, .notEqual, .lessOrEqual, .less, .greaterOrEqual, .greater, .contains, .notContains, .beginsWith: count == 1
    case .notNull, .null: count == 0
    case .isIn: count >= 1
    case .between: count == 2
    }
  }

  func takes(_ type: AttributeType) -> Bool {
    switch self {
    case .equal, .notEqual, .notNull, .null: return true
    case .lessOrEqual, .less, .greaterOrEqual, .greater, .isIn, .between:
      return type.isOrdered
    case .contains, .notContains:
      return type.category != .set && type.category != .document
    case .beginsWith: return type.hasPrefixes
    }
  }
}
