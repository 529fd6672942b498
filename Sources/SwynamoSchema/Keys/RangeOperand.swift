public import SwynamoCore

/// Public for the compiler only: stands for the range key in a query's key condition.
///
///     users.query("Smith") { $0.startsWith("J") }
@dynamicMemberLookup
@frozen
public struct RangeOperand<Value>: Sendable {
  @usableFromInline let name: String
  @usableFromInline let codec: PropertyCodec<Value>

  @inlinable
  init(name: String, codec: AnyPropertyCodec?) {
    self.name = name
    self.codec = codec?.codec(of: Value.self) ?? .undeclared
  }
}

/// A condition on the range key of a query.
@frozen
public struct RangeCondition<Value>: Sendable {
  @usableFromInline let term: KeyConditionExpression.Term
  @usableFromInline let faults: [StatementError.Fault]

  @inlinable
  init(term: KeyConditionExpression.Term, faults: [StatementError.Fault]) {
    self.term = term
    self.faults = faults
  }
}

extension RangeOperand {
  /// `key = :value`
  @inlinable
  public static func == (operand: RangeOperand, value: Value) -> RangeCondition<Value> { operand.compared(.equal, value) }

  /// `key < :value`
  @inlinable
  public static func < (operand: RangeOperand, value: Value) -> RangeCondition<Value> { operand.compared(.less, value) }

  /// `key <= :value`
  @inlinable
  public static func <= (operand: RangeOperand, value: Value) -> RangeCondition<Value> { operand.compared(.lessOrEqual, value) }

  /// `key > :value`
  @inlinable
  public static func > (operand: RangeOperand, value: Value) -> RangeCondition<Value> { operand.compared(.greater, value) }

  /// `key >= :value`
  @inlinable
  public static func >= (operand: RangeOperand, value: Value) -> RangeCondition<Value> {
    operand.compared(.greaterOrEqual, value)
  }

  /// `key BETWEEN :lower AND :upper`, both included.
  @inlinable
  public func between(_ lower: Value, _ upper: Value) -> RangeCondition<Value> {
    var faults: [StatementError.Fault] = []
    let (lower, upper) = (encode(lower, &faults), encode(upper, &faults))
    return RangeCondition(term: .between(name, lower, upper), faults: faults)
  }

  @inlinable
  func compared(_ comparator: KeyConditionExpression.Comparator, _ value: Value) -> RangeCondition<Value> {
    var faults: [StatementError.Fault] = []
    let encoded = encode(value, &faults)
    return RangeCondition(term: .compare(name, comparator, encoded), faults: faults)
  }

  @inlinable
  func encode(_ value: Value, _ faults: inout [StatementError.Fault]) -> AttributeValue {
    codec.encode(value, ofKey: name, &faults)
  }
}

extension RangeOperand where Value: Comparable {
  /// `key BETWEEN :lower AND :upper`
  @inlinable
  public func between(_ range: ClosedRange<Value>) -> RangeCondition<Value> { between(range.lowerBound, range.upperBound) }
}

extension RangeOperand where Value: AttributeConvertible, Value.Kind == AttributeKinds.String {
  /// `begins_with(key, :prefix)`
  @inlinable
  public func startsWith(_ prefix: String) -> RangeCondition<Value> {
    RangeCondition(term: .beginsWith(name, .string(prefix)), faults: [])
  }
}

extension RangeOperand where Value: AttributeConvertible, Value.Kind == AttributeKinds.Binary {
  /// `begins_with(key, :prefix)`
  @inlinable
  public func startsWith(_ prefix: some Sequence<UInt8>) -> RangeCondition<Value> {
    RangeCondition(term: .beginsWith(name, .binary(Array(prefix))), faults: [])
  }
}
