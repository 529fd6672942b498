package import SwynamoCore
package import SwynamoSchema
package import SwynamoWire

extension CreateTableRequest {
  /// The request that creates a declared table, or every fault that DynamoDB would refuse it for.
  package init(_ table: TableDefinition, billing: Billing) throws(StatementError) {
    var lowering = Lowering()
    if case .provisioned(let readUnits, let writeUnits) = billing, readUnits < 1 || writeUnits < 1 {
      lowering.faults.append(.invalidParameter("\(readUnits) read and \(writeUnits) write units: each is at least 1"))
    }
    try lowering.refuse(Self.operation, table)
    self.init(
      tableName: table.name, hashKey: .init(table.hashKey), rangeKey: table.rangeKey.map { .init($0) },
      indexes: table.indexes.map { .init($0) }, billing: billing)
  }
}

extension CreateTableRequest.Key {
  fileprivate init(_ key: TableDefinition.Key) { self.init(name: key.name, type: key.type) }
}

extension CreateTableRequest.Index {
  fileprivate init(_ index: TableDefinition.Index) {
    self.init(
      name: index.name, isLocal: index.isLocal, hashKeys: index.hashKeys.map { .init($0) },
      rangeKeys: index.rangeKeys.map { .init($0) },
      projection: index.projection)
  }
}

extension TableDefinition {
  /// Throws what is wrong with the declaration, for what asks for nothing else.
  package func refuse(_ operation: String) throws(StatementError) { try Lowering().refuse(operation, self) }
}
