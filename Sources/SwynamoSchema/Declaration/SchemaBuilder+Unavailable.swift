/// Parts that make no table, answered in a sentence.
extension SchemaBuilder {
  @available(*, unavailable, message: "the table's hash key can't be optional: every item has one")
  public static func buildPartialBlock<V>(first key: HashKey<Model, V?>) -> Schema<Model, V?, NoRangeKey, V?> { fatalError() }

  @available(*, unavailable, message: "the hash key's type is no attribute value: conform it to AttributeConvertible")
  public static func buildPartialBlock<V>(first key: HashKey<Model, V>) -> Schema<Model, V, NoRangeKey, V> { fatalError() }

  @available(*, unavailable, message: "the table's range key can't be optional: every item has one")
  public static func buildPartialBlock<V>(first key: RangeKey<Model, V?>) -> Schema<Model, NoHashKey, V?, V?> { fatalError() }

  @available(*, unavailable, message: "the range key's type is no attribute value: conform it to AttributeConvertible")
  public static func buildPartialBlock<V>(first key: RangeKey<Model, V>) -> Schema<Model, NoHashKey, V, V> { fatalError() }

  @available(*, unavailable, message: "the table's hash key can't be optional: every item has one")
  public static func buildPartialBlock<each V, R, W>(
    accumulated schema: Schema<Model, NoHashKey, R, repeat each V>, next key: HashKey<Model, W?>
  ) -> Schema<Model, W?, R, repeat each V, W?> { fatalError() }

  @available(*, unavailable, message: "the hash key's type is no attribute value: conform it to AttributeConvertible")
  public static func buildPartialBlock<each V, R, W>(
    accumulated schema: Schema<Model, NoHashKey, R, repeat each V>, next key: HashKey<Model, W>
  ) -> Schema<Model, W, R, repeat each V, W> { fatalError() }

  @available(*, unavailable, message: "the table's range key can't be optional: every item has one")
  public static func buildPartialBlock<each V, H, W>(
    accumulated schema: Schema<Model, H, NoRangeKey, repeat each V>, next key: RangeKey<Model, W?>
  ) -> Schema<Model, H, W?, repeat each V, W?> { fatalError() }

  @available(*, unavailable, message: "the range key's type is no attribute value: conform it to AttributeConvertible")
  public static func buildPartialBlock<each V, H, W>(
    accumulated schema: Schema<Model, H, NoRangeKey, repeat each V>, next key: RangeKey<Model, W>
  ) -> Schema<Model, H, W, repeat each V, W> { fatalError() }

  @available(
    *, unavailable, message: "a table has one HashKey, and this is the second: declare the property with RangeKey or Field"
  )
  public static func buildPartialBlock<each V, H, R, W>(
    accumulated schema: Schema<Model, H, R, repeat each V>, next key: HashKey<Model, W>
  ) -> Schema<Model, H, R, repeat each V, W> { fatalError() }

  @available(
    *, unavailable,
    message: "a table has one RangeKey, and this is the second: declare the property with Field, and index it by a LocalIndex"
  )
  public static func buildPartialBlock<each V, H, R, W>(
    accumulated schema: Schema<Model, H, R, repeat each V>, next key: RangeKey<Model, W>
  ) -> Schema<Model, H, R, repeat each V, W> { fatalError() }

  @available(*, unavailable, message: "the keys and fields come first, the indexes after them")
  public static func buildPartialBlock<H, R>(first index: GlobalIndex<Model, H, R>) -> Schema<Model, NoHashKey, NoRangeKey> {
    fatalError()
  }

  @available(*, unavailable, message: "the keys and fields come first, the indexes after them")
  public static func buildPartialBlock<R>(first index: LocalIndex<Model, R>) -> Schema<Model, NoHashKey, NoRangeKey> {
    fatalError()
  }

  @available(*, unavailable, message: "a table has at least a HashKey")
  public static func buildBlock() -> Schema<Model, NoHashKey, NoRangeKey> { fatalError() }
}
