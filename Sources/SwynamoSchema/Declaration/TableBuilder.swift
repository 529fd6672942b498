/// Public for the compiler only: gathers the parts of a table.
///
/// They are a `HashKey`, then a `RangeKey` if there is one, then fields, in the order of the initializer's parameters.
@resultBuilder
public enum TableBuilder<Model> {
  @inlinable
  public static func buildExpression<Part: TablePart>(_ part: Part) -> Part where Part.Model == Model { part }

  @inlinable
  public static func buildBlock<Hash: TablePart>(_ hash: Hash) -> TableKey<Model, Hash> { TableKey([hash.column]) }

  @inlinable
  public static func buildBlock<Hash: TablePart, Second: TablePart, each Part: TablePart>(
    _ hash: Hash, _ second: Second, _ part: repeat each Part
  ) -> TableParts<Model, Hash, Second, repeat each Part> {
    var columns = [hash.column, second.column]
    for part in repeat each part { columns.append(part.column) }
    return TableParts(columns)
  }
}

/// Public for the compiler only: the hash key that is a table's only part.
public struct TableKey<Model, Hash: TablePart>: Sendable {
  @usableFromInline let columns: [ErasedColumn]

  @inlinable
  init(_ columns: [ErasedColumn]) { self.columns = columns }
}

/// Public for the compiler only: the parts of a table, in order.
public struct TableParts<Model, Hash: TablePart, Second: TablePart, each Part: TablePart>: Sendable {
  @usableFromInline let columns: [ErasedColumn]

  @inlinable
  init(_ columns: [ErasedColumn]) { self.columns = columns }
}

/// Public for the compiler only: stands for the range key's type while a table's initializer is still to be given, with `of`.
public enum WithoutInitializer: Sendable {}
