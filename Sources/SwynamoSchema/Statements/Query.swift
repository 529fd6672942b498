public import SwynamoCore

/// Reads the items of one partition, in the order of the range key.
///
///     for try await user in users.query(byLastName, "Smith") { $0.startsWith("J") }.items(on: db) { … }
///
/// Source: API Reference, "Query".
@frozen
public struct Query<Model, Row>: Statement {
  public typealias Output = [Row]

  public let table: TableSchema<Model>
  public let decode: RowDecoder<Row>
  public var plan: QueryPlan

  @inlinable
  init(table: TableSchema<Model>, decode: RowDecoder<Row>, plan: QueryPlan) {
    self.table = table
    self.decode = decode
    self.plan = plan
  }

  @inlinable
  func with(_ change: (inout QueryPlan) -> Void) -> Query {
    var copy = self
    change(&copy.plan)
    return copy
  }
}

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

  @inlinable
  func query<Hash>(index: String?, _ hash: Hash) -> Query<Model, Model> {
    var faults: [StatementFault] = []
    guard let columns = keyColumns(index: index) else { return unknown(index) }
    let operand = RangeOperand<Hash>(name: attributeName(columns.hash), codec: propertyCodec(columns.hash))
    let key = KeyConditionExpression([.compare(operand.name, .equal, operand.encode(hash, &faults))])
    return Query(table: self, decode: rowDecoder, plan: QueryPlan(table: definition, index: index, key: key, faults: faults))
  }

  @inlinable
  func query<Hash, Range>(
    index: String?, _ hash: Hash, _ range: (RangeOperand<Range>) -> RangeCondition<Range>
  ) -> Query<Model, Model> {
    var faults: [StatementFault] = []
    guard let columns = keyColumns(index: index), let rangeColumn = columns.range else { return unknown(index) }
    let operand = RangeOperand<Hash>(name: attributeName(columns.hash), codec: propertyCodec(columns.hash))
    let hash = operand.encode(hash, &faults)
    let condition = range(RangeOperand<Range>(name: attributeName(rangeColumn), codec: propertyCodec(rangeColumn)))
    if !condition.faults.isEmpty { faults += condition.faults }
    let key = KeyConditionExpression([.compare(operand.name, .equal, hash), condition.term])
    return Query(table: self, decode: rowDecoder, plan: QueryPlan(table: definition, index: index, key: key, faults: faults))
  }

  @usableFromInline
  func unknown(_ index: String?) -> Query<Model, Model> {
    Query(
      table: self, decode: rowDecoder,
      plan: QueryPlan(table: definition, index: index, key: KeyConditionExpression([]), faults: [.unknownIndex(index ?? "")]))
  }
}

extension TableDefinition {
  func column(named name: String) -> Int? { columns.firstIndex { $0.name.hasSameBytes(as: name) } }
}
