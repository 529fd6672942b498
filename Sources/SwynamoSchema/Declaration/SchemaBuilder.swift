public import SwynamoCore

/// Gathers a table's keys, fields and indexes. Each part adds its type to the schema's, in the order of the initialiser's parameters.
@resultBuilder
public enum SchemaBuilder<Model> {
  @inlinable
  public static func buildExpression<Part: SchemaPart>(_ part: Part) -> Part where Part.Model == Model { part }

  @inlinable
  public static func buildPartialBlock<V>(first key: HashKey<Model, V>) -> Schema<Model, V, NoRangeKey, V>
  where V: AttributeConvertible, V.Kind: RequiredKind {
    Schema<Model, V, NoRangeKey, V>(key.column, parts: SchemaParts(hashKey: 0))
  }

  @inlinable
  public static func buildPartialBlock<V>(first field: Field<Model, V>) -> Schema<Model, NoHashKey, NoRangeKey, V> {
    Schema<Model, NoHashKey, NoRangeKey, V>(field.column, parts: SchemaParts())
  }

  @inlinable
  public static func buildPartialBlock<V>(first key: RangeKey<Model, V>) -> Schema<Model, NoHashKey, V, V>
  where V: AttributeConvertible, V.Kind: RequiredKind {
    Schema<Model, NoHashKey, V, V>(key.column, parts: SchemaParts(rangeKey: 0))
  }

  @inlinable
  public static func buildPartialBlock<each V, H, R, W>(
    accumulated schema: Schema<Model, H, R, repeat each V>, next field: Field<Model, W>
  ) -> Schema<Model, H, R, repeat each V, W> {
    Schema<Model, H, R, repeat each V, W>(repeat each schema.columns, field.column, parts: schema.parts)
  }

  @inlinable
  public static func buildPartialBlock(first unknown: UnknownAttributes<Model>) -> Schema<Model, NoHashKey, NoRangeKey, Item> {
    Schema<Model, NoHashKey, NoRangeKey, Item>(unknown.column, parts: SchemaParts(unknownAttributes: 0))
  }

  @inlinable
  public static func buildPartialBlock<each V, H, R>(
    accumulated schema: Schema<Model, H, R, repeat each V>, next unknown: UnknownAttributes<Model>
  ) -> Schema<Model, H, R, repeat each V, Item> {
    Schema<Model, H, R, repeat each V, Item>(
      repeat each schema.columns, unknown.column, parts: schema.parts.with { $0.unknownAttributes = schema.columnCount })
  }

  @inlinable
  public static func buildPartialBlock<each V, H, W>(
    accumulated schema: Schema<Model, H, NoRangeKey, repeat each V>, next key: RangeKey<Model, W>
  ) -> Schema<Model, H, W, repeat each V, W> where W: AttributeConvertible, W.Kind: RequiredKind {
    Schema<Model, H, W, repeat each V, W>(
      repeat each schema.columns, key.column, parts: schema.parts.with { $0.rangeKey = schema.columnCount })
  }

  @inlinable
  public static func buildPartialBlock<each V, R, W>(
    accumulated schema: Schema<Model, NoHashKey, R, repeat each V>, next key: HashKey<Model, W>
  ) -> Schema<Model, W, R, repeat each V, W> where W: AttributeConvertible, W.Kind: RequiredKind {
    Schema<Model, W, R, repeat each V, W>(
      repeat each schema.columns, key.column, parts: schema.parts.with { $0.hashKey = schema.columnCount })
  }

  @inlinable
  public static func buildPartialBlock<each V, H, R, IH, IR>(
    accumulated schema: Schema<Model, H, R, repeat each V>, next index: GlobalIndex<Model, IH, IR>
  ) -> Schema<Model, H, R, repeat each V> {
    Schema<Model, H, R, repeat each V>(
      repeat each schema.columns, parts: schema.parts.with { $0.indexes.append(index.declaration) })
  }

  @inlinable
  public static func buildPartialBlock<each V, H, R, IR>(
    accumulated schema: Schema<Model, H, R, repeat each V>, next index: LocalIndex<Model, IR>
  ) -> Schema<Model, H, R, repeat each V> {
    Schema<Model, H, R, repeat each V>(
      repeat each schema.columns, parts: schema.parts.with { $0.indexes.append(index.declaration) })
  }
}

/// What a table is declared of: keys, fields and indexes.
public protocol SchemaPart<Model> {
  associatedtype Model
}

extension HashKey: SchemaPart {}
extension RangeKey: SchemaPart {}
extension Field: SchemaPart {}
extension GlobalIndex: SchemaPart {}
extension LocalIndex: SchemaPart {}

extension Schema {
  @inlinable
  var columnCount: Int {
    var count = 0
    for _ in repeat each columns { count += 1 }
    return count
  }
}
