import Foundation
import SwynamoDB
import SwynamoEngine
import SwynamoTesting
import Testing

/// What a limit and a filter read: DynamoDB counts what it reads, the limit what is given.
@Suite struct FilteredLimitTests {
  struct Reading: Sendable, Equatable {
    var sensor: String
    var number: Int
    var isAlarm: Bool
  }

  static let readings = Table("readings") {
    HashKey(\Reading.sensor)
    RangeKey(\.number)
    Field(\.isAlarm)
  }.of(Reading.init)

  /// A client whose requests are kept, over a table of so many readings, of which every hundredth is an alarm.
  private func client(readings count: Int) async throws -> (db: DynamoDB, transport: RecordingTransport) {
    let transport = RecordingTransport(forwardingTo: try EmbeddedEngine(.inMemory))
    let db = DynamoDB(Backend(transport))
    try await Self.readings.createTable().run(on: db)
    try await db.batchWrite {
      for number in 1...count {
        Self.readings.put(Reading(sensor: "a", number: number, isAlarm: number.isMultiple(of: 100)))
      }
    }
    return (db, transport)
  }

  private func limits(_ transport: RecordingTransport, _ operation: String) throws -> [Int?] {
    try transport.requests.filter { $0.operation == operation }.map { request in
      let json = try JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any]
      return json?["Limit"] as? Int
    }
  }

  @Test func pagesGrow() async throws {
    let (db, transport) = try await client(readings: 1200)
    let alarms = Self.readings.query("a").filter { $0.isAlarm == true }.limit(9)
    #expect(try await alarms.run(on: db).map(\.number) == (1...9).map { $0 * 100 })
    #expect(try limits(transport, "Query") == [100, 200, 400, 800])
    #expect(try await Self.readings.scan().filter { $0.isAlarm == true }.limit(50).run(on: db).count == 12)
    #expect(try limits(transport, "Scan") == [200, 400, 800])
  }

  @Test func theFirstItemCostsLittle() async throws {
    let (db, transport) = try await client(readings: 1200)
    let first = try await Self.readings.query("a").filter { $0.isAlarm == true }.first(on: db)
    #expect(first?.number == 100)
    #expect(try limits(transport, "Query") == [100])
  }

  /// What is asked for stays, and what has no limit has none.
  @Test func othersStay() async throws {
    let (db, transport) = try await client(readings: 250)
    let alarms = Self.readings.query("a").filter { $0.isAlarm == true }
    _ = try await alarms.run(on: db)
    _ = try await alarms.limit(2).pageSize(30).run(on: db)
    _ = try await Self.readings.query("a").limit(40).run(on: db)
    _ = try await alarms.limit(2).count().run(on: db)
    #expect(try limits(transport, "Query") == [nil] + Array(repeating: 30, count: 7) + [40, nil])
  }

  @Test func cursorsGoOnInTheMiddle() async throws {
    let (db, _) = try await client(readings: 700)
    let alarms = Self.readings.query("a").filter { $0.isAlarm == true }.limit(2)
    var numbers: [Int] = []
    var page = try await alarms.page(on: db)
    numbers += page.items.map(\.number)
    while let cursor = page.cursor {
      page = try await alarms.starting(after: try Cursor("\(cursor)")).page(on: db)
      numbers += page.items.map(\.number)
    }
    #expect(numbers == (1...7).map { $0 * 100 })
  }

  @Test func aPageHasAsManyItemsAsTheLimit() async throws {
    let (db, transport) = try await client(readings: 1000)
    let alarms = Self.readings.query("a").filter { $0.isAlarm == true }.limit(4)
    let first = try await alarms.page(on: db)
    #expect(first.items.map(\.number) == [100, 200, 300, 400])
    let sent = try limits(transport, "Query")
    #expect(sent.count > 1)
    let second = try await alarms.starting(after: try #require(first.cursor)).page(on: db)
    #expect(second.items.map(\.number) == [500, 600, 700, 800])
    let last = try await alarms.starting(after: try #require(second.cursor)).page(on: db)
    #expect(last.items.map(\.number) == [900, 1000])
    #expect(last.cursor == nil)
    #expect(first.scannedCount + second.scannedCount + last.scannedCount >= 1000)

    let back = try await alarms.ending(before: try #require(last.previousCursor)).page(on: db)
    #expect(back.items == second.items)
    let descending = try await alarms.descending().page(on: db)
    #expect(descending.items.map(\.number) == [1000, 900, 800, 700])

    let single = try await alarms.maximumPages(1).page(on: db)
    #expect(single.items.count < 4)
    #expect(single.cursor != nil)
    // Without a limit a page is what one request gives.
    let count = transport.requests.count
    _ = try await Self.readings.query("a").filter { $0.isAlarm == true }.pageSize(10).page(on: db)
    #expect(transport.requests.count == count + 1)
  }

  @Test func thePagesOfALimitCostTheirSum() async throws {
    let (db, _) = try await client(readings: 1000)
    let costly = db.returningConsumedCapacity(.total)
    let alarms = Self.readings.query("a").filter { $0.isAlarm == true }.limit(4)
    let parts = try await alarms.pages(on: costly).reduce(into: 0) { $0 += $1.consumedCapacity?.units.read ?? 0 }
    #expect(try await alarms.page(on: costly).consumedCapacity?.units.read == parts)
    #expect(parts > 0)
  }
}
