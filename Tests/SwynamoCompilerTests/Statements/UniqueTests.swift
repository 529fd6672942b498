import SwynamoDB
import Testing

private struct Player: Sendable {
  let id: String
  var email: String?
  var team: String?
  var number: Int?
  var visits = 0
}

private let players = Table("players") {
  HashKey(\Player.id)
  Field(\.email)
  Field(\.team)
  Field(\.number)
  Field(\.visits)
} indexes: {
  Unique(\.email)
  Unique(\.team, \.number)
}.of(Player.init)

private let samuel = Player(id: "7", email: "a@b.c")

/// What is sent for a write of unique attributes, and what can't be.
@Suite struct UniqueTests {
  @Test func anInsertIsATransaction() throws {
    let text = """
      TransactWriteItems
      {
        "TransactItems": [
          {
            "Put": {
              "TableName": "players",
              "Item": {"id":{"S":"7"},"email":{"S":"a@b.c"},"visits":{"N":"0"}},
              "ConditionExpression": "attribute_not_exists(#0)",
              "ExpressionAttributeNames": {"#0":"id"},
              "ReturnValuesOnConditionCheckFailure": "ALL_OLD"
            }
          },
          {
            "Put": {
              "TableName": "players",
              "Item": {
                "$unique": {"M":{"id":{"S":"7"}}},
                "id": {"S":"$unique#{\\"email\\":{\\"S\\":\\"a@b.c\\"}}"}
              },
              "ConditionExpression": "attribute_not_exists(#0) OR #0 = :0",
              "ExpressionAttributeNames": {"#0":"$unique"},
              "ExpressionAttributeValues": {":0":{"M":{"id":{"S":"7"}}}},
              "ReturnValuesOnConditionCheckFailure": "ALL_OLD"
            }
          }
        ]
      }
      """
    let cost = "\nIt costs two write units for each KB of each of the 2 members, 1 of which is a guard item"
    expectLines(players.insert(samuel).explain(), text + cost)
    let transaction = TransactWrite { players.insert(samuel) }
    expectLines(transaction.explain(), text + cost)
    #expect(try transaction.request().members.count == 2)
    #expect(players.insert(samuel).consumedCapacity().explain() == players.insert(samuel).explain())
  }

  @Test func theOthersReadBefore() {
    let delete = players.delete("7").if { $0.visits > 3 }
    expectLines(
      delete.explain(),
      """
      GetItem
      {
        "TableName": "players",
        "Key": {"id":{"S":"7"}},
        "ProjectionExpression": "#0, #1, #2, #3",
        "ExpressionAttributeNames": {"#0":"email","#1":"number","#2":"team","#3":"id"},
        "ConsistentRead": true
      }
      and, if what was read is still so (here: nothing):
      TransactWriteItems
      {
        "TransactItems": [
          {
            "Delete": {
              "TableName": "players",
              "Key": {"id":{"S":"7"}},
              "ConditionExpression": "#0 > :0 AND attribute_not_exists(#1) AND attribute_not_exists(#2) AND attribute_not_exists(#3)",
              "ExpressionAttributeNames": {"#0":"visits","#1":"email","#2":"number","#3":"team"},
              "ExpressionAttributeValues": {":0":{"N":"3"}},
              "ReturnValuesOnConditionCheckFailure": "ALL_OLD"
            }
          }
        ]
      }
      with a Delete of the guard item of each unique value that was read and goes
      It costs a read unit for each 4 KB of the item, and two write units for each KB of each of the 1 members, 0 of which are guard \
      items, and of each guard item that is deleted
      """)
  }

  @Test func anUpdateOfOtherAttributesIsAnUpdate() throws {
    #expect(try players.update("7") { $0.visits.add(1) }.request().updateExpression == "ADD #0 :0")
    #expect(try players.update(samuel) { $0.visits.add(1) }.request().updateExpression == "ADD #0 :0")
    #expect(throws: StatementError.self) { try players.update("7") { $0.number.add(1) }.request() }
  }

  @Test func scansLeaveGuardsOut() throws {
    let filter = try players.scan().request()
    #expect(filter.filterExpression == "NOT begins_with(#0, :0)")
    #expect(filter.attributes.values == ["$unique#"])
    #expect(try players.count().request().filterExpression == "NOT begins_with(#0, :0)")
    #expect(try players.scan().filter { $0.visits > 3 }.request().filterExpression == "#0 > :0 AND NOT begins_with(#1, :1)")
    #expect(try players.query("7").request().filterExpression == nil)
  }

  private func expectFaults(
    _ faults: [StatementError.Fault], sourceLocation: SourceLocation = #_sourceLocation, _ work: () throws -> Void
  ) {
    let error = #expect(throws: StatementError.self, sourceLocation: sourceLocation) { try work() }
    #expect(error?.faults == faults, sourceLocation: sourceLocation)
  }

  @Test func whatCanNotHoldIsRefused() {
    let refused = StatementError.Fault.uniqueInRequest(["email", "number", "team"])
    expectFaults([refused]) { _ = try players.put(samuel).request() }
    expectFaults([refused]) { _ = try players.delete("7").request() }
    expectFaults([.uniqueInRequest(["email"])]) { _ = try players.update("7") { $0.email.remove() }.request() }
    let batch = BatchWrite {
      players.put(samuel)
      players.delete("8")
    }
    expectFaults([.member(1, table: "players", refused), .member(2, table: "players", refused)]) { _ = try batch.writes() }
    #expect(
      players.scan().deleteEach().explain() == """
        DeleteItem on table "players" was not sent:
          - it may change "email", "number", "team", which is unique, and so is a transaction with a guard item: run a put, an update or a \
        delete on its own, or in db.transact { … }; a single request or a batch can't hold it
        """)
    let reading = TransactWrite { players.put(samuel) }
    expectFaults([.uniqueNeedsReading(["email", "number", "team"])].map { .member(1, table: "players", $0) }) {
      _ = try reading.request()
    }
    let tokened = TransactWrite(token: "t") { players.put(samuel) }
    #expect(tokened.explain().contains("has no token"))
    let many = TransactWrite { for number in 0..<60 { players.insert(Player(id: "\(number)", email: "\(number)")) } }
    expectFaults([.tooManyMembers(operation: "TransactWriteItems", count: 120, limit: 100)]) { _ = try many.request() }
    let reserved = StatementError.Fault.reservedKey("id", prefix: "$unique#")
    expectFaults([reserved]) { _ = try players.get("$unique#x").request() }
    expectFaults([reserved]) { _ = try players.query("$unique#x").request() }
    expectFaults([reserved]) { _ = try players.update("$unique#x") { $0.visits.add(1) }.request() }
    expectFaults([reserved, refused]) { _ = try players.put(Player(id: "$unique#x")).request() }
    let computed = players.update("7") { $0.number.add(1) }
    #expect(
      computed.explain() == """
        UpdateItem on table "players" was not sent:
          - the update computes "number", which is unique, so that the value is not known: set one, or change the item by modify
        """)
    let long = players.insert(Player(id: "7", email: String(repeating: "x", count: 2040)))
    #expect(
      long.explain().contains(#""email" is unique, and the key of its guard item has 2066 bytes; DynamoDB takes up to 2,048"#))
    let returned = players.update("7") { $0.email.set("x") }.returning(.updatedOld)
    #expect(returned.explain().contains("gives back no single attributes: return .allNew or .allOld"))
  }

  @Test func anItemIsEncodedAllTheSame() throws {
    #expect(try players.encode(samuel) == ["id": "7", "email": "a@b.c", "visits": 0])
    #expect(try players.key(of: samuel) == ["id": "7"])
  }
}
