public import SwynamoCore

extension SingleTable {
  /// One of the types that the table's items are of: its properties, and the texts of its keys.
  ///
  ///     let byTag = forum.index("GSI1", of: Post.self) { "TAG#"; \.tag } range: { \.posted }
  ///     let posts = forum.entity("post") {
  ///       KeyField(\Post.author)                     // in keys only
  ///       KeyField(\.posted)
  ///       Field(\.text)
  ///       Field(\.tag)                               // an attribute, and in a key
  ///     } hash: { "USER#"; \.author } range: { "POST#"; \.posted } indexes: { byTag }.of(Post.init)
  ///
  /// The parts stand for the initializer's parameters, in order and by type. An entity is a ``Table``: what takes a table's key takes
  /// the properties of the hash key, and after `range:` those of the range key.
  public func entity<Model, each Part: TablePart, each Hash: AttributeConvertible, each Range: AttributeConvertible>(
    _ name: String, fileID: StaticString = #fileID, line: UInt = #line,
    @MapBuilder<Model> _ parts: () -> MapParts<Model, repeat each Part>,
    @KeyTemplateBuilder<Model> hash: () -> KeyTemplate<repeat each Hash>,
    @KeyTemplateBuilder<Model> range: () -> KeyTemplate<repeat each Range>,
    @IndexListBuilder<Model> indexes: () -> [IndexDeclaration] = { [] }
  ) -> Table<
    Model, EntityParts<Model, KeyTemplate<repeat each Hash>, KeyTemplate<repeat each Range>, repeat each Part>, WithoutInitializer
  > {
    Table(
      schema: TableSchema(
        TableDeclaration(
          entity: name, of: self, at: DeclarationError.Location(fileID: fileID, line: line), parts().columns,
          hash: hash().template, range: range().template, indexes: indexes())))
  }

  /// The keys that an entity has in an index of the table, and the handle to query it by.
  ///
  ///     let byTag = forum.index("GSI1", of: Post.self) { "TAG#"; \.tag } range: { \.posted }
  ///     try await posts.query(byTag, "swift") { $0 > lastWeek }.run(on: db)
  ///
  /// An item of which a property of them is nil is not in the index.
  public func index<Model, each Hash: AttributeConvertible, each Range: AttributeConvertible>(
    _ name: String, of model: Model.Type, @KeyTemplateBuilder<Model> hash: () -> KeyTemplate<repeat each Hash>,
    @KeyTemplateBuilder<Model> range: () -> KeyTemplate<repeat each Range>
  ) -> GlobalIndex<Model, KeyTemplate<repeat each Hash>, KeyTemplate<repeat each Range>> {
    GlobalIndex(name: name, IndexDeclaration(name: name, hash: hash().template, range: range().template))
  }

  /// The hash key that an entity has in an index that has no range key.
  public func index<Model, each Hash: AttributeConvertible>(
    _ name: String, of model: Model.Type, @KeyTemplateBuilder<Model> hash: () -> KeyTemplate<repeat each Hash>
  ) -> GlobalIndex<Model, KeyTemplate<repeat each Hash>, NoRangeKey> {
    GlobalIndex(name: name, IndexDeclaration(name: name, hash: hash().template, range: nil))
  }
}

/// Public for the compiler only: the parts of an entity, in order, and the types of its keys.
public struct EntityParts<Model, Hash: Sendable, Range: Sendable, each Part: TablePart>: Sendable {}

extension Table where RangeKeyType == WithoutInitializer {
  /// The entity, whose items are made by this initializer: its parameters are the parts declared, in their order.
  @preconcurrency
  public func of<Hash, Range, each Part: TablePart>(
    order: FieldOrder = .checked, _ make: @escaping @Sendable (repeat (each Part).EntityValue) throws -> Model
  ) -> Table<Model, Hash, Range> where HashKeyType == EntityParts<Model, Hash, Range, repeat each Part> {
    Table<Model, Hash, Range>(
      schema: TableSchema(
        schema.declaration, order: order,
        construct: { cursor in try make(repeat cursor.take((each Part).EntityValue.self)) }))
  }

  /// The entity, whose items are written and made through Codable, with the parts as what statements can speak of.
  public func codable<Hash, Range, each Part: TablePart>() -> Table<Model, Hash, Range>
  where HashKeyType == EntityParts<Model, Hash, Range, repeat each Part>, Model: Codable & Sendable {
    Table<Model, Hash, Range>(schema: TableSchema(schema.declaration, whole: .codable))
  }

  @available(
    *, unavailable,
    message:
      "the parts declared are not the initializer's parameters: there must be one for each, in its order and of its type, KeyField or Field"
  )
  public func of<Initializer, Hash, Range, each Part: TablePart>(
    order: FieldOrder = .checked, _ make: Initializer
  ) -> Table<Model, Hash, Range> where HashKeyType == EntityParts<Model, Hash, Range, repeat each Part> { fatalError() }
}

extension Table {
  /// The entity's handle of an index that has the table's keys the other way round.
  ///
  ///     let inverted = GlobalIndex("inverted") { HashKey("SK"); RangeKey("PK") }
  ///     let postsByDate = posts.inverted(inverted)
  ///     try await posts.query(postsByDate, date).run(on: db)
  public func inverted<each Hash: AttributeConvertible, each Range: AttributeConvertible>(
    _ index: GlobalIndex<SingleTable, String, String>
  ) -> GlobalIndex<Model, RangeKeyType, HashKeyType>
  where HashKeyType == KeyTemplate<repeat each Hash>, RangeKeyType == KeyTemplate<repeat each Range> {
    var declaration = index.declaration
    let own = definition.index(named: index.name)
    if let own, own.hashKeys != (definition.rangeKey.map { [$0] } ?? []) || own.rangeKeys != [definition.hashKey] {
      declaration.inversionFault = .indexNotInverted(index.name)
    }
    return GlobalIndex(name: index.name, declaration)
  }
}
