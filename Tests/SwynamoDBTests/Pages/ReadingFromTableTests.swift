import SwynamoDB
import SwynamoEngine
import SwynamoTesting
import Synchronization
import Testing

/// Whole items by way of an index that has their keys only.
@Suite struct ReadingFromTableTests {
  private struct Click: Sendable, Equatable {
    var session: String; var number: Int; var kind: String; var time: Int; var target: String
  }

  private static let byKind = GlobalIndex("by-kind", projecting: .keysOnly) {
    HashKey(\Click.kind); RangeKey(\.time)
  }

  private static let clicks = Table("clicks") {
    HashKey(\Click.session)
    RangeKey(\.number)
    Field(\.kind)
    Field(\.time)
    Field(\.target)
  } indexes: {
    byKind
  }.of(Click.init)

  private static func database(_ count: Int) async throws -> (db: DynamoDB, transport: RecordingTransport) {
    let transport = RecordingTransport(forwardingTo: try EmbeddedEngine(.inMemory))
    let db = DynamoDB(Backend(transport))
    try await clicks.createTable().run(on: db)
    try await db.batchWrite {
      for number in 0..<count {
        clicks.put(Click(session: "s\(number % 7)", number: number, kind: "tap", time: count - number, target: "t\(number)"))
      }
    }
    return (db, transport)
  }

  @Test func theIndexsOrder() async throws {
    let (db, transport) = try await Self.database(230)
    let found = try await Self.clicks.query(Self.byKind, "tap").readingFromTable().run(on: db)
    #expect(found.map(\.time) == Array(1...230))
    #expect(found.allSatisfy { $0.target == "t\($0.number)" })
    #expect(transport.requests.filter { $0.operation == "Query" }.count == 1)
    #expect(transport.requests.filter { $0.operation == "BatchGetItem" }.count == 3)
  }

  @Test func limitsAndCursors() async throws {
    let (db, _) = try await Self.database(30)
    let query = Self.clicks.query(Self.byKind, "tap") { $0 > 5 }.descending()
    let page = try await query.readingFromTable().limit(4).page(on: db)
    #expect(page.items.map(\.time) == [30, 29, 28, 27])
    let next = try await query.limit(3).starting(after: try #require(page.cursor)).readingFromTable().page(on: db)
    #expect(next.items.map(\.time) == [26, 25, 24])
    let before = try await query.limit(4).ending(before: try #require(next.previousCursor)).readingFromTable().page(on: db)
    #expect(before.items == page.items)
    #expect(try await query.readingFromTable().first(on: db)?.time == 30)
  }

  @Test func itemsThatAreGone() async throws {
    let (db, transport) = try await Self.database(6)
    let read = Self.clicks.query(Self.byKind, "tap").pageSize(3).readingFromTable().consistent()
    var times: [Int] = []
    for try await click in read.items(on: db) {
      times.append(click.time)
      if times.count == 1 { try await Self.clicks.delete("s\(1)", 1).run(on: db) }
    }
    #expect(times == [1, 2, 3, 4, 6])
    #expect(transport.requests.last { $0.operation == "BatchGetItem" }?.text.contains(#""ConsistentRead":true"#) == true)
  }

  /// A page whose items could not be read is read again, when the iterator is asked again.
  @Test func askedAgain() async throws {
    struct Broken: Error {}
    let (inner, _) = try await Self.database(30)
    let reads = Atomic(0)
    let db = inner.interposing { request in
      if request.operation == "BatchGetItem", reads.add(1, ordering: .relaxed).newValue == 2 { throw Broken() }
    }
    var pages = Self.clicks.query(Self.byKind, "tap").pageSize(10).readingFromTable().pages(on: db).makeAsyncIterator()
    var times: [Int] = []
    times += try await pages.next()?.items.map(\.time) ?? []
    await #expect(throws: BatchGetIncompleteError.self) { try await pages.next() }
    while let page = try await pages.next() { times += page.items.map(\.time) }
    #expect(times == Array(1...30))
  }

  @Test func whatAPageCosts() async throws {
    let (db, _) = try await Self.database(230)
    let read = Self.clicks.query(Self.byKind, "tap").readingFromTable()
    let (items, cost) = try await read.consumedCapacity().run(on: db)
    let page = try await read.page(on: db.returningConsumedCapacity())
    #expect(items.count == 230 && page.items == items)
    // 230 gets of 0.5 units each, and the query.
    #expect(try #require(page.consumedCapacity).units.read == cost.units.read && cost.units.read > 115)
    #expect(page.consumedCapacity == cost["clicks"])
    #expect(page.consumedCapacity?.globalSecondaryIndexes["by-kind"] != nil)
    #expect(try await read.page(on: db).consumedCapacity == nil)
  }

  @Test func withoutIt() {
    #expect(
      Self.clicks.query(Self.byKind, "tap").explain().contains(
        "the index \"by-kind\" has no copy of \"target\": select the attributes it has, or project more into the index"))
    #expect(
      Self.clicks.query(Self.byKind, "tap").readingFromTable().explain() == """
        Query
        {
          "TableName": "clicks",
          "IndexName": "by-kind",
          "KeyConditionExpression": "#0 = :0",
          "ProjectionExpression": "#1, #2",
          "ExpressionAttributeNames": {"#0":"kind","#1":"session","#2":"number"},
          "ExpressionAttributeValues": {":0":{"S":"tap"}}
        }
        and for the keys of each page, up to 100 at a time:
        BatchGetItem of table "clicks"
        """)
  }
}
