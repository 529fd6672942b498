public import SwynamoCompiler
public import SwynamoCore
public import SwynamoSchema
public import SwynamoWire

/// Changes attributes of an item and leaves the others; an item that isn't there is created.
///
///     try await users.update("test@example.com") {
///       $0.firstName.set("Robert")
///       $0.visits.add(1)
///     }.if { $0.visits < 100 }.returning(.allNew).run(on: db)
///
/// Source: API Reference, "UpdateItem".
public typealias Update<Model, Output> = Write<UpdateItemRequest, Model, Output>

extension Table where RangeKeyType == NoRangeKey {
  /// A statement that changes the item of the key.
  @inlinable
  public func update(
    _ hashKey: HashKeyType, @UpdateBuilder<Model> _ actions: (Attributes<Model>) -> UpdateActions<Model>
  ) -> Update<Model, Void> {
    update(schema.key(hashKey), actions)
  }
}

extension Table where RangeKeyType: AttributeConvertible {
  /// A statement that changes the item of the key.
  @inlinable
  public func update(
    _ hashKey: HashKeyType, _ rangeKey: RangeKeyType,
    @UpdateBuilder<Model> _ actions: (Attributes<Model>) -> UpdateActions<Model>
  ) -> Update<Model, Void> {
    update(schema.key(hashKey, rangeKey), actions)
  }
}

extension Table {
  /// A statement that changes the item that has the model's key, and gives it as it is stored then.
  ///
  ///     document = try await documents.update(document) { $0.text.set("…") }.run(on: db)
  ///
  /// In a table that declares a ``Version`` it is made only if the item still has the model's. What else the model has is not
  /// looked at.
  @inlinable
  public func update(
    _ model: Model, @UpdateBuilder<Model> _ actions: (Attributes<Model>) -> UpdateActions<Model>
  ) -> Update<Model, Model> {
    var update = update(schema.key(of: model), actions)
    update.plan.version = schema.requirement(of: model)
    return update.returning(.updated)
  }

  /// A statement that sets what differs between two models of one item, and gives it as it is stored then.
  ///
  ///     documents.update(from: document, to: edited)      // SET what differs, REMOVE what is nil now, and nothing else
  ///
  /// What others have written into other attributes meanwhile stays; of maps that have a schema, and of dictionaries, single members
  /// are written. Equal models change nothing, in a transaction a check. The item has to exist, and where the table declares a ``Version``, to have
  /// `old`'s. Errors: a ``StatementError`` for models of two keys.
  public func update(from old: Model, to new: Model) -> Update<Model, Model> {
    Update(schema, WritePlan(from: old, to: new, of: schema)).returning(.updated)
  }

  @inlinable
  func update(_ key: ItemKey, _ actions: (Attributes<Model>) -> UpdateActions<Model>) -> Update<Model, Void> {
    Update(schema, WritePlan(UpdateItemRequest.self, schema.definition, key, actions: actions(schema.attributes).bodies))
  }
}
