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
  @available(*, unavailable, message: "an update is made of actions: $0.attribute.set(value), or remove() for nil")
  @_disfavoredOverload
  public subscript<Value>(dynamicMember property: WritableKeyPath<Model, Value>) -> Value? {
    get { fatalError() }
    nonmutating set {}
  }
}

extension Attribute where Value: MapAttribute {
  @available(*, unavailable, message: "an update is made of actions: $0.attribute.set(value), or remove() for nil")
  @_disfavoredOverload
  public subscript<Member>(dynamicMember property: WritableKeyPath<Value, Member>) -> Member? {
    get { fatalError() }
    nonmutating set {}
  }
}

extension UpdateBuilder {
  @available(*, unavailable, message: "an update is made of actions, and this is none")
  public static func buildExpression(_ nothing: Void) -> UpdateLine<Model> { fatalError() }

  @available(*, unavailable, message: "a sum is no action yet: write $0.visits.set($0.visits + 1)")
  public static func buildExpression<Value>(_ value: UpdateValue<Model, Value>) -> UpdateLine<Model> { fatalError() }
}
