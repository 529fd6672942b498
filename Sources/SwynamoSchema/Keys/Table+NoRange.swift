/// Range conditions where there is no range key, answered in a sentence.
extension Table where RangeKeyType == NoRangeKey {
  @available(
    *, unavailable, message: "this table has no range key, so a query can't ask for a range; filter by an attribute instead"
  )
  public func query(_ hashKey: HashKeyType, _ rangeKey: (RangeOperand<Any>) -> Any) -> Query<Model, Model> { fatalError() }

  @available(
    *, unavailable, message: "this table has no range key, so a count can't ask for a range; filter by an attribute instead"
  )
  public func count(_ hashKey: HashKeyType, _ rangeKey: (RangeOperand<Any>) -> Any) -> Count<Model> { fatalError() }
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
  ) -> Count<Model> { fatalError() }

  @available(*, unavailable, message: "a scan reads the whole table; a condition is its filter: scan().filter { … }")
  public func scan(_ condition: (Attributes<Model>) -> Condition<Model>) -> Scan<Model, Model> { fatalError() }
}
