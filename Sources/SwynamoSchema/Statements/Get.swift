public import SwynamoCore

/// Reads one item; nil when there is none of that key.
///
///     let user = try await users.get("test@example.com").run(on: db)
///
/// Source: API Reference, "GetItem".
public struct Get<Model, Row>: Statement {
  public typealias Output = Row?

  public let table: TableSchema<Model>
  public let key: ItemKey
  public let decode: RowDecoder<Row>
  /// What to ask for; nil for whole items.
  public let selection: [DocumentPath]?
  public let selectionFaults: [StatementFault]
  public let isConsistent: Bool
}

extension Table where RangeKeyType == NoRangeKey {
  public func get(_ hashKey: HashKeyType) -> Get<Model, Model> {
    Get(
      table: schema, key: schema.key(hashKey), decode: schema.rowDecoder, selection: nil, selectionFaults: [], isConsistent: false
    )
  }
}

extension Table where RangeKeyType: AttributeConvertible {
  public func get(_ hashKey: HashKeyType, _ rangeKey: RangeKeyType) -> Get<Model, Model> {
    Get(
      table: schema, key: schema.key(hashKey, rangeKey), decode: schema.rowDecoder, selection: nil, selectionFaults: [],
      isConsistent: false)
  }
}

extension Table {
  /// Reads the item that has the model's key anew.
  ///
  ///     let fresh = try await users.refresh(user).run(on: db)
  public func refresh(_ model: Model) -> Get<Model, Model> {
    Get(
      table: schema, key: schema.key(of: model), decode: schema.rowDecoder, selection: nil, selectionFaults: [],
      isConsistent: true)
  }
}

extension Get {
  /// Sees every write that was acknowledged before; costs twice the capacity.
  public func consistent(_ isConsistent: Bool = true) -> Get {
    Get(
      table: table, key: key, decode: decode, selection: selection, selectionFaults: selectionFaults, isConsistent: isConsistent)
  }

  /// Reads these attributes only.
  public func select<each Value>(
    @SelectionBuilder<Model> _ selection: (Attributes<Model>) -> Selection<Model, repeat each Value>
  ) -> Get<Model, (repeat (each Value)?)> {
    let selection = selection(table.attributes)
    return Get<Model, (repeat (each Value)?)>(
      table: table, key: key, decode: selection.rowDecoder(of: table.definition), selection: selection.paths.requested,
      selectionFaults: selection.faults,
      isConsistent: isConsistent)
  }
}
