import SwynamoDB
import Testing

/// Rows of types of one's own.
@Suite struct RowSelectionTests {
  private struct Label: Sendable, Equatable {
    var id: String
    var maker: String?
    var city: String?
    var firstNote: String?
    var color: String?
    var subtitle: String?
  }

  private static func label(
    _ id: String, _ maker: String?, _ city: String?, _ note: String?, _ color: String?, _ subtitle: String?
  )
    -> Label
  {
    Label(id: id, maker: maker, city: city, firstNote: note, color: color, subtitle: subtitle)
  }

  @Test func requests() {
    expectLowered(
      users.query(byLastName, "Smith").select(as: { (email: String, visits: Int) in "\(email) \(visits)" }) {
        $0.email; $0.visits
      },
      """
      Query
      {
        "TableName": "dynamodb-user",
        "IndexName": "by-last-name",
        "KeyConditionExpression": "#0 = :0",
        "ProjectionExpression": "#1, #2",
        "ExpressionAttributeNames": {"#0":"last_name","#1":"email","#2":"visits"},
        "ExpressionAttributeValues": {":0":{"S":"Smith"}}
      }
      """)
    expectLowered(
      products.get("1").select(as: Self.label) {
        $0.id; $0.maker.name; $0.maker.address.city; $0.notes[0]; $0.labels["color"]; $0.subtitle
      },
      """
      GetItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "ProjectionExpression": "#0, #1.#2, #1.#3.#4, #5[0], #6.#7, #8",
        "ExpressionAttributeNames": {
          "#0": "id",
          "#1": "maker",
          "#2": "name",
          "#3": "address",
          "#4": "city",
          "#5": "notes",
          "#6": "labels",
          "#7": "color",
          "#8": "subtitle"
        }
      }
      """)
  }

  @Test func faults() {
    expectLines(
      events.scan(byKind).select(as: { (body: String?, zip: String?) in body ?? zip }) {
        $0.body; $0.detail.zip
      }.explain(),
      """
      Scan on table "events" was not sent:
        - the index "by-kind" has no copy of "body": select the attributes it has, or project more into the index
        - the index "by-kind" has no copy of "detail": select the attributes it has, or project more into the index
      """)
  }
}
