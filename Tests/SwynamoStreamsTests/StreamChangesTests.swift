import Foundation
import SwynamoAPI
import SwynamoCore
import SwynamoDB
import SwynamoEngine
import SwynamoSchema
import SwynamoStreams
import Testing

struct Visit: Sendable, Hashable {
  let page: String
  var count: Int
}

func visits(_ stream: TableSettings.Stream = .newAndOldImages) -> Table<Visit, String, NoRangeKey> {
  Table("visits") {
    HashKey(\Visit.page)
    Field(\.count)
  }.of(Visit.init).stream(stream)
}

/// A stream that is asked without waiting.
let atOnce = StreamPolling(interval: .milliseconds(2), shardInterval: .zero)

@Suite struct StreamChangesTests {
  @Test func changesAreTyped() async throws {
    let db = DynamoDB(.embedded(.inMemory))
    let table = visits()
    try await table.createTable().run(on: db)
    try await table.put(Visit(page: "a", count: 1)).run(on: db)
    try await table.put(Visit(page: "a", count: 2)).run(on: db)
    try await table.delete("a").run(on: db)

    var changes = table.changes(on: db, from: .trimHorizon, polling: atOnce).makeAsyncIterator()
    let insert = try #require(try await changes.next())
    #expect(insert.kind == .insert && insert.old == nil && insert.new == Visit(page: "a", count: 1))
    #expect(insert.key == ["page": .string("a")] && !insert.isExpiry && insert.time != nil && insert.shardID != nil)
    let modify = try #require(try await changes.next())
    #expect(modify.kind == .modify && modify.old?.count == 1 && modify.new?.count == 2)
    #expect(modify.eventID != insert.eventID && modify.sizeInBytes > 0)
    let remove = try #require(try await changes.next())
    #expect(remove.kind == .remove && remove.old?.count == 2 && remove.new == nil)
  }

  @Test(arguments: TableSettings.Stream.allCases.filter { $0 != .disabled })
  func views(_ view: TableSettings.Stream) async throws {
    let db = DynamoDB(.embedded(.inMemory))
    let table = visits(view)
    try await table.createTable().run(on: db)
    try await table.put(Visit(page: "a", count: 1)).run(on: db)
    try await table.put(Visit(page: "a", count: 2)).run(on: db)
    var changes = table.changes(on: db, from: .trimHorizon, polling: atOnce).makeAsyncIterator()
    _ = try await changes.next()
    let change = try #require(try await changes.next())
    #expect(change.kind == .modify && change.key == ["page": .string("a")])
    #expect((change.old?.count == 1) == [.oldImage, .newAndOldImages].contains(view))
    #expect((change.new?.count == 2) == [.newImage, .newAndOldImages].contains(view))
  }

  @Test func aTableWithoutStreamSaysSo() async throws {
    let db = DynamoDB(.embedded(.inMemory))
    try await visits(.disabled).createTable().run(on: db)
    await #expect(throws: NoStreamError(table: "visits")) {
      for try await _ in visits().changes(on: db) {}
    }
  }

  @Test func whatCantBeReadIsThrownAndPassed() async throws {
    let db = DynamoDB(.embedded(.inMemory))
    let table = visits()
    try await table.createTable().run(on: db)
    try await API.PutItem(tableName: "visits", item: ["page": .string("x"), "count": .string("many")]).run(on: db)
    try await table.put(Visit(page: "a", count: 1)).run(on: db)
    var changes = table.changes(on: db, from: .trimHorizon, polling: atOnce).makeAsyncIterator()
    do {
      _ = try await changes.next()
      Issue.record("it was read")
    } catch let error as UnreadableChangeError {
      #expect(error.table == "visits" && error.key == ["page": .string("x")])
      #expect("\(error)".contains("\(error.sequenceNumber) of table \"visits\""))
    }
    #expect(try await changes.next()?.new?.page == "a")
  }

  @Test func latestBeginsNow() async throws {
    let db = DynamoDB(.embedded(.inMemory))
    let table = visits()
    try await table.createTable().run(on: db)
    try await table.put(Visit(page: "before", count: 1)).run(on: db)
    try await Task.sleep(for: .milliseconds(20))
    let (sawReady, ready) = AsyncStream<Void>.makeStream()
    let first = Task {
      var changes = table.changes(on: db, from: .at(Date()), polling: atOnce).makeAsyncIterator()
      ready.yield()
      return try await changes.next()?.new?.page
    }
    for await _ in sawReady { break }
    try await Task.sleep(for: .milliseconds(20))
    try await table.put(Visit(page: "after", count: 1)).run(on: db)
    #expect(try await first.value == "after")
  }

  /// Replayed on an empty dictionary, the changes give what the table holds, across shards that split.
  @Test(arguments: 0..<8) func replaysAreTheTable(_ seed: Int) async throws {
    let engine = try EmbeddedEngine(.inMemory, settings: EmbeddedEngine.Settings(recordsUntilSplit: 15 + seed))
    let db = DynamoDB(Backend(engine))
    let table = visits()
    try await table.createTable().run(on: db)
    for step in 0..<200 {
      let page = "page-\(Int.random(in: 0..<12))"
      if Int.random(in: 0..<4) == 0 {
        try await table.delete(page).run(on: db)
      } else {
        try await table.put(Visit(page: page, count: step)).run(on: db)
      }
    }
    try await API.UpdateTable(
      tableName: "visits", streamSpecification: API.StreamSpecification(streamEnabled: false)
    ).run(on: db)
    let stored = Set(try await table.scan().run(on: db))
    var replayed: [String: Visit] = [:]
    for try await change in table.changes(on: db, from: .trimHorizon, polling: atOnce) {
      #expect(replayed[change.old?.page ?? ""] == change.old)
      let page = try #require((change.new ?? change.old)?.page)
      replayed[page] = change.new
    }
    #expect(Set(replayed.values) == stored)
  }

  @Test func lambda() throws {
    let event = """
      {"Records":[{"eventID":"1","eventName":"MODIFY","eventVersion":"1.1","eventSource":"aws:dynamodb","awsRegion":"us-east-1",
      "dynamodb":{"ApproximateCreationDateTime":1479499740,"Keys":{"page":{"S":"a"}},"NewImage":{"page":{"S":"a"},"count":{"N":"2"}},
      "OldImage":{"page":{"S":"a"},"count":{"N":"1"}},"SequenceNumber":"111","SizeBytes":26,"StreamViewType":"NEW_AND_OLD_IMAGES"},
      "eventSourceARN":"arn:aws:dynamodb:us-east-1:123456789012:table/visits/stream/2015-06-27T00:48:05.899"},
      {"eventID":"2","eventName":"REMOVE","dynamodb":{"Keys":{"page":{"S":"a"}},"OldImage":{"page":{"S":"a"},"count":{"N":"2"}},
      "SequenceNumber":"112"},"userIdentity":{"type":"Service","principalId":"dynamodb.amazonaws.com"}}]}
      """
    let changes = try visits().changes(inLambdaEvent: Array(event.utf8))
    #expect(changes.map(\.kind) == [.modify, .remove])
    #expect(changes[0].new == Visit(page: "a", count: 2) && changes[0].old == Visit(page: "a", count: 1))
    #expect(changes[0].time == Date(timeIntervalSince1970: 1_479_499_740) && changes[0].sequenceNumber == "111")
    #expect(changes[1].isExpiry && changes[1].new == nil)
    #expect(throws: AttributeDecodingError.self) { try visits().changes(inLambdaEvent: Array("{}".utf8)) }
  }
}
