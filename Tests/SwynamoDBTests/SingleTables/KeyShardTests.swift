import Foundation
import SwynamoDB
import SwynamoWire
import Testing

/// Hash keys that are spread over shards, on the embedded engine.
@Suite struct KeyShardTests {
  private let readings = Readings.readings
  private let inOrder = Readings.inOrder

  @Test func shardsAreTheSameForever() throws {
    struct Value: Sendable {
      let text: String
      let number: Double
      let id: UUID
      let bytes: [UInt8]
    }
    func shard<Part>(_ value: Value, _ shard: KeyShard<Value>, _ part: any KeyPath<Value, Part> & Sendable) throws
      -> AttributeValue?
    where Part: AttributeConvertible, Part.Kind: ScalarKind {
      let values = SingleTable("values") { GlobalIndex("index") { HashKey("H") } }
      let entity = values.entity("value") {
        KeyField(\Value.text)
        Field(\.number)
        Field(\.id)
        Field(\.bytes)
      } hash: {
        "x"
      } range: {
        "y"
        \.text
      } indexes: {
        values.index("index", of: Value.self) { shard }
      }.of(Value.init)
      return try entity.encode(value)["H"]
    }
    let id = try #require(UUID(uuidString: "0B6E6D2C-0000-4000-8000-000000000000"))
    func value(_ text: String, _ number: Double = 0) -> Value { Value(text: text, number: number, id: id, bytes: [0, 255, 1]) }
    for (text, two, eight, most) in [
      ("", "1", "1", "08"), ("a", "0", "0", "04"), ("b", "1", "1", "28"), ("sensor-1", "1", "7", "23"),
      ("sensor-2", "0", "6", "66"),
      ("\u{E9}", "0", "6", "47"), ("e\u{301}", "1", "7", "16"),
    ] as [(String, AttributeValue, AttributeValue, AttributeValue)] {
      #expect(try shard(value(text), KeyShard(2, by: \.text), \.text) == two)
      #expect(try shard(value(text), KeyShard(8, by: \.text), \.text) == eight)
      #expect(try shard(value(text), KeyShard(99, by: \.text), \.text) == most)
    }
    for (number, eight, most) in [(7, "2", "91"), (-7, "2", "08"), (0, "3", "97"), (1.5, "1", "51"), (1e6, "4", "72")]
      as [(Double, AttributeValue, AttributeValue)]
    {
      #expect(try shard(value("", number), KeyShard(8, by: \.number), \.number) == eight)
      #expect(try shard(value("", number), KeyShard(99, by: \.number), \.number) == most)
    }
    #expect(try shard(value(""), KeyShard(99, by: \.id), \.id) == "94")
    #expect(try shard(value(""), KeyShard(99, by: \.bytes), \.bytes) == "05")
  }

  @Test func anItemIsFoundByItsKey() async throws {
    let db = try await Readings.filled()
    #expect(try readings.key("monday", range: 1, "s1") == ["PK": "DAY#monday#2", "SK": "0001#s1"])
    #expect(try await readings.get("monday", range: 1, "s1").run(on: db) == Readings.all[11])
    #expect(try readings.decode(readings.encode(Readings.all[11])) == Readings.all[11])
    // The index's shard follows the value, once the update sets all that the key is made of.
    let partial = readings.update("monday", range: 1, "s1") { $0.value.set(5) }
    let error = #expect(throws: StatementError.self) { try partial.request() }
    #expect(error?.faults == [.keyPartsMissing(attribute: "GSI1PK", ["kind"])])
    try await readings.update("monday", range: 1, "s1") {
      $0.kind.set("rain")
      $0.value.set(7)
    }.run(on: db)
    let stored = try await readings.get("monday", range: 1, "s1").raw().run(on: db)
    var reading = Readings.all[11]
    (reading.kind, reading.value) = ("rain", 7)
    #expect(try stored == readings.encode(reading))
    try await readings.delete("monday", range: 1, "s1").run(on: db)
    #expect(try await readings.get("monday", range: 1, "s1").run(on: db) == nil)
  }

