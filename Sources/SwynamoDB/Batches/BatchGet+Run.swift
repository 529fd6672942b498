import SwynamoCompiler
public import SwynamoCore
public import SwynamoSchema
public import SwynamoWire

extension BatchGet {
  /// The items that there are, in the order of their keys; a key that is named twice gives its item twice.
  /// Errors: `InvalidStatement` before anything is sent; `BatchGetIncomplete` with what was read and what was not;
  /// `AttributeDecodingError` for the first item that can't be read into the model.
  public func run(on db: DynamoDB) async throws -> [Row] { try await results(on: db).map { try $0.get() } }

  /// The same, where an item that can't be read into the model is a failure and not the end.
  public func results(on db: DynamoDB) async throws -> [Result<Row, any Error>] {
    guard let first = gets.first else { return [] }
    let requests = try itemRequests()
    // Each with the answer that it came in.
    var items: [[UInt8]: (reply: Reply, item: EncodedItem)] = [:]
    var waiting = distinct(requests.map(\.key))[...]
    var retries = UnprocessedRetries(operation: BatchGetItemRequest.operation)
    while !waiting.isEmpty {
      let chunk = Array(waiting.prefix(Limits.batchGetKeys))
      waiting = waiting.dropFirst(chunk.count)
      let answer: BatchGetItemResponse
      do {
        let reply = try await db.reply(to: Self.batch(chunk, like: requests[0]))
        answer = try reply.read { try checked(BatchGetItemResponse($0), for: chunk) }
        for (_, item) in answer.items { items[KeyText(item: item, of: table.definition).bytes] = (reply, item) }
      } catch {
        throw BatchGetIncomplete(items: items.values.map(\.item), unreadKeys: chunk + waiting, cause: error)
      }
      waiting = answer.unprocessedKeys.map(\.key) + waiting
      guard !answer.unprocessedKeys.isEmpty, !Self.isFull(answer) else {
        retries.succeeded(db)
        continue
      }
      do {
        guard try await retries.pause(db, left: answer.unprocessedKeys.count, of: chunk.count) else {
          throw BatchGetIncomplete.Exhausted()
        }
      } catch {
        throw BatchGetIncomplete(
          items: items.values.map(\.item), unreadKeys: Array(waiting), cause: error is BatchGetIncomplete.Exhausted ? nil : error)
      }
    }
    return try requests.compactMap { request in
      try items[KeyText(item: request.key, of: table.definition).bytes].map { reply, item in
        do {
          return .success(try reply.read { _ in try AttributeReader.read(item.json, first.decode.decode) })
        } catch var error as AttributeDecodingError {
          if case .mismatchedInitializer = error.reason { throw error }
          error.key = request.key
          return .failure(error)
        } catch let error as TransportError { throw error } catch { return .failure(error) }
      }
    }
  }

  /// An answer that has nothing but what was asked for, and that once, so that no item gets lost under another's name.
  private func checked(_ answer: BatchGetItemResponse, for keys: [EncodedItem]) throws -> BatchGetItemResponse {
    var asked = Set(keys.map { KeyText(item: $0, of: table.definition).bytes })
    for item in answer.items.map(\.item) + answer.unprocessedKeys.map(\.key) {
      guard asked.remove(KeyText(item: item, of: table.definition).bytes) != nil else {
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
  public func requests() throws(InvalidStatement) -> [BatchGetItemRequest] {
    let requests = try itemRequests()
    guard let first = requests.first else { return [] }
    let keys = distinct(requests.map(\.key))
    return stride(from: 0, to: keys.count, by: Limits.batchGetKeys).map {
      Self.batch(Array(keys[$0...].prefix(Limits.batchGetKeys)), like: first)
    }
  }

  /// The requests as text; or what is wrong with the batch.
  public func explain() -> String {
    do throws(InvalidStatement) {
      return try requests().map { Explanation.text(of: $0) }.joined(separator: "\n")
    } catch {
      return error.description
    }
  }

  private static func batch(_ keys: [EncodedItem], like get: GetItemRequest) -> BatchGetItemRequest {
    BatchGetItemRequest(tables: [
      .init(
        tableName: get.tableName, keys: keys, projectionExpression: get.projectionExpression, attributes: get.attributes,
        consistentRead: get.consistentRead)
    ])
  }

  private func itemRequests() throws(InvalidStatement) -> [GetItemRequest] {
    var requests: [GetItemRequest] = []
    var faults: [StatementFault] = []
    for (index, get) in gets.enumerated() {
      do throws(InvalidStatement) {
        requests.append(try get.request())
      } catch {
        faults += error.faults.map { .member(index + 1, table: table.definition.name, $0) }
      }
    }
    guard faults.isEmpty else {
      throw InvalidStatement(operation: "BatchGetItem", table: table.definition.name, faults: faults)
    }
    return requests
  }

  private func distinct(_ keys: [EncodedItem]) -> [EncodedItem] {
    var seen: Set<EncodedItem> = []
    return keys.filter { seen.insert($0).inserted }
  }
}

/// A batch of which not all was read.
public struct BatchGetIncomplete: Error, Sendable, CustomStringConvertible {
  struct Exhausted: Error {}

  /// What was read, in no order.
  public var items: [EncodedItem]
  public var unreadKeys: [EncodedItem]
  /// The error that ended the batch; nil when the service left keys unprocessed at every attempt.
  public var cause: (any Error)?

  public var description: String {
    (unreadKeys.count == 1 ? "1 key of the batch was not read: " : "\(unreadKeys.count) keys of the batch were not read: ")
      + (cause.map { "\($0)" } ?? "the service left them unprocessed at every attempt; read `unreadKeys` again later")
  }
}
