import SwynamoDB
import Testing

@Suite struct ClauseTests {
  @Test func eachClauseOnceInItsOrder() {
    expectLowered(
      products.update("1") {
        $0.ratings.delete([1])
        $0.stock.add(1)
        $0.subtitle.remove()
        $0.name.set("tea")
        $0.tags.add(["a"])
        $0.isSold.set(true)
        $0.maker.remove()
      },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0 = :0, #1 = :1 REMOVE #2, #3 ADD #4 :2, #5 :3 DELETE #6 :4",
        "ExpressionAttributeNames": {
          "#0": "name",
          "#1": "isSold",
          "#2": "subtitle",
          "#3": "maker",
          "#4": "stock",
          "#5": "tags",
          "#6": "ratings"
        },
        "ExpressionAttributeValues": {
          ":0": {"S":"tea"},
          ":1": {"BOOL":true},
          ":2": {"N":"1"},
          ":3": {"SS":["a"]},
          ":4": {"NS":["1"]}
        }
      }
      """)
  }

  @Test func sharedWithTheCondition() {
    expectLowered(
      products.update("1") { $0.stock.set(1) }.if { $0.stock == 1 && $0.name == "1" },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0 = :0",
        "ConditionExpression": "#0 = :0 AND #1 = :1",
        "ExpressionAttributeNames": {"#0":"stock","#1":"name"},
        "ExpressionAttributeValues": {":0":{"N":"1"},":1":{"S":"1"}}
      }
      """)
  }
}
