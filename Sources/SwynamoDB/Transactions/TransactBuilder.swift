import SwynamoCompiler
public import SwynamoSchema
import SwynamoWire

/// One write or check of a transaction.
public struct TransactMember: Sendable {
  let member: TransactWriteItemsRequest.Member?
  let key: String
  let table: String
  let faults: [StatementFault]
}

/// The puts, updates, deletes and checks of a transaction, of any tables, in the order of its cancellation reasons.
@resultBuilder
public enum TransactBuilder {
  public static func buildExpression<Model: Sendable, Output>(_ put: Put<Model, Output>) -> [TransactMember] {
    [TransactMember(put)]
  }
  public static func buildExpression<Model, Output>(_ update: Update<Model, Output>) -> [TransactMember] {
    [TransactMember(update)]
  }
  public static func buildExpression<Model, Output>(_ delete: Delete<Model, Output>) -> [TransactMember] {
    [TransactMember(delete)]
  }
  public static func buildExpression<Model>(_ check: Check<Model>) -> [TransactMember] { [TransactMember(check)] }

  @available(*, unavailable, message: "a transaction has puts, updates, deletes and checks; read with db.transactGet { … }")
  public static func buildExpression<Other>(_ statement: Other) -> [TransactMember] { [] }

  public static func buildBlock(_ members: [TransactMember]...) -> [TransactMember] { members.flatMap { $0 } }
  public static func buildOptional(_ members: [TransactMember]?) -> [TransactMember] { members ?? [] }
  public static func buildEither(first members: [TransactMember]) -> [TransactMember] { members }
  public static func buildEither(second members: [TransactMember]) -> [TransactMember] { members }
  public static func buildArray(_ members: [[TransactMember]]) -> [TransactMember] { members.flatMap { $0 } }
}
