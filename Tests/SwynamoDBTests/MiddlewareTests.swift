import SwynamoDB
import SwynamoEngine
import SwynamoTesting
import Synchronization
import Testing

private struct Refused: Error {}

/// Lines that several calls write.
private final class Lines: Sendable {
  private let lines = Mutex<[String]>([])
  func append(_ line: String) { lines.withLock { $0.append(line) } }
  var all: [String] { lines.withLock { $0 } }
}

@Suite struct MiddlewareTests {
  @Test func `The first is outermost, and each sees the call and its answer`() async throws {
    let db = DynamoDB(.embedded(.inMemory))
    try await notes.createTable().run(on: db)
    let lines = Lines()
    let observed = db.adding { call, next in
      lines.append("outer \(call.operation) \(call.tableNames) \(call.isWrite)")
      let answer = try await next(call)
      lines.append("outer answered \(String(decoding: answer.body, as: UTF8.self))")
      return answer
    }.adding { call, next in
      lines.append("inner")
      let answer = try await next(call)
      let metrics = try #require(answer.metrics)
      #expect(metrics.attempts == 1 && metrics.total > .zero && metrics.status == 200)
      #expect(answer.headers.requestID == metrics.requestID)
      lines.append("inner answered")
      return answer
    }
    try await notes.put(Note(id: 1, text: "x")).run(on: observed)
    #expect(lines.all == ["outer PutItem [\"notes\"] true", "inner", "inner answered", "outer answered {}"])
  }

