import Foundation
import SwynamoDB
import SwynamoEngine
import Synchronization
import Testing

private struct Session: Sendable, Equatable {
  var user: String
  var number: Int
  var note: String?
  var expires: Date?
}

private let byExpiry = GlobalIndex("by-expiry") {
  HashKey(\Session.user); RangeKey(\.expires)
}
private let byNote = GlobalIndex("by-note", projecting: .including(\Session.number)) { HashKey(\.note) }
private let byNumber = LocalIndex("by-note-of-user", projecting: .keysOnly) { RangeKey(\Session.note) }

private let sessions = Table("sessions") {
  HashKey(\Session.user)
  RangeKey(\.number)
  Field(\.note)
  TimeToLive(\.expires, "ttl")
} indexes: {
  byExpiry
  byNote
  byNumber
}.of(Session.init)

private let now = Date(timeIntervalSince1970: 1_700_000_000)

private func session(_ number: Int, expiresIn seconds: Double?) -> Session {
  Session(user: "a", number: number, note: "n", expires: seconds.map { now.addingTimeInterval($0) })
}

/// All readers agree about what has expired.
@Suite struct TimeToLiveTests {
  /// 1 has expired, 2 does now, 3 will, 4 never does, and 5 did long ago, so that DynamoDB never deletes it.
  private static let all = [
    session(1, expiresIn: -1), session(2, expiresIn: 0), session(3, expiresIn: 60), session(4, expiresIn: nil),
    session(5, expiresIn: -7 * 365 * 86400),
  ]

  private func stored() async throws -> DynamoDB {
    let db = DynamoDB(.embedded(.inMemory))
    try await sessions.createTable(.onDemand).run(on: db)
    try await db.batchWrite { for session in Self.all { sessions.put(session) } }
    return db
  }

  private func at<Result>(_ time: Date = now, _ body: () async throws -> Result) async rethrows -> Result {
    try await GeneratedValues.with(now: { time }, body)
  }

