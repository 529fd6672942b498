public import SwynamoCore

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

/// The size of an attribute, to compare with a number.
@frozen
public struct AttributeSize<Model>: Sendable {
  @usableFromInline let reference: AttributeReference

  @inlinable
  init(_ reference: AttributeReference) { self.reference = reference }

  /// `size(path) = :value`
  @inlinable
  public static func == (size: AttributeSize, value: Int) -> Condition<Model> { Condition(size.reference.size(.equal, value)) }
  /// `size(path) <> :value`
  @inlinable
  public static func != (size: AttributeSize, value: Int) -> Condition<Model> { Condition(size.reference.size(.notEqual, value)) }
  /// `size(path) < :value`
  @inlinable
  public static func < (size: AttributeSize, value: Int) -> Condition<Model> { Condition(size.reference.size(.less, value)) }
  /// `size(path) <= :value`
  @inlinable
  public static func <= (size: AttributeSize, value: Int) -> Condition<Model> {
    Condition(size.reference.size(.lessOrEqual, value))
  }
  /// `size(path) > :value`
  @inlinable
  public static func > (size: AttributeSize, value: Int) -> Condition<Model> { Condition(size.reference.size(.greater, value)) }
  /// `size(path) >= :value`
  @inlinable
  public static func >= (size: AttributeSize, value: Int) -> Condition<Model> {
    Condition(size.reference.size(.greaterOrEqual, value))
  }

  /// `size(path) BETWEEN :lower AND :upper`
  @inlinable
  public func between(_ lower: Int, _ upper: Int) -> Condition<Model> { Condition(reference.size(between: lower, and: upper)) }
}
