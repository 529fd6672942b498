public import SwynamoCore

/// Removes an item; removing one that isn't there is no error.
///
///     try await users.delete("test@example.com").run(on: db)
///
/// Source: API Reference, "DeleteItem".
public struct Delete<Model, Output>: Statement {
  public let table: TableSchema<Model>
  public let key: ItemKey
  public let condition: ConditionBody?
  public let returning: ReturnMode<Model, Output>
  public let returnsItemOnConditionFailure: Bool
}

extension Table where RangeKeyType == NoRangeKey {
  public func delete(_ hashKey: HashKeyType) -> Delete<Model, Void> {
    Delete(table: schema, key: schema.key(hashKey), condition: nil, returning: .none, returnsItemOnConditionFailure: false)
  }
}

extension Table where RangeKeyType: AttributeConvertible {
  public func delete(_ hashKey: HashKeyType, _ rangeKey: RangeKeyType) -> Delete<Model, Void> {
    Delete(
      table: schema, key: schema.key(hashKey, rangeKey), condition: nil, returning: .none, returnsItemOnConditionFailure: false)
  }
}

extension Table {
  /// Removes the item that has the model's key.
  public func delete(_ model: Model) -> Delete<Model, Void> {
    Delete(table: schema, key: schema.key(of: model), condition: nil, returning: .none, returnsItemOnConditionFailure: false)
  }
}

extension Delete {
  /// Removes only where the condition holds. Errors: `DynamoDBError.conditionalCheckFailed`.
  public func `if`(@ConditionBuilder<Model> _ condition: (Attributes<Model>) -> Condition<Model>) -> Delete {
    Delete(
      table: table, key: key, condition: joined(self.condition, condition(table.attributes)), returning: returning,
      returnsItemOnConditionFailure: returnsItemOnConditionFailure)
  }

  /// What to give back: `.allOld`.
  public func returning<NewOutput>(_ mode: ReturnMode<Model, NewOutput>) -> Delete<Model, NewOutput> {
    Delete<Model, NewOutput>(
      table: table, key: key, condition: condition, returning: mode, returnsItemOnConditionFailure: returnsItemOnConditionFailure)
  }

  /// Puts the stored item into the error when the condition fails: `DynamoDBError.item`.
  public func returningItemOnConditionFailure() -> Delete {
    Delete(table: table, key: key, condition: condition, returning: returning, returnsItemOnConditionFailure: true)
  }
}
