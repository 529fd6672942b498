import SwynamoDB
import Testing

/// What stands beside an operator: attributes, sizes and values, on either side.
@Suite struct OperandTests {
  @Test func valuesOnTheLeft() throws {
    try expectFilter(":0 < #0", ["stock"], [.number(5)]) { 5 < $0.stock }
    try expectFilter(":0 <= #0", ["price"], [.number(5)]) { 5 <= $0.price }
    try expectFilter(":0 > #0", ["name"], [.string("m")]) { "m" > $0.name }
    try expectFilter(":0 >= size(#0)", ["tags"], [.number(3)]) { 3 >= $0.tags.size }
    try expectFilter(":0 = #0", ["isSold"], [.bool(true)]) { true == $0.isSold }
    try expectFilter(":0 <> #0.#1.#2", ["maker", "address", "city"], [.string("Rome")]) {
      "Rome" != $0.maker.address.city
    }
  }

  @Test func sizes() throws {
    try expectFilter("size(#0) > #1", ["tags", "stock"], []) { $0.tags.size > $0.stock }
    try expectFilter("#0 <= size(#1)", ["stock", "notes"], []) { $0.stock <= $0.notes.size }
    try expectFilter("size(#0) = size(#1)", ["tags", "notes"], []) { $0.tags.size == $0.notes.size }
    try expectFilter("size(#0) < #1", ["maker", "price"], []) { $0.maker.size < $0.price }
    try expectFilter("size(#0) IN (:0, :1)", ["tags"], [.number(1), .number(2)]) { $0.tags.size.isIn(1, 2) }
    try expectFilter("size(#0) BETWEEN :0 AND #1", ["tags", "stock"], [.number(1)]) {
      $0.tags.size.between(1, $0.stock)
    }
  }

  @Test func betweenAttributes() throws {
    try expectFilter("#0 BETWEEN #1 AND #2", ["price", "reserved", "stock"], []) {
      $0.price.between($0.reserved, $0.stock)
    }
    try expectFilter("#0 BETWEEN #1 AND :0", ["stock", "reserved"], [.number(9)]) {
      $0.stock.between($0.reserved, 9)
    }
    try expectFilter(":0 BETWEEN #0 AND size(#1)", ["reserved", "notes"], [.number(3)]) {
      .value(3, between: $0.reserved, $0.notes.size)
    }
  }

  @Test func inAttributes() throws {
    try expectFilter("#0 IN (#1, #2.#0)", ["name", "subtitle", "maker"], []) {
      $0.name.isIn($0.subtitle, $0.maker.name)
    }
    try expectFilter("#0 IN (#1, :0)", ["name", "subtitle"], [.string("a")]) {
      $0.name.isIn($0.subtitle, or: ["a"])
    }
    try expectFilter(":0 IN (#0, #1)", ["name", "subtitle"], [.string("a")]) {
      .value("a", isIn: $0.name, $0.subtitle)
    }
  }

  @Test func beginningsAndParts() throws {
    try expectFilter("begins_with(#0, #1)", ["name", "subtitle"], []) { $0.name.startsWith($0.subtitle) }
    try expectFilter("begins_with(:0, #0)", ["name"], [.string("a/b")]) { .value("a/b", startsWith: $0.name) }
    try expectFilter("contains(#0, #1)", ["tags", "name"], []) { $0.tags.contains($0.name) }
    try expectFilter("contains(#0, #1)", ["notes", "name"], []) { $0.notes.contains($0.name) }
    try expectFilter("contains(#0, #1.#0)", ["name", "maker"], []) { $0.name.contains($0.maker.name) }
    try expectFilter("contains(#0, #1)", ["ratings", "stock"], []) { $0.ratings.contains($0.stock) }
  }

  @Test func faults() {
    expectLines(
      products.scan().filter { $0.stock == $0.stock && $0.name.contains($0.name) && $0.stock.isIn($0.stock) }.explain(),
      """
      Scan on table "products" was not sent:
        - "stock" is compared with itself, which DynamoDB refuses
        - "name" is compared with itself, which DynamoDB refuses
        - "stock" is compared with itself, which DynamoDB refuses
      """)
    expectLines(
      products.scan().filter { .nan < $0.price && $0.price.between(.infinity, $0.stock) }.explain(),
      """
      Scan on table "products" was not sent:
        - "price": nan is not a number that DynamoDB can store
        - "price": inf is not a number that DynamoDB can store
      """)
  }
}

/// Compares a filter's text, names and values.
private func expectFilter(
  _ text: String, _ names: [String], _ values: [AttributeValue], sourceLocation: SourceLocation = #_sourceLocation,
  @ConditionBuilder<Product> _ condition: (Attributes<Product>) -> Condition<Product>
) throws {
  let request = try products.scan().filter(condition).request()
  #expect(request.filterExpression == text, sourceLocation: sourceLocation)
  #expect(request.attributes.names == names, sourceLocation: sourceLocation)
  #expect(request.attributes.values == values, sourceLocation: sourceLocation)
}
