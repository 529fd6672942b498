import Foundation
import SwynamoDB
import SwynamoEngine
import SwynamoTesting
import Synchronization
import Testing

/// Updates and deletes by query.
@Suite struct EachWriteTests {
  private struct Job: Sendable, Equatable { var queue: String; var number: Int; var state: String; var tries: Int }

  private static let byState = GlobalIndex("by-state", projecting: .keysOnly) { HashKey(\Job.state) }

  private static let jobs = Table("jobs") {
    HashKey(\Job.queue)
    RangeKey(\.number)
    Field(\.state)
    Field(\.tries)
  } indexes: {
    byState
  }.of(Job.init)

  private static func database(_ count: Int) async throws -> (db: DynamoDB, transport: RecordingTransport) {
    let transport = RecordingTransport(forwardingTo: try EmbeddedEngine(.inMemory))
    let db = DynamoDB(Backend(transport))
    try await jobs.createTable().run(on: db)
    try await db.batchWrite {
      for number in 0..<count { jobs.put(Job(queue: "q", number: number, state: number % 2 == 0 ? "done" : "open", tries: 0)) }
    }
    return (db, transport)
  }

  private static func numbers(_ db: DynamoDB) async throws -> [Int] { try await jobs.query("q").run(on: db).map(\.number) }

  @Test func deletes() async throws {
    let (db, transport) = try await Self.database(250)
    let progress = try await Self.jobs.query("q").filter { $0.state == "done" }.deleteEach().run(on: db)
    #expect(progress.written == 125 && progress.skipped == 0 && progress.cursor == nil)
    #expect(try await Self.numbers(db) == (0..<250).filter { $0 % 2 == 1 })
    let queries = transport.requests.filter { $0.operation == "Query" && $0.text.contains("ProjectionExpression") }
    #expect(queries.count == 3 && queries.allSatisfy { $0.text.contains(#""Limit":100"#) })
    #expect(transport.requests.count { $0.operation == "DeleteItem" } == 125)
  }

  @Test func updates() async throws {
    let (db, _) = try await Self.database(10)
    let progress = try await Self.jobs.query(Self.byState, "open").updateEach {
      $0.tries.add(1)
      $0.state.set("done")
    }.run(on: db)
    #expect(progress.written == 5)
    let jobs = try await Self.jobs.query("q").run(on: db)
    #expect(jobs.allSatisfy { $0.state == "done" && $0.tries == $0.number % 2 })
    // Every item again, of a whole table.
    #expect(try await Self.jobs.scan().updateEach { $0.tries.set(7) }.concurrency(1).run(on: db).written == 10)
    #expect(try await Self.jobs.scan().filter { $0.tries == 7 }.count().run(on: db) == 10)
  }

  /// What changes between the read and the write is left as it is.
  @Test func itemsThatChangedMeanwhile() async throws {
    let (inner, _) = try await Self.database(6)
    let isFirst = Mutex(true)
    let db = inner.interposing { request in
      if request.operation == "UpdateItem",
        isFirst.withLock({ first in
          defer { first = false }; return first
        })
      {
        try await Self.jobs.update("q", 1) { $0.state.set("done") }.run(on: inner)
        try await Self.jobs.delete("q", 3).run(on: inner)
      }
    }
    let progress = try await Self.jobs.query(Self.byState, "open").updateEach { $0.tries.add(1) }.concurrency(1).run(on: db)
    #expect(progress.written == 1 && progress.skipped == 2)
    let jobs = try await Self.jobs.query("q").run(on: inner)
    #expect(jobs.map(\.number) == [0, 1, 2, 4, 5])
    #expect(jobs.map(\.tries) == [0, 0, 0, 0, 1])
  }

  @Test func resumes() async throws {
    let (db, _) = try await Self.database(25)
    let all = Self.jobs.query("q").pageSize(10)
    var cursor: Cursor?
    for try await progress in all.deleteEach().progress(on: db) {
      #expect(progress.written == 10)
      cursor = progress.cursor
      break
    }
    #expect(try await Self.numbers(db) == Array(10..<25))
    let rest = all.starting(after: try Cursor("\(try #require(cursor))")).deleteEach()
    var found: [Int] = []
    for try await progress in rest.progress(on: db) { found.append(progress.written) }
    #expect(found == [10, 15])
  }

  @Test func brokenOff() async throws {
    let (inner, _) = try await Self.database(30)
    struct Broken: Error {}
    let db = inner.interposing { request in
      if request.operation == "DeleteItem", String(decoding: request.body, as: UTF8.self).contains(#""N":"17""#) {
        throw Broken()
      }
    }
    let error = await #expect(throws: EachWriteError.self) {
      try await Self.jobs.query("q").pageSize(10).deleteEach().concurrency(3).run(on: db)
    }
    let left = try await Self.numbers(inner)
    #expect(left.first == 17 || left.contains(17))
    #expect(error?.written == 30 - left.count)
    #expect(error?.cause is Broken)
    // Behind the first page, of which all was written; the rest finds what is left.
    let rest = Self.jobs.query("q").starting(after: try #require(error?.cursor)).deleteEach()
    #expect(try await rest.run(on: inner).written == left.count)
    #expect(try await Self.numbers(inner) == [])
  }

