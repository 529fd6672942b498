import SwynamoCompiler
public import SwynamoCore
public import SwynamoSchema
public import SwynamoWire

/// Reads items of one table by their keys, 100 in a request.
///
///     let found = try await users.batchGet(["a@b.c", "d@e.f"]).run(on: db)     // in the order of the keys, without those missing
///
/// Source: API Reference, "BatchGetItem".
public struct BatchGet<Model, Row>: RequestsStatement {
  let table: TableSchema<Model>
  let decode: RowDecoder<Row>
  var plan: BatchGetPlan

  init(table: TableSchema<Model>, decode: RowDecoder<Row>, plan: BatchGetPlan) {
    self.table = table
    self.decode = decode
    self.plan = plan
  }

  /// Sees every write that was acknowledged before; costs twice the capacity.
  public func consistent(_ isConsistent: Bool = true) -> BatchGet {
    var copy = self
    copy.plan.isConsistent = isConsistent
    return copy
  }

  /// Reads these attributes only.
  public func select<each Value>(
    @SelectionBuilder<Model> _ selection: (Attributes<Model>) -> Selection<Model, repeat each Value>
  ) -> BatchGet<Model, (repeat (each Value)?)> {
    let selection = selection(table.attributes)
    var plan = plan
    plan.select(selection.paths, faults: selection.faults)
    return BatchGet<Model, (repeat (each Value)?)>(
      table: table, decode: selection.rowDecoder(of: table.definition), plan: plan)
  }

  /// The items that there are, in the order of their keys; a key that is named twice gives its item twice.
  /// Errors: `StatementError` before anything is sent; `BatchGetIncompleteError` with what was read and what was not;
  /// `AttributeDecodingError` for the first item that can't be read into the model.
  public func run(on db: DynamoDB) async throws -> [Row] { try await results(on: db).map { try $0.get() } }

  /// The same, where an item that can't be read into the model is a failure and not the end.
  public func results(on db: DynamoDB) async throws -> [Result<Row, any Error>] {
    let requests = try plan.itemRequests()
    guard let first = requests.first else { return [] }
    // Each with the answer that it came in.
    var items: [[UInt8]: (reply: Reply, item: EncodedItem)] = [:]
    var waiting = distinct(requests.map(\.key))[...]
    var retries = UnprocessedRetries(operation: BatchGetItemRequest.operation)
    while !waiting.isEmpty {
      let chunk = Array(waiting.prefix(Limits.batchGetKeys))
      waiting = waiting.dropFirst(chunk.count)
      let answer: BatchGetItemResponse
      do {
        let reply = try await db.reply(to: Self.batch(chunk, like: first))
        answer = try reply.read { try checked(BatchGetItemResponse($0), for: chunk, on: db) }
        for (_, item) in answer.items { items[KeyText(item, of: table.definition).bytes] = (reply, item) }
      } catch {
        throw BatchGetIncompleteError(items: items.values.map(\.item), unreadKeys: chunk + waiting, cause: error)
      }
      if !answer.unprocessedKeys.isEmpty { waiting = answer.unprocessedKeys.map(\.key) + waiting }
      guard !answer.unprocessedKeys.isEmpty, !Self.isFull(answer) else {
        retries.succeeded(db)
        continue
      }
      do {
        guard try await retries.pause(db, left: answer.unprocessedKeys.count, of: chunk.count) else {
          throw BatchGetIncompleteError.Exhausted()
        }
      } catch {
        throw BatchGetIncompleteError(
          items: items.values.map(\.item), unreadKeys: Array(waiting),
          cause: error is BatchGetIncompleteError.Exhausted ? nil : error)
      }
    }
    return try requests.compactMap { request in
      try items[KeyText(request.key, of: table.definition).bytes].map { reply, item in
        do {
          return .success(try reply.read { _ in try AttributeReader.read(item.json, decode.decode) })
        } catch var error as AttributeDecodingError {
          if case .mismatchedInitializer = error.reason { throw error }
          error.key = request.key
          return .failure(error)
        } catch let error as TransportError { throw error } catch { return .failure(error) }
      }
    }
  }

