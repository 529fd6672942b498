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
  @inlinable
  func update(_ key: ItemKey, _ actions: (Attributes<Model>) -> UpdateActions<Model>) -> Update<Model, Void> {
    Update(schema, WritePlan(UpdateItemRequest.self, schema.definition, key, actions: actions(schema.attributes).bodies))
  }
}
