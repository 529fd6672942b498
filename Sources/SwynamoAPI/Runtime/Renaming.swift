import SwynamoCore
import SwynamoWire

// The requests whose tables stand within their parameters.

extension API.BatchGetItem: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) { requestItems = requestItems.renamed(name) }
}

extension API.BatchWriteItem: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) { requestItems = requestItems.renamed(name) }
}

extension API.ImportTable: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {
    tableCreationParameters.tableName = name(tableCreationParameters.tableName)
  }
}

extension API.TransactGetItems: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {
    for index in transactItems.indices { transactItems[index].get.tableName = name(transactItems[index].get.tableName) }
  }
}

extension API.TransactWriteItems: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {
    for index in transactItems.indices { transactItems[index].renameTable(name) }
  }
}

extension API.TransactWriteItem {
  fileprivate mutating func renameTable(_ name: (String) -> String) {
    if let table = conditionCheck?.tableName { conditionCheck?.tableName = name(table) }
    if let table = put?.tableName { put?.tableName = name(table) }
    if let table = delete?.tableName { delete?.tableName = name(table) }
    if let table = update?.tableName { update?.tableName = name(table) }
  }

  fileprivate var tableName: String? { conditionCheck?.tableName ?? put?.tableName ?? delete?.tableName ?? update?.tableName }
}

extension [API.TransactGetItem] {
  var tableNames: [String] { map(\.get.tableName).uniqued() }
}

extension [API.TransactWriteItem] {
  var tableNames: [String] { compactMap(\.tableName).uniqued() }
}

extension [String] {
  /// Each once, in its order.
  fileprivate func uniqued() -> [String] {
    var seen: StringSet = []
    return filter { seen.insert($0).inserted }
  }
}

extension StringMap {
  /// The same members by other names.
  fileprivate func renamed(_ name: (String) -> String) -> StringMap {
    StringMap(map { (name($0.0), $0.1) }, uniquingKeysWith: { _, last in last })
  }
}
