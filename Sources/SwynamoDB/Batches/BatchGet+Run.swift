import SwynamoCompiler
public import SwynamoCore
public import SwynamoSchema
public import SwynamoWire

extension BatchGet {
  /// The items that there are, in the order of their keys; a key that is named twice gives its item twice.
  /// Errors: `InvalidStatement` before anything is sent; `BatchGetIncomplete` with what was read and what was not.
  public func run(on db: DynamoDB) async throws -> [Row] {
    guard let first = gets.first else { return [] }
    let requests = try itemRequests()
    var items: [[UInt8]: EncodedItem] = [:]
    var waiting = distinct(requests.map(\.key))[...]
    var attempt = 0
    while !waiting.isEmpty {
      let chunk = Array(waiting.prefix(100))
      waiting = waiting.dropFirst(chunk.count)
      let answer: BatchGetItemResponse
      do {
        answer = try BatchGetItemResponse(try await db.send(Self.batch(chunk, like: requests[0])))
      } catch {
        throw BatchGetIncomplete(items: Array(items.values), unreadKeys: chunk + waiting, cause: error)
      }
      for (_, item) in answer.items { items[KeyText(item: item, of: table.definition).bytes] = item }
      guard !answer.unprocessedKeys.isEmpty else {
        attempt = 0
        continue
      }
      attempt = answer.items.isEmpty ? attempt + 1 : 1
      waiting = answer.unprocessedKeys.map(\.key) + waiting
      do {
        guard attempt < db.retryPolicy.maximumAttempts else { throw BatchGetIncomplete.Exhausted() }
        // A page of 16 MB is full without any throttling, so that progress calls for no wait.
        if answer.items.isEmpty { try await db.pause(attempt: attempt, throttled: true) }
      } catch {
        throw BatchGetIncomplete(
          items: Array(items.values), unreadKeys: Array(waiting), cause: error is BatchGetIncomplete.Exhausted ? nil : error)
      }
    }
    return try requests.compactMap { request in
      try items[KeyText(item: request.key, of: table.definition).bytes].map {
        try AttributeReader.read($0.json, first.decode.decode)
      }
    }
  }

  /// The requests that the keys go out in, when none is left unprocessed.
  public func requests() throws(InvalidStatement) -> [BatchGetItemRequest] {
    let requests = try itemRequests()
    guard let first = requests.first else { return [] }
    let keys = distinct(requests.map(\.key))
    return stride(from: 0, to: keys.count, by: 100).map { Self.batch(Array(keys[$0...].prefix(100)), like: first) }
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
    "\(unreadKeys.count) keys of the batch were not read: "
      + (cause.map { "\($0)" } ?? "the service left them unprocessed at every attempt; read `unreadKeys` again later")
  }
}
