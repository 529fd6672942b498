import SwynamoDB
import Testing

/// One comparison more than ORs.
private func any(_ count: Int, _ stock: Attribute<Product, Int>) -> Condition<Product> {
  (0..<count).reduce(.empty) { $0 || stock == $1 }
}

private func long(_ labels: Attribute<Product, [String: String]>, _ count: Int) -> Condition<Product> {
  (0..<count).reduce(.empty) { $0 || labels["a\($1)"].doesNotExist }
}

@Suite struct ExpressionSizeTests {
  @Test func threeHundredOperators() throws {
    let request = try products.scan().filter { product in !any(150, product.stock) }.request()
    #expect(request.attributes.values.count == 150)
  }

  @Test func tooManyOperators() {
    expectLowered(
      products.scan().filter { product in any(151, product.stock) },
      """
      Scan on table "products" was not sent:
        - the FilterExpression has 301 operators and functions; DynamoDB takes up to 300: split the request
      """)
  }

  @Test func tooLong() {
    expectLowered(
      products.scan().filter { product in product.labels.exists && long(product.labels, 200) },
      """
      Scan on table "products" was not sent:
        - the FilterExpression has 6515 bytes; DynamoDB takes up to 4,096: shorten it, or split the request
        - the FilterExpression has 401 operators and functions; DynamoDB takes up to 300: split the request
      """)
  }

  @Test func tooLongAnUpdate() {
    expectLowered(
      products.update("1") { product in for index in 1...400 { product.labels["\(index)"].set("") } },
      """
      UpdateItem on table "products" was not sent:
        - the UpdateExpression has 5494 bytes; DynamoDB takes up to 4,096: shorten it, or split the request
        - the UpdateExpression has 400 operators and functions; DynamoDB takes up to 300: split the request
      """)
  }
}
