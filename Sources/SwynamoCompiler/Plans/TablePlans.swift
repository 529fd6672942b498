package import SwynamoCore
package import SwynamoSchema
package import SwynamoWire

extension CreateTableRequest {
  /// The request that creates a declared table, or every fault that DynamoDB would refuse it for.
  ///
  /// - Parameter billing: instead of what the table is declared with.
  package init(_ table: TableDefinition, billing: Billing?) throws(StatementError) {
    var lowering = Lowering()
    if let billing {
      if !billing.hasValidUnits { lowering.faults.append(.invalidParameter("\(billing.unitsText): each is at least 1")) }
      if billing.mode == .provisioned, !table.vectorIndexes.isEmpty {
        lowering.faults.append(.invalidParameter("\(DeclarationError.SettingsFault.provisionedVectorIndexes)"))
      }
    }
    try lowering.refuse(Self.operation, table)
    self.init(
      tableName: table.name, hashKey: .init(table.hashKey), rangeKey: table.rangeKey.map { .init($0) },
      indexes: table.indexes.map { .init($0) }, vectorIndexes: table.vectorIndexes.map { .init($0) },
      billing: billing ?? table.settings.billing ?? .onDemand, settings: table.settings)
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
      projection: index.projection, settings: index.settings)
  }
}

extension CreateTableRequest.VectorIndex {
  fileprivate init(_ index: VectorIndexDefinition) {
    self.init(
      name: index.name, vectorAttribute: index.vector, dimensions: index.dimensions, distanceFunction: index.distance,
      hashKey: index.hashKey.map { .init($0) }, filters: index.filters.map { .init($0) }, projection: index.projection)
  }
}

extension TableDefinition {
  /// Throws what is wrong with the declaration, for what asks for nothing else.
  package func refuse(_ operation: String) throws(StatementError) { try Lowering().refuse(operation, self) }
}
