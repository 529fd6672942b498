import SwynamoDB
import Testing

private let noSubtitle: String? = nil

private func deep(_ value: Attribute<Product, AttributeValue>, _ levels: Int) -> Attribute<Product, AttributeValue> {
  (0..<levels).reduce(value) { value, _ in value[0] }
}

@Suite struct ConditionFaultTests {
  @Test func undeclaredProperty() {
    expectLowered(
      odd.scan().filter { $0.undeclared == 1 },
      #"""
      Scan on table "odd" was not sent:
        - \Odd.undeclared is not declared; add a Field for it
      """#)
  }

  @Test func operatorNotForType() {
    expectLowered(
      odd.scan().filter { $0.title.startsWith("a") },
      """
      Scan on table "odd" was not sent:
        - "title" is stored as N, which DynamoDB has no begins_with for
      """)
    expectLowered(
      odd.scan().filter { $0.title.contains("a") },
      """
      Scan on table "odd" was not sent:
        - "title" is stored as N, which DynamoDB has no contains for
      """)
  }

  @Test func emptyIn() {
    expectLowered(
      products.scan().filter { $0.stock.isIn([]) },
      """
      Scan on table "products" was not sent:
        - "stock".isIn has no values; leave the condition out, or say what an empty list shall mean
      """)
  }

  @Test func tooManyInOperands() {
    expectLowered(
      products.scan().filter { $0.stock.isIn(1...100) },
      """
      Scan on table "products" was not sent:
        - "stock".isIn has 100 values; DynamoDB takes up to 99: split them over several conditions joined by |
      """)
  }

  @Test func betweenTypesDiffer() {
    expectLowered(
      moods.scan().filter { $0.range.between(Shifty("1"), Shifty("a")) },
      """
      Scan on table "moods" was not sent:
        - "range".between has bounds of two types, N and S
      """)
    expectLowered(
      products.scan().filter { $0.extra.between(.number(1), .string("a")) },
      """
      Scan on table "products" was not sent:
        - "extra".between has bounds of two types, N and S
      """)
  }

  @Test func betweenOutOfOrder() {
    expectLowered(
      products.scan().filter { $0.stock.between(3, 1) },
      """
      Scan on table "products" was not sent:
        - "stock".between has a lower bound above the upper; swap them
      """)
    expectLowered(
      products.scan().filter { $0.name.between("b", "a") },
      """
      Scan on table "products" was not sent:
        - "name".between has a lower bound above the upper; swap them
      """)
    expectLowered(
      products.scan().filter { $0.tags.size.between(3, 1) },
      """
      Scan on table "products" was not sent:
        - "size(tags)".between has a lower bound above the upper; swap them
      """)
  }

  @Test func betweenWithoutOrder() {
    expectLowered(
      products.scan().filter { $0.extra.between(.bool(false), .bool(true)) },
      """
      Scan on table "products" was not sent:
        - "extra" is compared by order with a BOOL; only strings, numbers and binaries have an order
      """)
  }

  @Test func notOrdered() {
    expectLowered(
      products.scan().filter { $0.extra > .bool(true) },
      """
      Scan on table "products" was not sent:
        - "extra" is compared by order with a BOOL; only strings, numbers and binaries have an order
      """)
  }

  @Test func sameOperandTwice() {
    expectLowered(
      products.scan().filter { $0.stock == $0.stock },
      """
      Scan on table "products" was not sent:
        - "stock" is compared with itself, which DynamoDB refuses
      """)
    expectLowered(
      products.scan().filter { $0.stock < $0.stock },
      """
      Scan on table "products" was not sent:
        - "stock" is compared with itself, which DynamoDB refuses
      """)
    expectLowered(
      products.scan().filter { $0.stock.between($0.stock, $0.reserved) },
      """
      Scan on table "products" was not sent:
        - "stock" is compared with itself, which DynamoDB refuses
      """)
  }

  @Test func pathTooDeep() {
    expectLowered(
      products.scan().filter { deep($0.extra, 32).exists },
      """
      Scan on table "products" was not sent:
        - "extra[0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0]" has more than 32 levels
      """)
  }

  @Test func pathDeepEnough() {
    expectLowered(
      products.scan().filter { deep($0.extra, 31).exists },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "attribute_exists(#0[0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0])",
        "ExpressionAttributeNames": {"#0":"extra"}
      }
      """)
  }

  @Test func indexNegative() {
    expectLowered(
      products.scan().filter { $0.notes[-1].exists },
      """
      Scan on table "products" was not sent:
        - "notes[-1]" has a negative list index
      """)
  }

  @Test func nameTooLong() {
    expectLowered(
      products.scan().filter { $0.labels[String(repeating: "a", count: 65_536)].exists },
      """
      Scan on table "products" was not sent:
        - the attribute name "aaaaaaaaaaaaaaaaaaaa…" has 65536 bytes; DynamoDB takes up to 65,535
      """)
  }

  @Test func comparedWithNil() {
    expectLowered(
      products.scan().filter { $0.subtitle == noSubtitle },
      """
      Scan on table "products" was not sent:
        - "subtitle": nil is no value that an attribute has: use exists, doesNotExist or remove(), or unwrap it first
      """)
  }
}