  /// An error before anything was written leads back to where the statement started, not to the beginning.
  @Test func brokenOffAtOnce() async throws {
    struct Broken: Error {}
    let (inner, _) = try await Self.database(30)
    let cursor = try #require(try await Self.jobs.query("q").pageSize(20).page(on: inner).cursor)
    for operation in ["Query", "UpdateItem"] {
      let db = inner.interposing { if $0.operation == operation { throw Broken() } }
      let error = await #expect(throws: EachWriteError.self) {
        try await Self.jobs.query("q").starting(after: cursor).updateEach { $0.tries.add(1) }.run(on: db)
      }
      #expect(error?.cursor == cursor)
      let rest = Self.jobs.query("q").startingAtBeginning(orAfter: error?.cursor).updateEach { $0.tries.add(1) }
      #expect(try await rest.run(on: inner).written == 10)
    }
    let tries = try await Self.jobs.query("q").run(on: inner).map(\.tries)
    #expect(tries == Array(repeating: 0, count: 20) + Array(repeating: 2, count: 10))
  }

  /// Asked again after an error, the sequence goes on with what was not written.
  @Test func askedAgain() async throws {
    struct Broken: Error {}
    let (inner, _) = try await Self.database(30)
    let failures = Mutex(["13", "17", "29"])
    let db = inner.interposing { request in
      let text = String(decoding: request.body, as: UTF8.self)
      let isBroken =
        request.operation == "UpdateItem"
        && failures.withLock { failures in
          guard let index = failures.firstIndex(where: { text.contains("\"N\":\"\($0)\"") }) else { return false }
          failures.remove(at: index)
          return true
        }
      if isBroken { throw Broken() }
    }
    let writes = Self.jobs.query("q").pageSize(10).updateEach { $0.tries.add(1) }.concurrency(2)
    var progress = writes.progress(on: db).makeAsyncIterator()
    var (written, errors): ([Int], Int) = ([], 0)
    while errors < 10 {
      do {
        guard let next = try await progress.next() else { break }
        written.append(next.written)
      } catch is EachWriteError { errors += 1 }
    }
    #expect((1...3).contains(errors))
    // The third page is full, so that a fourth is asked for, which is empty.
    #expect(written == [10, 20, 30, 30])
    #expect(try await Self.jobs.query("q").run(on: inner).allSatisfy { $0.tries == 1 })
  }

  @Test func paced() async throws {
    let (db, _) = try await Self.database(11)
    let start = ContinuousClock.now
    try await Self.jobs.query("q").deleteEach().writesPerSecond(50).run(on: db)
    #expect(.now - start >= .milliseconds(220))
  }

  @Test func requestsAndFaults() {
    #expect(
      Self.jobs.query(Self.byState, "open").filter { $0.queue != "a" }.updateEach { $0.tries.add(1) }.explain() == """
        Query
        {
          "TableName": "jobs",
          "IndexName": "by-state",
          "KeyConditionExpression": "#0 = :0",
          "FilterExpression": "#1 <> :1",
          "ProjectionExpression": "#1, #2",
          "ExpressionAttributeNames": {"#0":"state","#1":"queue","#2":"number"},
          "ExpressionAttributeValues": {":0":{"S":"open"},":1":{"S":"a"}},
          "Limit": 100
        }
        and for each item:
        UpdateItem
        {
          "TableName": "jobs",
          "Key": {"…":"…"},
          "UpdateExpression": "ADD #0 :0",
          "ConditionExpression": "attribute_exists(#1) AND #2 = :1 AND #1 <> :2",
          "ExpressionAttributeNames": {"#0":"tries","#1":"queue","#2":"state"},
          "ExpressionAttributeValues": {":0":{"N":"1"},":1":{"S":"open"},":2":{"S":"a"}}
        }
        """)
    #expect(
      Self.jobs.scan().updateEach { $0.number.set(1) }.explain() == """
        UpdateItem on table "jobs" was not sent:
          - "number" is part of the key, which an update can't change; delete the item and put it under its new key
        """)
  }

  @Test func nothingIsSentThatCannotBe() async throws {
    let transport = RecordingTransport([])
    let error = await #expect(throws: StatementError.self) {
      try await Self.jobs.scan().deleteEach().concurrency(0).writesPerSecond(-1).run(on: DynamoDB(Backend(transport)))
    }
    #expect(
      error?.description == """
        DeleteItem on table "jobs" was not sent:
          - the concurrency is 0; it is at least 1
          - -1 writes a second: it is at least 1
        """)
    #expect(transport.requests.isEmpty)
  }

  private struct Ticket: Sendable, Equatable { var id: String; var state: String; var updated: Date?; var edits: Int? }

  /// What the library writes of itself is written by each of many updates too.
  @Test func generatedValues() async throws {
    let tickets = Table("tickets") {
      HashKey(\Ticket.id)
      Field(\.state)
      Field(\.updated, as: .epochSeconds).setOnWrite(.now)
      Field(\.edits).countingWrites()
    }.of(Ticket.init)
    let db = DynamoDB(.embedded(.inMemory))
    try await tickets.createTable().run(on: db)
    for id in ["a", "b"] { try await tickets.put(Ticket(id: id, state: "open")).run(on: db) }
    let time = Date(timeIntervalSince1970: 2_000_000_000)
    let progress = try await GeneratedValues.with(now: { time }) {
      try await tickets.scan().updateEach { $0.state.set("done") }.run(on: db)
    }
    #expect(progress.written == 2)
    let found = try await tickets.scan().run(on: db).sorted { $0.id < $1.id }
    #expect(found == ["a", "b"].map { Ticket(id: $0, state: "done", updated: time, edits: 2) })
  }
}