  /// An answer that has nothing but what was asked for, and that once, so that no item gets lost under another's name.
  private func checked(_ answer: BatchGetItemResponse, for keys: [EncodedItem], on db: DynamoDB) throws -> BatchGetItemResponse {
    var asked = Set(keys.map { KeyText($0, of: table.definition).bytes })
    for (table, item) in answer.items.map({ ($0.table, $0.item) }) + answer.unprocessedKeys.map({ ($0.table, $0.key) }) {
      guard ResourceName.isTable(table, askedForAs: db.tableName(self.table.definition.name)),
        asked.remove(KeyText(item, of: self.table.definition).bytes) != nil
      else {
        throw AttributeReader.wrongShape("it has an item that was not asked for, or has one twice")
      }
    }
    return answer
  }

  /// Whether an answer may have left keys over because there was no room for more: what is read of one partition ends at 1 MB,
  /// and all of it at 16 MB. Source: API Reference, "BatchGetItem".
  private static func isFull(_ answer: BatchGetItemResponse) -> Bool {
    answer.items.reduce(0) { $0 + $1.item.json.count } >= Limits.pageBytes
  }

  /// The requests that the keys go out in, when none is left unprocessed.
  public func requests() throws(StatementError) -> [BatchGetItemRequest] {
    let requests = try plan.itemRequests()
    guard let first = requests.first else { return [] }
    let keys = distinct(requests.map(\.key))
    return stride(from: 0, to: keys.count, by: Limits.batchGetKeys).map {
      Self.batch(Array(keys[$0...].prefix(Limits.batchGetKeys)), like: first)
    }
  }

  func wireRequests() throws -> [any WireRequest] { try requests() }

  public func explain() -> String { Explanation.text { try requests() } }

  private static func batch(_ keys: [EncodedItem], like get: GetItemRequest) -> BatchGetItemRequest {
    BatchGetItemRequest(tables: [
      .init(
        tableName: get.tableName, keys: keys, projectionExpression: get.projectionExpression, attributes: get.attributes,
        consistentRead: get.consistentRead)
    ])
  }

  private func distinct(_ keys: [EncodedItem]) -> [EncodedItem] {
    var seen: Set<EncodedItem> = []
    return keys.filter { seen.insert($0).inserted }
  }
}

extension Table where RangeKeyType == NoRangeKey {
  /// The items of these keys.
  public func batchGet(_ hashKeys: some Sequence<HashKeyType>) -> BatchGet<Model, Model> {
    batchGet(hashKeys.map { schema.key($0) })
  }
}

extension Table where RangeKeyType: AttributeConvertible {
  /// The items of these keys.
  public func batchGet(_ keys: some Sequence<(HashKeyType, RangeKeyType)>) -> BatchGet<Model, Model> {
    batchGet(keys.map { schema.key($0.0, $0.1) })
  }
}

extension Table {
  private func batchGet(_ keys: [ItemKey]) -> BatchGet<Model, Model> {
    BatchGet(
      table: schema, decode: schema.rowDecoder, plan: BatchGetPlan(keys.map { ItemReadPlan(definition, $0) }))
  }
}

/// A batch of which not all was read.
public struct BatchGetIncompleteError: IncompleteError, Sendable, CustomStringConvertible {
  struct Exhausted: Error {}

  /// What was read, in no order.
  public var items: [EncodedItem]
  /// The keys that are still to be read.
  public var unreadKeys: [EncodedItem]
  /// The error that ended the batch; nil when the service left keys unprocessed at every attempt.
  public var cause: (any Error)?

  /// Whether the rest may be taken later.
  public var isRetryable: Bool { RetryableFailure.Kind(self) != nil }

  public var description: String {
    (unreadKeys.count == 1 ? "1 key of the batch was not read: " : "\(unreadKeys.count) keys of the batch were not read: ")
      + (cause.map { "\($0)" } ?? "the service left them unprocessed at every attempt; read `unreadKeys` again later")
  }
}
