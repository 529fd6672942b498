public import SwynamoCore

extension Attribute {
  /// `SET path = :value`; an empty set is removed instead, since DynamoDB stores none: ``remove()``.
  @inlinable
  public func set(_ value: Value) -> UpdateAction<Model> {
    var faults: [AttributeValue.LocatedFault] = []
    let encoded = encode(value, &faults)
    return UpdateAction(reference.set(encoded, faults))
  }

  /// `SET path = :value`, or `REMOVE path` when the value is nil, as ``remove()``.
  @inlinable
  public func set(_ value: Value?) -> UpdateAction<Model> { value.map { set($0) } ?? remove() }

  /// `SET path = other`
  @inlinable
  public func set(_ other: Attribute) -> UpdateAction<Model> { UpdateAction(reference.set(other.reference)) }

  /// `SET path = a + b`, and the like.
  @inlinable
  public func set(_ value: UpdateValue<Model, Value>) -> UpdateAction<Model> { UpdateAction(reference.set(value.body)) }

  /// `SET path = if_not_exists(path, :value)`
  @inlinable
  public func setIfAbsent(_ value: Value) -> UpdateAction<Model> {
    var faults: [AttributeValue.LocatedFault] = []
    let encoded = encode(value, &faults)
    return UpdateAction(reference.setIfAbsent(encoded, faults))
  }

  /// `REMOVE path`, for an optional property, an element of a list, a member of a map or a set.
  ///
  /// Without an attribute that the model requires no read could decode the item: a fault. One that has a default goes back to it
  /// by ``resetToDefault()``.
  @inlinable
  public func remove() -> UpdateAction<Model> { UpdateAction(reference.remove()) }

  /// `REMOVE path`, after which the attribute is read as the default that it is declared with.
  ///
  ///     Field(\.visits, default: 0)
  ///     users.update("a@b.c") { $0.visits.resetToDefault() }     // "REMOVE #0"
  @inlinable
  public func resetToDefault() -> UpdateAction<Model> { UpdateAction(reference.resetToDefault()) }
}

extension Attribute {
  @available(*, unavailable, message: "an attribute is set to a value of its own type")
  public func set(_ value: Any) -> UpdateAction<Model> { remove() }
}

extension Attribute where Value: AttributeConvertible, Value.Kind == AttributeKinds.Number {
  /// `ADD path :number`; a missing attribute counts as 0.
  @inlinable
  public func add(_ number: Value) -> UpdateAction<Model> {
    var faults: [AttributeValue.LocatedFault] = []
    let encoded = encode(number, &faults)
    return UpdateAction(reference.add(encoded, faults))
  }
}

extension Attribute where Value: AttributeConvertible, Value.Kind: SetKind {
  /// `ADD path :elements`; a missing attribute counts as an empty set.
  @inlinable
  public func add(_ elements: Value) -> UpdateAction<Model> {
    var faults: [AttributeValue.LocatedFault] = []
    let encoded = encode(elements, &faults)
    return UpdateAction(reference.add(encoded, faults))
  }

  /// `DELETE path :elements`; a set that gets empty is removed.
  @inlinable
  public func delete(_ elements: Value) -> UpdateAction<Model> {
    var faults: [AttributeValue.LocatedFault] = []
    let encoded = encode(elements, &faults)
    return UpdateAction(reference.delete(encoded, faults))
  }
}

