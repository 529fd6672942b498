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

  struct Basket: Sendable, Equatable {
    var id: String
    var plain: Set<String> = []
    var emptyByDefault: Set<String> = []
    var filledByDefault: Set<String> = []
    var optional: Set<String>?
    var text: Set<String> = []
    var groups: [Set<Int>] = []
    var nickname: String?
  }

  static let baskets = Table("baskets") {
    HashKey(\Basket.id)
    Field(\.plain)
    Field(\.emptyByDefault, default: [])
    Field(\.filledByDefault, default: ["a"])
    Field(\.optional)
    Field(\.text, as: .json)
    Field(\.groups)
    Field(\.nickname, default: "x")
  }.of(Basket.init)

  /// What a set is read as where there is none decides what an empty one is.
  @Test func setsWithAndWithoutDefaults() throws {
    func faults(_ statement: some RequestStatement) -> [String] {
      do throws(StatementError) {
        _ = try statement.request()
        return []
      } catch { return error.faults.map(\.description) }
    }
    let empty = "a set may not be empty, since DynamoDB stores none: leave it out, and in a condition ask for doesNotExist"
    let toDefault = "is not optional; to go back to the default that it is declared with, write resetToDefault()"

    var basket = Basket(id: "1", filledByDefault: ["b"])
    let item = try Self.baskets.put(basket).request().item
    #expect(try item.decoded().sorted.map(\.0) == ["filledByDefault", "groups", "id", "text"])
    var read = try AttributeReader.read(item.json) { try Self.baskets.schema.codec.decode(&$0) }
    #expect(read.nickname == "x")
    read.nickname = nil
    #expect(read == basket)

    basket.filledByDefault = []
    #expect(faults(Self.baskets.put(basket)) == ["\"filledByDefault\": " + empty])
    #expect(faults(Self.baskets.put(Basket(id: "1", filledByDefault: ["b"], optional: []))) == ["\"optional\": " + empty])

    let none: Set<String>? = []
    for update in [
      Self.baskets.update("1") { $0.plain.set([]) }, Self.baskets.update("1") { $0.plain.set(none) },
      Self.baskets.update("1") { $0.plain.remove() }, Self.baskets.update("1") { $0.emptyByDefault.set([]) },
      Self.baskets.update("1") { $0.emptyByDefault.resetToDefault() },
      Self.baskets.update("1") { $0.filledByDefault.resetToDefault() }, Self.baskets.update("1") { $0.optional.remove() },
    ] { #expect(try update.request().updateExpression == "REMOVE #0") }
    #expect(faults(Self.baskets.update("1") { $0.filledByDefault.set([]) }) == ["\"filledByDefault\": " + empty])
    #expect(faults(Self.baskets.update("1") { $0.filledByDefault.remove() }) == ["\"filledByDefault\" " + toDefault])
    #expect(faults(Self.baskets.update("1") { $0.nickname.set(nil) }) == ["\"nickname\" " + toDefault])
    #expect(faults(Self.baskets.update("1") { $0.optional.set([]) }) == ["\"optional\": " + empty])
    // To remove an element would move those behind it.
    #expect(faults(Self.baskets.update("1") { $0.groups[2].set([]) }) == ["\"groups[2]\": " + empty])
    let text = try Self.baskets.update("1") { $0.text.set([]) }.request()
    #expect(text.updateExpression == "SET #0 = :0" && text.attributes.values == [.string("[]")])
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
