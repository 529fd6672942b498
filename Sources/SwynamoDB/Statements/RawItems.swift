import SwynamoCompiler
public import SwynamoCore
public import SwynamoSchema
public import SwynamoWire

/// Statements whose rows are items as they are stored: nothing is decoded into the model, and nothing of it can be missing.

extension Get {
  /// Gives the item as it is stored.
  ///
  ///     let item = try await users.get("a@b.c").raw().run(on: db)           // Item?
  ///     item?["last_name"]                                                  // .string("Adams")
  public func raw() -> Get<Model, Item> { Get<Model, Item>(table: table, decode: .raw(of: table.definition), plan: plan) }
}

extension Read {
  /// Gives the items as they are stored; the filter still speaks of the model's attributes.
  ///
  ///     for try await item in users.scan().filter { $0.visits > 10 }.raw().items(on: db) { print(item["email"] ?? .null) }
  ///
  /// An index gives the attributes that it has a copy of.
  public func raw() -> Read<Request, Model, Item> {
    var plan = plan
    plan.options.isRaw = true
    return Read<Request, Model, Item>(table: table, decode: .raw(of: table.definition), plan: plan)
  }
}

extension BatchGet {
  /// Gives the items as they are stored.
  public func raw() -> BatchGet<Model, Item> {
    BatchGet<Model, Item>(table: table, decode: .raw(of: table.definition), plan: plan)
  }
}

extension ReturnMode where Output == Item? {
  /// The whole item as it was stored before, nil when there was none.
  ///
  ///     let old = try await users.delete("a@b.c").returning(.allOldItem).run(on: db)       // Item?
  public static var allOldItem: ReturnMode {
    ReturnMode(attributes: .allOld) { bytes, _ in try bytes.map { try AttributeReader.read($0) { try $0.readItem() } } }
  }
}

extension ReturnMode where Request == UpdateItemRequest, Output == Item {
  /// The whole item as it is stored now.
  public static var allNewItem: ReturnMode { ReturnMode(attributes: .allNew, read: rawItem) }
}

extension Table {
  /// A statement that writes an item as it is, without the model: it needs the table's key and may have any other attributes.
  ///
  ///     try await users.put(item: ["email": "a@b.c", "imported": true]).run(on: db)
  ///
  /// An attribute that is an index's key has that key's type, as DynamoDB wants it.
  public func put(item: Item) -> Put<Model, Void> { Put(schema, WritePlan(put: item, into: definition)) }

  /// Reads the item of a key, or of another item that has the key.
  public func get(key: Item) -> Get<Model, Model> {
    Get(table: schema, decode: schema.rowDecoder, plan: ItemReadPlan(definition, schema.key(in: key)))
  }

  /// The items of keys, or of other items that have the keys.
  ///
  ///     try await posts.batchGet(keys: dates.map { try posts.key(7, range: $0) }).run(on: db)
  public func batchGet(keys: some Sequence<Item>) -> BatchGet<Model, Model> { batchGet(keys.map { schema.key(in: $0) }) }

  /// A statement that changes the item of a key.
  public func update(
    key: Item, @UpdateBuilder<Model> _ actions: (Attributes<Model>) -> UpdateActions<Model>
  ) -> Update<Model, Void> {
    update(schema.key(in: key), actions)
  }

  /// A statement that removes the item of a key, or of an item that has the key.
  public func delete(key: Item) -> Delete<Model, Void> {
    Delete(schema, WritePlan(DeleteItemRequest.self, definition, schema.key(in: key)))
  }

  /// Removes the items of a sequence's keys as they come, or of other items that have the keys.
  ///
  ///     try await posts.delete(keys: dates.map { try posts.key(7, range: $0) }).run(on: db)      // of an entity
  public func delete<Keys: AsyncSequence & Sendable>(keys: Keys) -> BulkWrite where Keys.Element == Item {
    BulkWrite(keys, of: name) { delete(key: $0).plan }
  }

  /// Removes the items of a sequence's keys, or of other items that have the keys.
  public func delete<Keys: Sequence & Sendable>(keys: Keys) -> BulkWrite where Keys.Element == Item {
    BulkWrite(keys, of: name) { delete(key: $0).plan }
  }
}
