import SwynamoAPI
import SwynamoDB
import SwynamoPartiQL
import SwynamoTesting
import Testing

@Suite struct StatementBatchTests {
  @Test func batchesGiveEachResultInOrder() async throws {
    let eve = Person(email: "eve@example.com", name: "Eve", visits: 0, tags: [], scores: [], address: nil)
    try await withPeople([samuel, ada, eve]) { db in
      let found = try await db.batchExecute {
        for email in [ada.email, "nobody", samuel.email] {
          ("SELECT * FROM \(people) WHERE email = \(email)" as PartiQL).as(people)
        }
      }
      #expect(try found.map { try $0.get() } == [ada, nil, samuel])
      let written = try await db.batchExecute {
        "UPDATE \(people) SET visits = \(1) WHERE email = \(ada.email)" as PartiQL
        ("UPDATE \(people) SET visits = \(1) WHERE email = \(samuel.email) AND visits = \(0)" as PartiQL)
          .returningItemOnConditionFailure()
        "INSERT INTO \(people) VALUE \(eve, of: people)" as PartiQL
      }
      try #require(written.count == 3)
      #expect(try written[0].get() == nil)
      let codes = written.map { result -> String? in
        if case .failure(let error) = result { (error as? DynamoDBError)?.code.rawValue } else { nil }
      }
      #expect(codes == [nil, "ConditionalCheckFailedException", "DuplicateItemException"])
      if case .failure(let error) = written[1] { #expect(try people.storedModel(in: error) == samuel) }
      #expect(try await people.get(ada.email).run(on: db)?.visits == 1)
    }
  }

  @Test func transactionsAreAllOrNothing() async throws {
    try await withPeople([samuel, ada]) { db in
      try await db.transactExecute {
        "UPDATE \(people) SET visits = visits - \(1) WHERE email = \(samuel.email) AND visits >= \(1)" as PartiQL
        "UPDATE \(people) SET visits = visits + \(1) WHERE email = \(ada.email)"
      }
      let reading = PartiQLTransaction {
        for email in [samuel.email, "nobody", ada.email] {
          ("SELECT * FROM \(people) WHERE email = \(email)" as PartiQL).as(people)
        }
      }
      #expect(try await reading.run(on: db).map { $0?.visits } == [2, nil, 41])
      do {
        try await db.transactExecute {
          "UPDATE \(people) SET visits = \(0) WHERE email = \(ada.email)" as PartiQL
          ("UPDATE \(people) SET visits = \(0) WHERE email = \(samuel.email) AND visits > \(99)" as PartiQL)
            .returningItemOnConditionFailure()
        }
        Issue.record("the condition holds")
      } catch let error as DynamoDBError {
        #expect(error.code == .transactionCanceled)
        #expect(error.cancellationReasons.map(\.code) == ["None", "ConditionalCheckFailed"])
        try #require(error.cancellationReasons.count == 2)
        #expect(try people.storedModel(in: error.cancellationReasons[1])?.visits == 2)
      }
      #expect(try await people.get(ada.email).run(on: db)?.visits == 41)
    }
  }

  @Test func aTokenMakesATransactionOnce() async throws {
    try await withPeople([samuel]) { db in
      let adding = PartiQLTransaction(token: "once") {
        "UPDATE \(people) SET visits = visits + \(1) WHERE email = \(samuel.email)" as PartiQL
      }
      try await adding.run(on: db)
      try await adding.run(on: db)
      #expect(try await people.get(samuel.email).run(on: db)?.visits == 4)
    }
    let transport = RecordingTransport { _ in .json(#"{"Responses":[]}"#) }
    let db = DynamoDB(Backend(transport))
    for _ in 0..<2 { try await db.transactExecute { "DELETE FROM \(people) WHERE email = \("a")" as PartiQL } }
    let tokens = transport.requests.map { String(decoding: $0.body, as: UTF8.self).split(separator: "ClientRequestToken").last }
    #expect(tokens.count == 2 && tokens[0] != tokens[1])
    #expect(transport.requests.map(\.isIdempotent) == [true, true])
  }

  @Test func refusesWhatAMemberCanNotHave() {
    let one = ("SELECT * FROM \(people) WHERE email = \("a")" as PartiQL)
    func faults(_ batch: PartiQLBatch<Item>) -> [StatementError.Fault] {
      do {
        _ = try batch.request()
        return []
      } catch { return error.faults }
    }
    #expect(faults(PartiQLBatch { [PartiQL]() }) == [.noMembers(operation: "BatchExecuteStatement")])
    #expect(
      faults(PartiQLBatch { Array(repeating: one, count: 26) }) == [
        .tooManyMembers(operation: "BatchExecuteStatement", count: 26, limit: 25)
      ])
    let more = faults(
      PartiQLBatch {
        one
        one.limit(1)
        "SELECT * FROM \(people) WHERE email = '\("a")'" as PartiQL
      })
    #expect(
      more.map { "\($0)" } == [
        "member 2, of table \"people\": a member gives one row at most: it has no limit, no page's size and no token",
        "member 3, of table \"people\": interpolation 2 stands within quotes, where it is but text: leave out the quotes",
      ])
  }
}
