/// Comparisons that DynamoDB does not have, answered in a sentence.
extension Attribute {
  @available(*, unavailable, message: "an attribute is compared with a value of its own type; unwrap an Optional first")
  public static func == <Other>(attribute: Attribute, value: Other) -> Condition<Model> { fatalError() }

  @available(*, unavailable, message: "an attribute is compared with a value of its own type; unwrap an Optional first")
  public static func != <Other>(attribute: Attribute, value: Other) -> Condition<Model> { fatalError() }

  @available(
    *, unavailable,
    message:
      "only strings, numbers and binaries have an order, and they are compared with values of their own type; unwrap an Optional first"
  )
  public static func < <Other>(attribute: Attribute, value: Other) -> Condition<Model> { fatalError() }

  @available(
    *, unavailable,
    message:
      "only strings, numbers and binaries have an order, and they are compared with values of their own type; unwrap an Optional first"
  )
  public static func <= <Other>(attribute: Attribute, value: Other) -> Condition<Model> { fatalError() }

  @available(
    *, unavailable,
    message:
      "only strings, numbers and binaries have an order, and they are compared with values of their own type; unwrap an Optional first"
  )
  public static func > <Other>(attribute: Attribute, value: Other) -> Condition<Model> { fatalError() }

  @available(
    *, unavailable,
    message:
      "only strings, numbers and binaries have an order, and they are compared with values of their own type; unwrap an Optional first"
  )
  public static func >= <Other>(attribute: Attribute, value: Other) -> Condition<Model> { fatalError() }

  @available(
    *, unavailable,
    message:
      "only strings, numbers and binaries have an order, and they are compared with values of their own type; unwrap an Optional first"
  )
  public func between(_ lower: Any, _ upper: Any) -> Condition<Model> { fatalError() }
}

/// What Swift calls otherwise, answered with DynamoDB's word.
extension Attribute where Value: Collection {
  @available(*, unavailable, message: "DynamoDB has size, which is compared with a number: $0.attribute.size > 3")
  public var count: AttributeSize<Model> { fatalError() }

  @available(
    *, unavailable,
    message: "DynamoDB has size: write $0.attribute.size == 0, or $0.attribute == nil for a set, which is never empty"
  )
  public var isEmpty: Condition<Model> { fatalError() }
}

extension Attribute where Value: StringProtocol {
  @available(*, unavailable, message: "DynamoDB calls it begins_with: write $0.attribute.startsWith(prefix)")
  public func hasPrefix(_ prefix: String) -> Condition<Model> { fatalError() }

  @available(*, unavailable, message: "DynamoDB compares the beginning of a text only: $0.attribute.startsWith(prefix)")
  public func hasSuffix(_ suffix: String) -> Condition<Model> { fatalError() }

  @available(*, unavailable, message: "DynamoDB compares texts as they are stored: store another attribute in lower case")
  public func lowercased() -> Attribute { self }

  @available(*, unavailable, message: "DynamoDB compares texts as they are stored: store another attribute in upper case")
  public func uppercased() -> Attribute { self }
}

/// A comparison of a comparison: the operator between them took a side of each.
extension Condition {
  @available(*, unavailable, message: "comparisons are joined by && and ||: a > 1 && b == 2")
  @_disfavoredOverload
  public static func == <Other>(condition: Condition, other: Other) -> Condition { condition }

  @available(*, unavailable, message: "comparisons are joined by && and ||: a > 1 && b == 2")
  @_disfavoredOverload
  public static func != <Other>(condition: Condition, other: Other) -> Condition { condition }

  @available(*, unavailable, message: "comparisons are joined by && and ||: a > 1 && b == 2")
  @_disfavoredOverload
  public static func < <Other>(condition: Condition, other: Other) -> Condition { condition }

  @available(*, unavailable, message: "comparisons are joined by && and ||: a > 1 && b == 2")
  @_disfavoredOverload
  public static func <= <Other>(condition: Condition, other: Other) -> Condition { condition }

  @available(*, unavailable, message: "comparisons are joined by && and ||: a > 1 && b == 2")
  @_disfavoredOverload
  public static func > <Other>(condition: Condition, other: Other) -> Condition { condition }

  @available(*, unavailable, message: "comparisons are joined by && and ||: a > 1 && b == 2")
  @_disfavoredOverload
  public static func >= <Other>(condition: Condition, other: Other) -> Condition { condition }
}
