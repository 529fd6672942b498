import SwynamoDB
import Testing

private struct Document: Sendable, Equatable {
  let id: String
  var text: String
  var note: String?
  var version: Int?
}

private let documents = Table("documents") {
  HashKey(\Document.id)
  Field(\.text)
  Field(\.note)
  Version(\.version, "v")
}.of(Document.init)

private let new = Document(id: "a", text: "x")
private let third = Document(id: "a", text: "x", version: 3)

/// What a version adds to each statement.
@Suite struct VersionTests {
  @Test func putOfANewModel() {
    expectLowered(
      documents.put(new),
      """
      PutItem
      {
        "TableName": "documents",
        "Item": {"id":{"S":"a"},"text":{"S":"x"},"v":{"N":"1"}},
        "ConditionExpression": "attribute_not_exists(#0)",
        "ExpressionAttributeNames": {"#0":"v"},
        "ReturnValuesOnConditionCheckFailure": "ALL_OLD"
      }
      """)
  }

  @Test func putOfAStoredModelHasTheUsersConditionFirst() {
    expectLowered(
      documents.put(third).if { $0.text == "w" || $0.note.exists },
      """
      PutItem
      {
        "TableName": "documents",
        "Item": {"id":{"S":"a"},"text":{"S":"x"},"v":{"N":"4"}},
        "ConditionExpression": "(#0 = :0 OR attribute_exists(#1)) AND #2 = :1",
        "ExpressionAttributeNames": {"#0":"text","#1":"note","#2":"v"},
        "ExpressionAttributeValues": {":0":{"S":"w"},":1":{"N":"3"}},
        "ReturnValuesOnConditionCheckFailure": "ALL_OLD"
      }
      """)
  }

  @Test func putWhateverIsStoredRaisesTheModelsVersion() {
    expectLowered(
      documents.put(third).ignoringVersion(),
      """
      PutItem
      {
        "TableName": "documents",
        "Item": {"id":{"S":"a"},"text":{"S":"x"},"v":{"N":"4"}}
      }
      """)
  }

  @Test func deletes() {
    expectLowered(
      documents.delete(third),
      """
      DeleteItem
      {
        "TableName": "documents",
        "Key": {"id":{"S":"a"}},
        "ConditionExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"v"},
        "ExpressionAttributeValues": {":0":{"N":"3"}},
        "ReturnValuesOnConditionCheckFailure": "ALL_OLD"
      }
      """)
    #expect(documents.delete("a").version(3).explain() == documents.delete(third).explain())
    expectLowered(
      documents.delete("a"),
      """
      DeleteItem
      {
        "TableName": "documents",
        "Key": {"id":{"S":"a"}}
      }
      """)
  }

  @Test func updateOfAModel() {
    expectLowered(
      documents.update(third) { $0.text.set("y") },
      """
      UpdateItem
      {
        "TableName": "documents",
        "Key": {"id":{"S":"a"}},
        "UpdateExpression": "SET #0 = :0, #1 = :1",
        "ConditionExpression": "#1 = :2",
        "ExpressionAttributeNames": {"#0":"text","#1":"v"},
        "ExpressionAttributeValues": {":0":{"S":"y"},":1":{"N":"4"},":2":{"N":"3"}},
        "ReturnValues": "ALL_NEW",
        "ReturnValuesOnConditionCheckFailure": "ALL_OLD"
      }
      """)
  }

