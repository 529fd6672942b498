import SwynamoCore

/// The parts of a table, as the builder gathers them: the columns' types are checked against the initialiser's parameters.
public struct Schema<Model, HashKeyType, RangeKeyType, each Value>: Sendable {
  @usableFromInline let columns: (repeat Column<Model, each Value>)
  @usableFromInline let parts: SchemaParts

  @inlinable
  init(_ column: repeat Column<Model, each Value>, parts: SchemaParts) {
    columns = (repeat each column)
    self.parts = parts
  }
}

/// What a schema holds besides its columns; the keys by their place among the columns.
public struct SchemaParts: Sendable {
  @usableFromInline var hashKey: Int?
  @usableFromInline var rangeKey: Int?
  @usableFromInline var indexes: [IndexDeclaration]
  @usableFromInline var unknownAttributes: Int?

  @inlinable
  init(hashKey: Int? = nil, rangeKey: Int? = nil, indexes: [IndexDeclaration] = [], unknownAttributes: Int? = nil) {
    self.hashKey = hashKey
    self.rangeKey = rangeKey
    self.indexes = indexes
    self.unknownAttributes = unknownAttributes
  }

  @inlinable
  func with(_ change: (inout SchemaParts) -> Void) -> SchemaParts {
    var copy = self
    change(&copy)
    return copy
  }
}

/// Stands for the range key's type in a table that has none.
public enum NoRangeKey: Sendable {}

/// Stands for the hash key's type in a schema that has none.
public enum NoHashKey: Sendable {}
