import SwynamoCompiler
public import SwynamoSchema
public import SwynamoWire

/// Writes a whole item, replacing one of the same key.
///
///     try await users.put(samuel).if { $0.email.doesNotExist }.run(on: db)
///
/// Attributes of the stored item that the model doesn't declare are dropped; an update keeps them. The model is encoded when the
/// statement is made. Source: API Reference, "PutItem".
public typealias Put<Model, Output> = Write<PutItemRequest, Model, Output>

extension Table {
  /// A statement that writes the whole model.
  public func put(_ model: Model) -> Put<Model, Void> { Put(schema, WritePlan(put: model, into: schema)) }
}
