import Foundation
import SwynamoDB
import Testing

private struct Ticket: Sendable, Equatable {
  var id: String?
  var part: UUID?
  var title: String
  var created: Date?
  var updated: Date?
  var status: String?
  var edits: Int?
}

private let tickets = Table("tickets") {
  HashKey(\Ticket.id).setOnCreate(.ulid)
  RangeKey(\.part).setOnCreate(.uuid)
  Field(\.title)
  Field(\.created, as: .epochSeconds).setOnCreate(.now)
  Field(\.updated, as: .epochSeconds).setOnWrite(.now)
  Field(\.status).setOnCreate(.value("open"))
  Field(\.edits).countingWrites()
}.of(Ticket.init)

private let first = UUID(uuidString: "00010203-0405-4607-8809-0A0B0C0D0E0F") ?? UUID()
private let day = Date(timeIntervalSince1970: 1_700_000_000)

/// What the library writes of itself, in each statement.
@Suite struct GeneratedValueTests {
  private func generating<Result>(_ body: () throws -> Result) rethrows -> Result {
    try GeneratedValues.with(now: { day }, uuid: { first }, body)
  }

  @Test func aNewModelGetsAll() throws {
    generating {
      expectLowered(
        tickets.put(Ticket(title: "x")),
        """
        PutItem
        {
          "TableName": "tickets",
          "Item": {
            "id": {"S":"01HF7YAT00000G40R40M50P30D"},
            "part": {"S":"00010203-0405-4607-8809-0a0b0c0d0e0f"},
            "title": {"S":"x"},
            "created": {"N":"1700000000"},
            "updated": {"N":"1700000000"},
            "status": {"S":"open"},
            "edits": {"N":"1"}
          }
        }
        """)
    }
  }

  @Test func aStoredModelKeepsWhatItWasCreatedWith() throws {
    let stored = Ticket(id: "a", part: first, title: "x", created: .distantPast, updated: .distantPast, status: "done", edits: 4)
    let item = try generating { try tickets.put(stored).request().item.decoded() }
    #expect(item["id"] == "a")
    #expect(item["created"] == .number(DynamoDBNumber(Int(Date.distantPast.timeIntervalSince1970))))
    #expect(item["updated"] == 1_700_000_000)
    #expect(item["status"] == "done")
    #expect(item["edits"] == 5)
  }

  @Test func updatesFillInAndCount() {
    generating {
      expectLowered(
        tickets.update("a", first) { $0.title.set("y") },
        """
        UpdateItem
        {
          "TableName": "tickets",
          "Key": {"id":{"S":"a"},"part":{"S":"00010203-0405-4607-8809-0a0b0c0d0e0f"}},
          "UpdateExpression": "SET #0 = :0, #1 = if_not_exists(#1, :1), #2 = :1, #3 = if_not_exists(#3, :2), \
        #4 = if_not_exists(#4, :3) + :4",
          "ExpressionAttributeNames": {
            "#0": "title",
            "#1": "created",
            "#2": "updated",
            "#3": "status",
            "#4": "edits"
          },
          "ExpressionAttributeValues": {
            ":0": {"S":"y"},
            ":1": {"N":"1700000000"},
            ":2": {"S":"open"},
            ":3": {"N":"0"},
            ":4": {"N":"1"}
          }
        }
        """)
      // An action of one's own has the say.
      expectLowered(
        tickets.update("a", first) {
          $0.created.remove()
          $0.updated.remove()
          $0.status.set("done")
          $0.edits.set(0)
        },
        """
        UpdateItem
        {
          "TableName": "tickets",
          "Key": {"id":{"S":"a"},"part":{"S":"00010203-0405-4607-8809-0a0b0c0d0e0f"}},
          "UpdateExpression": "SET #0 = :0, #1 = :1 REMOVE #2, #3",
          "ExpressionAttributeNames": {"#0":"status","#1":"edits","#2":"created","#3":"updated"},
          "ExpressionAttributeValues": {":0":{"S":"done"},":1":{"N":"0"}}
        }
        """)
    }
  }

  @Test func batchesAndTransactionsAlike() throws {
    try generating {
      let put = tickets.put(Ticket(title: "x"))
      let item = try put.request().item
      // Not within #expect: a closure there can take the place of the next one of its type.
      let batch = try BatchWrite { put }.writes()
      #expect(batch.map(\.write) == [.put(item)])
      let transaction = try TransactWrite {
        put
        tickets.update("b", first) { $0.title.set("y") }
      }.request()
      #expect(transaction.members.count == 2)
      let update = tickets.update("b", first) { $0.title.set("y") }
      let members = try TransactWrite {
        put; update
      }.request().members
      #expect(members == [.put(try put.request()), .update(try update.request())])
      #expect(transaction.members == members)
    }
  }

  @Test func aStatementWritesTheSameEachTime() throws {
    let put = tickets.put(Ticket(title: "x"))
    #expect(try put.request() == put.request())
    #expect(try tickets.put(Ticket(title: "x")).request() != put.request())
  }

  @Test func whatIsSetByEachWriteIsNoDifference() throws {
    let old = Ticket(id: "a", part: first, title: "x", created: day, updated: day, status: "open", edits: 1)
    var new = old
    new.updated = .distantFuture
    new.edits = 7
    #expect(try tickets.update(from: old, to: new).request().updateExpression == nil)
    new.title = "y"
    #expect(
      try tickets.update(from: old, to: new).request().updateExpression
        == tickets.update("a", first) { $0.title.set("y") }.request().updateExpression)
  }

  @Test func identifiersOrderAsTheTimeDoes() {
    let ids = (0..<50).map { second in
      GeneratedValues.with(now: { day.addingTimeInterval(Double(second)) }) {
        (try? tickets.put(Ticket(title: "x")).request().item.decoded()["id"]) ?? .null
      }
    }
    let texts = ids.compactMap { if case .string(let text) = $0 { text } else { nil } }
    #expect(texts.count == 50 && texts == texts.sorted())
    #expect(texts.allSatisfy { $0.utf8.count == 26 })
  }

  @Test func oneMadeByTheProgram() throws {
    struct Coupon: Sendable { var id: String; var code: Int? }
    let coupons = Table("coupons") {
      HashKey(\Coupon.id); Field(\.code).setOnCreate(.made { 40 + 2 })
    }.of(Coupon.init)
    #expect(try coupons.put(Coupon(id: "a")).request().item.decoded()["code"] == 42)
    #expect(try coupons.put(Coupon(id: "a", code: 1)).request().item.decoded()["code"] == 1)
  }

  @Test func mapsHaveNone() {
    let table = Table("outer") {
      HashKey(\Holder.id); Field(\.inner)
    }.of(Holder.init)
    #expect(
      table.definition.faults.map { "\($0)".split(separator: ": ").last }
        == ["\"made\" is written by the library, which only a table's own attributes can be; declare it as a Field"])
  }
}

private struct Holder: Sendable { var id: String; var inner: Inner }
private struct Inner: MapAttribute {
  var made: Date?
  static let schema = MapSchema { Field(\Inner.made).setOnCreate(.now) }.of(Inner.init)
}
