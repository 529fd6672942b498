import SwynamoCompiler
import SwynamoCore
import SwynamoSchema
import SwynamoWire

extension TransactMember {
  init<Model: Sendable, Output>(_ put: Put<Model, Output>) {
    self.init(put.table.definition, key: { (request: PutItemRequest) in request.item }, returns: put.returning.attributes) {
      () throws(InvalidStatement) in
      try put.request()
    } member: {
      .put($0)
    }
  }

  init<Model, Output>(_ update: Update<Model, Output>) {
    self.init(update.table.definition, key: { (request: UpdateItemRequest) in request.key }, returns: update.returning.attributes)
    {
      () throws(InvalidStatement) in
      let request = try update.request()
      guard request.updateExpression != nil else {
        throw InvalidStatement(operation: UpdateItemRequest.operation, table: request.tableName, faults: [.emptyUpdate])
      }
      return request
    } member: {
      .update($0)
    }
  }

  init<Model, Output>(_ delete: Delete<Model, Output>) {
    self.init(delete.table.definition, key: { (request: DeleteItemRequest) in request.key }, returns: delete.returning.attributes)
    {
      () throws(InvalidStatement) in
      try delete.request()
    } member: {
      .delete($0)
    }
  }

  init<Model>(_ check: Check<Model>) {
    self.init(check.table.definition, key: { $0.key }, returns: .none) {
      () throws(InvalidStatement) in
      try check.member()
    } member: {
      .check($0)
    }
  }

  private init<Request>(
    _ table: TableDefinition, key: (Request) -> EncodedItem, returns: ReturnedAttributes,
    request: () throws(InvalidStatement) -> Request, member: (Request) -> TransactWriteItemsRequest.Member
  ) {
    do throws(InvalidStatement) {
      let request = try request()
      let faults: [StatementFault] =
        returns == .none ? [] : [.invalidParameter("a transaction gives back no attributes; read them with transactGet")]
      self.init(
        member: member(request), key: KeyText(item: key(request), of: table).text, table: table.name, faults: faults)
    } catch {
      self.init(member: nil, key: "", table: table.name, faults: error.faults)
    }
  }
}