  @Test func aQueryMergesTheShards() async throws {
    let db = try await Readings.filled()
    #expect(try await readings.query("monday").run(on: db) == inOrder)
    #expect(try await readings.query("monday").descending().run(on: db) == inOrder.reversed())
    #expect(try await readings.query("monday").pageSize(2).run(on: db) == inOrder)
    #expect(try await readings.query("monday").limit(7).run(on: db) == Array(inOrder.prefix(7)))
    #expect(try await readings.query("monday").first(on: db) == inOrder[0])
    #expect(try await readings.query("monday").descending().first(on: db) == inOrder.last)
    #expect(try await readings.query("monday", range: 1).run(on: db) == inOrder.filter { $0.taken == 1 })
    let later = readings.query("monday") { $0 > 0 }
    #expect(try await later.limit(3).run(on: db) == Array(inOrder[10..<13]))
    let filtered = readings.query("monday").filter { $0.value > 14 }
    #expect(try await filtered.limit(5).run(on: db) == Array(inOrder.filter { $0.value > 14 }.prefix(5)))
    let values = try await readings.query("monday").select { $0.value }.limit(4).run(on: db)
    #expect(values.map { $0 } == inOrder.prefix(4).map { $0.value })
    #expect(try await readings.query("sunday").run(on: db).isEmpty)
    #expect(try await readings.query("monday").count().run(on: db) == 30)
    #expect(try await filtered.count().run(on: db) == 15)
    #expect(try await filtered.limit(4).count().run(on: db) == 4)
    #expect(try await readings.count("tuesday").run(on: db) == 1)
  }

  @Test func cursorsHaveThePlaceOfEachShard() async throws {
    let db = try await Readings.filled()
    for (query, expected) in [
      (readings.query("monday"), inOrder), (readings.query("monday").descending(), inOrder.reversed()),
      (readings.query("monday").filter { $0.value > 3 }.pageSize(1), inOrder.filter { $0.value > 3 }),
    ] {
      var (items, cursor): ([Readings.Reading], Cursor?) = ([], nil)
      repeat {
        let page = try await query.limit(4).startingAtBeginning(orAfter: cursor).page(on: db)
        items += page.items
        cursor = try page.cursor.map { try Cursor("\($0)") }
        #expect(cursor == page.cursor && page.previousCursor == nil)
      } while cursor != nil
      #expect(items == expected)
    }
    let page = try await readings.query("monday").limit(4).page(on: db)
    let cursor = try #require(page.cursor)
    #expect(try await readings.query("monday").starting(after: cursor).count().run(on: db) == 26)
  }

  @Test func anyLimit() async throws {
    let db = try await Readings.filled()
    #expect(try await readings.query("monday").limit(.max).run(on: db) == inOrder)
    for limit in [0, -1] {
      await #expect(throws: StatementError.self) { try await readings.query("monday").limit(limit).run(on: db) }
    }
  }

  /// A shard of which nothing was given yet begins where the query does: in another order or range it would begin elsewhere.
  @Test func aCursorIsOfOneOrderAndRange() async throws {
    let db = try await Readings.filled()
    let page = try await readings.query("monday").limit(4).page(on: db)
    let cursor = try Cursor("\(try #require(page.cursor))")
    let later = readings.query("monday") { $0 > 0 }
    for other in [readings.query("monday").descending(), later] {
      let error = await #expect(throws: StatementError.self) { try await other.starting(after: cursor).run(on: db) }
      #expect(error?.description.contains("in 4 shards, and this is a Query of table \"readings\" in 4 shards, ") == true)
    }
    let own = try #require(try await later.limit(2).page(on: db).cursor)
    #expect(try Cursor("\(own)") == own)
    let rest = try await later.starting(after: own).run(on: db)
    #expect(rest == Array(try await later.run(on: db).dropFirst(2)))
    await #expect(throws: StatementError.self) { try await readings.query("monday").starting(after: own).run(on: db) }
  }

  @Test func oneShard() async throws {
    let db = try await Readings.filled()
    var all: [Readings.Reading] = []
    for number in 0..<4 { all += try await readings.query("monday").shard(number).run(on: db) }
    #expect(all.sorted { $0.value < $1.value } == Readings.all)
    let ofSensor = try await readings.query("monday").shard(of: "s1").filter { $0.sensor == "s1" }.run(on: db)
    #expect(ofSensor == Readings.all.filter { $0.sensor == "s1" })
    // What tells the shard is given.
    #expect(try readings.query("monday", range: 1, "s1").request().attributes.values.first == "DAY#monday#2")
    let equal = readings.query("monday", range: 1) { $0 == "s1" }
    #expect(!equal.explain().contains("shards"))
  }

  @Test func indexes() async throws {
    let db = try await Readings.filled()
    let heat = Readings.all.filter { $0.kind == "heat" }
    let found = try await readings.query(Readings.byKind, "heat").run(on: db)
    #expect(found.map(\.taken) == heat.map(\.taken))
    #expect(found.sorted { $0.value < $1.value } == heat)
    let backward = try await readings.query(Readings.byKind, "heat").descending().run(on: db)
    #expect(backward == found.reversed())
    #expect(try await readings.query(Readings.byKind, "heat") { $0 >= 1 }.count().run(on: db) == heat.count { $0.taken >= 1 })
    var (items, cursor): ([Readings.Reading], Cursor?) = ([], nil)
    repeat {
      let page = try await readings.query(Readings.byKind, "heat").limit(2).startingAtBeginning(orAfter: cursor).page(on: db)
      items += page.items
      cursor = page.cursor
    } while cursor != nil
    #expect(items == found)
    // The shard is told by the other key.
    let inverted = readings.inverted(
      GlobalIndex("inverted") {
        HashKey("SK"); RangeKey("PK")
      })
    #expect(try await readings.query(inverted, 1, "s1").run(on: db).map(\.day) == ["monday", "tuesday"])
    #expect(try await readings.query(inverted, 1, "s1", range: "monday").run(on: db) == [Readings.all[11]])
  }

