import SwynamoDB
import Testing

@Suite struct RemoveTests {
  @Test func attribute() {
    expectLowered(
      products.update("1") { $0.subtitle.remove() },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "REMOVE #0",
        "ExpressionAttributeNames": {"#0":"subtitle"}
      }
      """)
  }

  @Test func nested() {
    expectLowered(
      products.update("1") { $0.notes[0].remove() },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "REMOVE #0[0]",
        "ExpressionAttributeNames": {"#0":"notes"}
      }
      """)
    expectLowered(
      products.update("1") { $0.maker.address.remove() },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "REMOVE #0.#1",
        "ExpressionAttributeNames": {"#0":"maker","#1":"address"}
      }
      """)
  }

  @Test func several() {
    expectLowered(
      products.update("1") {
        $0.subtitle.remove()
        $0.notes[0].remove()
      },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "REMOVE #0, #1[0]",
        "ExpressionAttributeNames": {"#0":"subtitle","#1":"notes"}
      }
      """)
  }
}
