public import SwynamoCore

/// Public for the compiler only: what is compared in a condition, an attribute or a size.
///
/// The operators are written once, for both and for both sides: each overload more is one more for the compiler to try, at every
/// operator of a chain.
public protocol ConditionOperand<Model, Value>: Sendable {
  associatedtype Model
  /// What it is compared with.
  associatedtype Value

  /// The operand without its types.
  var conditionOperand: ConditionOperandBody { get }
  /// Encodes a value that it is compared with, as the attribute is stored.
  func encode(_ value: Value, _ faults: inout [AttributeValue.LocatedFault]) -> AttributeValue
}

/// Public for the compiler only: an operand of a condition without its model's type.
@frozen
public struct ConditionOperandBody: Sendable {
  @usableFromInline
  enum Kind: Sendable {
    case attribute(AttributeReference)
    case size(AttributeReference)
    /// With what is wrong with it.
    case value(AttributeValue, [StatementError.Fault])
  }

  @usableFromInline let kind: Kind

  @inlinable
  init(_ kind: Kind) { self.kind = kind }

  package var operand: ConditionExpression.Operand {
    switch kind {
    case .attribute(let attribute): .path(attribute.path)
    case .size(let attribute): .size(attribute.path)
    case .value(let value, _): .value(value)
    }
  }

  package var faults: [StatementError.Fault] {
    switch kind {
    case .attribute(let attribute), .size(let attribute): attribute.operandFaults
    case .value(_, let faults): faults
    }
  }
}

extension ConditionOperandBody {
  /// A value that stands where another operand could.
  @usableFromInline
  func value(_ value: AttributeValue, _ located: [AttributeValue.LocatedFault]) -> ConditionOperandBody {
    ConditionOperandBody(.value(value, located.ofComparison.map { $0.statementFault(of: attribute) }))
  }

  @usableFromInline
  func compared(
    _ comparator: ConditionExpression.Comparator, _ value: AttributeValue, _ located: [AttributeValue.LocatedFault]
  ) -> ConditionBody {
    ConditionBody(.compare(operand, comparator, .value(value)), faults(with: located))
  }

  /// With the value on the left.
  @usableFromInline
  func compared(
    _ value: AttributeValue, _ comparator: ConditionExpression.Comparator, _ located: [AttributeValue.LocatedFault]
  ) -> ConditionBody {
    ConditionBody(.compare(.value(value), comparator, operand), faults(with: located))
  }

  @usableFromInline
  func compared(_ comparator: ConditionExpression.Comparator, _ other: ConditionOperandBody) -> ConditionBody {
    ConditionBody(.compare(operand, comparator, other.operand), faults + other.faults)
  }

  @usableFromInline
  func between(_ lower: ConditionOperandBody, _ upper: ConditionOperandBody) -> ConditionBody {
    ConditionBody(.between(operand, lower.operand, upper.operand), faults + lower.faults + upper.faults)
  }

  @usableFromInline
  func isIn(_ operands: [ConditionOperandBody]) -> ConditionBody {
    var faults = operands.reduce(faults) { $0 + $1.faults }
    if operands.isEmpty { faults.append(.emptyIn(attribute: operand.label)) }
    return ConditionBody(.isIn(operand, operands.map(\.operand)), faults)
  }

  private func faults(with located: [AttributeValue.LocatedFault]) -> [StatementError.Fault] {
    located.isEmpty ? faults : faults + located.ofComparison.map { $0.statementFault(of: attribute) }
  }

  /// What its values' faults are located in.
  private var attribute: String {
    switch kind {
    case .attribute(let attribute), .size(let attribute): attribute.path.description
    case .value: ""
    }
  }
}

extension Attribute: ConditionOperand {
  @inlinable public var conditionOperand: ConditionOperandBody { ConditionOperandBody(.attribute(reference)) }

  @inlinable
  public func encode(_ value: Value, _ faults: inout [AttributeValue.LocatedFault]) -> AttributeValue {
    codec.encode(value, &faults)
  }
}

extension ConditionOperand {
  @inlinable
  func compared(_ comparator: ConditionExpression.Comparator, _ value: Value) -> Condition<Model> {
    var faults: [AttributeValue.LocatedFault] = []
    let encoded = encode(value, &faults)
    return Condition(conditionOperand.compared(comparator, encoded, faults))
  }

  @inlinable
  func compared(_ value: Value, _ comparator: ConditionExpression.Comparator) -> Condition<Model> {
    var faults: [AttributeValue.LocatedFault] = []
    let encoded = encode(value, &faults)
    return Condition(conditionOperand.compared(encoded, comparator, faults))
  }
}
