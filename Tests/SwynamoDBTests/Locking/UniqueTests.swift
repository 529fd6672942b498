import SwynamoDB
import SwynamoEngine
import SwynamoTesting
import SwynamoWire
import Testing

struct Holder: Sendable, Equatable {
  let id: String
  var email: String?
  var country: String?
  var passport: Int?
  var visits = 0
}

let holders = Table("holders") {
  HashKey(\Holder.id)
  Field(\.email)
  Field(\.country)
  Field(\.passport)
  Field(\.visits)
} indexes: {
  Unique(\.email)
  Unique(\.country, \.passport)
}.of(Holder.init)

/// The same items, and the guards beside them.
let allHolders = Table("holders") {
  HashKey(\StoredHolder.id)
  UnknownAttributes(\.attributes)
}.of(StoredHolder.init)

struct StoredHolder: Sendable {
  let id: String
  var attributes: Item
}

/// With a version.
struct Patron: Sendable, Equatable {
  let id: String
  var email: String?
  var visits = 0
  var version: Int?
}

let patrons = Table("holders") {
  HashKey(\Patron.id)
  Field(\.email)
  Field(\.visits)
  Version(\.version)
} indexes: {
  Unique(\.email)
}.of(Patron.init)

extension DynamoDB {
  /// A client of an engine of its own, which has the table of holders.
  static func withHolders(_ plan: FaultInjectingTransport.Plan = .script([])) async throws -> DynamoDB {
    let engine = try EmbeddedEngine(.inMemory)
    try await holders.createTable(.onDemand).run(on: DynamoDB(Backend(engine)))
    return DynamoDB(Backend(FaultInjectingTransport(wrapping: engine, plan)), retryPolicy: Retries.Standard.quick)
  }

  /// The e-mails that guards hold, and whose they are.
  func guardedEmails() async throws -> [String: String] {
    var owners: [String: String] = [:]
    for item in try await allHolders.scan().run(on: self) where item.id.hasPrefix("$unique#{\"email\"") {
      guard case .map(let owner)? = item.attributes["$unique"], case .string(let id)? = owner["id"] else { continue }
      let email = item.id.dropFirst(#"$unique#{"email":{"S":""#.count).dropLast(3)
      owners[String(email)] = id
    }
    return owners
  }
}

/// Values that no two items of a table have.
@Suite struct UniqueTests {
  private let a = Holder(id: "a", email: "a@b.c", country: "it", passport: 1)