  @Test func updateByKey() {
    expectLowered(
      documents.update("a") { $0.text.set("y") },
      """
      UpdateItem
      {
        "TableName": "documents",
        "Key": {"id":{"S":"a"}},
        "UpdateExpression": "SET #0 = :0 ADD #1 :1",
        "ExpressionAttributeNames": {"#0":"text","#1":"v"},
        "ExpressionAttributeValues": {":0":{"S":"y"},":1":{"N":"1"}}
      }
      """)
    #expect(
      documents.update(third) { $0.text.set("y") }.ignoringVersion().returning(.none).explain()
        == documents.update("a") { $0.text.set("y") }.explain())
    #expect(
      documents.update("a") { $0.text.set("y") }.version(3).returning(.allNew).explain()
        == documents.update(third) { $0.text.set("y") }.explain())
  }

  @Test func repeatingIsSafeOnAVersion() throws {
    #expect(try !documents.update("a") { $0.text.set("y") }.request().isIdempotent)
    #expect(try documents.update("a") { $0.text.set("y") }.version(3).request().isIdempotent)
    #expect(try documents.update("a") { $0.text.set($0.note) }.version(nil).request().isIdempotent)
    #expect(try !documents.update(third) { $0.text.set("y") }.ignoringVersion().request().isIdempotent)
    #expect(try documents.put(third).request().isIdempotent)
  }

  @Test func transactionsCarryTheSame() {
    expectLowered(
      TransactWrite {
        documents.put(new)
        documents.update("b") { $0.text.set("y") }.version(7)
        documents.check("c") { $0.text == "x" }.version(2)
      },
      """
      TransactWriteItems
      {
        "TransactItems": [
          {
            "Put": {
              "TableName": "documents",
              "Item": {"id":{"S":"a"},"text":{"S":"x"},"v":{"N":"1"}},
              "ConditionExpression": "attribute_not_exists(#0)",
              "ExpressionAttributeNames": {"#0":"v"},
              "ReturnValuesOnConditionCheckFailure": "ALL_OLD"
            }
          },
          {
            "Update": {
              "TableName": "documents",
              "Key": {"id":{"S":"b"}},
              "UpdateExpression": "SET #0 = :0, #1 = :1",
              "ConditionExpression": "#1 = :2",
              "ExpressionAttributeNames": {"#0":"text","#1":"v"},
              "ExpressionAttributeValues": {":0":{"S":"y"},":1":{"N":"8"},":2":{"N":"7"}},
              "ReturnValuesOnConditionCheckFailure": "ALL_OLD"
            }
          },
          {
            "ConditionCheck": {
              "TableName": "documents",
              "Key": {"id":{"S":"c"}},
              "ConditionExpression": "#0 = :0 AND #1 = :1",
              "ExpressionAttributeNames": {"#0":"text","#1":"v"},
              "ExpressionAttributeValues": {":0":{"S":"x"},":1":{"N":"2"}},
              "ReturnValuesOnConditionCheckFailure": "ALL_OLD"
            }
          }
        ]
      }
      """)
  }

  @Test func batchesTakeWhatAsksForNoVersion() throws {
    let batch = BatchWrite {
      documents.put(new)
      documents.delete(third)
    }
    let sentence =
      "a batch takes no conditions, so that it can't ask for the version: run the write on its own or in a transaction, or write it "
      + "whatever is stored, put(…).ignoringVersion()"
    expectLines(
      batch.explain(),
      """
      BatchWriteItem on table "documents" was not sent:
        - member 1, of table "documents": \(sentence)
        - member 2, of table "documents": \(sentence)
        - BatchWriteItem names the item {"S":"a"} of table "documents" twice, which DynamoDB refuses
      """)
    let writes = try BatchWrite {
      documents.put(new).ignoringVersion()
      documents.delete("b")
    }.writes()
    #expect(writes.count == 2)
  }

  @Test func theVersionIsNotAnActionOfOnesOwn() {
    expectLowered(
      documents.update("a") { $0.version.set(5) },
      """
      UpdateItem on table "documents" was not sent:
        - "v" is the version, which the update raises itself; leave the action out
      """)
  }

  @Test func aTableWithoutAVersionHasNoneToAskFor() {
    expectLowered(
      users.delete("a@b.c").version(1),
      """
      DeleteItem on table "dynamodb-user" was not sent:
        - the table declares no Version to ask for
      """)
    #expect(users.delete("a@b.c").ignoringVersion().explain() == users.delete("a@b.c").explain())
  }

  @Test func theLastVersionIsAFault() {
    expectLowered(
      documents.put(Document(id: "a", text: "x", version: .max)),
      """
      PutItem on table "documents" was not sent:
        - "v": no integer comes after 9223372036854775807
      """)
  }

  @Test func declarations() {
    struct Twice: Sendable { var id: String; var a: Int?; var b: Int? }
    let table = Table("twice") {
      HashKey(\Twice.id); Version(\.a); Version(\.b)
    }.of(Twice.init)
    #expect(throws: DeclarationError.self) { try table.validate() }
    #expect(table.definition.faults == [.severalVersions(["a", "b"])])
    #expect("\(table.definition.faults[0])" == "the table has 2 versions, \"a\", \"b\"; an item is counted by one")
    let outer = Table("outer") {
      HashKey(\Outer.id); Field(\.inner)
    }.of(Outer.init)
    #expect(
      outer.definition.faults.map { "\($0)".split(separator: ": ").last }
        == ["\"n\" is written by the library, which only a table's own attributes can be; declare it as a Field"])
  }

  @Test func encodingIsTheModelAsItIs() throws {
    #expect(try documents.encode(third)["v"] == .number(3))
    #expect(try documents.encode(new)["v"] == nil)
    #expect(try documents.decode(documents.encode(third)) == third)
  }
}

