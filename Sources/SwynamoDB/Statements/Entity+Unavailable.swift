public import SwynamoCore
public import SwynamoSchema
import SwynamoWire

/// Calls with another key than the entity's, answered in a sentence.
extension Table {
  @available(
    *, unavailable,
    message:
      "an entity's key is all properties of its hash key, and after 'range:' all of its range key, each of its type: get(author, range: posted)"
  )
  @_disfavoredOverload
  public func get<each Value, each Hash: AttributeConvertible, each Range: AttributeConvertible>(
    _ hash: repeat each Value
  ) -> Get<Model, Model> where HashKeyType == KeyTemplate<repeat each Hash>, RangeKeyType == KeyTemplate<repeat each Range> {
    fatalError()
  }

  @available(
    *, unavailable,
    message:
      "an entity's key is all properties of its hash key, and after 'range:' all of its range key, each of its type: get(author, range: posted)"
  )
  @_disfavoredOverload
  public func get<each Value, each Other, each Hash: AttributeConvertible, each Range: AttributeConvertible>(
    _ hash: repeat each Value, range: repeat each Other
  ) -> Get<Model, Model> where HashKeyType == KeyTemplate<repeat each Hash>, RangeKeyType == KeyTemplate<repeat each Range> {
    fatalError()
  }

  @available(
    *, unavailable,
    message:
      "an entity's key is all properties of its hash key, and after 'range:' all of its range key, each of its type: delete(author, range: posted)"
  )
  @_disfavoredOverload
  public func delete<each Value, each Hash: AttributeConvertible, each Range: AttributeConvertible>(
    _ hash: repeat each Value
  ) -> Delete<Model, Void> where HashKeyType == KeyTemplate<repeat each Hash>, RangeKeyType == KeyTemplate<repeat each Range> {
    fatalError()
  }

  @available(
    *, unavailable,
    message:
      "an entity's key is all properties of its hash key, and after 'range:' all of its range key, each of its type: delete(author, range: posted)"
  )
  @_disfavoredOverload
  public func delete<each Value, each Other, each Hash: AttributeConvertible, each Range: AttributeConvertible>(
    _ hash: repeat each Value, range: repeat each Other
  ) -> Delete<Model, Void> where HashKeyType == KeyTemplate<repeat each Hash>, RangeKeyType == KeyTemplate<repeat each Range> {
    fatalError()
  }

  @available(
    *, unavailable,
    message:
      "an entity's key is all properties of its hash key, and after 'range:' all of its range key, each of its type: update(author, range: posted)"
  )
  @_disfavoredOverload
  public func update<each Value, each Hash: AttributeConvertible, each Range: AttributeConvertible>(
    _ hash: repeat each Value,
    @UpdateBuilder<Model> actions: (Attributes<Model>) -> UpdateActions<Model>
  ) -> Update<Model, Void> where HashKeyType == KeyTemplate<repeat each Hash>, RangeKeyType == KeyTemplate<repeat each Range> {
    fatalError()
  }

  @available(
    *, unavailable,
    message:
      "an entity's key is all properties of its hash key, and after 'range:' all of its range key, each of its type: update(author, range: posted)"
  )
  @_disfavoredOverload
  public func update<each Value, each Other, each Hash: AttributeConvertible, each Range: AttributeConvertible>(
    _ hash: repeat each Value, range: repeat each Other,
    @UpdateBuilder<Model> actions: (Attributes<Model>) -> UpdateActions<Model>
  ) -> Update<Model, Void> where HashKeyType == KeyTemplate<repeat each Hash>, RangeKeyType == KeyTemplate<repeat each Range> {
    fatalError()
  }

  @available(
    *, unavailable,
    message:
      "an entity's key is all properties of its hash key, and after 'range:' all of its range key, each of its type: check(author, range: posted)"
  )
  @_disfavoredOverload
  public func check<each Value, each Hash: AttributeConvertible, each Range: AttributeConvertible>(
    _ hash: repeat each Value,
    @ConditionBuilder<Model> condition: (Attributes<Model>) -> Condition<Model>
  ) -> Check<Model> where HashKeyType == KeyTemplate<repeat each Hash>, RangeKeyType == KeyTemplate<repeat each Range> {
    fatalError()
  }

  @available(
    *, unavailable,
    message:
      "an entity's key is all properties of its hash key, and after 'range:' all of its range key, each of its type: check(author, range: posted)"
  )
  @_disfavoredOverload
  public func check<each Value, each Other, each Hash: AttributeConvertible, each Range: AttributeConvertible>(
    _ hash: repeat each Value, range: repeat each Other,
    @ConditionBuilder<Model> condition: (Attributes<Model>) -> Condition<Model>
  ) -> Check<Model> where HashKeyType == KeyTemplate<repeat each Hash>, RangeKeyType == KeyTemplate<repeat each Range> {
    fatalError()
  }

  @available(
    *, unavailable,
    message:
      "an entity is queried by all properties of its hash key, after 'range:' the first ones of its range key, each of its type, and a condition on the next: query(author, range: day) { $0 > time }"
  )
  @_disfavoredOverload
  public func query<each Value, each Hash: AttributeConvertible, each Range: AttributeConvertible>(
    _ hash: repeat each Value
  ) -> Query<Model, Model> where HashKeyType == KeyTemplate<repeat each Hash>, RangeKeyType == KeyTemplate<repeat each Range> {
    fatalError()
  }

  @available(
    *, unavailable,
    message:
      "an entity is queried by all properties of its hash key, after 'range:' the first ones of its range key, each of its type, and a condition on the next: query(author, range: day) { $0 > time }"
  )
  @_disfavoredOverload
  public func query<each Value, each Other, each Hash: AttributeConvertible, each Range: AttributeConvertible>(
    _ hash: repeat each Value, range: repeat each Other
  ) -> Query<Model, Model> where HashKeyType == KeyTemplate<repeat each Hash>, RangeKeyType == KeyTemplate<repeat each Range> {
    fatalError()
  }
}

/// Reads of many entities' items that are written as a table's, answered in a sentence.
extension Table {
  @available(
    *, unavailable, message: "the keys of an entity are batchGet(keys: try dates.map { try posts.key(author, range: $0) })"
  )
  @_disfavoredOverload
  public func batchGet<Key, each Hash: AttributeConvertible, each Range: AttributeConvertible>(
    _ keys: [Key]
  ) -> BatchGet<Model, Model> where HashKeyType == KeyTemplate<repeat each Hash>, RangeKeyType == KeyTemplate<repeat each Range> {
    fatalError()
  }
}

extension EntityRowBuilder {
  @available(*, unavailable, message: "say what an entity's model is made into: posts.map(Entry.post)")
  public static func buildExpression<Model, Hash, Range>(_ entity: Table<Model, Hash, Range>) -> EntityRow<Row> { fatalError() }
}

/// What entities do, answered in a sentence.
extension SingleTable {
  @available(
    *, unavailable,
    message: "an entity reads and writes its items: members.get(7); items.get(hash, range) has any, as it is stored"
  )
  public func get<each Key>(_ key: repeat each Key) -> Get<Item, Item> { fatalError() }

  @available(
    *, unavailable,
    message: "an entity reads and writes its items: members.put(member); items.put(item:) has any, as it is stored"
  )
  public func put<Model>(_ model: Model) -> Put<Item, Item> { fatalError() }

  @available(
    *, unavailable, message: "an entity reads and writes its items: members.scan(); items.scan() has all, as they are stored"
  )
  public func scan() -> Scan<Item, Item> { fatalError() }
}