  @Test func `It gets the typed request, and may change it`() async throws {
    let transport = RecordingTransport([.json(#"{"Items":[],"Count":0}"#)])
    let db = client(transport).adding { call, next in
      var call = call
      if var scan = call.request as? ScanRequest {
        scan.limit = 7
        call.request = scan
      }
      return try await next(call)
    }
    _ = try await notes.scan().run(on: db)
    #expect(transport.requests.map(\.text) == [#"{"TableName":"notes","Limit":7}"#])
  }

  @Test func `It may refuse a call, and answer it`() async throws {
    let transport = RecordingTransport([])
    let db = client(transport).adding { call, next in
      guard !call.isWrite else { throw Refused() }
      return DynamoDB.Answer(body: Array(#"{"Item":{"id":{"N":"1"},"text":{"S":"kept"}}}"#.utf8))
    }
    await #expect(throws: Refused.self) { try await notes.delete(1).run(on: db) }
    #expect(try await notes.get(1).run(on: db) == Note(id: 1, text: "kept"))
    #expect(transport.requests.isEmpty)
  }

  @Test func `What the service refuses is thrown by next, and may be tried again`() async throws {
    let transport = RecordingTransport([.error(DynamoDBError.conditionalCheckFailed, "no"), .json("{}")])
    let db = client(transport).adding { call, next in
      do { return try await next(call) } catch DynamoDBError.conditionalCheckFailed { return try await next(call) }
    }
    try await notes.delete(1).if { $0.text == "x" }.run(on: db)
    #expect(transport.requests.count == 2)
  }

  @Test func `An answer that is none is reported as one of the service's would be`() async throws {
    let db = client(RecordingTransport([])).adding { _, _ in DynamoDB.Answer(body: Array("<html>".utf8)) }
    let error = try await #require(throws: TransportError.self) { try await notes.get(1).run(on: db) }
    guard case .malformedResponse = error.reason else {
      Issue.record("\(error)")
      return
    }
  }

  @Test func `Pages, batches and transactions pass through it, call by call`() async throws {
    let db = DynamoDB(.embedded(.inMemory))
    try await notes.createTable().run(on: db)
    let lines = Lines()
    let observed = db.adding { call, next in
      lines.append(call.operation)
      return try await next(call)
    }
    try await observed.batchWrite { for id in 0..<30 { notes.put(Note(id: id, text: "x")) } }
    _ = try await notes.scan().pageSize(10).run(on: observed)
    try await observed.transact { notes.delete(1) }
    #expect(
      lines.all == ["BatchWriteItem", "BatchWriteItem", "Scan", "Scan", "Scan", "Scan", "TransactWriteItems"])
  }

  /// PynamoDB's `pre_dynamodb_send` and `post_dynamodb_send`.
  @Test func signals() async throws {
    let lines = Lines()
    let db = client(RecordingTransport([.json("{}"), .error(DynamoDBError.accessDenied, "no")])).adding { call, next in
      lines.append("before \(call.operation) of \(call.tableNames)")
      let answer = try await next(call)
      lines.append("after \(call.operation) of \(call.tableNames)")
      return answer
    }
    _ = try await notes.get(1).run(on: db)
    await #expect(throws: DynamoDBError.self) { try await notes.delete(1).run(on: db) }
    #expect(lines.all == [#"before GetItem of ["notes"]"#, #"after GetItem of ["notes"]"#, #"before DeleteItem of ["notes"]"#])
  }

  @Test func `Headers are added for a client and for a call`() async throws {
    let transport = RecordingTransport { _ in .json("{}") }
    let db = client(transport).addingHeader("x-source", "shop").adding { call, next in
      var call = call
      if call.isWrite { call.unsignedHeaders.append((name: "x-write", value: "1")) }
      return try await next(call)
    }
    _ = try await notes.get(1).run(on: db)
    try await notes.delete(1).run(on: db)
    #expect(
      transport.requests.map { $0.unsignedHeaders.map { "\($0.name): \($0.value)" } } == [
        ["x-source: shop"], ["x-source: shop", "x-write: 1"],
      ])
  }

  @Test func `A call's time-out can be changed`() async throws {
    let transport = RecordingTransport { _ in .json("{}") }
    let db = client(transport).adding { call, next in
      var call = call
      call.timeout = .seconds(60)
      return try await next(call)
    }
    _ = try await notes.get(1).run(on: db)
    #expect(try #require(transport.requests[0].deadline) > .now + .seconds(50))
  }
}

@Suite struct PrefixTests {
  @Test func `Every statement is of the prefixed table`() async throws {
    let engine = try EmbeddedEngine(.inMemory)
    let transport = RecordingTransport(forwardingTo: engine)
    let plain = DynamoDB(Backend(engine))
    let db = DynamoDB(Backend(transport)).prefixed("users-").prefixed("staging-")
    try await notes.createTable().run(on: db)
    try await notes.put(Note(id: 1, text: "x")).run(on: db)
    try await notes.update(1) { $0.text.set("y") }.run(on: db)
    try await db.batchWrite { for id in 2...40 { notes.put(Note(id: id, text: "x")) } }
    #expect(try await notes.get(1).run(on: db) == Note(id: 1, text: "y"))
    #expect(try await notes.batchGet(1...3).run(on: db).map(\.id) == [1, 2, 3])
    #expect(try await notes.scan().pageSize(30).run(on: db).count == 40)
    #expect(try await notes.count(1).run(on: db) == 1)
    try await db.transact {
      notes.delete(2)
      notes.check(3) { $0.text == "x" }
      notes.put(Note(id: 50, text: "z"))
      notes.update(4) { $0.text.set("w") }
    }
    let (gone, kept) = try await db.transactGet {
      notes.get(2)
      notes.get(4)
    }
    #expect(gone == nil && kept?.text == "w")
    #expect(try await notes.tableExists(on: db))
    #expect(try await notes.tableExists(on: plain) == false)
    #expect(try await notes.named("staging-users-notes").count().run(on: plain) == 40)
    #expect(transport.requests.allSatisfy { $0.tableNames == ["staging-users-notes"] })
    try await notes.deleteTable().run(on: db)
  }

  @Test func `What a batch leaves over has the name without the prefix`() async throws {
    let left = #"{"UnprocessedItems":{"a-notes":[{"DeleteRequest":{"Key":{"id":{"N":"1"}}}}]}}"#
    let transport = RecordingTransport { _ in .json(left) }
    let error = try await #require(throws: BatchWriteIncompleteError.self) {
      try await client(transport).prefixed("a-").batchWrite { notes.delete(1) }
    }
    #expect(error.unwritten.map(\.table) == ["notes"])
  }

  @Test func `A cursor has the name without the prefix`() async throws {
    let db = DynamoDB(.embedded(.inMemory)).prefixed("a-")
    try await notes.createTable().run(on: db)
    try await db.batchWrite { for id in 1...4 { notes.put(Note(id: id, text: "x")) } }
    let page = try await notes.scan().pageSize(3).page(on: db)
    let rest = try await notes.scan().starting(after: try #require(page.cursor)).run(on: db)
    #expect(page.items.count + rest.count == 4)
  }

  @Test func `What can't be prefixed is refused`() async throws {
    struct Own: WireRequest {
      static var operation: String { "DescribeTimeToLive" }
      var tableNames: [String] { ["notes"] }
      var isWrite: Bool { false }
      var isIdempotent: Bool { true }
      func write(to writer: inout AttributeWriter) { writer.write(raw: Array("{}".utf8)) }
    }
    let db = client(RecordingTransport([])).prefixed("a-")
    let own = try await #require(throws: StatementError.self) { _ = try await db.send(Own()) }
    #expect(
      own.description == """
        DescribeTimeToLive on table "notes" was not sent:
          - the client's prefix can't be put before the tables of a DescribeTimeToLive of your own
        """)
    let arn = notes.named("arn:aws:dynamodb:eu-west-1:123456789012:table/notes")
    await #expect(throws: StatementError.self) { _ = try await arn.get(1).run(on: db) }
    let long = client(RecordingTransport([])).prefixed(String(repeating: "a", count: 260))
    await #expect(throws: StatementError.self) { _ = try await notes.get(1).run(on: long) }
  }
}