private struct Outer: Sendable { var id: String; var inner: Inner }
private struct Inner: MapAttribute {
  var n: Int?
  static let schema = MapSchema { Version(\Inner.n) }.of(Inner.init)
}

/// The update of what differs between two models.
@Suite struct ModelDifferenceTests {
  private let samuel = User(
    email: "a@b.c", firstName: "Samuel", lastName: "Adams", visits: 0, tags: ["vip"], address: Address(city: "Rome", zip: "00100")
  )

  @Test func whatDiffersIsSetAndWhatIsGoneRemoved() {
    var changed = samuel
    changed.firstName = "Sam"
    changed.tags = []
    changed.address?.zip = "00101"
    expectLowered(
      users.update(from: samuel, to: changed),
      """
      UpdateItem
      {
        "TableName": "dynamodb-user",
        "Key": {"email":{"S":"a@b.c"}},
        "UpdateExpression": "SET #0 = :0, #1.#2 = :1 REMOVE #3",
        "ConditionExpression": "attribute_exists(#4)",
        "ExpressionAttributeNames": {
          "#0": "firstName",
          "#1": "address",
          "#2": "postal_code",
          "#3": "tags",
          "#4": "email"
        },
        "ExpressionAttributeValues": {":0":{"S":"Sam"},":1":{"S":"00101"}},
        "ReturnValues": "ALL_NEW"
      }
      """)
    changed = samuel
    changed.address = nil
    expectLowered(
      users.update(from: changed, to: samuel),
      """
      UpdateItem
      {
        "TableName": "dynamodb-user",
        "Key": {"email":{"S":"a@b.c"}},
        "UpdateExpression": "SET #0 = :0",
        "ConditionExpression": "attribute_exists(#1)",
        "ExpressionAttributeNames": {"#0":"address","#1":"email"},
        "ExpressionAttributeValues": {":0":{"M":{"city":{"S":"Rome"},"postal_code":{"S":"00100"}}}},
        "ReturnValues": "ALL_NEW"
      }
      """)
  }

  @Test func equalModelsMakeNoAction() throws {
    #expect(try users.update(from: samuel, to: samuel).request().updateExpression == nil)
    let raised = Document(id: "a", text: "x", version: 4)
    #expect(try documents.update(from: third, to: raised).request().updateExpression == nil)
  }

  @Test func theOldVersionIsAskedFor() {
    #expect(
      documents.update(from: third, to: Document(id: "a", text: "y", version: 9)).explain()
        == documents.update(third) { $0.text.set("y") }.explain())
  }

  @Test func aKeyIsNoChange() {
    expectLowered(
      orders.update(
        from: Order(email: "a@b.c", number: 1, status: .open, lines: []),
        to: Order(email: "a@b.c", number: 2, status: .open, lines: [])),
      """
      UpdateItem on table "orders" was not sent:
        - "number" is part of the key, which a change can't give another value: delete the item and put it under its new key
      """)
  }

  @Test func membersOfDictionariesAreWrittenSingly() {
    struct Labels: Sendable { var id: String; var all: [String: [Int]]; var defaulted: [String: Int] }
    let table = Table("labels") {
      HashKey(\Labels.id); Field(\.all); Field(\.defaulted, default: [:])
    }.of(Labels.init)
    expectLowered(
      table.update(
        from: Labels(id: "a", all: ["same": [1], "gone": [2], "other": [3]], defaulted: [:]),
        to: Labels(id: "a", all: ["same": [1], "new": [4], "other": [3, 5]], defaulted: ["x": 1])),
      """
      UpdateItem
      {
        "TableName": "labels",
        "Key": {"id":{"S":"a"}},
        "UpdateExpression": "SET #0.#1 = :0, #0.#2 = :1, #3 = :2 REMOVE #0.#4",
        "ConditionExpression": "attribute_exists(#5)",
        "ExpressionAttributeNames": {
          "#0": "all",
          "#1": "new",
          "#2": "other",
          "#3": "defaulted",
          "#4": "gone",
          "#5": "id"
        },
        "ExpressionAttributeValues": {
          ":0": {"L":[{"N":"4"}]},
          ":1": {"L":[{"N":"3"},{"N":"5"}]},
          ":2": {"M":{"x":{"N":"1"}}}
        },
        "ReturnValues": "ALL_NEW"
      }
      """)
  }
}
