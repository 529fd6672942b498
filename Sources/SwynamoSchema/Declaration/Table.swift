public import SwynamoCore

/// A DynamoDB table and the Swift type of its items.
///
///     let users = Table("dynamodb-user") {                    // Table<User, String, NoRangeKey>
///       HashKey(\User.email)
///       Field(\.firstName)
///       Field(\.visits, default: 0)
///     } indexes: {
///       byFirstName
///     }.of(User.init)
///
/// The parts stand for the initializer's parameters, in order and by type: a missing, extra or wrongly typed one does not compile.
/// What the compiler can't see, two attributes of one name or an index on an undeclared property, is found when the table is
/// declared: `validate()` throws it, and so does every statement of the table, before anything is sent.
public struct Table<Model, HashKeyType, RangeKeyType>: Sendable {
  @usableFromInline package let schema: TableSchema<Model>

  /// The table's name in DynamoDB.
  public var name: String { schema.definition.name }
  package var definition: TableDefinition { schema.definition }

  @usableFromInline
  init(schema: TableSchema<Model>) { self.schema = schema }

  /// The same table under another name, for a name that is known only when the program runs.
  ///
  ///     let users = users.named("\(stage)-users")
  public func named(_ name: String) -> Table {
    Table(schema: TableSchema(schema, named: name))
  }

  /// Throws what is wrong with the declaration, all of it, as a `DeclarationError`. For a test of the tables of a program:
  ///
  ///     @Test func tables() throws { try users.validate(); try orders.validate() }
  public func validate() throws(DeclarationError) { try schema.definition.validate() }
}

extension Table {
  /// Appends the item that a model is stored as; what of it can't be stored is noted in the writer's `faults`.
  ///
  ///     var writer = AttributeWriter()
  ///     users.encode(samuel, to: &writer)              // {"email":{"S":"a@b.c"},…}
  @inlinable
  public func encode(_ model: Model, to writer: inout AttributeWriter) { schema.model.codec.encode(model, to: &writer) }

  /// Reads the item that comes next as a model, without an ``Item`` in between.
  ///
  ///     let user = try AttributeReader.read(json) { try users.decode(from: &$0) }
  ///
  /// Errors: ``AttributeDecodingError`` that names the table and the attribute.
  @inlinable
  public func decode(from reader: inout AttributeReader) throws -> Model {
    do {
      return try schema.model.codec.decode(&reader)
    } catch var error as AttributeDecodingError {
      error.table = schema.definition.name
      throw error
    }
  }
}

extension Table where RangeKeyType == WithoutInitializer {
  /// Declares the parts; `of` gives the initializer that they are the parameters of.
  @inlinable
  public init<Hash: TablePart, Second: TablePart, each Part: TablePart>(
    _ name: String, fileID: StaticString = #fileID, line: UInt = #line,
    @TableBuilder<Model> _ parts: () -> TableParts<Model, Hash, Second, repeat each Part>,
    @IndexListBuilder<Model> indexes: () -> [IndexDeclaration] = { [] }
  ) where HashKeyType == TableParts<Model, Hash, Second, repeat each Part> {
    schema = TableSchema(
      TableDeclaration(
        name: name, location: DeclarationError.Location(fileID: fileID, line: line), columns: parts().columns, indexes: indexes())
    )
  }

  /// Declares a table that has a hash key only.
  @inlinable
  public init<Hash: TablePart>(
    _ name: String, fileID: StaticString = #fileID, line: UInt = #line,
    @TableBuilder<Model> _ parts: () -> TableKey<Model, Hash>,
    @IndexListBuilder<Model> indexes: () -> [IndexDeclaration] = { [] }
  ) where HashKeyType == TableKey<Model, Hash> {
    schema = TableSchema(
      TableDeclaration(
        name: name, location: DeclarationError.Location(fileID: fileID, line: line), columns: parts().columns, indexes: indexes())
    )
  }

  /// The table, whose items are made by this initializer: its parameters are the parts declared, in their order.
  ///
  ///     .of(User.init)
  ///     .of(order: .unchecked) { email, name in User(name: name, email: email) }
  ///
  /// Since the keys come first, a model whose initializer takes them elsewhere is made by a closure, and says so: the order of the
  /// parts is otherwise compared with that in which the model stores its properties. An initializer that throws makes the read throw.
  @inlinable
  @preconcurrency
  public func of<Hash: TablePart, Second: TableSecondPart, each Part: TablePart>(
    order: FieldOrder = .checked,
    _ make: @escaping @Sendable (Hash.FirstValue, Second.SecondValue, repeat (each Part).FieldValue) throws -> Model
  ) -> Table<Model, Hash.Value, Second.RangeValue>
  where
    HashKeyType == TableParts<Model, Hash, Second, repeat each Part>, Hash.Value: AttributeConvertible,
    Hash.Value.Kind: RequiredKind
  {
    Table<Model, Hash.Value, Second.RangeValue>(
      schema: TableSchema(
        schema.declaration, order: order,
        construct: { cursor in
          try make(
            cursor.take(Hash.FirstValue.self), cursor.take(Second.SecondValue.self),
            repeat cursor.take((each Part).FieldValue.self))
        }))
  }

  /// The table, whose items are made of their hash key alone.
  @inlinable
  @preconcurrency
  public func of<Hash: TablePart>(
    order: FieldOrder = .checked, _ make: @escaping @Sendable (Hash.FirstValue) throws -> Model
  ) -> Table<Model, Hash.Value, NoRangeKey>
  where HashKeyType == TableKey<Model, Hash>, Hash.Value: AttributeConvertible, Hash.Value.Kind: RequiredKind {
    Table<Model, Hash.Value, NoRangeKey>(
      schema: TableSchema(
        schema.declaration, order: order, construct: { cursor in try make(cursor.take(Hash.FirstValue.self)) }))
  }
}
