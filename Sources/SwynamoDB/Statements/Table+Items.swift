import SwynamoCompiler
public import SwynamoCore
public import SwynamoSchema
public import SwynamoWire

/// Items as they are stored, for those who get or give them elsewhere: a stream's record, an export, a file of another program.
extension Table {
  /// The item that a model is stored as.
  ///
  ///     try users.encode(samuel)["last_name"]          // .string("Adams")
  ///
  /// A ``Version``, and what else a write sets of itself, is as the model has it. Errors: `StatementError` with all that a put of the
  /// model would be refused for.
  public func encode(_ model: Model) throws -> Item {
    var put = WritePlan(put: model, into: schema, applyingRules: false)
    // It is never sent.
    put.isGuarded = true
    return try Put(schema, put).request().item.decoded()
  }
}

extension Table: ItemOwner {
  /// Whether an item of the same table is of another entity.
  func excludes(_ item: Item) -> Bool { definition.entity?.excludes(item) == true }
}

/// Tells its items from those of others in the same table.
protocol ItemOwner {
  func excludes(_ item: Item) -> Bool
}

extension Table {
  /// The model that an item is.
  ///
  ///     let user = try users.decode(["email": .string("a@b.c"), "firstName": .string("Samuel"), …])
  ///
  /// Errors: `AttributeDecodingError` that names the table and the attribute; `StatementError` for a table that is not well
  /// declared.
  public func decode(_ item: Item) throws -> Model {
    try definition.refuse("Decoding")
    return try AttributeReader.read(EncodedItem(item).json, schema.rowDecoder.decode)
  }

  /// The model as it was stored when a condition failed on it, out of the error; nil where the error has none of this table.
  ///
  ///     do { try await users.put(samuel).if { $0.visits < 100 }.returningItemOnConditionFailure().run(on: db) }
  ///     catch let error as DynamoDBError where error.code == .conditionalCheckFailed {
  ///       let stored = try users.storedModel(in: error)          // User?
  ///     }
  ///
  /// Of a canceled transaction, one with a ``VersionConflictError`` too, it is the first of this table; given one of the `cancellationReasons`, the method has that of a member. A
  /// statement asks for it by `returningItemOnConditionFailure()`. Errors: `AttributeDecodingError` where the item is no such model.
  public func storedModel(in error: any Error) throws -> Model? {
    guard let error = error as? DynamoDBError ?? (error as? any VersionConflict)?.cause else { return nil }
    if let item = error.item {
      guard error.table.map({ ResourceName.isTable($0, askedForAs: name) }) ?? true, !excludes(item) else { return nil }
      return try decode(item)
    }
    for reason in error.cancellationReasons {
      if let model = try storedModel(in: reason) { return model }
    }
    return nil
  }

  /// The model that a transaction's member failed on, out of its reason; nil where it is of another table or has none.
  ///
  ///     catch let error as DynamoDBError where error.code == .transactionCanceled {
  ///       let account = try accounts.storedModel(in: error.cancellationReasons[1])          // Account?
  ///     }
  public func storedModel(in reason: DynamoDBError.CancellationReason) throws -> Model? {
    guard let item = reason.item, reason.member.map({ ResourceName.isTable($0.table, askedForAs: name) }) ?? true,
      !excludes(item)
    else { return nil }
    return try decode(item)
  }

  /// The key of a model's item.
  ///
  ///     try orders.key(of: order)                      // ["email": .string("a@b.c"), "number": .number(17)]
  ///
  /// Errors: `StatementError` with all that a get of the key would be refused for.
  public func key(of model: Model) throws -> Item { try refresh(model).request().key.decoded() }
}
