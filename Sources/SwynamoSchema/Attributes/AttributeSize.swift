public import SwynamoCore

/// Public for the compiler only: the size of an attribute, to compare with a number, a number's attribute or another size.
///
///     $0.tags.size > 3               // size(#0) > :0
///     $0.tags.size <= $0.places      // size(#0) <= #1
@frozen
public struct AttributeSize<Model>: Sendable {
  @usableFromInline let reference: AttributeReference

  @inlinable
  init(_ reference: AttributeReference) { self.reference = reference }
}

extension AttributeSize: ConditionOperand {
  public typealias Value = Int

  @inlinable public var conditionOperand: ConditionOperandBody { ConditionOperandBody(.size(reference)) }

  @inlinable
  public func encode(_ value: Int, _ faults: inout [AttributeValue.LocatedFault]) -> AttributeValue {
    .number(DynamoDBNumber(value))
  }
}

extension Attribute where Value: AttributeConvertible, Value.Kind: SizedKind {
  /// `size(path)`: characters of a string, bytes of a binary, elements of a set, list or map.
  ///
  ///     $0.tags.size > 3     // size(#0) > :0
  @inlinable
  public var size: AttributeSize<Model> { AttributeSize(reference) }
}

extension Attribute where Value == AttributeValue {
  /// `size(path)`
  @inlinable
  public var size: AttributeSize<Model> { AttributeSize(reference) }
}

extension Attribute {
  @available(*, unavailable, message: "DynamoDB has size for strings, binaries, sets, lists and maps only")
  public var size: AttributeSize<Model> { fatalError() }
}
