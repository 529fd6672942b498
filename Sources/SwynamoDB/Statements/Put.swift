import SwynamoCompiler
public import SwynamoSchema
public import SwynamoWire

/// Writes a whole item, replacing one of the same key.
///
///     try await users.put(samuel).if { $0.email.doesNotExist }.run(on: db)
///
/// It gives the model as it is stored: with the version that it has now, and with what else the table writes of itself
/// (``Version``). Attributes of the stored item that the model doesn't declare are dropped; an update keeps them. The model is
/// encoded when the statement is made. Source: API Reference, "PutItem".
public typealias Put<Model, Output> = Write<PutItemRequest, Model, Output>

extension Table {
  /// A statement that writes the whole model, whether or not there is an item of its key.
  public func put(_ model: Model) -> Put<Model, Model> {
    Put(table: schema, plan: WritePlan(put: model, into: schema), returning: .written)
  }

  /// A statement that writes the model as a new item: there must be none of its key.
  ///
  ///     try await users.insert(samuel).run(on: db)     // ConditionExpression "attribute_not_exists(#0)"
  ///
  /// Errors, when run: `DynamoDBError.conditionalCheckFailed` where there is one; of a table that declares a ``Version``,
  /// ``VersionConflictError`` with the item that is there.
  public func insert(_ model: Model) -> Put<Model, Model> { put(model).if { $0.itemDoesNotExist } }

  /// A statement that writes the whole model in the place of an item: there must be one of its key.
  ///
  ///     try await users.replace(samuel).run(on: db)    // ConditionExpression "attribute_exists(#0)"
  ///
  /// Errors, when run: `DynamoDBError.conditionalCheckFailed` where there is none.
  public func replace(_ model: Model) -> Put<Model, Model> { put(model).if { $0.itemExists } }

  @available(
    *, unavailable,
    message:
      "put writes the whole item whether or not there is one; update changes some attributes, and makes the item if need be"
  )
  public func upsert(_ model: Model) -> Put<Model, Model> { fatalError() }
}
