import SwynamoDB
import Testing

@Suite struct UpdateBuilderTests {
  private func updated(forget: Bool, notes: [String], status: Status) -> Update<Product, Void> {
    products.update("1") { product in
      if forget { product.subtitle.remove() } else { product.subtitle.set("kept") }
      for (index, note) in notes.enumerated() { product.notes[index].set(note) }
      switch status {
      case .open: product.stock.add(1)
      case .paid: product.stock.add(-1)
      }
      if forget { product.maker.remove() }
    }
  }

  @Test func branches() {
    expectLowered(
      updated(forget: true, notes: [], status: .open),
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "REMOVE #0, #1 ADD #2 :0",
        "ExpressionAttributeNames": {"#0":"subtitle","#1":"maker","#2":"stock"},
        "ExpressionAttributeValues": {":0":{"N":"1"}}
      }
      """)
    expectLowered(
      updated(forget: false, notes: ["a", "b"], status: .paid),
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0 = :0, #1[0] = :1, #1[1] = :2 ADD #2 :3",
        "ExpressionAttributeNames": {"#0":"subtitle","#1":"notes","#2":"stock"},
        "ExpressionAttributeValues": {":0":{"S":"kept"},":1":{"S":"a"},":2":{"S":"b"},":3":{"N":"-1"}}
      }
      """)
  }

  /// A block that updates share, an array of actions, and neither.
  @UpdateBuilder<Product>
  private func restocked(_ product: Attributes<Product>, by count: Int, also more: [UpdateAction<Product>]) -> UpdateActions<
    Product
  > {
    product.stock.add(count)
    product.subtitle.set("new")
    more
  }

  @Test func sharedBlocks() {
    let update = products.update("1") {
      restocked($0, by: 2, also: [$0.maker.remove()])
      $0.notes[0].remove()
    }
    expectLowered(
      update,
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0 = :0 REMOVE #1, #2[0] ADD #3 :1",
        "ExpressionAttributeNames": {"#0":"subtitle","#1":"maker","#2":"notes","#3":"stock"},
        "ExpressionAttributeValues": {":0":{"S":"new"},":1":{"N":"2"}}
      }
      """)
  }
}
