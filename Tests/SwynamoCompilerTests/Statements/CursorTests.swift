import Foundation
import SwynamoDB
import Testing

@Suite struct CursorTests {
  private let key = EncodedItem(["email": .string("a@b.c"), "number": .number(17)])

  private func text(_ json: String) -> String {
    String(Data(json.utf8).base64EncodedString().map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 }).replacing("=", with: "")
  }

  private func query(_ index: String? = nil) -> Cursor.Place { Cursor.Place(operation: "Query", table: "orders", index: index) }

  @Test(arguments: ["", "a", "ab", "abc", "??>>~~", "na\u{EF}ve", "e\u{301}"]) func textAndBack(value: String) throws {
    let key = EncodedItem(["email": .string(value), "number": .number(17)])
    let places = [
      query(), query("by-status"),
      Cursor.Place(operation: "Scan", table: "orders", index: nil, segment: .init(index: 2, total: 7)),
    ]
    for place in places {
      let cursor = Cursor(key: key, place: place)
      let again = try Cursor(cursor.description)
      #expect(again == cursor)
      #expect(again.place == place)
      #expect(again.key.description == key.description)
      #expect(cursor.description.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
      #expect(try JSONDecoder().decode([Cursor].self, from: JSONEncoder().encode([cursor])) == [cursor])
    }
  }

  /// What a link holds was in other hands.
  @Test func otherTextIsNoCursor() {
    let whole = #"{"key":{"M":{"id":{"S":"a"}}},"operation":{"S":"Query"},"table":{"S":"orders"}}"#
    #expect(throws: Never.self) { try Cursor(text(whole)) }
    #expect(throws: Never.self) { try Cursor(text(" \(whole) ")) }
    let others = [
      "", "!", "e30", "YWJj", "a\"b", "{}", text("{}"), text(#"{"id":{"S":"a"}}"#), text(whole + #","TableName":"secrets""#),
      text(whole.replacing(#"{"id":{"S":"a"}}"#, with: "{}")), text(whole.replacing(#""table""#, with: #""other""#)),
      text(whole.replacing(#"}}}"#, with: #"}}},"more":{"S":"x"}"#)), text(whole.replacing("Query", with: "Que\\nry")),
      text(whole.replacing("orders", with: "or ders")), text(whole.replacing(#"{"S":"a"}"#, with: #"{"L":[]}"#)),
      text(whole.replacing(#"{"S":"a"}"#, with: #"{"S":"\#(String(repeating: "a", count: 30_000))"}"#)),
      text(whole.replacing(#"}}}"#, with: #"}}},"segment":{"L":[{"N":"1.5"},{"N":"2"}]}"#)),
    ]
    for other in others { #expect(throws: CursorError(text: other)) { try Cursor(other) } }
    #expect(
      CursorError(text: "page=2").description
        == #""page=2" is no cursor; a cursor's text is that of page.cursor, unchanged"#)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([Cursor].self, from: Data(#"["page=2"]"#.utf8)) }
  }

  @Test func itIsWrittenAnew() {
    let spaced = Cursor(key: EncodedItem(json: Array(#"{"id": {"S": "a"}}"#.utf8)), place: query())
    #expect(spaced == Cursor(key: EncodedItem(["id": .string("a")]), place: query()))
  }

  @Test func elsewhereItIsRefused() {
    let cursor = Cursor(key: key, place: query())
    func refused(_ operation: String, _ own: String, _ this: String) -> String {
      """
      \(operation) on table "orders" was not sent:
        - the cursor is of \(own), and this is \(this): go on with the statement that gave it
      """
    }
    let place = #"a Query of table "orders""#
    expectLowered(orders.scan().starting(after: cursor), refused("Scan", place, #"a Scan of table "orders""#))
    expectLowered(
      orders.query(byPlaced, "a@b.c").starting(after: cursor),
      refused("Query", place, #"a Query of the index "by-placed" of table "orders""#))
    expectLowered(
      orders.query("a@b.c").starting(after: Cursor(key: key, place: .init(operation: "Query", table: "users", index: nil))),
      refused("Query", #"a Query of table "users""#, place))
    expectLowered(
      orders.scan().segment(1, of: 4).starting(
        after: Cursor(key: key, place: .init(operation: "Scan", table: "orders", index: nil, segment: .init(index: 0, total: 4)))),
      refused("Scan", #"a Scan of table "orders", segment 0 of 4"#, #"a Scan of table "orders", segment 1 of 4"#))
    expectLowered(
      orders.query("other@b.c").starting(after: cursor),
      """
      Query on table "orders" was not sent:
        - the cursor is of another "email" than the one that is queried: go on with the statement that gave it
      """)
  }
}
