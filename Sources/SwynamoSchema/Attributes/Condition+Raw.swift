public import SwynamoCore

extension Condition {
  /// A condition in DynamoDB's own words, of which the names and values are bound: what is interpolated is never text.
  ///
  ///     users.scan().filter { .raw("size(\($0.tags)) > \(3)") && $0.visits > 10 }     // "(size(#0) > :0) AND #1 > :1"
  ///
  /// Interpolated can be attributes, sizes and values; a value as an attribute stores it is `\(date, as: $0.placed)`. What the text
  /// says is found out by the service alone. In a query's filter the rule on keys is checked for the attributes that are interpolated.
  /// Source: DynamoDB Developer Guide, "Condition and filter expressions, operators, and functions".
  public static func raw(_ fragment: Raw) -> Condition { Condition(fragment.body) }

  /// A condition's text with attributes and values in it, as a string literal.
  public struct Raw: Sendable, ExpressibleByStringInterpolation {
    let body: ConditionBody

    public init(stringLiteral value: String) { body = ConditionBody(.raw([.text(value)]), []) }

    public init(stringInterpolation: StringInterpolation) {
      body = ConditionBody(.raw(stringInterpolation.parts), stringInterpolation.faults)
    }
  }
}

extension Condition.Raw {
  /// Gathers the parts of a text.
  public struct StringInterpolation: StringInterpolationProtocol {
    var parts: [ConditionExpression.RawPart] = []
    var faults: [StatementError.Fault] = []

    public init(literalCapacity: Int, interpolationCount: Int) { parts.reserveCapacity(2 * interpolationCount + 1) }

    /// The text between, as it is.
    public mutating func appendLiteral(_ text: String) {
      if !text.isEmpty { parts.append(.text(text)) }
    }

    /// An attribute, `#0`, or a size, `size(#0)`.
    public mutating func appendInterpolation<Operand: ConditionOperand>(_ operand: Operand) where Operand.Model == Model {
      append(operand.conditionOperand)
    }

    /// A value, `:0`.
    public mutating func appendInterpolation<Value: AttributeConvertible>(_ value: Value) {
      var located: [AttributeValue.LocatedFault] = []
      let encoded = value.attributeValue(faults: &located)
      append(ConditionOperandBody(.value(encoded, located.ofComparison.map { $0.statementFault(of: "") })))
    }

    /// A value as an attribute stores it.
    public mutating func appendInterpolation<Operand: ConditionOperand>(_ value: Operand.Value, as operand: Operand)
    where Operand.Model == Model {
      let attribute = operand.conditionOperand
      append(operand.bound(value, beside: attribute))
      // Named as the attribute, it may have been said already.
      for fault in attribute.faults where !faults.contains(fault) { faults.append(fault) }
    }

    private mutating func append(_ operand: ConditionOperandBody) {
      parts.append(.operand(operand.operand))
      faults += operand.faults
    }
  }
}
