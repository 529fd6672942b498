import SwynamoCompiler
public import SwynamoSchema
public import SwynamoWire

/// Removes an item; removing one that isn't there is no error.
///
///     try await users.delete("test@example.com").run(on: db)
///
/// Source: API Reference, "DeleteItem".
public typealias Delete<Model, Output> = Write<DeleteItemRequest, Model, Output>

extension Table where RangeKeyType == NoRangeKey {
  /// A statement that removes the item of the key.
  public func delete(_ hashKey: HashKeyType) -> Delete<Model, Void> { delete(schema.key(hashKey)) }
}

extension Table where RangeKeyType: AttributeConvertible {
  /// A statement that removes the item of the key.
  public func delete(_ hashKey: HashKeyType, _ rangeKey: RangeKeyType) -> Delete<Model, Void> {
    delete(schema.key(hashKey, rangeKey))
  }
}

extension Table {
  /// A statement that removes the item that has the model's key.
  public func delete(_ model: Model) -> Delete<Model, Void> {
    var delete = delete(schema.key(of: model))
    delete.plan.version = schema.requirement(of: model)
    return delete
  }

  func delete(_ key: ItemKey) -> Delete<Model, Void> {
    Delete(schema, WritePlan(DeleteItemRequest.self, definition, key))
  }
}
