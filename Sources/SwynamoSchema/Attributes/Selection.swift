public import SwynamoCore

/// Public for the compiler only: attributes to read instead of whole items: each row is a tuple of their values, nil where an item has no such attribute.
///
///     for try await (email, city) in users.scan().select({ $0.email; $0.address.city }).items(on: db) { … }
@resultBuilder
public enum SelectionBuilder<Model> {
  @inlinable
  public static func buildExpression<Value>(_ attribute: Attribute<Model, Value>) -> Attribute<Model, Value> { attribute }

  @inlinable
  public static func buildBlock<each Value>(
    _ attributes: repeat Attribute<Model, each Value>
  ) -> Selection<Model, repeat each Value> {
    Selection(repeat each attributes)
  }
}

/// Public for the compiler only: the attributes that a read was narrowed to.
@frozen
public struct Selection<Model, each Value>: Sendable {
  @usableFromInline let codecs: (repeat PropertyCodec<each Value>)
  @usableFromInline package let paths: SelectedPaths
  @usableFromInline package let faults: [StatementError.Fault]

  @inlinable
  init(_ attribute: repeat Attribute<Model, each Value>) {
    var paths: [DocumentPath] = []
    var faults: [StatementError.Fault] = []
    paths.reserveCapacity(8)
    for attribute in repeat each attribute {
      paths.append(attribute.reference.path)
      faults += attribute.reference.selectionFaults
    }
    codecs = (repeat (each attribute).codec)
    self.paths = SelectedPaths(paths)
    self.faults = faults
  }

  /// Reads the rows of the selection.
  @inlinable
  package func rowDecoder(of table: TableDefinition) -> RowDecoder<(repeat (each Value)?)> {
    let paths = paths
    let codecs = codecs
    return RowDecoder { reader in
      let row = try SelectedAttributes(&reader, paths, table)
      var index = 0
      return (repeat try row.next(each codecs, &index))
    }
  }
}
