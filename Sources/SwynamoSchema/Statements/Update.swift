public import SwynamoCore

/// Changes attributes of an item and leaves the others; an item that isn't there is created.
///
///     try await users.update("test@example.com") {
///       $0.firstName.set("Robert")
///       $0.visits.add(1)
///     }.if { $0.visits < 100 }.returning(.allNew).run(on: db)
///
/// Source: API Reference, "UpdateItem".
public struct Update<Model, Output>: Statement {
  public let table: TableSchema<Model>
  public let key: ItemKey
  public let actions: [UpdateAction<Model>]
  public let condition: ConditionBody?
  public let returning: ReturnMode<Model, Output>
  public let returnsItemOnConditionFailure: Bool
}

extension Table where RangeKeyType == NoRangeKey {
  public func update(
    _ hashKey: HashKeyType, @UpdateBuilder<Model> _ actions: (Attributes<Model>) -> [UpdateAction<Model>]
  ) -> Update<Model, Void> {
    Update(
      table: schema, key: schema.key(hashKey), actions: actions(schema.attributes), condition: nil, returning: .none,
      returnsItemOnConditionFailure: false)
  }
}

extension Table where RangeKeyType: AttributeConvertible {
  public func update(
    _ hashKey: HashKeyType, _ rangeKey: RangeKeyType,
    @UpdateBuilder<Model> _ actions: (Attributes<Model>) -> [UpdateAction<Model>]
  ) -> Update<Model, Void> {
    Update(
      table: schema, key: schema.key(hashKey, rangeKey), actions: actions(schema.attributes), condition: nil, returning: .none,
      returnsItemOnConditionFailure: false)
  }
}

extension Update {
  /// Changes only where the condition holds for the item as it was before. Errors: `DynamoDBError.conditionalCheckFailed`.
  public func `if`(@ConditionBuilder<Model> _ condition: (Attributes<Model>) -> Condition<Model>) -> Update {
    Update(
      table: table, key: key, actions: actions, condition: joined(self.condition, condition(table.attributes)),
      returning: returning, returnsItemOnConditionFailure: returnsItemOnConditionFailure)
  }

  /// What to give back: `.allNew`, `.allOld`, `.updatedNew` or `.updatedOld`.
  public func returning<NewOutput>(_ mode: ReturnMode<Model, NewOutput>) -> Update<Model, NewOutput> {
    Update<Model, NewOutput>(
      table: table, key: key, actions: actions, condition: condition, returning: mode,
      returnsItemOnConditionFailure: returnsItemOnConditionFailure)
  }

  /// Puts the stored item into the error when the condition fails: `DynamoDBError.item`.
  public func returningItemOnConditionFailure() -> Update {
    Update(
      table: table, key: key, actions: actions, condition: condition, returning: returning, returnsItemOnConditionFailure: true)
  }
}
