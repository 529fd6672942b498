public import SwynamoCore

/// A table's definition and the codec of its model.
@usableFromInline
package final class TableSchema<Model>: Sendable {
  @usableFromInline package let definition: TableDefinition
  @usableFromInline let model: ModelSchema<Model>
  /// Reads whole items.
  @usableFromInline package let rowDecoder: RowDecoder<Model>
  @usableFromInline let declaration: TableDeclaration

  /// The codec that reads and writes the table's items.
  @usableFromInline package var codec: ModelCodec<Model> { model.codec }

  private init(_ declaration: TableDeclaration, definition: TableDefinition, model: ModelSchema<Model>) {
    self.declaration = declaration
    self.definition = definition
    self.model = model
    rowDecoder =
      definition.entity.map { Self.rowDecoder(model.codec, table: definition.name, of: $0) }
      ?? Self.rowDecoder(model.codec, table: definition.name)
  }

  convenience init(_ other: TableSchema, named name: String) {
    self.init(other.declaration, definition: other.definition.named(name), model: other.model)
  }

  convenience init(_ other: TableSchema, with settings: TableSettings) {
    self.init(other.declaration, definition: other.definition.with(settings), model: other.model)
  }

  /// A table whose initializer is still to be given.
  @usableFromInline
  convenience init(_ declaration: TableDeclaration) {
    let model = ModelSchema<Model>(unfinished: declaration.columns, at: declaration.location)
    self.init(declaration, definition: TableDefinition(declaration, model: model), model: model)
  }

  @usableFromInline
  convenience init(
    _ declaration: TableDeclaration, order: FieldOrder, construct: @escaping @Sendable (inout SlotCursor) throws -> Model
  ) {
    let model = ModelSchema(
      declaration.columns, at: declaration.location, indexes: declaration.indexes, order: order, construct: construct)
    self.init(declaration, definition: TableDefinition(declaration, model: model), model: model)
  }
}

extension TableSchema {
  /// The table of models that are read and written as whole items.
  @usableFromInline
  convenience init(_ declaration: TableDeclaration, whole: WholeItemCodec<Model>, faults: [DeclarationError.Fault] = []) {
    let model = ModelSchema(
      declaration.columns, at: declaration.location, indexes: declaration.indexes, whole: whole, faults: faults)
    self.init(declaration, definition: TableDefinition(declaration, model: model), model: model)
  }
}

/// What was written of a table, before its initializer is known.
@usableFromInline
struct TableDeclaration: Sendable {
  let name: String
  let location: DeclarationError.Location
  let columns: [ErasedColumn]
  let indexes: [IndexDeclaration]
  /// The properties of each `Unique`.
  let uniques: [[any AnyKeyPath & Sendable]]
  /// Of an entity of a single table.
  var entity: EntityDeclaration?

  @usableFromInline
  init(name: String, location: DeclarationError.Location, columns: [ErasedColumn], indexes: [IndexDeclaration]) {
    self.name = name
    self.location = location
    self.columns = columns
    self.indexes = indexes.filter { $0.uniqueProperties == nil }
    uniques = indexes.compactMap(\.uniqueProperties)
  }
}

/// Reads one item of an answer into what the statement gives back: the model, or the attributes that were selected.
@frozen
@usableFromInline
package struct RowDecoder<Row>: Sendable {
  @usableFromInline package let decode: @Sendable (inout AttributeReader) throws -> Row

  @inlinable
  package init(_ decode: @escaping @Sendable (inout AttributeReader) throws -> Row) { self.decode = decode }
}

extension RowDecoder where Row == Item {
  /// Reads items as they are stored.
  package static func raw(of table: TableDefinition) -> RowDecoder {
    let table = table.name
    return RowDecoder { reader in
      do { return try reader.readItem() } catch var error as AttributeDecodingError {
        error.table = table
        throw error
      }
    }
  }
}

extension TableSchema {
  /// Reads whole items. An error names the table besides the attribute.
  @inlinable
  static func rowDecoder(_ codec: ModelCodec<Model>, table: String) -> RowDecoder<Model> {
    RowDecoder { reader in
      do {
        return try codec.decode(&reader)
      } catch var error as AttributeDecodingError {
        error.table = table
        throw error
      }
    }
  }

  /// Reads an entity's items. One of another entity is an error that says so, whatever else is wrong with it.
  private static func rowDecoder(_ codec: ModelCodec<Model>, table: String, of entity: EntityDefinition) -> RowDecoder<Model> {
    RowDecoder { reader in
      let begin = reader.position
      do {
        // What is read through Codable doesn't look at the name.
        if codec.whole != nil { try entity.check(&reader) }
        return try codec.decode(&reader)
      } catch var error as AttributeDecodingError {
        reader.rewind(to: begin)
        do { try entity.check(&reader) } catch let other as AttributeDecodingError { error = other }
        error.table = table
        throw error
      }
    }
  }
}

extension EntityDefinition {
  /// Throws for an item of another entity.
  fileprivate func check(_ reader: inout AttributeReader) throws {
    guard let found = try AttributeReader.member(attribute, of: try reader.peekValue()) else {
      throw AttributeDecodingError(.missing, path: attribute)
    }
    guard found == .string(name) else {
      throw AttributeDecodingError(.invalidValue(found.entityName, type: "the entity \"\(name)\""), path: attribute)
    }
  }
}

extension AttributeValue {
  fileprivate var entityName: String { if case .string(let name) = self { name } else { "\(self)" } }
}
