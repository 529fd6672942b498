public import SwynamoCore

extension TableSchema {
  /// The columns of the keys of what is queried; nil for an index that the table doesn't declare.
  @usableFromInline
  func keyColumns(index: String?) -> (hash: Int, range: Int?)? {
    guard let name = index else { return (definition.hashColumn, definition.rangeColumn) }
    guard let index = definition.index(named: name), let hash = definition.column(named: index.hashKey.name) else { return nil }
    return (hash, index.rangeKey.flatMap { definition.column(named: $0.name) })
  }

  @usableFromInline
  func attributeName(_ column: Int) -> String { definition.columns[column].name }

  @usableFromInline
  func propertyCodec(_ column: Int) -> AnyPropertyCodec { model.table.properties[column].operand }

  /// The condition that a query of the table, or of an index, has for its hash key.
  @inlinable
  package func keyCondition<Hash>(
    index: String?, _ hash: Hash
  ) -> (key: KeyConditionExpression, faults: [StatementError.Fault]) {
    var faults: [StatementError.Fault] = []
    guard let columns = keyColumns(index: index) else { return Self.unknown(index) }
    let operand = RangeOperand<Hash>(name: attributeName(columns.hash), codec: propertyCodec(columns.hash))
    let key = KeyConditionExpression([.compare(operand.name, .equal, operand.encode(hash, &faults))])
    return (key, faults)
  }

  /// The same, and for its range key.
  @inlinable
  package func keyCondition<Hash, Range>(
    index: String?, _ hash: Hash, _ range: (RangeOperand<Range>) -> RangeCondition<Range>
  ) -> (key: KeyConditionExpression, faults: [StatementError.Fault]) {
    var faults: [StatementError.Fault] = []
    guard let columns = keyColumns(index: index), let rangeColumn = columns.range else { return Self.unknown(index) }
    let operand = RangeOperand<Hash>(name: attributeName(columns.hash), codec: propertyCodec(columns.hash))
    let hash = operand.encode(hash, &faults)
    let condition = range(RangeOperand<Range>(name: attributeName(rangeColumn), codec: propertyCodec(rangeColumn)))
    if !condition.faults.isEmpty { faults += condition.faults }
    let key = KeyConditionExpression([.compare(operand.name, .equal, hash), condition.term])
    return (key, faults)
  }

  @usableFromInline
  static func unknown(_ index: String?) -> (key: KeyConditionExpression, faults: [StatementError.Fault]) {
    (KeyConditionExpression([]), [.unknownIndex(index ?? "")])
  }

  @inlinable
  package var attributes: Attributes<Model> { Attributes(model.table) }
}

extension TableDefinition {
  func column(named name: String) -> Int? { columns.firstIndex { $0.name.hasSameBytes(as: name) } }
}
