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
public struct BatchWrite: RequestsStatement {
  public typealias Output = Void

  private var plan: BatchWritePlan

  /// Gathers the puts and deletes; nothing is sent.
  public init(@BatchWriteBuilder _ writes: () throws -> [WritePlan]) rethrows { plan = BatchWritePlan(try writes()) }

  /// Makes, of several writes of one item, the last; without it they are refused, as DynamoDB refuses them.
  ///
  ///     try await BatchWrite { for event in events { latest.put(event.reading) } }.overwritingEqualKeys().run(on: db)
  public func overwritingEqualKeys() -> BatchWrite {
    var copy = self
    copy.plan.overwritesEqualKeys = true
    return copy
  }

  /// The writes, or every fault that DynamoDB would refuse them for.
  public func writes() throws(StatementError) -> [BatchWriteItemRequest.TableWrite] { try plan.tableWrites() }

  /// The requests that the writes go out in, when none is left unprocessed.
  public func requests() throws(StatementError) -> [BatchWriteItemRequest] {
    var waiting = try writes()[...]
    var requests: [BatchWriteItemRequest] = []
    while !waiting.isEmpty {
      let chunk = Self.chunk(waiting)
      waiting = waiting.dropFirst(chunk.count)
      requests.append(BatchWriteItemRequest(writes: chunk))
    }
    return requests
  }

  func wireRequests() throws -> [any WireRequest] { try requests() }

  public func explain() -> String { Explanation.text { try requests() } }

  /// Errors: `StatementError` before anything is sent; `BatchWriteIncompleteError` with what was not written.
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
  public static func buildExpression<Model, Output>(_ puts: [Put<Model, Output>]) -> [WritePlan] { puts.map { $0.plan } }
  public static func buildExpression<Model, Output>(_ deletes: [Delete<Model, Output>]) -> [WritePlan] { deletes.map { $0.plan } }

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

extension DynamoDB {
  /// Writes and deletes any number of items, 25 in a request. What the service leaves unprocessed is sent again.
  ///
  ///     try await db.batchWrite { for user in many { users.put(user) } }
  ///
  /// Batches have no conditions, and no order: an item may be named once. Errors: `StatementError` before anything is sent;
  /// `BatchWriteIncompleteError` with what was not written. Source: API Reference, "BatchWriteItem".
  public func batchWrite(
    isolation: isolated (any Actor)? = #isolation, @BatchWriteBuilder _ writes: () throws -> [WritePlan]
  ) async throws {
    try await BatchWrite(writes).run(on: self)
  }

  /// Sends writes again that an earlier call handed back.
  ///
  ///     catch let error as BatchWriteIncompleteError { try await db.batchWrite(error.unwritten) }
  public func batchWrite(_ writes: [BatchWriteItemRequest.TableWrite]) async throws {
    var waiting = writes[...]
    var left: [BatchWriteItemRequest.TableWrite] = []
    var retries = UnprocessedRetries(operation: BatchWriteItemRequest.operation)
    while !left.isEmpty || !waiting.isEmpty {
      let chunk = BatchWrite.chunk((left + waiting.prefix(Limits.batchWrites - left.count))[...])
      waiting = waiting.dropFirst(max(chunk.count - left.count, 0))
      left.removeFirst(min(chunk.count, left.count))
      let unprocessed: [BatchWriteItemRequest.TableWrite]
      do {
        unprocessed = try await reply(to: BatchWriteItemRequest(writes: chunk)).read { body in
          try unprocessedWrites(of: chunk, in: BatchWriteItemResponse(body).unprocessed)
        }
      } catch {
        throw BatchWriteIncompleteError(unwritten: chunk + left + waiting, cause: error)
      }
      guard !unprocessed.isEmpty else {
        retries.succeeded(self)
        continue
      }
      left = unprocessed + left
      let isGranted: Bool
      do {
        isGranted = try await retries.pause(self, left: unprocessed.count, of: chunk.count)
      } catch {
        throw BatchWriteIncompleteError(unwritten: left + waiting, cause: error)
      }
      guard isGranted else { throw BatchWriteIncompleteError(unwritten: left + waiting, cause: nil) }
    }
  }

  /// Those of the writes that an answer leaves unprocessed, as they were sent: it can leave none but these, and each once.
  private func unprocessedWrites(
    of sent: [BatchWriteItemRequest.TableWrite], in answer: [BatchWriteItemRequest.TableWrite]
  ) throws -> [BatchWriteItemRequest.TableWrite] {
    guard !answer.isEmpty else { return [] }
    // However the JSON was written, equal items are spelled in the same way.
    var waiting = try sent.map { (write: $0, spelling: try $0.write.spelledAnew()) }
    return try answer.map { left in
      let spelling = try left.write.spelledAnew()
      guard
        let index = waiting.firstIndex(where: {
          $0.spelling == spelling && ResourceName.isTable(left.table, askedForAs: tableName($0.write.table))
        })
      else {
        throw AttributeReader.wrongShape("it leaves a write that was not asked for, or leaves one twice")
      }
      return waiting.remove(at: index).write
    }
  }
}

extension BatchWriteItemRequest.Write {
  fileprivate func spelledAnew() throws -> BatchWriteItemRequest.Write {
    switch self {
    case .put(let item): .put(EncodedItem(try item.decoded()))
    case .delete(let key): .delete(key: EncodedItem(try key.decoded()))
    }
  }
}

/// A batch of which not all was written. Nothing is lost: what is missing is here, and can be sent again.
///
///     catch let error as BatchWriteIncompleteError {
///       let missing = try error.unwrittenPuts(of: users)          // [User]
///     }
public struct BatchWriteIncompleteError: IncompleteError, Sendable, CustomStringConvertible {
  /// What was not written, or, where an answer was lost, may not have been; writing it again does no harm.
  public var unwritten: [BatchWriteItemRequest.TableWrite]
  /// The error that ended the batch; nil when the service left writes unprocessed at every attempt.
  public var cause: (any Error)?

  /// The models of one table that were to be put. Errors: `AttributeDecodingError`.
  public func unwrittenPuts<Model>(of table: some ModelTable<Model>) throws -> [Model] {
    try writes(of: table.name).compactMap { write in
      if case .put(let item) = write { try table.decode(item.decoded()) } else { nil }
    }
  }

  /// The keys of one table whose items were to be deleted.
  public func undeletedKeys<Model, Hash>(of table: Table<Model, Hash, NoRangeKey>) throws -> [Hash] {
    try deletedKeys(of: table.name).map { try table.schema.hashKey(of: $0) }
  }

  /// The keys of one table whose items were to be deleted.
  public func undeletedKeys<Model, Hash, Range: AttributeConvertible>(of table: Table<Model, Hash, Range>) throws -> [(
    Hash, Range
  )] {
    try deletedKeys(of: table.name).map { try (table.schema.hashKey(of: $0), table.schema.rangeKey(of: $0)) }
  }

  private func writes(of table: String) -> [BatchWriteItemRequest.Write] {
    unwritten.filter { $0.table.hasSameBytes(as: table) }.map(\.write)
  }

  private func deletedKeys(of table: String) -> [EncodedItem] {
    writes(of: table).compactMap { if case .delete(let key) = $0 { key } else { nil } }
  }

  /// Whether the rest may be taken later.
  public var isRetryable: Bool { RetryableFailure.Kind(self) != nil }

  public var description: String {
    (unwritten.count == 1 ? "1 write of the batch was not made: " : "\(unwritten.count) writes of the batch were not made: ")
      + (cause.map { "\($0)" } ?? "the service left them unprocessed at every attempt; send `unwritten` again later")
  }
}
