public import SwynamoCore

extension Field {
  /// Written by the first write of the item: by a put where the property is nil, by an update where the attribute is missing.
  ///
  ///     Field(\.created).setOnCreate(.now)
  ///
  /// A property that is not optional always has a value to put; an update fills it in where it is missing.
  public func setOnCreate(_ value: GeneratedValue<Value>) -> Field { with(.onCreate(property.generated(value))) }

  /// The same for an optional property.
  public func setOnCreate<Wrapped>(_ value: GeneratedValue<Wrapped>) -> Field where Value == Wrapped? {
    with(.onCreate(property.generated(value)))
  }

  /// Written by each write of the item, whatever the property has.
  ///
  ///     Field(\.updated).setOnWrite(.now)
  public func setOnWrite(_ value: GeneratedValue<Value>) -> Field {
    with(.onWrite(property.generated(value), isUnique: value.isUnique))
  }

  /// The same for an optional property.
  public func setOnWrite<Wrapped>(_ value: GeneratedValue<Wrapped>) -> Field where Value == Wrapped? {
    with(.onWrite(property.generated(value), isUnique: value.isUnique))
  }

  private func with(_ rule: WriteRule) -> Field {
    var copy = self
    copy.property.rule = rule
    return copy
  }
}

extension Field where Value == Int? {
  /// Counts the item's writes: an update adds one to what is stored, a put to what the property has.
  ///
  ///     Field(\.edits).countingWrites()                 // 1, 2, 3, …
  ///     Field(\.edits).countingWrites(from: 0, by: 10)  // 0, 10, 20, …
  ///
  /// Two puts of one model count once; where that matters, the table has a ``Version`` too.
  public func countingWrites(from first: Int = 1, by step: Int = 1) -> Field { with(.counter(first: first, step: step)) }
}

/// Values of another type than the property's, answered in a sentence.
extension Field {
  @available(
    *, unavailable,
    message:
      "the value is of the property's type: .now of a Date, .uuid of a UUID or a String, .ulid of a String, .value(…), .made { … }"
  )
  @_disfavoredOverload
  public func setOnCreate<Other>(_ value: GeneratedValue<Other>) -> Field { self }

  @available(
    *, unavailable,
    message:
      "the value is of the property's type: .now of a Date, .uuid of a UUID or a String, .ulid of a String, .value(…), .made { … }"
  )
  @_disfavoredOverload
  public func setOnWrite<Other>(_ value: GeneratedValue<Other>) -> Field { self }

  @available(*, unavailable, message: "what counts writes is an Int?, nil until the item is stored")
  public func countingWrites(from first: Int = 1, by step: Int = 1) -> Field { self }
}

extension Column {
  /// The generated value, stored as the property is.
  fileprivate func generated<Generated>(_ value: GeneratedValue<Generated>) -> GeneratedAttribute {
    let codec = operand.codec(of: Generated.self) ?? .undeclared
    return { faults in codec.encode(value.make(), &faults) }
  }
}

extension HashKey {
  /// Made by a put where the property is nil, so that a new item needs no key of the program's.
  ///
  ///     struct Document: Sendable { var id: String?; var text: String }
  ///     Table("documents") { HashKey(\Document.id).setOnCreate(.uuid); Field(\.text) }
  ///
  ///     let stored = try await documents.put(Document(text: "x")).run(on: db)      // has its id
  public func setOnCreate<Wrapped>(_ value: GeneratedValue<Wrapped>) -> GeneratedHashKey<Model, Wrapped>
  where Value == Wrapped? {
    var property = property
    property.rule = .onCreate(property.generated(value))
    return GeneratedHashKey(property: property)
  }
}

extension RangeKey {
  /// Made by a put where the property is nil.
  ///
  ///     RangeKey(\.number).setOnCreate(.ulid)
  public func setOnCreate<Wrapped>(_ value: GeneratedValue<Wrapped>) -> GeneratedRangeKey<Model, Wrapped>
  where RangeValue == Wrapped? {
    var property = property
    property.rule = .onCreate(property.generated(value))
    return GeneratedRangeKey(property: property)
  }
}

/// Public for the compiler only: a hash key that a put makes where the model has none.
public struct GeneratedHashKey<Model, Wrapped>: TablePart {
  public typealias Value = Wrapped
  public typealias FirstValue = Wrapped?
  public typealias SecondValue = NotSecondPart
  public typealias FieldValue = NotFieldPart
  public typealias EntityValue = NotFieldPart

  let property: Column<Model, Wrapped?>

  public var column: ErasedColumn { ErasedColumn(property, as: .hashKey) }
}

/// Public for the compiler only: a range key that a put makes where the model has none.
public struct GeneratedRangeKey<Model, Wrapped>: TablePart {
  public typealias Value = Wrapped
  public typealias SecondValue = Wrapped?
  public typealias FieldValue = NotFieldPart
  public typealias EntityValue = NotFieldPart
  public typealias RangeValue = Wrapped

  let property: Column<Model, Wrapped?>

  public var column: ErasedColumn { ErasedColumn(property, as: .rangeKey) }
}

extension GeneratedRangeKey: TableSecondPart where Wrapped: AttributeConvertible, Wrapped.Kind: RequiredKind {}
