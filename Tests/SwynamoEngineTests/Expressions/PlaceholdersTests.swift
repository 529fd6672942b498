import SwynamoCore
import SwynamoWire
import Testing

@testable import SwynamoEngine

@Suite struct PlaceholdersTests {
  @Test func emptyMaps() {
    #expect(refusal { try Placeholders(names: [:], values: [:]) } == "ExpressionAttributeNames must not be empty")
    #expect(refusal { try Placeholders(values: [:]) } == "ExpressionAttributeValues must not be empty")
    #expect(refusal { try Placeholders() } == nil)
  }

  @Test(arguments: ["a", "#", "", "##", "#a-b", "# a", ":a", "#ä", "#" + String(repeating: "-", count: 254)])
  func invalidNames(key: String) {
    #expect(
      refusal { try Placeholders(names: [key: "a"], values: [:]) }
        == "ExpressionAttributeNames contains invalid key: Syntax error; key: \"\(key)\"")
  }

  @Test func longAndEmptyNames() {
    let key = "#" + String(repeating: "a", count: 254)
    #expect(refusal { try Placeholders(names: [key: "a"]) } == nil)
    #expect(
      refusal { try Placeholders(names: [key + "a": "a"]) }
        == "ExpressionAttributeNames contains invalid key: The expression attribute map contains a key that is too long; "
        + "size of key: 256")
    #expect(
      refusal { try Placeholders(names: ["#a": ""]) }
        == "ExpressionAttributeNames contains invalid value: Empty attribute name for key #a")
  }

  @Test(arguments: ["b", ":", "", "::", "#b", ":b.c"])
  func invalidValues(key: String) {
    #expect(
      refusal { try Placeholders(names: ["#_0aZ": "a"], values: [key: 1, ":_0aZ": 1]) }
        == "ExpressionAttributeValues contains invalid key: Syntax error; key: \"\(key)\"")
  }

  @Test func allMustBeUsed() throws {
    var placeholders = try Placeholders(
      names: ["#a": "a", "#b": "b", "#c": "c"], values: [":a": 1, ":b": 2, ":c": 3])
    #expect(
      refusal { try placeholders.checkAllUsed() }
        == "Value provided in ExpressionAttributeNames unused in expressions: keys: {#a, #b, #c}")
    _ = try ExpressionParser.projection("#a, #b", placeholders: &placeholders)
    #expect(
      refusal { try placeholders.checkAllUsed() }
        == "Value provided in ExpressionAttributeNames unused in expressions: keys: {#c}")
    _ = try ExpressionParser.condition("#c = :c", kind: .condition, placeholders: &placeholders)
    #expect(
      refusal { try placeholders.checkAllUsed() }
        == "Value provided in ExpressionAttributeValues unused in expressions: keys: {:a, :b}")
    _ = try ExpressionParser.update("SET x = if_not_exists(#a, :a) + :b", placeholders: &placeholders)
    #expect(refusal { try placeholders.checkAllUsed() } == nil)
  }
}
