import SwynamoDB
import Testing

/// The condition so many times, with one OR less between.
private func any(_ count: Int, _ condition: Condition<Product>) -> Condition<Product> {
  .any((0..<count).map { _ in condition })
}

private func long(_ labels: Attribute<Product, [String: String]>, _ count: Int) -> Condition<Product> {
  .any((0..<count).map { labels["a\($0)"].doesNotExist })
}

private func not(_ count: Int, _ condition: Condition<Product>) -> Condition<Product> {
  (0..<count).reduce(condition) { condition, _ in !condition }
}

@Suite struct ExpressionSizeTests {
  private let tooMany = """
    Scan on table "products" was not sent:
      - the FilterExpression has 301 operators; DynamoDB takes up to 300: split the request
    """

  /// 150 terms and 149 ORs make 299; each NOT is one more.
  private static let terms: [@Sendable (Attributes<Product>) -> Condition<Product>] = [
    { $0.stock == 1 }, { $0.stock != 1 }, { $0.stock < 1 }, { $0.stock <= 1 }, { $0.stock > 1 }, { $0.stock >= 1 },
    { $0.stock.between(1, 2) }, { $0.stock.isIn([1, 2, 3]) }, { $0.notes.size == 1 },
  ]

  @Test(arguments: terms.indices)
  func threeHundredOperators(term: Int) throws {
    let term = Self.terms[term]
    _ = try products.scan().filter { product in any(150, term(product)) }.request()
    _ = try products.scan().filter { product in !any(150, term(product)) }.request()
    expectLowered(products.scan().filter { product in not(2, any(150, term(product))) }, tooMany)
    expectLowered(products.scan().filter { product in any(150, term(product)) || product.stock == 2 }, tooMany)
    // One operator for the OR, and none for the function.
    _ = try products.scan().filter { product in any(150, term(product)) || product.notes.exists }.request()
  }

  @Test func threeHundredANDsAndNegations() throws {
    _ = try products.scan().filter { product in for _ in 0..<150 { product.stock == 1 } }.request()
    expectLowered(products.scan().filter { product in for _ in 0..<151 { product.stock == 1 } }, tooMany)
    _ = try products.scan().filter { product in not(300, product.notes.exists) }.request()
    expectLowered(products.scan().filter { product in not(301, product.notes.exists) }, tooMany)
  }

  /// 155 calls and 154 ORs.
  @Test func functionsAreNoOperators() throws {
    let functions: [@Sendable (Attributes<Product>) -> Condition<Product>] = [
      { $0.name.exists }, { $0.tags.contains("a") }, { $0.name.startsWith("a") }, { $0.extra.hasType(.number) },
    ]
    for function in functions {
      let filter = try products.scan().filter { product in any(155, function(product)) }.request().filterExpression
      #expect(filter?.split(separator: " OR ").count == 155)
    }
    let filter = try products.scan().filter { product in
      any(100, product.name.doesNotExist) || any(51, product.name.exists)
    }.request().filterExpression
    #expect(filter?.split(separator: " OR ").count == 151)
  }

  @Test func clausesOfAnUpdateAreNoOperators() throws {
    let update = try products.update("1") { product in
      for index in 1...160 { product.labels["\(index)"].set("") }
      for index in 1...150 { product.notes[index].remove() }
    }.request().updateExpression
    #expect(update?.split(separator: ", ").count == 309)
  }

  @Test func tooLong() {
    expectLowered(
      products.scan().filter { product in product.labels.exists && long(product.labels, 200) },
      """
      Scan on table "products" was not sent:
        - the FilterExpression has 6515 bytes; DynamoDB takes up to 4,096: shorten it, or split the request
      """)
  }

  @Test func tooLongAnUpdate() {
    expectLowered(
      products.update("1") { product in for index in 1...400 { product.labels["\(index)"].set("") } },
      """
      UpdateItem on table "products" was not sent:
        - the UpdateExpression has 5494 bytes; DynamoDB takes up to 4,096: shorten it, or split the request
      """)
  }
}
