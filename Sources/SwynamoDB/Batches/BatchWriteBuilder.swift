import SwynamoCompiler
public import SwynamoSchema
import SwynamoWire

/// One write of a batch.
public struct BatchMember: Sendable {
  let write: BatchWriteItemRequest.TableWrite?
  /// The table and the key, for the rule that a batch names an item once.
  let identity: String
  let keyDescription: String
  let table: String
  let faults: [StatementFault]
}

/// The puts and deletes of a batch, of any tables.
///
///     try await db.batchWrite {
///       for user in many { users.put(user) }
///       users.delete("old@example.com")
///     }
@resultBuilder
public enum BatchWriteBuilder {
  public static func buildExpression<Model: Sendable, Output>(_ put: Put<Model, Output>) -> [BatchMember] { [BatchMember(put)] }
  public static func buildExpression<Model, Output>(_ delete: Delete<Model, Output>) -> [BatchMember] { [BatchMember(delete)] }
  public static func buildExpression<Model: Sendable, Output>(_ puts: [Put<Model, Output>]) -> [BatchMember] {
    puts.map(BatchMember.init)
  }
  public static func buildExpression<Model, Output>(_ deletes: [Delete<Model, Output>]) -> [BatchMember] {
    deletes.map(BatchMember.init)
  }

  @available(
    *, unavailable,
    message: "a batch has puts and deletes only; run the update on its own, or in a transaction: db.transact { … }"
  )
  public static func buildExpression<Model, Output>(_ update: Update<Model, Output>) -> [BatchMember] { [] }

  @available(
    *, unavailable,
    message: "a batch write has puts and deletes only; read with batchGet, check in a transaction: db.transact { … }"
  )
  public static func buildExpression<Other>(_ statement: Other) -> [BatchMember] { [] }

  public static func buildBlock(_ members: [BatchMember]...) -> [BatchMember] { members.flatMap { $0 } }
  public static func buildOptional(_ members: [BatchMember]?) -> [BatchMember] { members ?? [] }
  public static func buildEither(first members: [BatchMember]) -> [BatchMember] { members }
  public static func buildEither(second members: [BatchMember]) -> [BatchMember] { members }
  public static func buildArray(_ members: [[BatchMember]]) -> [BatchMember] { members.flatMap { $0 } }
}
