/// Comparisons that DynamoDB does not have, answered in a sentence.
extension Attribute {
  @available(*, unavailable, message: "an attribute is compared with a value of its own type")
  public static func == <Other>(attribute: Attribute, value: Other) -> Condition<Model> { fatalError() }

  @available(*, unavailable, message: "an attribute is compared with a value of its own type")
  public static func != <Other>(attribute: Attribute, value: Other) -> Condition<Model> { fatalError() }

  @available(
    *, unavailable,
    message: "only strings, numbers and binaries have an order, and they are compared with values of their own type"
  )
  public static func < <Other>(attribute: Attribute, value: Other) -> Condition<Model> { fatalError() }

  @available(
    *, unavailable,
    message: "only strings, numbers and binaries have an order, and they are compared with values of their own type"
  )
  public static func <= <Other>(attribute: Attribute, value: Other) -> Condition<Model> { fatalError() }

  @available(
    *, unavailable,
    message: "only strings, numbers and binaries have an order, and they are compared with values of their own type"
  )
  public static func > <Other>(attribute: Attribute, value: Other) -> Condition<Model> { fatalError() }

  @available(
    *, unavailable,
    message: "only strings, numbers and binaries have an order, and they are compared with values of their own type"
  )
  public static func >= <Other>(attribute: Attribute, value: Other) -> Condition<Model> { fatalError() }

  @available(
    *, unavailable,
    message: "only strings, numbers and binaries have an order, and they are compared with values of their own type"
  )
  public func between(_ lower: Any, _ upper: Any) -> Condition<Model> { fatalError() }
}
