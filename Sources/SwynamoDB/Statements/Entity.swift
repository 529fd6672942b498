import SwynamoCompiler
public import SwynamoCore
public import SwynamoSchema
import SwynamoWire

/// The statements of an entity of a ``SingleTable`` that take a key: the properties of its hash key, and after `range:` those of its
/// range key. All others are those of a table.
extension Table {
  /// A statement that reads the item of the key.
  ///
  ///     try await posts.get(7, range: date).run(on: db)
  ///
  /// Errors, when run: `AttributeDecodingError` for an item of another entity.
  public func get<each Hash: AttributeConvertible, each Range: AttributeConvertible>(
    _ hash: repeat each Hash, range: repeat each Range
  ) -> Get<Model, Model> where HashKeyType == KeyTemplate<repeat each Hash>, RangeKeyType == KeyTemplate<repeat each Range> {
    get(schema.key(hash: KeyValues.list(repeat each hash), range: KeyValues.list(repeat each range)))
  }

  /// A statement that removes the item of the key.
  public func delete<each Hash: AttributeConvertible, each Range: AttributeConvertible>(
    _ hash: repeat each Hash, range: repeat each Range
  ) -> Delete<Model, Void> where HashKeyType == KeyTemplate<repeat each Hash>, RangeKeyType == KeyTemplate<repeat each Range> {
    delete(schema.key(hash: KeyValues.list(repeat each hash), range: KeyValues.list(repeat each range)))
  }

  /// A statement that changes the item of the key.
  ///
  ///     try await posts.update(7, range: date) { $0.tag.set("swift") }.run(on: db)
  ///
  /// A key of an index that is made of what is changed is set too. Where other properties of it are not known, neither from the
  /// item's key nor from the update, the update is refused with a sentence that names them.
  public func update<each Hash: AttributeConvertible, each Range: AttributeConvertible>(
    _ hash: repeat each Hash, range: repeat each Range,
    @UpdateBuilder<Model> actions: (Attributes<Model>) -> UpdateActions<Model>
  ) -> Update<Model, Void> where HashKeyType == KeyTemplate<repeat each Hash>, RangeKeyType == KeyTemplate<repeat each Range> {
    update(schema.key(hash: KeyValues.list(repeat each hash), range: KeyValues.list(repeat each range)), actions)
  }

  /// A condition on the item of the key, in a transaction.
  public func check<each Hash: AttributeConvertible, each Range: AttributeConvertible>(
    _ hash: repeat each Hash, range: repeat each Range,
    @ConditionBuilder<Model> condition: (Attributes<Model>) -> Condition<Model>
  ) -> Check<Model> where HashKeyType == KeyTemplate<repeat each Hash>, RangeKeyType == KeyTemplate<repeat each Range> {
    check(schema.key(hash: KeyValues.list(repeat each hash), range: KeyValues.list(repeat each range)), condition)
  }

  /// A statement that reads the item of the key, changes it, and writes what has changed.
  public func modify<each Hash: AttributeConvertible, each Range: AttributeConvertible>(
    _ hash: repeat each Hash, range: repeat each Range, change: @escaping @Sendable (inout Model) throws -> Void
  ) -> Modify<Model> where HashKeyType == KeyTemplate<repeat each Hash>, RangeKeyType == KeyTemplate<repeat each Range> {
    Modify(schema, schema.key(hash: KeyValues.list(repeat each hash), range: KeyValues.list(repeat each range)), change)
  }

  /// The key of an item, as it is stored.
  ///
  ///     try posts.key(7, range: date)              // ["PK": .string("USER#0000000000000000007"), "SK": .string("POST#2024-…")]
  ///     try await posts.batchGet(keys: dates.map { try posts.key(7, range: $0) }).run(on: db)
  ///
  /// Errors: `StatementError` with all that a get of the key would be refused for.
  public func key<each Hash: AttributeConvertible, each Range: AttributeConvertible>(
    _ hash: repeat each Hash, range: repeat each Range
  ) throws -> Item where HashKeyType == KeyTemplate<repeat each Hash>, RangeKeyType == KeyTemplate<repeat each Range> {
    let key = schema.key(hash: KeyValues.list(repeat each hash), range: KeyValues.list(repeat each range))
    return try get(key).request().key.decoded()
  }
}
