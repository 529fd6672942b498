import Foundation
import SwynamoAPI
import SwynamoDB
import SwynamoEngine
import SwynamoTables
import Testing

// The text that a live table is written as, compiled: what stands here is what the test expects.

struct EventsLogItem: Sendable {
  var pk: String
  var createdAt: Int
  var expires: Date?
  var place: String?
  var `class`: [UInt8]?
  var pk2: String?
  var embedding: [Float]?
  var title: AttributeValue?
}

let byPlace = LocalIndex("by-place", projecting: .keysOnly) {
  RangeKey(\EventsLogItem.place)
}

let byClass = GlobalIndex("by-class", projecting: .including(\.title)) {
  HashKey(\EventsLogItem.`class`)
  RangeKey(\.pk2)
}.billing(.onDemandUpTo(readUnits: 10))

let near = VectorIndex("near", \EventsLogItem.embedding, dimensions: 3, .euclidean, hashKey: \.place, filters: \.pk2)

let eventsLog = Table("events-log") {
  HashKey(\EventsLogItem.pk, "PK")
  RangeKey(\.createdAt, "created_at")
  TimeToLive(\.expires)
  Field(\.place)
  Field(\.`class`)
  Field(\.pk2, "pk")
  Field(\.embedding)
  Field(\.title)
} indexes: {
  byPlace
  byClass
  near
}.of(EventsLogItem.init)
  .billing(.onDemand)
  .stream(.newAndOldImages)
  .tags(["stage": "test"])
  .deletionProtected()
  .pointInTimeRecovery(days: 35)
  .resourcePolicy(
    #"""
    {
      "Version": "2008-10-17",
      "Statement": [
        {
          "Effect": "Allow",
          "Principal": {
            "AWS": "arn:aws:iam::111122223333:root"
          },
          "Action": "dynamodb:GetItem",
          "Resource": "*"
        }
      ]
    }
    """#)

@Suite struct SwiftTextTests {
  @Test func ofALiveTable() async throws {
    let db = ApplyTests.client(Backend.embedded(.inMemory).transport)
    try await eventsLog.apply(on: db)
    let live = try #require(try await TableSpecification(of: "events-log", on: db))
    let text = live.swiftText()
    let source = try String(contentsOfFile: #filePath, encoding: .utf8)
    let begin = try #require(source.range(of: "struct EventsLogItem"))
    let end = try #require(source.range(of: "@Suite"))
    let declared = source[begin.lowerBound..<end.lowerBound].trimmingCharacters(in: .newlines)
    #expect(text.split(separator: "\n") == ("import Foundation\nimport SwynamoDB\n" + declared).split(separator: "\n"))
    #expect(try await eventsLog.plan(on: db).description == "table \"events-log\": as declared")
    #expect(try await live.plan(on: db).isEmpty)
  }

  @Test func ofAPlainTable() throws {
    let specification = TableSpecification(
      API.CreateTable(
        tableName: "1-users", attributeDefinitions: [.init(attributeName: "id", attributeType: .number)],
        keySchema: [.init(attributeName: "id", keyType: .hash)]))
    #expect(
      specification.swiftText(model: "User") == """
        import SwynamoDB

        struct User: Sendable {
          var id: Int
        }

        let _1Users = Table("1-users") {
          HashKey(\\User.id)
        }.of(User.init)

        """)
  }

  @Test func isNilWithoutATable() async throws {
    let db = ApplyTests.client(Backend.embedded(.inMemory).transport)
    #expect(try await TableSpecification(of: "nothing", on: db) == nil)
  }
}
