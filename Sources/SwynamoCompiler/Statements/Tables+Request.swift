public import SwynamoSchema
public import SwynamoWire

extension CreateTable: Compilable {
  public func request() throws(InvalidStatement) -> CreateTableRequest {
    var lowering = Lowering()
    if case .provisioned(let readUnits, let writeUnits) = billing, readUnits < 1 || writeUnits < 1 {
      lowering.faults.append(.invalidParameter("\(readUnits) read and \(writeUnits) write units: each is at least 1"))
    }
    try lowering.refuse("CreateTable", table)
    return CreateTableRequest(
      tableName: table.name, hashKey: .init(table.hashKey), rangeKey: table.rangeKey.map { .init($0) },
      indexes: table.indexes.map { .init($0) },
      billing: {
        switch billing {
        case .onDemand: .onDemand
        case .provisioned(let readUnits, let writeUnits): .provisioned(readUnits: readUnits, writeUnits: writeUnits)
        }
      }())
  }
}

extension DescribeTable: Compilable {
  public func request() throws(InvalidStatement) -> DescribeTableRequest {
    try Lowering().refuse("DescribeTable", table)
    return DescribeTableRequest(tableName: table.name)
  }
}

extension DeleteTable: Compilable {
  public func request() throws(InvalidStatement) -> DeleteTableRequest {
    try Lowering().refuse("DeleteTable", table)
    return DeleteTableRequest(tableName: table.name)
  }
}

extension CreateTableRequest.Key {
  init(_ key: TableDefinition.Key) { self.init(name: key.name, type: key.type) }
}

extension CreateTableRequest.Index {
  init(_ index: TableDefinition.Index) {
    let projection: (type: String, names: [String]) =
      switch index.projection {
      case .all: ("ALL", [])
      case .keysOnly: ("KEYS_ONLY", [])
      case .including(let names): ("INCLUDE", names)
      }
    self.init(
      name: index.name, isLocal: index.isLocal, hashKey: .init(index.hashKey), rangeKey: index.rangeKey.map { .init($0) },
      projectionType: projection.type, nonKeyAttributes: projection.names)
  }
}
