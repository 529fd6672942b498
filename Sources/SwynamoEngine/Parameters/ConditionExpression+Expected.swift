import SwynamoCore
import SwynamoWire

extension ConditionExpression {
  /// `Expected` as the expression that says the same; nil where nothing is expected.
  ///
  ///     {"a": {"Value": {"N": "1"}}, "b": {"Exists": false}}   // a = :1 AND attribute_not_exists(b)
  ///
  /// Source: DynamoDB API Reference, ExpectedAttributeValue.
  init?(expected request: JSONValue, in wording: RequestWording) throws(DynamoDBError) {
    guard let expected = request["Expected"] else { return nil }
    var conditions: [LegacyCondition] = []
    for member in expected.members {
      try Item.check(name: member.name, in: wording)
      if member.value == .null {
        throw .invalidParameter("ExpectedAttributeValue must not be null for Attribute: \(member.name)")
      }
      conditions.append(try LegacyCondition(expected: member.value, of: member.name, in: wording))
    }
    self.init(conditions, joinedBy: request)
  }
}

extension LegacyCondition {
  /// A `ComparisonOperator` with an `AttributeValueList` or a `Value`; or else a `Value`, or `Exists: false`.
  fileprivate init(expected json: JSONValue, of name: String, in wording: RequestWording) throws(DynamoDBError) {
    let (value, list) = (json["Value"], json["AttributeValueList"])
    let comparison = json["ComparisonOperator"]?.text.flatMap(ComparisonOperator.init(bytesOf:))
    if comparison != nil, json["Exists"] != nil {
      throw .invalidParameter("Exists and ComparisonOperator cannot be used together for Attribute: \(name)")
    }
    if value != nil, list != nil {
      throw .invalidParameter("Value and AttributeValueList cannot be used together for Attribute: \(name)")
    }
    guard let comparison else {
      try self.init(expected: json["Exists"]?.boolean, value, list, of: name, in: wording)
      return
    }
    if value == nil, list == nil, !comparison.takes(0) {
      throw .invalidParameter(
        "Value or AttributeValueList must be used with ComparisonOperator: \(comparison.rawValue) for Attribute: \(name)")
    }
    try self.init(name, comparison, try Self.values(value.map { .array([$0]) } ?? list, in: wording))
  }

  private init(
    expected exists: Bool?, _ value: JSONValue?, _ list: JSONValue?, of name: String, in wording: RequestWording
  ) throws(DynamoDBError) {
    if list != nil {
      throw .invalidParameter("AttributeValueList can only be used with a ComparisonOperator for Attribute: \(name)")
    }
    guard exists ?? true else {
      if value != nil { throw .invalidParameter("Value cannot be used when Exists is false for Attribute: \(name)") }
      try self.init(name, .null, [])
      return
    }
    guard let value else {
      let shown = exists.map { String($0) } ?? "null"
      throw .invalidParameter("Value must be provided when Exists is \(shown) for Attribute: \(name)")
    }
    try self.init(name, .equal, [try AttributeValue(value, in: wording)])
  }
}