  @Test func allReadersHideTheSame() async throws {
    let db = try await stored()
    try await at {
      #expect(try await sessions.query("a").run(on: db).map(\.number) == [2, 3, 4])
      #expect(try await sessions.scan().run(on: db).map(\.number).sorted() == [2, 3, 4])
      #expect(try await sessions.count("a").run(on: db) == 3)
      #expect(try await sessions.count().run(on: db) == 3)
      #expect(try await sessions.query(byExpiry, "a").run(on: db).map(\.number) == [2, 3])
      #expect(try await sessions.query(byExpiry, "a").select { $0.number }.run(on: db).count == 2)
      #expect(try await sessions.query(byNumber, "a").run(on: db).map(\.number).sorted() == [2, 3, 4])
      for number in 1...5 {
        let expected = (2...4).contains(number) ? number : nil
        #expect(try await sessions.get("a", number).run(on: db)?.number == expected)
        let note = try await sessions.get("a", number).select { $0.note }.run(on: db)
        #expect(note.flatMap { $0 } == expected.map { _ in "n" })
        #expect(try await db.transactGet([sessions.get("a", number)]).map { $0?.number } == [expected])
      }
      #expect(try await sessions.batchGet((1...5).map { ("a", $0) }).run(on: db).map(\.number) == [2, 3, 4])
      #expect(
        try await sessions.batchGet((1...5).map { ("a", $0) }).select { $0.number }.run(on: db).count == 3)
    }
  }

  @Test func includingExpiredGivesAll() async throws {
    let db = try await stored()
    try await at {
      #expect(try await sessions.query("a").includingExpired().run(on: db) == Self.all)
      #expect(try await sessions.scan().includingExpired().run(on: db).count == 5)
      #expect(try await sessions.count("a").includingExpired().run(on: db) == 5)
      #expect(try await sessions.query("a").includingExpired().count().run(on: db) == 5)
      #expect(try await sessions.query(byExpiry, "a").includingExpired().run(on: db).count == 4)
      #expect(try await sessions.count(byExpiry, "a").includingExpired().run(on: db) == 4)
      #expect(try await sessions.get("a", 1).includingExpired().run(on: db) == Self.all[0])
      #expect(try await sessions.batchGet([("a", 1), ("a", 5)]).includingExpired().run(on: db).count == 2)
      let both = try await db.transactGet {
        sessions.get("a", 1).includingExpired(); sessions.get("a", 5)
      }
      #expect(both.0 == Self.all[0] && both.1 == nil)
    }
  }

  @Test func writesOfManyItems() async throws {
    let db = try await stored()
    try await at {
      let live = try await sessions.query("a").updateEach { $0.note.set("live") }.run(on: db)
      #expect(live.written == 3 && live.skipped == 0)
      let all = try await sessions.query("a").includingExpired().updateEach { $0.note.set("all") }.run(on: db)
      #expect(all.written == 5 && all.skipped == 0)
      #expect(try await sessions.query("a").includingExpired().run(on: db).allSatisfy { $0.note == "all" })
      // What is gone is made anew by none of them.
      let gone = db.interposing { request in
        if request.operation == "UpdateItem" { try await sessions.delete("a", 1).run(on: db) }
      }
      let rest = try await sessions.query("a").includingExpired().updateEach { $0.note.set("x") }.run(on: gone)
      #expect(rest.written == 4 && rest.skipped == 1)
      #expect(try await sessions.query("a").includingExpired().run(on: db).map(\.number) == [2, 3, 4, 5])
      #expect(try await sessions.query("a").includingExpired().deleteEach().run(on: db).written == 4)
    }
  }

  @Test func byWayOfAnIndex() async throws {
    let db = try await stored()
    try await at {
      let (noted, expiring) = (sessions.query(byNote, "n"), sessions.query(byExpiry, "a"))
      let live = try await noted.readingFromTable().run(on: db)
      #expect(live.map(\.number).sorted() == [2, 3, 4])
      #expect(try await expiring.readingFromTable().run(on: db).count == 2)
      #expect(try await noted.includingExpired().readingFromTable().run(on: db).count == 5)
      #expect(try await noted.readingFromTable().includingExpired().run(on: db).count == 5)
      #expect(try await expiring.includingExpired().readingFromTable().run(on: db).count == 4)
    }
  }

  /// What a broken batch has read is what the whole one would have given.
  @Test func batchesThatEndEarly() async throws {
    struct Broken: Error {}
    let inner = try await stored()
    try await inner.batchWrite { for number in 10..<120 { sessions.put(session(number, expiresIn: 60)) } }
    let requests = Atomic(0)
    let db = inner.interposing { _ in if requests.add(1, ordering: .relaxed).newValue == 2 { throw Broken() } }
    try await at {
      for isIncluded in [false, true] {
        requests.store(0, ordering: .relaxed)
        let keys = (Array(1...5) + Array(10..<120)).map { ("a", $0) }
        let error = try await #require(throws: BatchGetIncompleteError.self) {
          try await sessions.batchGet(keys).includingExpired(isIncluded).run(on: db)
        }
        #expect(try error.items(of: sessions).count == (isIncluded ? 100 : 98))
        #expect(try error.unreadKeys(of: sessions).count == 15)
      }
    }
  }

  @Test func returnedOldItems() async throws {
    let db = try await stored()
    try await at {
      let hidden = try await sessions.delete("a", 1).returning(.allOld).run(on: db)
      let expired = try await sessions.delete("a", 5).returning(.allOld).includingExpired().run(on: db)
      let live = try await sessions.put(Self.all[2]).returning(.allOld).run(on: db)
      #expect(hidden == nil)
      #expect(expired == Self.all[4])
      #expect(live == Self.all[2])
    }
  }

  @Test func limitsCountWhatIsGiven() async throws {
    let db = try await stored()
    try await at {
      #expect(try await sessions.query("a").limit(2).run(on: db).map(\.number) == [2, 3])
      let page = try await sessions.query(byExpiry, "a").limit(1).page(on: db)
      #expect(page.items.map(\.number) == [2])
      let next = try await sessions.query(byExpiry, "a").startingAtBeginning(orAfter: page.cursor).run(on: db)
      #expect(next.map(\.number) == [3])
    }
  }

  @Test func anExpiredItemIsNone() async throws {
    let db = try await stored()
    try await at {
      let new = session(1, expiresIn: 60)
      try await sessions.put(new).if { $0.itemDoesNotExist }.run(on: db)
      #expect(try await sessions.get("a", 1).run(on: db) == new)
      await #expect(throws: DynamoDBError.self) { try await sessions.put(new).if { $0.itemDoesNotExist }.run(on: db) }
      await #expect(throws: DynamoDBError.self) {
        try await sessions.update("a", 5) { $0.note.set("x") }.if { $0.itemExists }.run(on: db)
      }
      try await sessions.update("a", 2) { $0.note.set("x") }.if { $0.itemExists }.run(on: db)
      await #expect(throws: ItemNotFoundError.self) { try await sessions.modify("a", 5) { $0.note = nil }.run(on: db) }
    }
  }

  @Test func aVersionedModelTakesThePlaceOfAnExpiredOne() async throws {
    struct Lease: Sendable { var id: String; var until: Date?; var version: Int? }
    let leases = Table("leases") {
      HashKey(\Lease.id); TimeToLive(\.until); Version(\.version)
    }.of(Lease.init)
    let db = DynamoDB(.embedded(.inMemory))
    try await leases.createTable(.onDemand).run(on: db)
    let lease = Lease(id: "a", until: now.addingTimeInterval(10))
    _ = try await at { try await leases.put(lease).run(on: db) }
    await #expect(throws: VersionConflictError<Lease>.self) { try await at { try await leases.put(lease).run(on: db) } }
    let later = now.addingTimeInterval(11)
    let taken = try await at(later) { try await leases.put(Lease(id: "a", until: later.addingTimeInterval(10))).run(on: db) }
    #expect(taken.version == 1)
  }

  @Test func requests() throws {
    func described(_ statement: some RequestStatement) -> String { GeneratedValues.with(now: { now }) { statement.explain() } }
    #expect(
      described(sessions.query("a").filter { $0.note == "n" || $0.note.doesNotExist })
        == """
        Query
        {
          "TableName": "sessions",
          "KeyConditionExpression": "#0 = :0",
          "FilterExpression": "(#1 = :1 OR attribute_not_exists(#1)) AND NOT #2 < :2",
          "ExpressionAttributeNames": {"#0":"user","#1":"note","#2":"ttl"},
          "ExpressionAttributeValues": {":0":{"S":"a"},":1":{"S":"n"},":2":{"N":"1700000000"}}
        }
        """)
    #expect(
      described(sessions.get("a", 1).select { $0.note })
        == """
        GetItem
        {
          "TableName": "sessions",
          "Key": {"user":{"S":"a"},"number":{"N":"1"}},
          "ProjectionExpression": "#0, #1",
          "ExpressionAttributeNames": {"#0":"note","#1":"ttl"}
        }
        """)
    #expect(try sessions.query(byExpiry, "a").request().filterExpression == nil)
    #expect(try sessions.query(byNote, "n").select { $0.number }.request().filterExpression == nil)
    #expect(
      sessions.count(byExpiry, "a").explain()
        == """
        Query on table "sessions" was not sent:
          - a count leaves out what has expired by a filter on "ttl", which DynamoDB does not take here: count the items that the \
        query gives, or say includingExpired()
        """)
  }

  @Test func declarations() {
    struct Twice: Sendable { var id: String; var a: Date?; var b: Date? }
    let twice = Table("twice") {
      HashKey(\Twice.id); TimeToLive(\.a); TimeToLive(\.b)
    }.of(Twice.init)
    #expect(throws: DeclarationError.self) { try twice.validate() }
    #expect(twice.definition.faults.map { "\($0)" } == ["the table has 2 times to live, \"a\", \"b\"; an item has one"])
    let outer = Table("outer") {
      HashKey(\Outer.id); Field(\.inner)
    }.of(Outer.init)
    #expect(
      outer.definition.faults.map { "\($0)".split(separator: ": ").last }
        == ["\"until\" is a time to live inside a map, where DynamoDB doesn't look for one; declare it in the table"])
  }
}

private struct Outer: Sendable { var id: String; var inner: Inner }
private struct Inner: MapAttribute {
  var until: Date?
  static let schema = MapSchema { TimeToLive(\Inner.until) }.of(Inner.init)
}
