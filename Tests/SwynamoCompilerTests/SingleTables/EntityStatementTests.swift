import Foundation
import SwynamoDB
import Testing

/// What an entity's statements lower to.
@Suite struct EntityStatementTests {
  @Test func byKey() {
    expectLowered(
      copies.get("1", range: "Emma", 12),
      """
      GetItem
      {
        "TableName": "library",
        "Key": {"PK":{"S":"ROOM#1"},"SK":{"S":"COPY#Emma#12"}}
      }
      """)
    expectLowered(
      readers.delete("ann"),
      """
      DeleteItem
      {
        "TableName": "library",
        "Key": {"PK":{"S":"READER#ann"},"SK":{"S":"READER"}}
      }
      """)
    expectLowered(
      shelves.put(Shelf(room: "1", number: -7, title: "Novels")),
      """
      PutItem
      {
        "TableName": "library",
        "Item": {
          "title": {"S":"Novels"},
          "PK": {"S":"ROOM#1"},
          "SK": {"S":"SHELF#-9999999999999999992"},
          "cls": {"S":"Shelf"}
        }
      }
      """)
  }

  private func expectKeyCondition(
    _ query: Query<Copy, Copy>, _ text: String, _ values: AttributeValue..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let request = try query.request()
    #expect(request.keyConditionExpression == text, sourceLocation: sourceLocation)
    #expect(request.attributes.values == values + ["Copy"], sourceLocation: sourceLocation)
    #expect(
      request.filterExpression == "#\(request.attributes.names.count - 1) = :\(values.count)", sourceLocation: sourceLocation)
  }

  @Test func queries() throws {
    try expectKeyCondition(copies.query("1"), "#0 = :0 AND begins_with(#1, :1)", "ROOM#1", "COPY#")
    try expectKeyCondition(copies.query("1", range: "Emma"), "#0 = :0 AND begins_with(#1, :1)", "ROOM#1", "COPY#Emma#")
    try expectKeyCondition(copies.query("1", range: "Emma", 12), "#0 = :0 AND #1 = :1", "ROOM#1", "COPY#Emma#12")
    try expectKeyCondition(copies.query("1") { $0.startsWith("E") }, "#0 = :0 AND begins_with(#1, :1)", "ROOM#1", "COPY#E")
    try expectKeyCondition(copies.query("1") { $0 == "Emma" }, "#0 = :0 AND begins_with(#1, :1)", "ROOM#1", "COPY#Emma#")
    // An index's key that begins with a property has nothing to keep to.
    try expectKeyCondition(copies.query(byReader, "ann"), "#0 = :0", "ann")
    try expectKeyCondition(copies.query(byReader, "ann", range: .open), "#0 = :0 AND begins_with(#1, :1)", "ann", "open#")
    let day = Date(timeIntervalSince1970: 86_400)
    let text = "1970-01-02T00:00:00.000000+0000"
    try expectKeyCondition(
      copies.query(byReader, "ann", range: .open) { $0 > day }, "#0 = :0 AND #1 BETWEEN :1 AND :2", "ann",
      .string("open#\(text)\u{10FFFF}"), "open#\u{10FFFF}")
    try expectKeyCondition(
      copies.query(byReader, "ann", range: .open) { $0 < day }, "#0 = :0 AND #1 BETWEEN :1 AND :2", "ann", "open#",
      .string("open#1970-01-02T00:00:00.000000+000/\u{10FFFF}"))
    try expectKeyCondition(
      copies.query(byReader, "ann", range: .open, day) { $0 >= "E" }, "#0 = :0 AND #1 BETWEEN :1 AND :2", "ann",
      .string("open#\(text)#E"), .string("open#\(text)#\u{10FFFF}"))
    try expectKeyCondition(
      copies.query(byReader, "ann", range: .open, day) { $0 > "E" }, "#0 = :0 AND #1 BETWEEN :1 AND :2", "ann",
      .string("open#\(text)#E\0"), .string("open#\(text)#\u{10FFFF}"))
  }

  @Test func readsKeepToTheEntity() {
    expectLowered(
      copies.scan().filter { $0.state == .open },
      """
      Scan
      {
        "TableName": "library",
        "FilterExpression": "#0 = :0 AND #1 = :1",
        "ExpressionAttributeNames": {"#0":"state","#1":"cls"},
        "ExpressionAttributeValues": {":0":{"S":"open"},":1":{"S":"Copy"}}
      }
      """)
    // An index without a copy of the name gives keys only: the table's items are asked for them.
    expectLowered(
      copies.query(
        copies.inverted(
          GlobalIndex("inverted") {
            HashKey("SK"); RangeKey("PK")
          }), "Emma", 1
      ).raw(),
      """
      Query
      {
        "TableName": "library",
        "IndexName": "inverted",
        "KeyConditionExpression": "#0 = :0 AND begins_with(#1, :1)",
        "ExpressionAttributeNames": {"#0":"SK","#1":"PK"},
        "ExpressionAttributeValues": {":0":{"S":"COPY#Emma#1"},":1":{"S":"ROOM#"}}
      }
      """)
  }

  @Test func updates() throws {
    expectLowered(
      copies.update("1", range: "Emma", 1) {
        $0.reader.set("ann")
        $0.state.set(.paid)
        $0.due.set(Date(timeIntervalSince1970: 86_400))
      },
      """
      UpdateItem
      {
        "TableName": "library",
        "Key": {"PK":{"S":"ROOM#1"},"SK":{"S":"COPY#Emma#1"}},
        "UpdateExpression": "SET #0 = :0, #1 = :1, #2 = :2, #3 = :0, #4 = :3, #5 = :4",
        "ExpressionAttributeNames": {
          "#0": "reader",
          "#1": "state",
          "#2": "due",
          "#3": "GSI1PK",
          "#4": "GSI1SK",
          "#5": "cls"
        },
        "ExpressionAttributeValues": {
          ":0": {"S":"ann"},
          ":1": {"S":"paid"},
          ":2": {"N":"86400"},
          ":3": {"S":"paid#1970-01-02T00:00:00.000000+0000#Emma"},
          ":4": {"S":"Copy"}
        }
      }
      """)
    expectLowered(
      copies.update("1", range: "Emma", 1) { $0.reader.remove() },
      """
      UpdateItem
      {
        "TableName": "library",
        "Key": {"PK":{"S":"ROOM#1"},"SK":{"S":"COPY#Emma#1"}},
        "UpdateExpression": "SET #0 = :0 REMOVE #1, #2",
        "ExpressionAttributeNames": {"#0":"cls","#1":"reader","#2":"GSI1PK"},
        "ExpressionAttributeValues": {":0":{"S":"Copy"}}
      }
      """)
    // What follows from the key alone is in every update, which may make the item.
    #expect(
      copies.scan().updateEach {
        $0.reader.set("ann")
      }.explain().contains("SET #0 = :0, #1 = :0, #2 = :1"))
  }

  @Test func table() throws {
    let expected = try library.createTable().request()
    #expect(try copies.createTable().request() == expected)
    #expect(try shelves.named("other").get("1", range: 1).request().tableName == "other")
  }

  @Test func codableEntity() throws {
    let reader = Reader(id: "ann", name: "Ann", phones: ["1"])
    let item: Item = [
      "PK": "READER#ann", "SK": "READER", "cls": "Reader", "id": "ann", "name": "Ann", "phones": .list(["1"]),
    ]
    #expect(try readers.encode(reader) == item)
    #expect(try readers.decode(item) == reader)
    var other = item
    other["cls"] = "Copy"
    #expect(throws: AttributeDecodingError(.invalidValue("Copy", type: "the entity \"Reader\""), path: "cls", table: "library")) {
      try readers.decode(other)
    }
  }
}