extension Attribute {
  @available(
    *, unavailable, message: "add takes a number of the attribute's own type, or a set for a set; use set, or append for a list"
  )
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

extension Attribute {
  /// `SET path = list_append(path, :elements)`
  ///
  /// With `creatingIfAbsent`, a missing list is started: `list_append(if_not_exists(path, :empty), :elements)`.
  @inlinable
  public func append<Element: AttributeConvertible>(
    contentsOf elements: [Element], creatingIfAbsent: Bool = false
  ) -> UpdateAction<Model> where Value == [Element] {
    var faults: [AttributeValue.LocatedFault] = []
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

  /// `SET path = list_append(path, other)`
  ///
  ///     $0.lines.append(contentsOf: $0.drafts)                  // SET #0 = list_append(#0, #1)
  ///     $0.lines.append(contentsOf: $0.drafts.or([]))           // SET #0 = list_append(#0, if_not_exists(#1, :0))
  @inlinable
  public func append<Other: UpdateOperand, Element: AttributeConvertible>(contentsOf other: Other) -> UpdateAction<Model>
  where Value == [Element], Other.Model == Model, Other.Value == Value {
    set(appending(contentsOf: other))
  }

  /// `SET path = list_append(:elements, path)`
  @inlinable
  public func prepend<Element: AttributeConvertible>(
    contentsOf elements: [Element], creatingIfAbsent: Bool = false
  ) -> UpdateAction<Model> where Value == [Element] {
    var faults: [AttributeValue.LocatedFault] = []
    let encoded = encode(elements, &faults)
    return UpdateAction(reference.append(encoded, isFirst: true, creatingIfAbsent: creatingIfAbsent, faults))
  }

  /// `SET path = list_append(other, path)`
  @inlinable
  public func prepend<Other: UpdateOperand, Element: AttributeConvertible>(contentsOf other: Other) -> UpdateAction<Model>
  where Value == [Element], Other.Model == Model, Other.Value == Value {
    set(other.appending(contentsOf: self))
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

/// Swift's spellings of a change, answered in a sentence: whether an attribute that isn't there counts as 0 is for the user to say.
extension Attribute {
  @available(
    *, unavailable,
    message:
      "an update is made of actions: $0.visits.add(1), where a missing number counts as 0, or $0.visits.set($0.visits + 1); add([element]) for a set, append for a list"
  )
  public static func += <Other>(attribute: Attribute, value: Other) -> UpdateAction<Model> { fatalError() }

  @available(
    *, unavailable,
    message:
      "an update is made of actions: $0.visits.add(-1), where a missing number counts as 0, or $0.visits.set($0.visits - 1); delete([element]) for a set"
  )
  public static func -= <Other>(attribute: Attribute, value: Other) -> UpdateAction<Model> { fatalError() }
}

extension Attributes {
  @available(
    *, unavailable,
    message:
      "an attribute stands for what is stored: a condition compares it, and is joined by && and ||; an update says $0.attribute.set(value), or remove() for nil"
  )
  @_disfavoredOverload
  public subscript<Value>(dynamicMember property: WritableKeyPath<Model, Value>) -> Value? {
    get { fatalError() }
    nonmutating set {}
  }
}

extension Attribute where Value: MapAttribute {
  @available(
    *, unavailable,
    message:
      "an attribute stands for what is stored: a condition compares it, and is joined by && and ||; an update says $0.attribute.set(value), or remove() for nil"
  )
  @_disfavoredOverload
  public subscript<Member>(dynamicMember property: WritableKeyPath<Value, Member>) -> Member? {
    get { fatalError() }
    nonmutating set {}
  }
}

extension UpdateBuilder {
  @available(*, unavailable, message: "an update is made of actions, and this is none")
  public static func buildExpression(_ nothing: Void) -> UpdateActions<Model> { fatalError() }

  @available(*, unavailable, message: "a sum is no action yet: write $0.visits.set($0.visits + 1)")
  public static func buildExpression<Value>(_ value: UpdateValue<Model, Value>) -> UpdateActions<Model> { fatalError() }
}

/// What Swift calls otherwise, answered with DynamoDB's word.
extension Attribute where Value: SetAlgebra {
  @available(*, unavailable, message: "DynamoDB calls it ADD: write $0.attribute.add([element])")
  public func insert(_ element: Value.Element) -> UpdateAction<Model> { fatalError() }

  @available(*, unavailable, message: "DynamoDB calls it DELETE: write $0.attribute.delete([element])")
  public func remove(_ element: Value.Element) -> UpdateAction<Model> { fatalError() }
}
