import SwynamoDB
import Testing

private func list(levels: Int) -> AttributeValue {
  (0..<levels).reduce(.null) { value, _ in .list([value]) }
}

@Suite struct ValueFaultTests {
  @Test func numbers() {
    expectLowered(
      products.scan().filter { $0.price == .nan },
      """
      Scan on table "products" was not sent:
        - "price": nan is not a number that DynamoDB can store
      """)
    expectLowered(
      products.scan().filter { $0.price == .infinity },
      """
      Scan on table "products" was not sent:
        - "price": inf is not a number that DynamoDB can store
      """)
    expectLowered(
      products.scan().filter { $0.price > 1e300 },
      """
      Scan on table "products" was not sent:
        - "price": the number 1e+300 is larger than 9.99…E+125, the largest that DynamoDB stores
      """)
    expectLowered(
      products.scan().filter { $0.price < 1e-200 },
      """
      Scan on table "products" was not sent:
        - "price": the number 1e-200 is closer to zero than 1E-130, the smallest magnitude that DynamoDB stores
      """)
  }

  @Test func emptySet() {
    expectLowered(
      products.scan().filter { $0.tags == [] },
      """
      Scan on table "products" was not sent:
        - "tags": a set may not be empty, since DynamoDB stores none: leave it out, and in a condition ask for doesNotExist
      """)
    expectLowered(
      products.update("1") { $0.ratings.add([]) },
      """
      UpdateItem on table "products" was not sent:
        - "ratings": a set may not be empty, since DynamoDB stores none: leave it out, and in a condition ask for doesNotExist
      """)
    expectLowered(
      products.update("1") { $0.ratings.delete([]) },
      """
      UpdateItem on table "products" was not sent:
        - "ratings": a set may not be empty, since DynamoDB stores none: leave it out, and in a condition ask for doesNotExist
      """)
    expectLowered(
      products.update("1") { $0.extra.set(.stringSet([])) },
      """
      UpdateItem on table "products" was not sent:
        - "extra": a set may not be empty, since DynamoDB stores none: leave it out, and in a condition ask for doesNotExist
      """)
  }

  @Test func nested() {
    expectLowered(
      products.update("1") { $0.extra.set(.list([.map(["a": .numberSet([])])])) },
      """
      UpdateItem on table "products" was not sent:
        - "extra[0].a": a set may not be empty, since DynamoDB stores none: leave it out, and in a condition ask for doesNotExist
      """)
  }

  @Test func nestedTooDeep() {
    expectLowered(
      products.update("1") { $0.extra.set(list(levels: 32)) },
      """
      UpdateItem on table "products" was not sent:
        - "extra[0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0]": lists and maps are nested more than 32 levels deep
      """)
  }

  @Test func nestedDeepEnough() {
    expectLowered(
      products.update("1") { $0.extra.set(list(levels: 2)) },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0 = :0",
        "ExpressionAttributeNames": {"#0":"extra"},
        "ExpressionAttributeValues": {":0":{"L":[{"L":[{"NULL":true}]}]}}
      }
      """)
  }

  @Test func inArithmetic() {
    expectLowered(
      products.update("1") { $0.price.set($0.price + .nan) },
      """
      UpdateItem on table "products" was not sent:
        - "price": nan is not a number that DynamoDB can store
      """)
    expectLowered(
      products.update("1") { $0.price.set($0.price.or(0) + .nan) },
      """
      UpdateItem on table "products" was not sent:
        - "price": nan is not a number that DynamoDB can store
      """)
  }
}
