public import SwynamoCore

/// Calls with another key than the table's, answered in a sentence.
extension Table where RangeKeyType: AttributeConvertible {
  @available(*, unavailable, message: "this table has a range key as well: pass it after the hash key")
  public func get(_ hashKey: HashKeyType) -> Get<Model, Model> { fatalError() }

  @available(*, unavailable, message: "this table has a range key as well: pass it after the hash key")
  public func delete(_ hashKey: HashKeyType) -> Delete<Model, Void> { fatalError() }

  @available(*, unavailable, message: "this table has a range key as well: pass it after the hash key")
  public func update(
    _ hashKey: HashKeyType, @UpdateBuilder<Model> _ actions: (Attributes<Model>) -> [UpdateAction<Model>]
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
    _ hashKey: HashKeyType, _ rangeKey: Any, @UpdateBuilder<Model> _ actions: (Attributes<Model>) -> [UpdateAction<Model>]
  ) -> Update<Model, Void> { fatalError() }

  @available(*, unavailable, message: "this table has no range key: pass the hash key only")
  public func check(
    _ hashKey: HashKeyType, _ rangeKey: Any, @ConditionBuilder<Model> _ condition: (Attributes<Model>) -> Condition<Model>
  ) -> Check<Model> { fatalError() }
}
