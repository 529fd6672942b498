import SwynamoCore

/// Writes a whole item, replacing one of the same key.
///
///     try await users.put(samuel).if { $0.email.doesNotExist }.run(on: db)
///
/// Attributes of the stored item that the model doesn't declare are dropped; an update keeps them.
/// Source: API Reference, "PutItem".
public struct Put<Model: Sendable, Output>: Statement {
  public let table: TableSchema<Model>
  public let model: Model
  public let condition: ConditionBody?
  public let returning: ReturnMode<Model, Output>
  public let returnsItemOnConditionFailure: Bool
}

extension Table where Model: Sendable {
  /// A statement that writes the whole model.
  public func put(_ model: Model) -> Put<Model, Void> {
    Put(table: schema, model: model, condition: nil, returning: .none, returnsItemOnConditionFailure: false)
  }
}

extension Put {
  /// Writes only where the condition holds for the item that is stored; a missing item has no attributes.
  /// Errors: `DynamoDBError.conditionalCheckFailed`. A second call adds to the first.
  public func `if`(@ConditionBuilder<Model> _ condition: (Attributes<Model>) -> Condition<Model>) -> Put {
    Put(
      table: table, model: model, condition: joined(self.condition, condition(table.attributes)), returning: returning,
      returnsItemOnConditionFailure: returnsItemOnConditionFailure)
  }

  /// What to give back: `.allOld`.
  public func returning<NewOutput>(_ mode: ReturnMode<Model, NewOutput>) -> Put<Model, NewOutput> {
    Put<Model, NewOutput>(
      table: table, model: model, condition: condition, returning: mode,
      returnsItemOnConditionFailure: returnsItemOnConditionFailure)
  }

  /// Puts the stored item into the error when the condition fails: `DynamoDBError.item`.
  public func returningItemOnConditionFailure() -> Put {
    Put(table: table, model: model, condition: condition, returning: returning, returnsItemOnConditionFailure: true)
  }
}

func joined<Model>(_ first: ConditionBody?, _ second: Condition<Model>) -> ConditionBody {
  first?.and(second.body) ?? second.body
}

extension TableSchema {
  @inlinable
  var attributes: Attributes<Model> { Attributes(model.table) }
}
