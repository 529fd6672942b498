import SwynamoCore

/// A request whose answer tells what it consumed, when it is asked.
package protocol CostedRequest: WireRequest {
  /// `ReturnConsumedCapacity`
  var returnConsumedCapacity: ReturnConsumedCapacity { get set }
  /// `ReturnItemCollectionMetrics` is `SIZE`; reads have none.
  var returnsItemCollectionMetrics: Bool { get set }
}

extension CostedRequest {
  package var returnsItemCollectionMetrics: Bool {
    get { false }
    set {}
  }
}

extension WireRequest {
  /// The same request, whose answer tells what it consumed; what it asks for already stays.
  package func asking(_ capacity: ReturnConsumedCapacity, itemCollections: Bool) -> Self {
    guard var request = self as? any CostedRequest else { return self }
    request.returnConsumedCapacity = request.returnConsumedCapacity.union(capacity)
    if itemCollections { request.returnsItemCollectionMetrics = true }
    return request as? Self ?? self
  }

  /// Whether the answer tells what it consumed.
  package var asksForCost: Bool {
    guard let request = self as? any CostedRequest else { return false }
    return request.returnConsumedCapacity != .none || request.returnsItemCollectionMetrics
  }
}

extension AttributeWriter {
  /// What all writes ask for in the same way.
  package mutating func writeCost(_ capacity: ReturnConsumedCapacity, itemCollections: Bool = false) {
    if capacity != .none { member("ReturnConsumedCapacity", capacity.rawValue) }
    if itemCollections { member("ReturnItemCollectionMetrics", "SIZE") }
  }
}

extension GetItemRequest: CostedRequest {}
extension QueryRequest: CostedRequest {}
extension ScanRequest: CostedRequest {}
extension SearchVectorsRequest: CostedRequest {}
extension BatchGetItemRequest: CostedRequest {}
extension TransactGetItemsRequest: CostedRequest {}
extension BatchWriteItemRequest: CostedRequest {}
extension TransactWriteItemsRequest: CostedRequest {}
extension PutItemRequest: CostedRequest {}
extension UpdateItemRequest: CostedRequest {}
extension DeleteItemRequest: CostedRequest {}

extension CostedRequest where Self: ItemWriteRequest {
  package var returnConsumedCapacity: ReturnConsumedCapacity {
    get { options.returnConsumedCapacity }
    set { options.returnConsumedCapacity = newValue }
  }

  package var returnsItemCollectionMetrics: Bool {
    get { options.returnsItemCollectionMetrics }
    set { options.returnsItemCollectionMetrics = newValue }
  }
}

/// A request whose tables can be called by other names.
package protocol RenamableRequest: WireRequest {
  /// Replaces the name of each table.
  mutating func renameTables(_ name: (String) -> String)
  /// Why that can't be done for this request; nil where it can.
  var renamingFault: String? { get }
}

extension RenamableRequest {
  package var renamingFault: String? { nil }
}

/// A request of one table.
package protocol TableRequest: RenamableRequest {
  var tableName: String { get set }
}

extension TableRequest {
  package mutating func renameTables(_ name: (String) -> String) { tableName = name(tableName) }
}

extension GetItemRequest: TableRequest {}
extension PutItemRequest: TableRequest {}
extension UpdateItemRequest: TableRequest {}
extension DeleteItemRequest: TableRequest {}
extension QueryRequest: TableRequest {}
extension ScanRequest: TableRequest {}
extension SearchVectorsRequest: TableRequest {}
extension CreateTableRequest: TableRequest {}
extension DescribeTableRequest: TableRequest {}
extension DeleteTableRequest: TableRequest {}

/// It lists the tables of all names.
extension ListTablesRequest: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {}
}

extension BatchGetItemRequest: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {
    for index in tables.indices { tables[index].tableName = name(tables[index].tableName) }
  }
}

extension BatchWriteItemRequest: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {
    for index in writes.indices { writes[index].table = name(writes[index].table) }
  }
}

extension TransactGetItemsRequest: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {
    for index in gets.indices { gets[index].renameTables(name) }
  }
}

extension TransactWriteItemsRequest: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {
    members = members.map { member in
      switch member {
      case .put(var put):
        put.renameTables(name)
        return .put(put)
      case .update(var update):
        update.renameTables(name)
        return .update(update)
      case .delete(var delete):
        delete.renameTables(name)
        return .delete(delete)
      case .check(var check):
        check.tableName = name(check.tableName)
        return .check(check)
      }
    }
  }
}
