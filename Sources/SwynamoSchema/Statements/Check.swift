public import SwynamoCore

/// A condition on an item that a transaction doesn't write.
///
///     try await db.transact {
///       orders.put(order)
///       accounts.check("a@b.c") { $0.balance >= 10 }
///     }
///
/// Source: API Reference, "ConditionCheck".
public struct Check<Model>: Sendable {
  public let table: TableSchema<Model>
  public let key: ItemKey
  public let condition: ConditionBody
  public let returnsItemOnConditionFailure: Bool
}

extension Table where RangeKeyType == NoRangeKey {
  public func check(
    _ hashKey: HashKeyType, @ConditionBuilder<Model> _ condition: (Attributes<Model>) -> Condition<Model>
  ) -> Check<Model> {
    Check(
      table: schema, key: schema.key(hashKey), condition: condition(schema.attributes).body, returnsItemOnConditionFailure: false)
  }
}

extension Table where RangeKeyType: AttributeConvertible {
  public func check(
    _ hashKey: HashKeyType, _ rangeKey: RangeKeyType,
    @ConditionBuilder<Model> _ condition: (Attributes<Model>) -> Condition<Model>
  ) -> Check<Model> {
    Check(
      table: schema, key: schema.key(hashKey, rangeKey), condition: condition(schema.attributes).body,
      returnsItemOnConditionFailure: false)
  }
}

extension Check {
  /// Puts the stored item into the cancellation reason when the condition fails.
  public func returningItemOnConditionFailure() -> Check {
    Check(table: table, key: key, condition: condition, returnsItemOnConditionFailure: true)
  }
}
