import SwynamoAPI
import SwynamoDB
import SwynamoEngine
import SwynamoPartiQL
import SwynamoTesting
import Testing

@Suite struct StatementRunTests {
  @Test func selectsModelsTuplesAndItems() async throws {
    try await withPeople([samuel, ada]) { db in
      let statement: PartiQL = "SELECT * FROM \(people) WHERE email = \(samuel.email)"
      #expect(try await statement.as(people).run(on: db) == [samuel])
      #expect(try await statement.run(on: db) == [try people.encode(samuel)])
      let byIndex: PartiQL = "SELECT * FROM \(people, byName) WHERE \(people, \.name) = \("Ada")"
      #expect(try await byIndex.as(people).run(on: db) == [ada])
      let columns: PartiQL = "SELECT email, visits, address.city FROM \(people) WHERE email = \(samuel.email)"
      let rows = try await columns.as(people) {
        $0.email; $0.visits
      }.run(on: db)
      #expect(rows.count == 1)
      #expect(rows.first?.0 == samuel.email && rows.first?.1 == 3)
      let named = try await columns.as(("city", String.self), ("visits", Int.self), ("zip", String?.self)).run(on: db)
      #expect(named.count == 1)
      #expect(named.first?.0 == "Rome" && named.first?.1 == 3 && named.first?.2 == nil)
      await #expect(throws: AttributeDecodingError.self) { try await columns.as(("zip", String.self)).run(on: db) }
    }
  }

  @Test func writesWithReturning() async throws {
    try await withPeople { db in
      let insert: PartiQL = "INSERT INTO \(people) VALUE \(samuel, of: people)"
      #expect(try await insert.run(on: db) == [])
      #expect(try await people.get(samuel.email).run(on: db) == samuel)
      do {
        try await insert.run(on: db)
        Issue.record("it was inserted twice")
      } catch let error as DynamoDBError {
        #expect(error.code.rawValue == "DuplicateItemException")
        #expect(error.table == "people")
      }
      let update: PartiQL =
        "UPDATE \(people) SET visits = visits + \(1), \(people, \.address.city) = \("Ostia") WHERE email = \(samuel.email) RETURNING ALL NEW *"
      var changed = samuel
      changed.visits = 4
      changed.address?.city = "Ostia"
      #expect(try await update.as(people).run(on: db) == [changed])
      let condition: PartiQL = "UPDATE \(people) SET visits = \(0) WHERE email = \(samuel.email) AND visits > \(100)"
      do {
        try await condition.returningItemOnConditionFailure().run(on: db)
        Issue.record("the condition holds")
      } catch let error as DynamoDBError {
        #expect(error.code == .conditionalCheckFailed)
        #expect(try people.storedModel(in: error) == changed)
      }
      let delete: PartiQL = "DELETE FROM \(people) WHERE email = \(samuel.email) RETURNING ALL OLD *"
      #expect(try await delete.as(people).run(on: db) == [changed])
      #expect(try await people.get(samuel.email).run(on: db) == nil)
    }
  }

  @Test func goesOnByTokens() async throws {
    let many = (0..<25).map { Person(email: "\($0)@b.c", name: "n", visits: $0, tags: [], scores: [$0], address: nil) }
    try await withPeople(many) { db in
      let all = ("SELECT * FROM \(people)" as PartiQL).as(people)
      var token: String?
      var found: [Person] = []
      var pages = 0
      repeat {
        let page = try await all.pageSize(7).starting(at: token).page(on: db)
        #expect(page.items.count <= 7)
        found += page.items
        token = page.nextToken
        pages += 1
      } while token != nil
      #expect(Set(found) == Set(many) && found.count == 25)
      #expect(pages == 4)
      #expect(try await all.pageSize(4).run(on: db).count == 25)
      let filtered = ("SELECT * FROM \(people) WHERE visits >= \(10)" as PartiQL).as(people)
      #expect(try await filtered.limit(3).run(on: db).count == 3)
      #expect(try await filtered.limit(100).run(on: db).count == 15)
      // A token never leads past a row that was not given.
      var left: [Person] = []
      token = nil
      repeat {
        let page = try await filtered.limit(2).starting(at: token).page(on: db)
        left += page.items
        token = page.nextToken
      } while token != nil
      #expect(Set(left) == Set(many.filter { $0.visits >= 10 }) && left.count == 15)
    }
  }

  @Test func readsMayBeSentAgain() async throws {
    let transport = RecordingTransport { _ in .json(#"{"Items":[]}"#) }
    let db = DynamoDB(Backend(transport))
    try await ("SELECT * FROM \(people)" as PartiQL).run(on: db)
    try await ("  select * FROM \(people)" as PartiQL).run(on: db)
    try await ("UPDATE \(people) SET visits = \(1) WHERE email = \("SELECT")" as PartiQL).run(on: db)
    try await (" /* SELECT */ DELETE FROM \(people) WHERE email = \("a")" as PartiQL).run(on: db)
    #expect(transport.requests.map(\.serviceOperation.isIdempotent) == [true, true, false, false])
    #expect(transport.requests.map(\.serviceOperation.isWrite) == [false, false, true, true])
    #expect(transport.requests.map(\.serviceOperation.tableNames) == Array(repeating: ["people"], count: 4))
  }

  @Test func namesOfTablesGetThePrefix() async throws {
    let db = DynamoDB(.embedded(.inMemory)).prefixed("test-")
    try await people.createTable(.onDemand).run(on: db)
    try await ("INSERT INTO \(people) VALUE \(samuel, of: people)" as PartiQL).run(on: db)
    let select: PartiQL = "SELECT * FROM \(people, byName) WHERE name = \(samuel.name)"
    #expect(try await select.as(people).run(on: db) == [samuel])
    #expect(try await people.get(samuel.email).run(on: db) == samuel)
    #expect(try await db.batchExecute { select.as(people) }.count == 1)
    let texts: [PartiQL] = [
      "SELECT * FROM people", "SELECT * FROM \"people\" WHERE email = \("x")", "SELECT \(people).email FROM people",
      "DELETE FROM \(raw: "people") WHERE email = \("x")", "UPDATE people SET visits = \(1) WHERE email = \("x")",
      "INSERT INTO people VALUE \(samuel, of: people)",
    ]
    for text in texts {
      do {
        try await text.run(on: db)
        Issue.record("\(text.explain()) was sent")
      } catch let error as StatementError {
        #expect(
          error.faults == [
            .invalidParameter(
              "the client's prefix can't be put before a table that stands in the statement's text: interpolate it, \\(users)")
          ])
      }
    }
  }
}