  @Test func itemsAreWrittenByAQueryOfAllShards() async throws {
    let db = try await Readings.filled()
    let rain = readings.query(Readings.byKind, "rain")
    let written = try await rain.updateEach {
      $0.kind.set("rain")
      $0.value.set(100)
    }.run(on: db)
    #expect(written.written == 10)
    let progress = try await rain.deleteEach().run(on: db)
    #expect(progress.written == 10 && progress.skipped == 0 && progress.cursor == nil)
    #expect(try await readings.query("monday").run(on: db) == inOrder.filter { $0.kind != "rain" })
    let whole = readings.query(Readings.byKind, "heat").readingFromTable()
    #expect(try await whole.run(on: db) == readings.query(Readings.byKind, "heat").run(on: db))
  }

  @Test func collections() async throws {
    enum Entry: Sendable, Equatable {
      case reading(Readings.Reading)
      case alarm(Readings.Alarm)
    }
    let db = try await Readings.filled()
    let entries = try await Readings.table.query(readings, "monday").reading {
      readings.map(Entry.reading)
      Readings.alarms.map(Entry.alarm)
    }.run(on: db)
    #expect(entries == inOrder.map(Entry.reading) + [.alarm(Readings.Alarm(day: "monday", id: "a", text: "too hot"))])
  }

  @Test func aShardsNextPageIsFetchedWhenItIsNeeded() async throws {
    let requests = Requests()
    let db = try await Readings.filled().adding(requests)
    var pages = readings.query("monday").pageSize(3).pages(on: db).makeAsyncIterator()
    #expect(await requests.count == 0)
    let first = try #require(try await pages.next())
    #expect(await requests.count == 4)
    #expect(!first.items.isEmpty && first.items == Array(inOrder.prefix(first.items.count)))
    _ = try await pages.next()
    // The one shard whose page has been given.
    #expect(await requests.count == 5)
    let page = try await readings.query("monday").consumedCapacity().page(on: db)
    #expect(page.consumedCapacity?.capacityUnits == 2 && page.scannedCount == 31)
  }

  @Test func aShardThatCouldNotBeReadIsReadAgain() async throws {
    let db = try await Readings.filled().adding(Refusing(calls: [2, 7]))
    var pages = readings.query("monday").pageSize(2).pages(on: db).makeAsyncIterator()
    var (items, failures): ([Readings.Reading], Int) = ([], 0)
    while failures < 3 {
      do {
        guard let page = try await pages.next() else { break }
        items += page.items
      } catch is Refused { failures += 1 }
    }
    #expect(items == inOrder && failures == 2)
    await #expect(throws: Refused.self) {
      try await readings.query("monday").count().run(on: Readings.filled().adding(Refusing(calls: [3])))
    }
  }

  @Test func whatCannotBeReadIsReportedInItsPlace() async throws {
    let db = try await Readings.filled()
    var broken = try readings.encode(Readings.all[11])
    broken["value"] = "eleven"
    try await readings.put(item: broken).run(on: db)
    var (values, failures): ([Int], Int) = ([], 0)
    for try await result in readings.query("monday").pageSize(2).results(on: db) {
      switch result {
      case .success(let reading): values.append(reading.value)
      case .failure(let error as AttributeDecodingError):
        failures += 1
        #expect(try error.path == "value" && error.key?.decoded()["SK"] == "0001#s1" && values.count == 11)
      case .failure: Issue.record("another error")
      }
    }
    #expect(failures == 1 && values == inOrder.map(\.value).filter { $0 != 11 })
  }
}

private actor Requests: DynamoDB.Middleware {
  var count = 0

  func intercept(
    _ call: DynamoDB.Call, next: @escaping @Sendable (DynamoDB.Call) async throws -> DynamoDB.Answer
  ) async throws -> DynamoDB.Answer {
    count += 1
    return try await next(call)
  }
}

private struct Refused: Error {}

private actor Refusing: DynamoDB.Middleware {
  private let calls: Set<Int>
  private var count = 0

  init(calls: Set<Int>) { self.calls = calls }

  func intercept(
    _ call: DynamoDB.Call, next: @escaping @Sendable (DynamoDB.Call) async throws -> DynamoDB.Answer
  ) async throws -> DynamoDB.Answer {
    count += 1
    if calls.contains(count) { throw Refused() }
    return try await next(call)
  }
}
