import SwynamoCompiler
public import SwynamoCore
public import SwynamoSchema
import SwynamoWire

/// Items as they are stored, for those who get or give them elsewhere: a stream's record, an export, a file of another program.
extension Table {
  /// The item that a model is stored as.
  ///
  ///     try users.encode(samuel)["last_name"]          // .string("Adams")
  ///
  /// Errors: `StatementError` with all that a put of the model would be refused for.
  public func encode(_ model: Model) throws -> Item { try put(model).request().item.decoded() }
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

  /// The key of a model's item.
  ///
  ///     try orders.key(of: order)                      // ["email": .string("a@b.c"), "number": .number(17)]
  ///
  /// Errors: `StatementError` with all that a get of the key would be refused for.
  public func key(of model: Model) throws -> Item { try refresh(model).request().key.decoded() }
}
