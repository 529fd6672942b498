import SwynamoCore
package import SwynamoSchema
package import SwynamoWire

/// Puts and deletes of any tables.
package struct BatchWritePlan: Sendable {
  package let writes: [WritePlan]

  package init(_ writes: [WritePlan]) { self.writes = writes }

  /// The writes, or every fault that DynamoDB would refuse them for.
  package func tableWrites() throws(StatementError) -> [BatchWriteItemRequest.TableWrite] {
    var lowering = MemberLowering(BatchWriteItemRequest.operation)
    var members: [BatchWriteItemRequest.TableWrite] = []
    members.reserveCapacity(writes.count)
    for write in writes {
      _ = lowering.add(of: write.table, item: write.item, check: Self.faults) { () throws(StatementError) in
        try write.request.request(of: write)
      }
      let member: BatchWriteItemRequest.Write = write.request is PutItemRequest.Type ? .put(write.item) : .delete(key: write.item)
      members.append(.init(table: write.table.name, write: member))
    }
    try lowering.refuse()
    return members
  }

  private static func faults(_ request: any WriteRequest) -> [StatementError.Fault] {
    var faults: [StatementError.Fault] = []
    if request.conditionExpression != nil {
      faults.append(
        .invalidParameter("a batch takes no conditions; run the write on its own, or in a transaction: db.transact { … }"))
    }
    if request.options.returnValues != .none {
      faults.append(.invalidParameter("a batch gives back no attributes; run the write on its own"))
    }
    return faults
  }
}

/// Reads of items of one table by their keys; an item may be named twice.
package struct BatchGetPlan: Sendable {
  private var gets: [ItemReadPlan]

  package init(_ gets: [ItemReadPlan]) { self.gets = gets }

  package var isConsistent: Bool {
    get { gets.contains(where: \.isConsistent) }
    set { for index in gets.indices { gets[index].isConsistent = newValue } }
  }

  package mutating func select(_ paths: SelectedPaths, faults: [StatementError.Fault]) {
    for index in gets.indices { gets[index].select(paths, faults: faults, withKeys: true) }
  }

  /// A request for each, or every fault that DynamoDB would refuse them for.
  package func itemRequests() throws(StatementError) -> [GetItemRequest] {
    var lowering = MemberLowering(BatchGetItemRequest.operation, allowsRepetition: true)
    let requests = gets.compactMap { get in
      lowering.add(of: get.table, item: get.key) { () throws(StatementError) in try get.request() }
    }
    try lowering.refuse()
    return requests
  }
}
