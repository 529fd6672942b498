public import SwynamoCore

extension Attribute where Value: AttributeConvertible, Value.Kind == StringKind {
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
    var faults: [LocatedFault] = []
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
