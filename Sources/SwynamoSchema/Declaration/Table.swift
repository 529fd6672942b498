public import SwynamoCore

/// A DynamoDB table and the Swift type of its items.
///
///     let users = Table("dynamodb-user", of: User.init) {     // Table<User, String, NoRangeKey>
///       HashKey(\.email)
///       Field(\.firstName)
///       Field(\.visits, default: 0)
///     }
///
/// The parts stand for the initialiser's parameters, in order and by type: a missing, extra or wrongly typed one does not compile.
/// What the compiler can't see stops the program at the declaration, with every fault named: two attributes of one name, fields that a
/// memberwise initialiser would swap, an index on an undeclared property. An initialiser that throws makes the read throw.
public struct Table<Model, HashKeyType, RangeKeyType>: Sendable {
  public let schema: TableSchema<Model>

  public var name: String { schema.definition.name }
  public var definition: TableDefinition { schema.definition }

  @usableFromInline
  init(schema: TableSchema<Model>) { self.schema = schema }

  @inlinable
  public init<each Value>(
    _ name: String, of make: @escaping @Sendable (repeat each Value) throws -> Model, order: FieldOrder = .checked,
    @SchemaBuilder<Model> _ parts: () -> Schema<Model, HashKeyType, RangeKeyType, repeat each Value>
  ) where HashKeyType: AttributeConvertible {
    let schema = parts()
    var columns: [ErasedColumn] = []
    for column in repeat each schema.columns { columns.append(ErasedColumn(column)) }
    self.schema = TableSchema(
      name: name, parts: schema.parts,
      model: ModelSchema(
        columns, parts: schema.parts, construct: { cursor in try make(repeat cursor.take((each Value).self)) },
        checksOrder: order == .checked))
  }

  /// The same table under another name, for a name that is known only when the program runs.
  ///
  ///     let users = users.named("\(stage)-users")
  public func named(_ name: String) -> Table {
    Table(schema: TableSchema(definition: definition.named(name), model: schema.model))
  }
}

extension Table {
  @available(*, unavailable, message: "the table has no hash key: declare one with HashKey(\\.property)")
  public init<each Value>(
    _ name: String, of make: @escaping @Sendable (repeat each Value) throws -> Model, order: FieldOrder = .checked,
    @SchemaBuilder<Model> _ parts: () -> Schema<Model, HashKeyType, RangeKeyType, repeat each Value>
  ) where HashKeyType == NoHashKey {
    fatalError()
  }

  @available(
    *, unavailable,
    message:
      "the parts declared are not the initialiser's parameters: there must be one HashKey, RangeKey or Field for each, in its order and of its type"
  )
  public init<each Parameter, each Value>(
    _ name: String, of make: @escaping @Sendable (repeat each Parameter) throws -> Model, order: FieldOrder = .checked,
    @SchemaBuilder<Model> _ parts: () -> Schema<Model, HashKeyType, RangeKeyType, repeat each Value>
  ) {
    fatalError()
  }
}
