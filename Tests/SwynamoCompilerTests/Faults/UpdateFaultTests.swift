import SwynamoDB
import Testing

@Suite struct UpdateFaultTests {
  @Test func noActions() {
    expectLowered(
      TransactWrite { products.update("1") { _ in }.if { $0.itemExists } },
      """
      TransactWriteItems on table "products" was not sent:
        - member 1, of table "products": the update has no actions, which a transaction doesn't take; add one, or use put to create an item
      """)
  }

  @Test func undeclaredProperty() {
    expectLowered(
      odd.update("1", 1) { $0.undeclared.set(1) },
      #"""
      UpdateItem on table "odd" was not sent:
        - \Odd.undeclared is not declared; add a Field for it
      """#)
  }

  @Test func operatorNotForType() {
    expectLowered(
      odd.update("1", 1) { $0.level.add(1) },
      """
      UpdateItem on table "odd" was not sent:
        - "level" is stored as S, which DynamoDB has no ADD for
      """)
    expectLowered(
      odd.update("1", 1) { $0.tags.append("a") },
      """
      UpdateItem on table "odd" was not sent:
        - "tags" is stored as S, which DynamoDB has no list_append for
      """)
  }

  @Test func samePathTwice() {
    expectLowered(
      products.update("1") {
        $0.stock.set(1)
        $0.stock.add(1)
      },
      """
      UpdateItem on table "products" was not sent:
        - "stock" is named twice; DynamoDB takes one action for each path: join them, drop one, or send two requests
      """)
  }

  @Test func onePathInsideAnother() {
    expectLowered(
      products.update("1") {
        $0.maker.remove()
        $0.maker.name.set("Rossi")
      },
      """
      UpdateItem on table "products" was not sent:
        - "maker" and "maker.name" overlap, one being inside the other; act on one of them, or send two requests
      """)
    expectLowered(
      products.update("1") {
        $0.notes[0].set("a")
        $0.notes.append("b")
      },
      """
      UpdateItem on table "products" was not sent:
        - "notes[0]" and "notes" overlap, one being inside the other; act on one of them, or send two requests
      """)
  }

  @Test func conflictingPaths() {
    expectLowered(
      products.update("1") {
        $0.extra["a"].remove()
        $0.extra[0].remove()
      },
      """
      UpdateItem on table "products" was not sent:
        - "extra.a" and "extra[0]" conflict: one takes the value for a map and the other for a list
      """)
  }

  @Test func siblingsAreFine() {
    expectLowered(
      products.update("1") {
        $0.notes[0].remove()
        $0.notes[1].remove()
      },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "REMOVE #0[0], #0[1]",
        "ExpressionAttributeNames": {"#0":"notes"}
      }
      """)
  }

  @Test func hashKey() {
    expectLowered(
      products.update("1") { $0.id.set("2") },
      """
      UpdateItem on table "products" was not sent:
        - "id" is part of the key, which an update can't change; delete the item and put it under its new key
      """)
  }

  @Test func rangeKey() {
    expectLowered(
      orders.update("a@b.c", 17) { $0.number.add(1) },
      """
      UpdateItem on table "orders" was not sent:
        - "number" is part of the key, which an update can't change; delete the item and put it under its new key
      """)
  }

  @Test func insideAKey() {
    expectLowered(
      orders.update("a@b.c", 17) {
        $0.email.remove()
        $0.number.remove()
      },
      """
      UpdateItem on table "orders" was not sent:
        - "email" is part of the key, which an update can't change; delete the item and put it under its new key
        - "number" is part of the key, which an update can't change; delete the item and put it under its new key
      """)
  }

  @Test func twoSigns() {
    expectLowered(
      products.update("1") { $0.stock.set($0.stock + 1 + 1) },
      """
      UpdateItem on table "products" was not sent:
        - DynamoDB takes one + or - for each attribute that is set; compute the rest before
      """)
    expectLowered(
      products.update("1") { $0.stock.set($0.stock.or(0) - 1 + 1) },
      """
      UpdateItem on table "products" was not sent:
        - DynamoDB takes one + or - for each attribute that is set; compute the rest before
      """)
  }

  @Test func negativeIndex() {
    expectLowered(
      products.update("1") { $0.notes[-1].set("a") },
      """
      UpdateItem on table "products" was not sent:
        - "notes[-1]" has a negative list index
      """)
  }
}
