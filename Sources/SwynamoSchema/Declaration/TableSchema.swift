import SwynamoCore

/// A table's definition and the codec of its model.
public final class TableSchema<Model>: Sendable {
  public let definition: TableDefinition
  @usableFromInline let model: ModelSchema<Model>
  /// Reads whole items.
  public let rowDecoder: RowDecoder<Model>

  /// The codec that reads and writes the table's items.
  public var codec: ModelCodec<Model> { model.codec }

  init(definition: TableDefinition, model: ModelSchema<Model>) {
    self.definition = definition
    self.model = model
    rowDecoder = Self.rowDecoder(model.codec, table: definition.name)
  }

  @usableFromInline
  init(name: String, parts: SchemaParts, model: ModelSchema<Model>) {
    self.model = model
    var faults = model.faults
    definition = TableDefinition(name: name, parts: parts, model: model, faults: &faults)
    rowDecoder = Self.rowDecoder(model.codec, table: name)
    if !faults.isEmpty {
      // Unlike a precondition, it says its sentence in optimised programs too.
      fatalError("table \"\(name)\" is not well declared:\n" + faults.map { "  - \($0)" }.joined(separator: "\n"))
    }
  }
}
