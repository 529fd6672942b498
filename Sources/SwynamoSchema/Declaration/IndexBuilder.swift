public import SwynamoCore

/// Public for the compiler only: the keys of a global index. One of several attributes has a tuple of their types.
public struct IndexKeys<Model, HashKeyType, RangeKeyType>: Sendable {
  var hashKeys: [any AnyKeyPath & Sendable]
  var rangeKeys: [any AnyKeyPath & Sendable] = []
  /// The values of the hash key's attributes; nil for a key of one.
  var values: (@Sendable (HashKeyType) -> [IndexKeyValue])?

  fileprivate func adding<NewHash>(
    hashKey: any AnyKeyPath & Sendable, _ values: @escaping @Sendable (NewHash) -> [IndexKeyValue]
  ) -> IndexKeys<Model, NewHash, NoRangeKey> {
    IndexKeys<Model, NewHash, NoRangeKey>(hashKeys: hashKeys + [hashKey], values: values)
  }

  fileprivate func adding<NewRange>(rangeKey: any AnyKeyPath & Sendable) -> IndexKeys<Model, HashKeyType, NewRange> {
    IndexKeys<Model, HashKeyType, NewRange>(hashKeys: hashKeys, rangeKeys: rangeKeys + [rangeKey], values: values)
  }
}

/// A value for one of an index's keys.
@usableFromInline
package struct IndexKeyValue {
  private let encode: (_ name: String, AnyPropertyCodec?, inout [StatementError.Fault]) -> AttributeValue

  package init<Value>(_ value: Value) {
    encode = { name, codec, faults in
      let codec = codec?.codec(of: Value.self) ?? PropertyCodec<Value>.undeclared
      return codec.encode(value, ofKey: name, &faults)
    }
  }

  func encoded(_ name: String, _ codec: AnyPropertyCodec?, _ faults: inout [StatementError.Fault]) -> AttributeValue {
    encode(name, codec, &faults)
  }
}

extension GlobalIndex {
  @usableFromInline
  func values(of hash: HashKeyType) -> [IndexKeyValue] { hashValues?(hash) ?? [IndexKeyValue(hash)] }
}

extension PropertyCodec {
  /// A key's value, and what is wrong with it.
  @inlinable
  func encode(_ value: Value, ofKey name: String, _ faults: inout [StatementError.Fault]) -> AttributeValue {
    var located: [AttributeValue.LocatedFault] = []
    let encoded = encode(value, &located)
    if !located.isEmpty { faults += located.ofComparison.map { .value(attribute: name, $0.fault) } }
    return encoded
  }
}

/// Public for the compiler only: gathers the keys of a global index.
@resultBuilder
public enum IndexBuilder<Model> {
  /// Public for the compiler only: an attribute of the hash key.
  public struct Hash<Value> {
    let keyPath: any AnyKeyPath & Sendable
  }

  /// Public for the compiler only: an attribute of the range key.
  public struct Range<Value> {
    let keyPath: any AnyKeyPath & Sendable
  }

  // An item without one of the keys is not in the index, so their properties may be optional.
  public static func buildExpression<Value>(_ key: HashKey<Model, Value>) -> Hash<Value> { Hash(keyPath: key.property.keyPath) }
  public static func buildExpression<Value>(_ key: HashKey<Model, Value?>) -> Hash<Value> { Hash(keyPath: key.property.keyPath) }
  public static func buildExpression<Value>(_ key: RangeKey<Model, Value>) -> Range<Value> {
    Range(keyPath: key.property.keyPath)
  }
  public static func buildExpression<Value>(_ key: RangeKey<Model, Value?>) -> Range<Value> {
    Range(keyPath: key.property.keyPath)
  }

  public static func buildPartialBlock<H>(first key: Hash<H>) -> IndexKeys<Model, H, NoRangeKey> {
    IndexKeys(hashKeys: [key.keyPath])
  }

  public static func buildPartialBlock<A, B>(
    accumulated keys: IndexKeys<Model, A, NoRangeKey>, next key: Hash<B>
  ) -> IndexKeys<Model, (A, B), NoRangeKey> {
    keys.adding(hashKey: key.keyPath) { [IndexKeyValue($0.0), IndexKeyValue($0.1)] }
  }

