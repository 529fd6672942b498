public import SwynamoCore

extension Attribute {
  /// `SET path = list_append(path, :elements)`
  ///
  /// With `creatingIfAbsent`, a missing list is started: `list_append(if_not_exists(path, :empty), :elements)`.
  @inlinable
  public func append<Element: AttributeConvertible>(
    contentsOf elements: [Element], creatingIfAbsent: Bool = false
  ) -> UpdateAction<Model> where Value == [Element] {
    var faults: [LocatedFault] = []
    let encoded = encode(elements, &faults)
    return UpdateAction(reference.append(encoded, isFirst: false, creatingIfAbsent: creatingIfAbsent, faults))
  }

  /// The same with one element: `$0.lines.append("No. 7")`.
  @inlinable
  public func append<Element: AttributeConvertible>(
    _ element: Element, creatingIfAbsent: Bool = false
  ) -> UpdateAction<Model> where Value == [Element] {
    append(contentsOf: [element], creatingIfAbsent: creatingIfAbsent)
  }

  /// `SET path = list_append(:elements, path)`
  @inlinable
  public func prepend<Element: AttributeConvertible>(
    contentsOf elements: [Element], creatingIfAbsent: Bool = false
  ) -> UpdateAction<Model> where Value == [Element] {
    var faults: [LocatedFault] = []
    let encoded = encode(elements, &faults)
    return UpdateAction(reference.append(encoded, isFirst: true, creatingIfAbsent: creatingIfAbsent, faults))
  }

  /// The same with one element: `$0.lines.prepend("Attn. Ann")`.
  @inlinable
  public func prepend<Element: AttributeConvertible>(
    _ element: Element, creatingIfAbsent: Bool = false
  ) -> UpdateAction<Model> where Value == [Element] {
    prepend(contentsOf: [element], creatingIfAbsent: creatingIfAbsent)
  }
}

extension Attribute {
  @available(*, unavailable, message: "append is for lists, and takes an element of theirs; use add for a set or a number")
  public func append(_ value: Any) -> UpdateAction<Model> { remove() }

  @available(*, unavailable, message: "prepend is for lists, and takes an element of theirs; use add for a set or a number")
  public func prepend(_ value: Any) -> UpdateAction<Model> { remove() }
}
