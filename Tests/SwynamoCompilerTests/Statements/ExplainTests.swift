import SwynamoDB
import Testing

@Suite struct ExplainTests {
  @Test func aBatchHasARequestForEach25Writes() {
    let batch = BatchWrite { for number in 0..<26 { orders.delete("a", number) } }
    #expect(batch.explain().split(separator: "\n").filter { $0 == "BatchWriteItem" }.count == 2)
  }

  @Test func aTransaction() {
    expectLowered(
      TransactWrite(token: "token") { orders.delete("a", 1) },
      """
      TransactWriteItems
      {
        "TransactItems": [
          {"Delete":{"TableName":"orders","Key":{"email":{"S":"a"},"number":{"N":"1"}}}}
        ],
        "ClientRequestToken": "token"
      }
      """)
  }

  @Test func aBatchThatIsRefused() {
    let batch = BatchWrite { orders.delete("", 1) }
    expectLines(
      batch.explain(),
      """
      BatchWriteItem on table "orders" was not sent:
        - member 1, of table "orders": the key "email" is empty; a key has at least one byte
      """)
  }

  @Test func whatIsRefusedIsData() {
    #expect(throws: StatementError(operation: "GetItem", table: "dynamodb-user", faults: [.keyEmpty("email")])) {
      try users.get("").request()
    }
  }

  @Test func textThatIsNoJSONIsLeft() {
    #expect(Explanation.indented(Array("{no".utf8)) == "{no")
  }
}