  public static func buildPartialBlock<A, B, C>(
    accumulated keys: IndexKeys<Model, (A, B), NoRangeKey>, next key: Hash<C>
  ) -> IndexKeys<Model, (A, B, C), NoRangeKey> {
    keys.adding(hashKey: key.keyPath) { [IndexKeyValue($0.0), IndexKeyValue($0.1), IndexKeyValue($0.2)] }
  }

  public static func buildPartialBlock<A, B, C, D>(
    accumulated keys: IndexKeys<Model, (A, B, C), NoRangeKey>, next key: Hash<D>
  ) -> IndexKeys<Model, (A, B, C, D), NoRangeKey> {
    keys.adding(hashKey: key.keyPath) { [IndexKeyValue($0.0), IndexKeyValue($0.1), IndexKeyValue($0.2), IndexKeyValue($0.3)] }
  }

  public static func buildPartialBlock<H, A>(
    accumulated keys: IndexKeys<Model, H, NoRangeKey>, next key: Range<A>
  ) -> IndexKeys<Model, H, A> { keys.adding(rangeKey: key.keyPath) }

  public static func buildPartialBlock<H, A, B>(
    accumulated keys: IndexKeys<Model, H, A>, next key: Range<B>
  ) -> IndexKeys<Model, H, (A, B)> { keys.adding(rangeKey: key.keyPath) }

  public static func buildPartialBlock<H, A, B, C>(
    accumulated keys: IndexKeys<Model, H, (A, B)>, next key: Range<C>
  ) -> IndexKeys<Model, H, (A, B, C)> { keys.adding(rangeKey: key.keyPath) }

  public static func buildPartialBlock<H, A, B, C, D>(
    accumulated keys: IndexKeys<Model, H, (A, B, C)>, next key: Range<D>
  ) -> IndexKeys<Model, H, (A, B, C, D)> { keys.adding(rangeKey: key.keyPath) }
}

extension IndexBuilder {
  @available(*, unavailable, message: "a global index has its HashKeys first, one to four, and its RangeKeys after them")
  public static func buildPartialBlock<R>(first range: Range<R>) -> IndexKeys<Model, R, NoRangeKey> { fatalError() }

  @available(*, unavailable, message: "a global index has its HashKeys first, one to four, and its RangeKeys after them")
  public static func buildPartialBlock<H, R, S>(
    accumulated keys: IndexKeys<Model, H, R>, next key: Hash<S>
  ) -> IndexKeys<Model, H, R> { fatalError() }

  @available(*, unavailable, message: "a global index has at most four RangeKeys")
  public static func buildPartialBlock<H, A, B, C, D, E>(
    accumulated keys: IndexKeys<Model, H, (A, B, C, D)>, next key: Range<E>
  ) -> IndexKeys<Model, H, (A, B, C, D)> { fatalError() }

  @available(*, unavailable, message: "a global index has at most four HashKeys")
  public static func buildPartialBlock<A, B, C, D, E>(
    accumulated keys: IndexKeys<Model, (A, B, C, D), NoRangeKey>, next key: Hash<E>
  ) -> IndexKeys<Model, (A, B, C, D), NoRangeKey> { fatalError() }
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

/// Public for the compiler only: what stands among the indexes of a table, a ``GlobalIndex``, a ``LocalIndex`` or ``Unique``.
public protocol IndexListPart<Model>: Sendable {
  /// The type whose properties it names.
  associatedtype Model

  /// What was written of it.
  var indexListPart: IndexDeclaration { get }
}

extension GlobalIndex: IndexListPart {
  public var indexListPart: IndexDeclaration { declaration }
}

extension LocalIndex: IndexListPart {
  public var indexListPart: IndexDeclaration { declaration }
}

/// Public for the compiler only: gathers the indexes of a table, and what is unique.
@resultBuilder
public enum IndexListBuilder<Model> {
  // One for all parts, so that the compiler names a wrong property, and not the overload that it tried last.
  public static func buildExpression<Part: IndexListPart>(_ part: Part) -> IndexDeclaration where Part.Model == Model {
    part.indexListPart
  }

  public static func buildBlock(_ indexes: IndexDeclaration...) -> [IndexDeclaration] { indexes }
}
