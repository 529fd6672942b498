public import SwynamoCompiler
import SwynamoCore
public import SwynamoSchema
public import SwynamoWire

/// Any number of puts and deletes, of any tables, without conditions and without an order.
///
///     let batch = BatchWrite { for user in many { users.put(user) } }
///     print(try batch.requests().count)       // one for each 25 writes
///     try await batch.run(on: db)
///
/// Source: API Reference, "BatchWriteItem".
public struct BatchWrite: Statement {
  public typealias Output = Void

  private let plan: BatchWritePlan

  /// Gathers the puts and deletes; nothing is sent.
  public init(@BatchWriteBuilder _ writes: () throws -> [WritePlan]) rethrows { plan = BatchWritePlan(try writes()) }

  /// The writes, or every fault that DynamoDB would refuse them for.
  public func writes() throws(InvalidStatement) -> [BatchWriteItemRequest.TableWrite] { try plan.tableWrites() }

  /// The requests that the writes go out in, when none is left unprocessed.
  public func requests() throws(InvalidStatement) -> [BatchWriteItemRequest] {
    var waiting = try writes()[...]
    var requests: [BatchWriteItemRequest] = []
    while !waiting.isEmpty {
      let chunk = Self.chunk(waiting)
      waiting = waiting.dropFirst(chunk.count)
      requests.append(BatchWriteItemRequest(writes: chunk))
    }
    return requests
  }

  public func explain() -> String { Explanation.text { try requests() } }

  /// Errors: `InvalidStatement` before anything is sent; `BatchWriteIncomplete` with what was not written.
  public func run(on db: DynamoDB) async throws { try await db.batchWrite(try writes()) }

  /// The bytes of items that fit into a request beside what stands around them.
  private static let largestItems = 15_000_000  // not a limit: what is left of one

  /// The first of the writes, as many as one request takes.
  static func chunk(_ writes: ArraySlice<BatchWriteItemRequest.TableWrite>) -> [BatchWriteItemRequest.TableWrite] {
    var bytes = 0
    var chunk: [BatchWriteItemRequest.TableWrite] = []
    for write in writes.prefix(Limits.batchWrites) {
      switch write.write {
      case .put(let item): bytes += item.json.count
      case .delete(let key): bytes += key.json.count
      }
      if bytes > largestItems, !chunk.isEmpty { break }
      chunk.append(write)
    }
    return chunk
  }
}

/// The puts and deletes of a batch, of any tables.
///
///     try await db.batchWrite {
///       for user in many { users.put(user) }
///       users.delete("old@example.com")
///     }
@resultBuilder
public enum BatchWriteBuilder {
  public static func buildExpression<Model, Output>(_ put: Put<Model, Output>) -> [WritePlan] { [put.plan] }
  public static func buildExpression<Model, Output>(_ delete: Delete<Model, Output>) -> [WritePlan] { [delete.plan] }
  public static func buildExpression<Model, Output>(_ puts: [Put<Model, Output>]) -> [WritePlan] { puts.map(\.plan) }
  public static func buildExpression<Model, Output>(_ deletes: [Delete<Model, Output>]) -> [WritePlan] { deletes.map(\.plan) }

  @available(
    *, unavailable,
    message: "a batch has puts and deletes only; run the update on its own, or in a transaction: db.transact { … }"
  )
  public static func buildExpression<Model, Output>(_ update: Update<Model, Output>) -> [WritePlan] { [] }

  @available(
    *, unavailable,
    message: "a batch write has puts and deletes only; read with batchGet, check in a transaction: db.transact { … }"
  )
  public static func buildExpression<Other>(_ statement: Other) -> [WritePlan] { [] }

  public static func buildBlock(_ writes: [WritePlan]...) -> [WritePlan] { writes.flatMap { $0 } }
  public static func buildOptional(_ writes: [WritePlan]?) -> [WritePlan] { writes ?? [] }
  public static func buildEither(first writes: [WritePlan]) -> [WritePlan] { writes }
  public static func buildEither(second writes: [WritePlan]) -> [WritePlan] { writes }
  public static func buildArray(_ writes: [[WritePlan]]) -> [WritePlan] { writes.flatMap { $0 } }
}
