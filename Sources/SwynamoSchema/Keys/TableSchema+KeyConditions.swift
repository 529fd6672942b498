public import SwynamoCore

extension TableSchema {
  /// The columns of the keys of what is queried; nil for an index that the table doesn't declare.
  @usableFromInline
  func keyColumns(index: String?) -> (hash: Int, range: Int?)? {
    guard let name = index else { return (definition.hashColumn, definition.rangeColumn) }
    guard let index = definition.index(named: name), let hash = definition.column(named: index.hashKeys[0].name) else {
      return nil
    }
    return (hash, index.rangeKeys.first.flatMap { definition.column(named: $0.name) })
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

  /// The condition that a query of a global index has for its hash key, and for range keys that are equal to these.
  @inlinable
  package func keyCondition<Hash, Range>(
    of index: GlobalIndex<Model, Hash, Range>, _ hash: Hash, equal ranges: [IndexKeyValue] = []
  ) -> (key: KeyConditionExpression, faults: [StatementError.Fault]) {
    if index.hashValues == nil, ranges.isEmpty { return keyCondition(index: index.name, hash) }
    return keyCondition(index.name, index.values(of: hash), ranges)
  }

  /// The same, and for the range key behind them.
  @inlinable
  package func keyCondition<Hash, Range, Next>(
    of index: GlobalIndex<Model, Hash, Range>, _ hash: Hash, equal ranges: [IndexKeyValue] = [],
    _ next: (RangeOperand<Next>) -> RangeCondition<Next>
  ) -> (key: KeyConditionExpression, faults: [StatementError.Fault]) {
    if index.hashValues == nil, ranges.isEmpty { return keyCondition(index: index.name, hash, next) }
    var (key, faults) = keyCondition(index.name, index.values(of: hash), ranges)
    guard let operand = rangeKey(ranges.count, of: index.name) else { return Self.unknown(index.name) }
    let condition = next(RangeOperand<Next>(name: operand.name, codec: operand.codec))
    key.terms.append(condition.term)
    if !condition.faults.isEmpty { faults += condition.faults }
    return (key, faults)
  }

  @usableFromInline
  func keyCondition(
    _ index: String, _ hash: [IndexKeyValue], _ ranges: [IndexKeyValue]
  ) -> (key: KeyConditionExpression, faults: [StatementError.Fault]) {
    guard let keys = definition.index(named: index), keys.hashKeys.count == hash.count, keys.rangeKeys.count >= ranges.count
    else { return Self.unknown(index) }
    var faults: [StatementError.Fault] = []
    let terms = zip(keys.hashKeys + keys.rangeKeys, hash + ranges).map { key, value in
      KeyConditionExpression.Term.compare(key.name, .equal, value.encoded(key.name, codec(of: key), &faults))
    }
    return (KeyConditionExpression(terms), faults)
  }

  /// A range key of an index by its place.
  @usableFromInline
  func rangeKey(_ position: Int, of index: String) -> (name: String, codec: AnyPropertyCodec?)? {
    guard let keys = definition.index(named: index)?.rangeKeys, position < keys.count else { return nil }
    return (keys[position].name, codec(of: keys[position]))
  }

  private func codec(of key: TableDefinition.Key) -> AnyPropertyCodec? { definition.column(named: key.name).map(propertyCodec) }

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
