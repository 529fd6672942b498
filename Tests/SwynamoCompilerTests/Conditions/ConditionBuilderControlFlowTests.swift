import SwynamoDB
import Testing

@Suite struct ConditionBuilderControlFlowTests {
  private func filtered(onlySold: Bool, names: [String], status: Status?) -> Scan<Product, Product> {
    products.scan().filter { product in
      if onlySold { product.isSold == true }
      for name in names { product.name != name }
      switch status {
      case .open: product.stock > 0
      case .paid: product.stock == 0
      case nil: Condition.empty
      }
      if names.isEmpty { product.tags.exists } else { product.tags.contains(names[0]) }
    }
  }

  @Test func everyBranchTaken() {
    expectLowered(
      filtered(onlySold: true, names: ["a", "b"], status: .open),
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 = :0 AND #1 <> :1 AND #1 <> :2 AND #2 > :3 AND contains(#3, :1)",
        "ExpressionAttributeNames": {"#0":"isSold","#1":"name","#2":"stock","#3":"tags"},
        "ExpressionAttributeValues": {":0":{"BOOL":true},":1":{"S":"a"},":2":{"S":"b"},":3":{"N":"0"}}
      }
      """)
  }

  @Test func noBranchTaken() {
    expectLowered(
      filtered(onlySold: false, names: [], status: nil),
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "attribute_exists(#0)",
        "ExpressionAttributeNames": {"#0":"tags"}
      }
      """)
  }

  @Test func aSecondFilterAddsToTheFirst() {
    expectLowered(
      products.scan().filter { $0.stock > 1 || $0.stock < -1 }.filter { $0.name.exists },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "(#0 > :0 OR #0 < :1) AND attribute_exists(#1)",
        "ExpressionAttributeNames": {"#0":"stock","#1":"name"},
        "ExpressionAttributeValues": {":0":{"N":"1"},":1":{"N":"-1"}}
      }
      """)
  }
}
