public import SwynamoCore

/// Public for the compiler only: the attributes of a row of a type of one's own, one on each line, in the order of its initializer's
/// parameters.
///
///     struct Summary { var email: String; var nickname: String? }
///     users.query("Smith").select(as: Summary.init) { $0.email; $0.nickname }
@resultBuilder
public enum RowSelectionBuilder<Model> {
  @inlinable
  public static func buildExpression<Value>(_ attribute: RowAttribute<Model, Value>) -> RowAttribute<Model, Value> { attribute }

  @inlinable
  public static func buildBlock<each Value>(
    _ attributes: repeat RowAttribute<Model, each Value>
  ) -> RowSelection<Model, repeat each Value> {
    RowSelection(repeat each attributes)
  }
}

/// Public for the compiler only: the attributes that a row is made of.
@frozen
public struct RowSelection<Model, each Value>: Sendable {
  @usableFromInline let readers: (repeat @Sendable ([UInt8]?) throws -> each Value)
  @usableFromInline package let paths: SelectedPaths
  @usableFromInline package let faults: [StatementError.Fault]

  @inlinable
  init(_ attribute: repeat RowAttribute<Model, each Value>) {
    var paths: [DocumentPath] = []
    var faults: [StatementError.Fault] = []
    for attribute in repeat each attribute {
      paths.append(attribute.reference.path)
      faults += attribute.reference.selectionFaults
    }
    readers = (repeat (each attribute).read)
    self.paths = SelectedPaths(paths)
    self.faults = faults
  }

  /// Reads the rows, each made by the initializer.
  @inlinable
  package func rowDecoder<Row>(
    of table: TableDefinition, _ make: @escaping @Sendable (repeat each Value) throws -> Row
  ) -> RowDecoder<Row> {
    let paths = paths
    let readers = readers
    return RowDecoder { reader in
      let row = try SelectedAttributes(&reader, paths, table)
      var index = 0
      return try make(repeat row.next(&index, each readers))
    }
  }
}

extension TableSchema {
  @inlinable
  package var rowAttributes: RowAttributes<Model> { RowAttributes(model) }
}
