public import SwynamoCore

extension Attribute {
  /// `attribute_exists(path)`
  @inlinable
  public var exists: Condition<Model> { Condition(reference.exists()) }

  /// `attribute_not_exists(path)`
  @inlinable
  public var doesNotExist: Condition<Model> { Condition(reference.doesNotExist()) }

  /// `attribute_type(path, :type)`
  @inlinable
  public func hasType(_ type: AttributeType) -> Condition<Model> { Condition(reference.hasType(type)) }
}

extension Attribute where Value: AttributeConvertible, Value.Kind == AttributeKinds.String {
  /// `begins_with(path, :prefix)`
  @inlinable
  public func startsWith(_ prefix: String) -> Condition<Model> {
    Condition(reference.startsWith(.string(prefix)))
  }
}

extension Attribute where Value: AttributeConvertible, Value.Kind == AttributeKinds.Binary {
  /// `begins_with(path, :prefix)`
  @inlinable
  public func startsWith(_ prefix: some Sequence<UInt8>) -> Condition<Model> {
    Condition(reference.startsWith(.binary(Array(prefix))))
  }
}

extension Attribute where Value == AttributeValue {
  /// `begins_with(path, :prefix)`; the prefix is a string or a binary.
  @inlinable
  public func startsWith(_ prefix: AttributeValue) -> Condition<Model> {
    Condition(reference.startsWith(prefix))
  }
}

extension Attribute {
  @available(*, unavailable, message: "startsWith is for strings and binaries, with a prefix of the same type")
  public func startsWith(_ prefix: Any) -> Condition<Model> { .empty }
}

extension Attribute where Value: AttributeConvertible, Value.Kind == AttributeKinds.String {
  /// `contains(path, :part)`: whether the text has the part in it.
  @inlinable
  public func contains(_ part: String) -> Condition<Model> {
    Condition(reference.contains(.string(part), []))
  }
}

extension Attribute {
  /// `contains(path, :element)`: whether the set has the element.
  @inlinable
  public func contains<Element: AttributeConvertible>(_ element: Element) -> Condition<Model>
  where Value == Set<Element>, Element.Kind: ScalarKind {
    containing(element)
  }

  /// `contains(path, :element)`: whether the set has the element.
  @inlinable
  public func contains(_ element: String) -> Condition<Model> where Value == StringSet { containing(element) }

  /// `contains(path, :element)`: whether the list has the element.
  @inlinable
  public func contains<Element: AttributeConvertible>(_ element: Element) -> Condition<Model> where Value == [Element] {
    containing(element)
  }

  @inlinable
  func containing(_ element: some AttributeConvertible) -> Condition<Model> {
    var faults: [AttributeValue.LocatedFault] = []
    let value = element.attributeValue(faults: &faults)
    return Condition(reference.contains(value, faults))
  }
}

extension Attribute where Value == AttributeValue {
  /// `contains(path, :value)`
  @inlinable
  public func contains(_ value: AttributeValue) -> Condition<Model> {
    containing(value)
  }
}

extension Attribute {
  @available(*, unavailable, message: "contains is for strings, sets and lists, with a part of the same type")
  public func contains(_ value: Any) -> Condition<Model> { .empty }
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

/// Public for the compiler only: the size of an attribute, to compare with a number.
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

extension Attributes {
  /// There is an item of the key: `attribute_exists(hashKey)`.
  ///
  ///     users.update("a@b.c") { $0.visits.add(1) }.if { $0.itemExists }     // "attribute_exists(#0)", and makes no new item
  public var itemExists: Condition<Model> { Condition(columns.referenceToItem().exists()) }

  /// There is no item of the key: `attribute_not_exists(hashKey)`.
  ///
  ///     users.put(samuel).if { $0.itemDoesNotExist }                        // "attribute_not_exists(#0)", and replaces none
  ///
  /// The same in generic code, where no property names the key.
  public var itemDoesNotExist: Condition<Model> { Condition(columns.referenceToItem().doesNotExist()) }
}