  @Test func anotherItemWithTheValueIsRefused() async throws {
    let db = try await DynamoDB.withHolders()
    #expect(try await holders.put(a).run(on: db) == a)
    let writes: [() async throws -> Void] = [
      { try await holders.put(Holder(id: "b", email: "a@b.c")).run(on: db) },
      { try await holders.insert(Holder(id: "b", email: "a@b.c")).run(on: db) },
      { try await holders.update("b") { $0.email.set("a@b.c") }.run(on: db) },
      { try await holders.update("b") { $0.email.setIfAbsent("a@b.c") }.run(on: db) },
      { try await holders.put(item: ["id": "b", "visits": 0, "email": "a@b.c"]).run(on: db) },
      { try await holders.update(Holder(id: "b", visits: 1)) { $0.email.set("a@b.c") }.run(on: db) },
      { try await db.transact { holders.put(Holder(id: "b", email: "a@b.c")) } },
    ]
    for write in writes {
      let error = await #expect(throws: UniqueConstraintError.self) { try await write() }
      #expect(error?.table == "holders")
      #expect(error?.values == ["email": "a@b.c"])
      #expect(error?.key == ["id": "b"])
      #expect(error?.owner == ["id": "a"])
    }
    let error = await #expect(throws: UniqueConstraintError.self) {
      try await holders.put(Holder(id: "b", country: "it", passport: 1)).run(on: db)
    }
    #expect(
      error?.description == """
        table "holders": the item {"id":{"S":"b"}} was to have {"country":{"S":"it"},"passport":{"N":"1"}}, which is unique, and the \
        item {"id":{"S":"a"}} has it
        """)
    #expect(try await holders.scan().run(on: db) == [a])
  }

  @Test func aValueThatIsGivenUpIsFree() async throws {
    let db = try await DynamoDB.withHolders()
    try await holders.put(a).run(on: db)
    try await holders.put(Holder(id: "a", email: "new@b.c")).run(on: db)
    #expect(try await db.guardedEmails() == ["new@b.c": "a"])
    try await holders.update("a") { $0.email.set("newer@b.c") }.run(on: db)
    #expect(try await db.guardedEmails() == ["newer@b.c": "a"])
    try await holders.insert(Holder(id: "b", email: "a@b.c", country: "it", passport: 1)).run(on: db)
    try await holders.update("a") { $0.email.remove() }.run(on: db)
    #expect(try await db.guardedEmails() == ["a@b.c": "b"])
    try await holders.delete("b").run(on: db)
    #expect(try await db.guardedEmails() == [:])
    try await holders.put(a).run(on: db)
    try await holders.delete(a).run(on: db)
    try await holders.delete("missing").run(on: db)
    #expect(try await allHolders.scan().run(on: db).isEmpty)
  }

  @Test func oneOfSeveralThatIsMissingGuardsNothing() async throws {
    let db = try await DynamoDB.withHolders()
    try await holders.put(Holder(id: "a", country: "it")).run(on: db)
    try await holders.put(Holder(id: "b", country: "it")).run(on: db)
    try await holders.update("a") { $0.passport.set(1) }.run(on: db)
    await #expect(throws: UniqueConstraintError.self) { try await holders.update("b") { $0.passport.set(1) }.run(on: db) }
    try await holders.update("b") {
      $0.passport.set(1); $0.country.set("fr")
    }.run(on: db)
    try await holders.update("a") { $0.country.remove() }.run(on: db)
    try await holders.update("b") { $0.country.set("it") }.run(on: db)
    #expect(try await holders.scan().run(on: db).map(\.id).sorted() == ["a", "b"])
  }

  @Test func writesGiveWhatTheyGiveWithoutIt() async throws {
    let db = try await DynamoDB.withHolders()
    try await holders.put(a).run(on: db)
    var b = a
    b.visits = 1
    #expect(try await holders.put(b).returning(.allOld).run(on: db) == a)
    b.email = "b@b.c"
    #expect(try await holders.update(b) { $0.email.set("b@b.c") }.run(on: db) == b)
    #expect(try await holders.update("a") { $0.email.set("a@b.c") }.returning(.allOld).run(on: db) == b)
    #expect(
      try await holders.update(from: a, to: b).run(on: db)
        == Holder(id: "a", email: "b@b.c", country: "it", passport: 1, visits: 1))
    #expect(try await holders.delete("a").returning(.allOld).run(on: db) == b)
    #expect(try await holders.delete("a").returning(.allOld).run(on: db) == nil)
    #expect(try await holders.put(a).returning(.allOld).run(on: db) == nil)
    let changed = try await holders.modify("a") { $0.email = "c@b.c" }.run(on: db)
    #expect(changed.email == "c@b.c")
    #expect(try await db.guardedEmails() == ["c@b.c": "a"])
    let other = try await holders.modify("a") { $0.visits = 7 }.run(on: db)
    #expect(other.visits == 7)
    let (output, cost) = try await holders.put(a).consumedCapacity().run(on: db)
    #expect(output == a)
    // Read: 1 for the item. Written: twice 1 for the item, its two guards, and that of the address before.
    #expect(cost.units.read == 1)
    #expect(cost.units.write == 8)
  }

  @Test func conditionsFailAsWithoutIt() async throws {
    let db = try await DynamoDB.withHolders()
    try await holders.put(a).run(on: db)
    let writes: [() async throws -> Void] = [
      { try await holders.insert(a).run(on: db) },
      { try await holders.replace(Holder(id: "b", email: "b@b.c")).run(on: db) },
      { try await holders.put(a).if { $0.visits == 3 }.run(on: db) },
      { try await holders.delete("a").if { $0.visits == 3 }.run(on: db) },
      { try await holders.update("a") { $0.email.set("b@b.c") }.if { $0.visits == 3 }.run(on: db) },
    ]
    for write in writes {
      let error = await #expect(throws: DynamoDBError.self) { try await write() }
      #expect(error?.code == .conditionalCheckFailed)
      #expect(error?.item == nil)
      #expect(error?.table == "holders")
    }
    let error = await #expect(throws: DynamoDBError.self) {
      try await holders.put(a).if { $0.visits == 3 }.returningItemOnConditionFailure().run(on: db)
    }
    #expect(try error.flatMap { try holders.storedModel(in: $0) } == a)
    let canceled = await #expect(throws: DynamoDBError.self) {
      try await db.transact {
        holders.put(Holder(id: "c", email: "c@b.c"))
        holders.check("a") { $0.visits == 3 }
      }
    }
    #expect(canceled?.cancellationReasons.map(\.code) == ["None", "ConditionalCheckFailed"])
    #expect(canceled?.cancellationReasons[1].member?.operation == "ConditionCheck")
    #expect(try await db.guardedEmails() == ["a@b.c": "a"])
  }

  @Test func readersMeetNoGuards() async throws {
    let db = try await DynamoDB.withHolders()
    for number in 0..<30 {
      try await holders.put(Holder(id: "\(number)", email: "\(number)@b.c", visits: number)).run(on: db)
    }
    #expect(try await allHolders.scan().run(on: db).count == 60)
    #expect(try await holders.scan().run(on: db).count == 30)
    #expect(try await holders.count().run(on: db) == 30)
    #expect(try await holders.scan().raw().run(on: db).count == 30)
    #expect(try await holders.scan().filter { $0.visits < 10 }.run(on: db).count == 10)
    #expect(try await holders.scan().limit(7).run(on: db).count == 7)
    var count = 0
    for try await page in holders.scan().pageSize(7).pages(on: db) { count += page.items.count }
    #expect(count == 30)
    count = 0
    for try await _ in holders.scan().parallel(4).items(on: db) { count += 1 }
    #expect(count == 30)
    let progress = try await holders.scan().updateEach { $0.visits.add(1) }.run(on: db)
    #expect(progress.written == 30)
  }

  @Test func membersOfATransactionMayExchangeAValue() async throws {
    let db = try await DynamoDB.withHolders()
    let b = Holder(id: "b", email: "b@b.c")
    try await db.transact {
      holders.insert(a); holders.insert(b)
    }
    try await db.transact {
      holders.update("a") { $0.email.set("b@b.c") }
      holders.update("b") { $0.email.set("a@b.c") }
    }
    #expect(try await db.guardedEmails() == ["b@b.c": "a", "a@b.c": "b"])
    try await db.transact {
      holders.delete("a")
      holders.update("b") { $0.email.set("b@b.c") }
    }
    #expect(try await db.guardedEmails() == ["b@b.c": "b"])
    let error = await #expect(throws: StatementError.self) {
      try await db.transact {
        holders.insert(Holder(id: "c", email: "c@b.c"))
        holders.insert(Holder(id: "d", email: "c@b.c"))
      }
    }
    #expect(error?.faults == [.uniqueTwice(["email": "c@b.c"])])
    let token = "one token"
    for _ in 0..<2 { try await db.transact(token: token) { holders.insert(Holder(id: "e", email: "e@b.c")) } }
  }

  /// Items that were written before the attribute was declared unique.
  @Test func aPutGuardsWhatWasThereBefore() async throws {
    let db = try await DynamoDB.withHolders()
    for id in ["a", "b"] {
      try await allHolders.put(StoredHolder(id: id, attributes: ["email": "a@b.c", "visits": 0])).run(on: db)
    }
    let first = try #require(try await holders.get("a").run(on: db))
    try await holders.put(first).run(on: db)
    #expect(try await db.guardedEmails() == ["a@b.c": "a"])
    let second = try #require(try await holders.get("b").run(on: db))
    await #expect(throws: UniqueConstraintError.self) { try await holders.put(second).run(on: db) }
    // The guard is the other's, and stays.
    try await holders.delete("b").run(on: db)
    #expect(try await db.guardedEmails() == ["a@b.c": "a"])
    #expect(try await holders.scan().run(on: db) == [first])
  }

  @Test func versionsHoldAsWell() async throws {
    let db = try await DynamoDB.withHolders()
    let first = try await patrons.put(Patron(id: "a", email: "a@b.c")).run(on: db)
    #expect(first.version == 1)
    let second = try await patrons.update(first) { $0.email.set("b@b.c") }.run(on: db)
    #expect(second == Patron(id: "a", email: "b@b.c", version: 2))
    let writes: [() async throws -> Void] = [
      { try await patrons.put(first).run(on: db) },
      { try await patrons.update(first) { $0.email.set("c@b.c") }.run(on: db) },
      { try await patrons.delete(first).run(on: db) },
      { try await patrons.put(Patron(id: "a", email: "c@b.c")).run(on: db) },
      { try await db.transact { patrons.put(first) } },
    ]
    for write in writes {
      let conflict = await #expect(throws: VersionConflictError<Patron>.self) { try await write() }
      #expect(try conflict?.stored == second)
    }
    let third = try await patrons.modify("a") { $0.email = "c@b.c" }.run(on: db)
    #expect(third == Patron(id: "a", email: "c@b.c", version: 3))
    try await patrons.delete(third).run(on: db)
    #expect(try await allHolders.scan().run(on: db).isEmpty)
  }

  /// The answer to the transaction is lost, and the same statement is run again.
  @Test func aLostAnswerIsNoConflict() async throws {
    let lost = FaultInjectingTransport.Plan.script([.calls(1...1, of: "TransactWriteItems", .lostAnswer)])
    var db = try await DynamoDB.withHolders(lost)
    let put = holders.put(a)
    #expect(try await db.retrying(isIdempotent: true) { try await put.run(on: db) } == a)
    db = try await DynamoDB.withHolders(lost)
    let member = patrons.put(Patron(id: "a", email: "a@b.c"))
    #expect(try await db.retrying(isIdempotent: true) { try await member.run(on: db) }.version == 1)
    db = try await DynamoDB.withHolders(lost)
    let insert = holders.insert(a)
    let error = await #expect(throws: DynamoDBError.self) {
      try await db.retrying(isIdempotent: true) { try await insert.run(on: db) }
    }
    #expect(error?.code == .conditionalCheckFailed)
    #expect(error?.outcomeUnknown == true)
    #expect(try await db.guardedEmails() == ["a@b.c": "a"])
  }

  /// Somebody else writes between the read and the transaction: it is read again.
  @Test func whatHasChangedIsReadAgain() async throws {
    let db = try await DynamoDB.withHolders()
    try await holders.put(a).run(on: db)
    let once = CallCount()
    let disturbed = db.adding(
      Interposing { call in
        guard call.operation == "TransactWriteItems", once.value == 0 else { return }
        once.add()
        try await holders.update("a") { $0.email.set("meanwhile@b.c") }.run(on: db)
      })
    try await holders.delete("a").run(on: disturbed)
    #expect(once.value == 1)
    #expect(try await allHolders.scan().run(on: db).isEmpty)
  }
}

/// Does something before each call.
private struct Interposing: DynamoDB.Middleware {
  let before: @Sendable (DynamoDB.Call) async throws -> Void

  func intercept(
    _ call: DynamoDB.Call, next: @escaping @Sendable (DynamoDB.Call) async throws -> DynamoDB.Answer
  ) async throws -> DynamoDB.Answer {
    try await before(call)
    return try await next(call)
  }
}
