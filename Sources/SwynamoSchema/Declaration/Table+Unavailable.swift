/// Parts that make no table, answered in a sentence. The initializer is a plain generic parameter: to compare a function's parameters
/// with a pack, the compiler would try each Optional both ways.
extension Table where RangeKeyType == WithoutInitializer {
  @available(
    *, unavailable,
    message:
      "the parts declared are not the initializer's parameters: there must be one for each, in its order and of its type, the HashKey first, a RangeKey second"
  )
  public func of<Initializer, Hash: TablePart, Second: TablePart, each Part: TablePart>(
    order: FieldOrder = .checked, _ make: Initializer
  ) -> Table<Model, Hash.Value, Second.RangeValue> where HashKeyType == TableParts<Model, Hash, Second, repeat each Part> {
    fatalError()
  }

  @available(*, unavailable, message: "the table has no hash key: its first part is a HashKey(\\.property)")
  public func of<Initializer, Hash: TablePart, Second: TablePart, each Part: TablePart>(
    order: FieldOrder = .checked, _ make: Initializer
  ) -> Table<Model, Hash.Value, Second.RangeValue>
  where HashKeyType == TableParts<Model, Hash, Second, repeat each Part>, Hash.FirstValue == NotFirstPart { fatalError() }

  @available(*, unavailable, message: "the table's HashKey comes first, and a RangeKey after it")
  public func of<Initializer, Hash: TablePart, Second: TablePart, each Part: TablePart>(
    order: FieldOrder = .checked, _ make: Initializer
  ) -> Table<Model, Hash.Value, Second.RangeValue>
  where
    HashKeyType == TableParts<Model, Hash, Second, repeat each Part>, Hash.FirstValue == NotFirstPart,
    Second.SecondValue == NotSecondPart
  { fatalError() }

  @available(
    *, unavailable, message: "a table has one HashKey, and this is the second: declare the property with RangeKey or Field"
  )
  public func of<Initializer, Hash: TablePart, Second: TablePart, each Part: TablePart>(
    order: FieldOrder = .checked, _ make: Initializer
  ) -> Table<Model, Hash.Value, Second.RangeValue>
  where HashKeyType == TableParts<Model, Hash, Second, repeat each Part>, Second.SecondValue == NotSecondPart { fatalError() }

  @available(
    *, unavailable,
    message:
      "the parts declared are not the initializer's parameters: there must be one for each, in its order and of its type, the HashKey first, a RangeKey second"
  )
  public func of<Initializer, Hash: TablePart>(
    order: FieldOrder = .checked, _ make: Initializer
  ) -> Table<Model, Hash.Value, NoRangeKey> where HashKeyType == TableKey<Model, Hash> { fatalError() }

  @available(*, unavailable, message: "the table has no hash key: its first part is a HashKey(\\.property)")
  public func of<Initializer, Hash: TablePart>(
    order: FieldOrder = .checked, _ make: Initializer
  ) -> Table<Model, Hash.Value, NoRangeKey> where HashKeyType == TableKey<Model, Hash>, Hash.FirstValue == NotFirstPart {
    fatalError()
  }

  @available(*, unavailable, message: "the table's hash key can't be optional: every item has one")
  public func of<Initializer, Wrapped, Second: TablePart, each Part: TablePart>(
    order: FieldOrder = .checked, _ make: Initializer
  ) -> Table<Model, Wrapped?, Second.RangeValue>
  where HashKeyType == TableParts<Model, HashKey<Model, Wrapped?>, Second, repeat each Part> { fatalError() }

  @available(*, unavailable, message: "the table's hash key can't be optional: every item has one")
  public func of<Initializer, Wrapped>(
    order: FieldOrder = .checked, _ make: Initializer
  ) -> Table<Model, Wrapped?, NoRangeKey> where HashKeyType == TableKey<Model, HashKey<Model, Wrapped?>> { fatalError() }

  @available(*, unavailable, message: "the table's range key can't be optional: every item has one")
  public func of<Initializer, Hash: TablePart, Wrapped, each Part: TablePart>(
    order: FieldOrder = .checked, _ make: Initializer
  ) -> Table<Model, Hash.Value, Wrapped?>
  where HashKeyType == TableParts<Model, Hash, RangeKey<Model, Wrapped?>, repeat each Part> { fatalError() }
}

extension Table where RangeKeyType == WithoutInitializer {
  @available(
    *, unavailable, message: "the parts come first and the initializer after them: Table(name) { … } indexes: { … }.of(User.init)"
  )
  public init<each Value, Hash: TablePart, Second: TablePart, each Part: TablePart>(
    _ name: String, of make: (repeat each Value) throws -> Model, order: FieldOrder = .checked,
    @TableBuilder<Model> _ parts: () -> TableParts<Model, Hash, Second, repeat each Part>
  ) where HashKeyType == TableParts<Model, Hash, Second, repeat each Part> { fatalError() }
}

/// What a table is asked for before its initializer is given, answered in a sentence; the rest is refused when it is compiled to a request.
extension Table where RangeKeyType == WithoutInitializer {
  @available(
    *, unavailable, message: "the table's initializer is missing: write it after the parts, Table(name) { … }.of(User.init)"
  )
  public func get(_ key: Any...) -> Never { fatalError() }

  @available(
    *, unavailable, message: "the table's initializer is missing: write it after the parts, Table(name) { … }.of(User.init)"
  )
  public func query(_ key: Any) -> Never { fatalError() }
}

@available(*, unavailable, message: "indexes stand beside the parts: Table(name) { … } indexes: { … }")
extension GlobalIndex: TablePart {
  public typealias Value = Never
  public var column: ErasedColumn { fatalError() }
}

@available(*, unavailable, message: "indexes stand beside the parts: Table(name) { … } indexes: { … }")
extension LocalIndex: TablePart {
  public typealias Value = Never
  public var column: ErasedColumn { fatalError() }
}
