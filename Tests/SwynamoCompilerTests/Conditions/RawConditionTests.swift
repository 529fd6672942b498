import SwynamoDB
import Testing

@Suite struct RawConditionTests {
  @Test func namesAndValuesAreBound() {
    expectLowered(
      products.scan().filter { .raw("size(\($0.tags)) > \(3)") },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "size(#0) > :0",
        "ExpressionAttributeNames": {"#0":"tags"},
        "ExpressionAttributeValues": {":0":{"N":"3"}}
      }
      """)
    expectLowered(
      products.scan().filter { .raw("\($0.tags.size) > \(1, as: $0.stock) AND \($0.maker.address.city) = \("' OR 1 = 1")") },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "size(#0) > :0 AND #1.#2.#3 = :1",
        "ExpressionAttributeNames": {"#0":"tags","#1":"maker","#2":"address","#3":"city"},
        "ExpressionAttributeValues": {":0":{"N":"1"},":1":{"S":"' OR 1 = 1"}}
      }
      """)
  }

  @Test(arguments: [
    ("a = b OR c = d", "(a = b OR c = d) AND #0 > :0"),
    ("(a = b) OR (c = d)", "((a = b) OR (c = d)) AND #0 > :0"),
    (" (a = b OR c = d) ", " (a = b OR c = d)  AND #0 > :0"),
  ])
  func bracketsStandWhereTheyAreNeeded(text: String, filter: String) throws {
    let request = try products.scan().filter { .raw(.init(stringLiteral: text)) && $0.stock > 1 }.request()
    #expect(request.filterExpression == filter)
    #expect(try products.scan().filter { _ in .raw(.init(stringLiteral: text)) }.request().filterExpression == text)
  }

  @Test func insideOthers() throws {
    let request = try products.update("1") { $0.stock.add(1) }.if { !.raw("\($0.stock) < \(3)") || $0.name == "a" }.request()
    #expect(request.conditionExpression == "NOT (#0 < :1) OR #1 = :2")
  }

  @Test func faults() {
    expectLines(
      orders.query("a@b.c").filter { .raw("\($0.number) > :0") && .raw("") && .raw("\($0.status) = \(Double.nan)") }.explain(),
      """
      Query on table "orders" was not sent:
        - nan is not a number that DynamoDB can store
        - the raw condition's text " > :0" has a placeholder: names and values are interpolated, \\($0.name) and \\(value)
        - the raw condition has no text
        - the filter uses "number", a key of the table, which DynamoDB refuses in a query: say it in the key condition, query(…) { $0… }, or use a scan, whose filter may use keys
      """)
  }
}
