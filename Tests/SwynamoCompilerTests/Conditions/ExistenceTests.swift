import SwynamoDB
import Testing

@Suite struct ExistenceTests {
  @Test func exists() {
    expectLowered(
      products.scan().filter { $0.subtitle.exists },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "attribute_exists(#0)",
        "ExpressionAttributeNames": {"#0":"subtitle"}
      }
      """)
  }

  /// What is read as nil.
  @Test func comparedWithNil() {
    expectLowered(
      products.scan().filter { $0.subtitle == nil },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "attribute_not_exists(#0) OR #0 = :0",
        "ExpressionAttributeNames": {"#0":"subtitle"},
        "ExpressionAttributeValues": {":0":{"NULL":true}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.maker.address != nil },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "attribute_exists(#0.#1) AND #0.#1 <> :0",
        "ExpressionAttributeNames": {"#0":"maker","#1":"address"},
        "ExpressionAttributeValues": {":0":{"NULL":true}}
      }
      """)
  }

  @Test func doesNotExist() {
    expectLowered(
      products.scan().filter { $0.subtitle.doesNotExist },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "attribute_not_exists(#0)",
        "ExpressionAttributeNames": {"#0":"subtitle"}
      }
      """)
  }

  @Test func hasType() {
    expectLowered(
      products.scan().filter { $0.extra.hasType(.null) },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "attribute_type(#0, :0)",
        "ExpressionAttributeNames": {"#0":"extra"},
        "ExpressionAttributeValues": {":0":{"S":"NULL"}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.extra.hasType(.stringSet) },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "attribute_type(#0, :0)",
        "ExpressionAttributeNames": {"#0":"extra"},
        "ExpressionAttributeValues": {":0":{"S":"SS"}}
      }
      """)
  }

  @Test func ofTheItem() throws {
    let update = try orders.update("a@b.c", 17) { $0.status.set(.paid) }.if { $0.itemExists }.request()
    #expect(update.conditionExpression == "attribute_exists(#1)")
    #expect(update.attributes.namesByPlaceholder["#1"] == "email")
    #expect(try Self.insert(accounts, Account(email: "a@b.c", balance: 1)).conditionExpression == "attribute_not_exists(#0)")
    #expect(
      try orders.check("a@b.c", 17) { $0.itemDoesNotExist && $0.number.exists }.request().conditionExpression
        == "attribute_not_exists(#0) AND attribute_exists(#1)")
  }

  private static func insert<Model: Sendable, Hash, Range>(_ table: Table<Model, Hash, Range>, _ model: Model) throws
    -> PutItemRequest
  { try table.put(model).if { $0.itemDoesNotExist }.request() }

  /// The protocol's property is another key path than the one that is declared.
  @Test func inGenericCode() {
    expectLowered(
      Self.conditional(accounts, Account(email: "a@b.c", balance: 1)),
      "PutItem on table \"accounts\" was not sent:\n  - \\Account.<computed> is not declared: a computed property is no attribute, and in generic code a "
        + "protocol's is none; pass the model's own key path, $0[keyPath]")
    expectLowered(
      accounts.put(Account(email: "a@b.c", balance: 1)).if { $0[\.balance] == 1 },
      """
      PutItem
      {
        "TableName": "accounts",
        "Item": {"email":{"S":"a@b.c"},"balance":{"N":"1"}},
        "ConditionExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"balance"},
        "ExpressionAttributeValues": {":0":{"N":"1"}}
      }
      """)
  }

  private static func conditional<Model: Balanced, Hash, Range>(_ table: Table<Model, Hash, Range>, _ model: Model)
    -> Put<Model, Model>
  { table.put(model).if { $0.balance > model.balance } }
}

private protocol Balanced: Sendable { var balance: Double { get } }
extension Account: Balanced {}
