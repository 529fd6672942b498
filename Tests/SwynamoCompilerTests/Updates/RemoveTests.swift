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

  /// Without them no read could decode the item.
  @Test func whatTheModelRequires() {
    func refused(_ attribute: String) -> String {
      """
      UpdateItem on table "products" was not sent:
        - "\(attribute)" is required by the model, which can't be read without it: set a value, or make the property optional
      """
    }
    expectLowered(products.update("1") { $0.name.remove() }, refused("name"))
    expectLowered(products.update("1") { $0.name.set(nil as String?) }, refused("name"))
    expectLowered(products.update("1") { $0.notes.remove() }, refused("notes"))
    expectLowered(products.update("1") { $0.maker.name.remove() }, refused("maker.name"))
  }

  @Test func elementsAndMembers() throws {
    #expect(try products.update("1") { $0.labels["a"].remove() }.request().updateExpression == "REMOVE #0.#1")
    #expect(try products.update("1") { $0.maker.remove() }.request().updateExpression == "REMOVE #0")
    #expect(try products.update("1") { $0.notes[3].set(nil as String?) }.request().updateExpression == "REMOVE #0[3]")
  }

  @Test func backToADefault() throws {
    #expect(try users.update("a@b.c") { $0.visits.resetToDefault() }.request().updateExpression == "REMOVE #0")
    expectLowered(
      users.update("a@b.c") { $0.visits.remove() },
      """
      UpdateItem on table "dynamodb-user" was not sent:
        - "visits" is not optional; to go back to the default that it is declared with, write resetToDefault()
      """)
    expectLowered(
      users.update("a@b.c") { $0.firstName.resetToDefault() },
      """
      UpdateItem on table "dynamodb-user" was not sent:
        - "firstName" is declared without a default to go back to: set a value, or remove() an optional one
      """)
  }

  /// DynamoDB has no empty set: an attribute that isn't there is read as one.
  @Test func sets() throws {
    #expect(try products.update("1") { $0.tags.remove() }.request().updateExpression == "REMOVE #0")
    #expect(try products.update("1") { $0.tags.set([]) }.request().updateExpression == "REMOVE #0")
    let user = User(email: "a@b.c", firstName: "Samuel", lastName: "Adams", visits: 0, tags: [], address: nil)
    let item = try users.put(user).request().item
    #expect(try item.decoded()["tags"] == nil)
    #expect(try AttributeReader.read(item.json) { try users.schema.codec.decode(&$0) } == user)
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
