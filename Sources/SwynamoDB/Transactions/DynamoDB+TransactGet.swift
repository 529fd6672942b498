import SwynamoCompiler
import SwynamoCore
public import SwynamoSchema
import SwynamoWire

extension DynamoDB {
  /// Reads up to 100 items as of one moment, each as its own type; nil where there is none.
  ///
  ///     let (user, order) = try await db.transactGet { users.get("a@b.c"); orders.get("a@b.c", 17) }   // (User?, Order?)
  ///
  /// Source: API Reference, "TransactGetItems".
  public func transactGet<each Row>(
    isolation: isolated (any Actor)? = #isolation,
    @TransactGetBuilder _ gets: () throws -> TransactGets<repeat each Row>
  ) async throws -> (repeat (each Row)?) {
    let gets = try gets()
    let (reply, items) = try await items(of: gets.gets)
    var index = -1
    func next<Value>(_ decoder: RowDecoder<Value>) throws -> Value? {
      index += 1
      return try items[index].map { item in try reply.read { _ in try AttributeReader.read(item.json, decoder.decode) } }
    }
    return (repeat try next(each gets.rows))
  }

  /// The same for any number of items of one table, in the order of the gets.
  ///
  ///     let users = try await db.transactGet(emails.map { users.get($0) })     // [User?]
  public func transactGet<Model, Row>(_ gets: [Get<Model, Row>]) async throws -> [Row?] {
    let (reply, items) = try await items(of: gets.map { ErasedGet($0) })
    return try zip(gets, items).map { get, item in
      try item.map { item in try reply.read { _ in try AttributeReader.read(item.json, get.decode.decode) } }
    }
  }

  private func items(of gets: [ErasedGet]) async throws -> (Reply, [EncodedItem?]) {
    let request = try request(of: gets)
    let reply = try await retryingConflicts { try await self.reply(to: request) }
    let items = try reply.read { body in
      let items = try TransactGetItemsResponse(body).items
      guard items.count == gets.count else {
        throw AttributeReader.wrongShape("it has \(items.count) responses to \(gets.count) gets")
      }
      return items
    }
    return (reply, items)
  }

  private func request(of gets: [ErasedGet]) throws(InvalidStatement) -> TransactGetItemsRequest {
    var requests: [GetItemRequest] = []
    var faults: [StatementFault] = []
    var seen: Set<[UInt8]> = []
    var tables: [String] = []
    for (index, get) in gets.enumerated() {
      if !tables.contains(get.table) { tables.append(get.table) }
      switch get.request {
      case .success(let request):
        requests.append(request)
        if !seen.insert(Array("\(get.table)/\(get.key)".utf8)).inserted {
          faults.append(.duplicateKey(table: get.table, key: get.key, operation: "TransactGetItems"))
        }
      case .failure(let error): faults += error.faults.map { .member(index + 1, table: get.table, $0) }
      }
    }
    if gets.isEmpty { faults.append(.noMembers(operation: "TransactGetItems")) }
    let limit = Limits.transactionMembers
    if gets.count > limit { faults.append(.tooManyMembers(operation: "TransactGetItems", count: gets.count, limit: limit)) }
    guard faults.isEmpty else {
      throw InvalidStatement(operation: "TransactGetItems", tables: tables, faults: faults)
    }
    return TransactGetItemsRequest(gets: requests)
  }
}
