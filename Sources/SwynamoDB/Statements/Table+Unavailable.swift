public import SwynamoCore
public import SwynamoSchema
public import SwynamoWire

/// Calls with another key than the table's, answered in a sentence.
extension Table where RangeKeyType: AttributeConvertible {
  @available(*, unavailable, message: "this table has a range key as well: pass it after the hash key")
  public func get(_ hashKey: HashKeyType) -> Get<Model, Model> { fatalError() }

  @available(*, unavailable, message: "this table has a range key as well: pass it after the hash key")
  public func delete(_ hashKey: HashKeyType) -> Delete<Model, Void> { fatalError() }

  @available(*, unavailable, message: "this table has a range key as well: pass it after the hash key")
  public func update(
    _ hashKey: HashKeyType, @UpdateBuilder<Model> _ actions: (Attributes<Model>) -> UpdateActions<Model>
  ) -> Update<Model, Void> { fatalError() }

  @available(*, unavailable, message: "this table has a range key as well: pass it after the hash key")
  public func check(
    _ hashKey: HashKeyType, @ConditionBuilder<Model> _ condition: (Attributes<Model>) -> Condition<Model>
  ) -> Check<Model> { fatalError() }
}

extension Table where RangeKeyType == NoRangeKey {
  @available(*, unavailable, message: "this table has no range key: pass the hash key only")
  public func get(_ hashKey: HashKeyType, _ rangeKey: Any) -> Get<Model, Model> { fatalError() }

  @available(*, unavailable, message: "this table has no range key: pass the hash key only")
  public func delete(_ hashKey: HashKeyType, _ rangeKey: Any) -> Delete<Model, Void> { fatalError() }

  @available(*, unavailable, message: "this table has no range key: pass the hash key only")
  public func update(
    _ hashKey: HashKeyType, _ rangeKey: Any, @UpdateBuilder<Model> _ actions: (Attributes<Model>) -> UpdateActions<Model>
  ) -> Update<Model, Void> { fatalError() }

  @available(*, unavailable, message: "this table has no range key: pass the hash key only")
  public func check(
    _ hashKey: HashKeyType, _ rangeKey: Any, @ConditionBuilder<Model> _ condition: (Attributes<Model>) -> Condition<Model>
  ) -> Check<Model> { fatalError() }
}

/// Range conditions where there is no range key, answered in a sentence.
extension Table where RangeKeyType == NoRangeKey {
  @available(
    *, unavailable, message: "this table has no range key, so a query can't ask for a range; filter by an attribute instead"
  )
  public func query(_ hashKey: HashKeyType, _ rangeKey: (RangeOperand<Any>) -> Any) -> Query<Model, Model> { fatalError() }

  @available(
    *, unavailable, message: "this table has no range key, so a count can't ask for a range; filter by an attribute instead"
  )
  public func count(_ hashKey: HashKeyType, _ rangeKey: (RangeOperand<Any>) -> Any) -> Count<QueryRequest, Model> { fatalError() }
}

extension Table {
  @available(
    *, unavailable, message: "this index has no range key, so a query can't ask for a range; filter by an attribute instead"
  )
  public func query<Hash>(
    _ index: GlobalIndex<Model, Hash, NoRangeKey>, _ hashKey: Hash, _ rangeKey: (RangeOperand<Any>) -> Any
  ) -> Query<Model, Model> { fatalError() }

  @available(
    *, unavailable, message: "this index has no range key, so a count can't ask for a range; filter by an attribute instead"
  )
  public func count<Hash>(
    _ index: GlobalIndex<Model, Hash, NoRangeKey>, _ hashKey: Hash, _ rangeKey: (RangeOperand<Any>) -> Any
  ) -> Count<QueryRequest, Model> { fatalError() }

  @available(*, unavailable, message: "a scan reads the whole table; a condition is its filter: scan().filter { … }")
  public func scan(_ condition: (Attributes<Model>) -> Condition<Model>) -> Scan<Model, Model> { fatalError() }
}

/// Queries without a hash key, answered in a sentence.
extension Table {
  @available(*, unavailable, message: "a query needs the hash key: query(hashKey); scan() reads all items")
  public func query() -> Query<Model, Model> { fatalError() }

  @available(*, unavailable, message: "a query needs the hash key before the range key's condition: query(hashKey) { $0 > … }")
  public func query(_ rangeKey: (RangeOperand<RangeKeyType>) -> RangeCondition<RangeKeyType>) -> Query<Model, Model> {
    fatalError()
  }

  @available(*, unavailable, message: "a query of an index needs the index's hash key: query(index, hashKey)")
  public func query<Hash, Range>(_ index: GlobalIndex<Model, Hash, Range>) -> Query<Model, Model> { fatalError() }
}

extension Table {
  @available(*, unavailable, message: "modify reads the item itself: give it the key, as get has it")
  @_disfavoredOverload
  public func modify(_ model: Model, _ change: @escaping @Sendable (inout Model) throws -> Void) -> Modify<Model> { fatalError() }
}
