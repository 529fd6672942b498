import SwynamoCore
package import SwynamoSchema
package import SwynamoWire

/// Writes and checks that are made together.
package struct TransactWritePlan: Sendable {
  package let writes: [WritePlan]
  package let token: String?

  package init(_ writes: [WritePlan], token: String?) {
    self.writes = writes
    self.token = token
  }

  /// The request, or every fault that DynamoDB would refuse it for.
  package func request() throws(StatementError) -> TransactWriteItemsRequest {
    guard let unique = UniqueTransaction(self) else { return try request(of: writes) }
    let members = unique.members(stored: [:])
    return try request(of: members.writes, members.guards, faults: unique.faults + members.faults)
  }

  /// The request of the writes, and of the guards of what is unique in them.
  package func request(
    of writes: [WritePlan], _ guards: [UniqueGuard] = [], faults: [StatementError.Fault] = []
  ) throws(StatementError) -> TransactWriteItemsRequest {
    var lowering = MemberLowering(TransactWriteItemsRequest.operation)
    for fault in faults { lowering.add(fault) }
    let members = writes.compactMap { write in
      let request = lowering.add(of: write.table, item: write.item, check: Self.faults) { () throws(StatementError) in
        try write.memberRequest.request(of: write)
      }
      return request?.transactionMember
    }
    lowering.checkTransaction(besides: guards.count)
    if let token, !Limits.tokenLength.contains(token.utf8.count) {
      let longest = Limits.tokenLength.upperBound
      lowering.add(.invalidParameter("the token has \(token.utf8.count) bytes; DynamoDB takes 1 to \(longest)"))
    }
    try lowering.refuse()
    return TransactWriteItemsRequest(members: members + guards.map(\.member), clientRequestToken: token)
  }

  /// What the reasons of a cancellation are of.
  package var members: [DynamoDBError.Member] {
    writes.enumerated().map { index, write in
      DynamoDBError.Member(index: index, operation: write.memberRequest.operation, table: write.table.name, key: write.key)
    }
  }

  /// The error of the first member whose item has another version; nil when the transaction was canceled for other reasons.
  package func versionConflict(_ error: DynamoDBError) -> (any Error)? {
    guard error.code == DynamoDBError.transactionCanceled, error.cancellationReasons.count == writes.count else { return nil }
    for (write, reason) in zip(writes, error.cancellationReasons) where reason.hasFailedCondition {
      guard let table = write.version?.table, case .version = write.refusal(stored: reason.item, isOpen: false) else { continue }
      return table.conflict(write, item: reason.item, cause: error)
    }
    return nil
  }

  private static func faults(_ request: any WriteRequest) -> [StatementError.Fault] {
    if let update = request as? UpdateItemRequest, update.updateExpression == nil { return [.emptyUpdate] }
    guard request.options.returnValues != .none else { return [] }
    return [.invalidParameter("a transaction gives back no attributes; read them with transactGet")]
  }
}

extension WritePlan {
  /// What it is in a transaction, where an update has to change something.
  fileprivate var memberRequest: any WriteRequest.Type { isUnchanged ? ConditionCheckRequest.self : request }
}

/// Reads of items as of one moment.
package struct TransactGetPlan: Sendable {
  package let gets: [ItemReadPlan]

  package init(_ gets: [ItemReadPlan]) { self.gets = gets }

  /// What the reasons of a cancellation are of.
  package var members: [DynamoDBError.Member] {
    gets.enumerated().map { index, get in
      DynamoDBError.Member(index: index, operation: GetItemRequest.operation, table: get.table.name, key: get.key)
    }
  }

  /// The request, or every fault that DynamoDB would refuse it for.
  package func request() throws(StatementError) -> TransactGetItemsRequest {
    var lowering = MemberLowering(TransactGetItemsRequest.operation)
    let gets = gets.compactMap { get in
      lowering.add(of: get.table, item: get.key) { () throws(StatementError) in try get.request() }
    }
    lowering.checkTransaction()
    try lowering.refuse()
    return TransactGetItemsRequest(gets: gets)
  }
}
