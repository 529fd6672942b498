public import SwynamoCore

extension Attribute where Value: AttributeConvertible, Value.Kind == NumberKind {
  /// `ADD path :number`; a missing attribute counts as 0.
  @inlinable
  public func add(_ number: Value) -> UpdateAction<Model> {
    var faults: [LocatedFault] = []
    let encoded = encode(number, &faults)
    return UpdateAction(reference.add(encoded, faults))
  }
}

extension Attribute where Value: AttributeConvertible, Value.Kind: SetKind {
  /// `ADD path :elements`; a missing attribute counts as an empty set.
  @inlinable
  public func add(_ elements: Value) -> UpdateAction<Model> {
    var faults: [LocatedFault] = []
    let encoded = encode(elements, &faults)
    return UpdateAction(reference.add(encoded, faults))
  }

  /// `DELETE path :elements`; a set that gets empty is removed.
  @inlinable
  public func delete(_ elements: Value) -> UpdateAction<Model> {
    var faults: [LocatedFault] = []
    let encoded = encode(elements, &faults)
    return UpdateAction(reference.delete(encoded, faults))
  }
}

extension Attribute {
  @available(*, unavailable, message: "add takes a number for a number, and a set for a set; use set, or append for a list")
  public func add(_ value: Any) -> UpdateAction<Model> { remove() }

  @available(*, unavailable, message: "add takes a set: write add([element])")
  public func add<Element>(_ element: Element) -> UpdateAction<Model> where Value == Set<Element> { remove() }

  @available(*, unavailable, message: "add takes a set: write add([element])")
  public func add(_ element: String) -> UpdateAction<Model> where Value == StringSet { remove() }

  @available(
    *, unavailable, message: "delete takes elements out of a set, and takes a set of them; use remove() to drop the attribute"
  )
  public func delete(_ value: Any) -> UpdateAction<Model> { remove() }

  @available(*, unavailable, message: "delete takes a set: write delete([element])")
  public func delete<Element>(_ element: Element) -> UpdateAction<Model> where Value == Set<Element> { remove() }

  @available(*, unavailable, message: "delete takes a set: write delete([element])")
  public func delete(_ element: String) -> UpdateAction<Model> where Value == StringSet { remove() }

  @available(*, unavailable, message: "use remove() to drop the attribute")
  public func delete() -> UpdateAction<Model> { remove() }
}
