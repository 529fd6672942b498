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

extension Attribute where Value: AttributeConvertible, Value.Kind: ScalarKind {
  /// `begins_with(path, other)`
  ///
  ///     $0.path.startsWith($0.folder)     // begins_with(#0, #1)
  @inlinable
  public func startsWith<Prefix: AttributeConvertible>(_ prefix: Attribute<Model, Prefix>) -> Condition<Model>
  where Prefix.Kind == Value.Kind {
    Condition(reference.startsWith(prefix.reference))
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

  /// `contains(path, other)`: whether the text has another attribute's in it.
  @inlinable
  public func contains<Part: AttributeConvertible>(_ part: Attribute<Model, Part>) -> Condition<Model>
  where Part.Kind == AttributeKinds.String {
    Condition(reference.contains(part.reference))
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

  /// `contains(path, other)`: whether the set has the value of another attribute.
  ///
  ///     $0.members.contains($0.owner)     // contains(#0, #1)
  @inlinable
  public func contains<Element: AttributeConvertible>(_ other: Attribute<Model, Element>) -> Condition<Model>
  where Value == Set<Element>, Element.Kind: ScalarKind {
    Condition(reference.contains(other.reference))
  }

  /// `contains(path, other)`: whether the set has the value of another attribute.
  @inlinable
  public func contains(_ other: Attribute<Model, String>) -> Condition<Model> where Value == StringSet {
    Condition(reference.contains(other.reference))
  }

  /// `contains(path, other)`: whether the list has the value of another attribute.
  @inlinable
  public func contains<Element: AttributeConvertible>(_ other: Attribute<Model, Element>) -> Condition<Model>
  where Value == [Element] {
    Condition(reference.contains(other.reference))
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

extension Attributes {
  /// There is an item of the key: `attribute_exists(hashKey)`.
  ///
  ///     users.update("a@b.c") { $0.visits.add(1) }.if { $0.itemExists }     // "attribute_exists(#0)", and makes no new item
  public var itemExists: Condition<Model> { Condition(columns.itemExists()) }

  /// The same where an item that has expired is one, too.
  package var itemIsStored: Condition<Model> { Condition(columns.referenceToItem().exists()) }

  /// There is no item of the key: `attribute_not_exists(hashKey)`.
  ///
  ///     users.put(samuel).if { $0.itemDoesNotExist }                        // "attribute_not_exists(#0)", and replaces none
  ///
  /// The same in generic code, where no property names the key. In a table that declares a ``TimeToLive`` an item that has expired is
  /// none.
  public var itemDoesNotExist: Condition<Model> { Condition(columns.itemDoesNotExist()) }
}

extension ColumnTable {
  /// There is an item, which has not expired.
  fileprivate func itemExists() -> ConditionBody {
    let exists = referenceToItem().exists()
    return expiry.map { exists.and(ConditionBody($0.hasNotExpired, [])) } ?? exists
  }

  /// There is no item, or one that has expired.
  fileprivate func itemDoesNotExist() -> ConditionBody {
    let doesNotExist = referenceToItem().doesNotExist()
    return expiry.map { doesNotExist.or(ConditionBody($0.hasExpired, [])) } ?? doesNotExist
  }
}
