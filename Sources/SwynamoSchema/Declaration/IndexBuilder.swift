/// Public for the compiler only: the keys of a global index.
public struct IndexKeys<Model, HashKeyType, RangeKeyType>: Sendable {
  let hashKey: any AnyKeyPath & Sendable
  let rangeKey: (any AnyKeyPath & Sendable)?
}

/// Public for the compiler only: gathers the keys of a global index.
@resultBuilder
public enum IndexBuilder<Model> {
  public static func buildExpression<Value>(_ key: HashKey<Model, Value>) -> HashKey<Model, Value> { key }
  public static func buildExpression<Value>(_ key: RangeKey<Model, Value>) -> RangeKey<Model, Value> { key }

  public static func buildBlock<H>(_ hash: HashKey<Model, H>) -> IndexKeys<Model, H, NoRangeKey> {
    IndexKeys(hashKey: hash.property.keyPath, rangeKey: nil)
  }

  public static func buildBlock<H>(_ hash: HashKey<Model, H?>) -> IndexKeys<Model, H, NoRangeKey> {
    IndexKeys(hashKey: hash.property.keyPath, rangeKey: nil)
  }

  public static func buildBlock<H, R>(_ hash: HashKey<Model, H>, _ range: RangeKey<Model, R>) -> IndexKeys<Model, H, R> {
    IndexKeys(hashKey: hash.property.keyPath, rangeKey: range.property.keyPath)
  }

  public static func buildBlock<H, R>(_ hash: HashKey<Model, H?>, _ range: RangeKey<Model, R>) -> IndexKeys<Model, H, R> {
    IndexKeys(hashKey: hash.property.keyPath, rangeKey: range.property.keyPath)
  }

  public static func buildBlock<H, R>(_ hash: HashKey<Model, H>, _ range: RangeKey<Model, R?>) -> IndexKeys<Model, H, R> {
    IndexKeys(hashKey: hash.property.keyPath, rangeKey: range.property.keyPath)
  }

  public static func buildBlock<H, R>(_ hash: HashKey<Model, H?>, _ range: RangeKey<Model, R?>) -> IndexKeys<Model, H, R> {
    IndexKeys(hashKey: hash.property.keyPath, rangeKey: range.property.keyPath)
  }
}

extension IndexBuilder {
  @available(*, unavailable, message: "a global index has a HashKey first, and may have a RangeKey after it")
  public static func buildBlock<R>(_ range: RangeKey<Model, R>) -> IndexKeys<Model, R, NoRangeKey> { fatalError() }

  @available(*, unavailable, message: "a global index has a HashKey first, and may have a RangeKey after it")
  public static func buildBlock<H, R>(_ range: RangeKey<Model, R>, _ hash: HashKey<Model, H>) -> IndexKeys<Model, H, R> {
    fatalError()
  }

  @available(*, unavailable, message: "a global index has one HashKey, and may have a RangeKey after it")
  public static func buildBlock<H, R>(_ hash: HashKey<Model, H>, _ second: HashKey<Model, R>) -> IndexKeys<Model, H, R> {
    fatalError()
  }
}

/// Public for the compiler only: the range key of a local index.
public struct LocalIndexKey<Model, RangeKeyType>: Sendable {
  let rangeKey: any AnyKeyPath & Sendable
}

/// Public for the compiler only: gathers the key of a local index.
@resultBuilder
public enum LocalIndexBuilder<Model> {
  public static func buildExpression<Value>(_ key: RangeKey<Model, Value>) -> RangeKey<Model, Value> { key }

  public static func buildBlock<R>(_ range: RangeKey<Model, R>) -> LocalIndexKey<Model, R> {
    LocalIndexKey(rangeKey: range.property.keyPath)
  }

  public static func buildBlock<R>(_ range: RangeKey<Model, R?>) -> LocalIndexKey<Model, R> {
    LocalIndexKey(rangeKey: range.property.keyPath)
  }
}

extension LocalIndexBuilder {
  @available(*, unavailable, message: "a local index has the hash key of its table: declare its RangeKey only")
  public static func buildExpression<Value>(_ key: HashKey<Model, Value>) -> RangeKey<Model, Value> { fatalError() }

  @available(*, unavailable, message: "a local index has one RangeKey: declare another index for the other")
  public static func buildBlock<R, S>(_ range: RangeKey<Model, R>, _ second: RangeKey<Model, S>) -> LocalIndexKey<Model, R> {
    fatalError()
  }
}

/// Public for the compiler only: gathers the indexes of a table.
@resultBuilder
public enum IndexListBuilder<Model> {
  public static func buildExpression<HashKeyType, RangeKeyType>(
    _ index: GlobalIndex<Model, HashKeyType, RangeKeyType>
  ) -> IndexDeclaration { index.declaration }

  public static func buildExpression<RangeKeyType>(_ index: LocalIndex<Model, RangeKeyType>) -> IndexDeclaration {
    index.declaration
  }

  public static func buildBlock(_ indexes: IndexDeclaration...) -> [IndexDeclaration] { indexes }
}
