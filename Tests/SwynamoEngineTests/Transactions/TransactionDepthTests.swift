import Testing

/// A transaction's actions are checked one by one, each by its expressions first, and how deep a value may be depends on what it is for.
@Suite struct TransactionDepthTests {
  private static let tooDeep =
    "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit"

  /// So many maps around a text.
  private static func deep(_ levels: Int, name: String = "n", _ leaf: String = #"{"S":"x"}"#) -> String {
    String(repeating: #"{"M":{"\#(name)":"#, count: levels) + leaf + String(repeating: "}}", count: levels)
  }

  private func write(_ actions: String...) -> String { #"{"TransactItems":[\#(actions.joined(separator: ","))]}"# }

  private func put(_ id: String, _ value: String) -> String {
    #"{"Put":{"TableName":"users","Item":{"id":{"S":"\#(id)"},"m":\#(value)}}}"#
  }

  private func action(_ kind: String, _ key: String, _ members: String) -> String {
    #"{"\#(kind)":{"TableName":"users","Key":{"id":\#(key)},\#(members)}}"#
  }

  @Test func dependsOnWhatTheValueIsFor() async throws {
    let bench = try await Bench.users()
    let values = { (levels: Int) in #""ExpressionAttributeValues":{":v":\#(Self.deep(levels))}"# }
    let key = #"{"S":"a"}"#
    try await bench.expect("TransactWriteItems", write(put("a", Self.deep(31))), "{}")
    try await bench.expect("TransactWriteItems", write(put("a", Self.deep(32))), invalid: Self.tooDeep)
    try await bench.expect(
      "TransactWriteItems",
      write(put("b", Self.deep(1)), action("Update", key, #""UpdateExpression":"SET m = :v",\#(values(32))"#)),
      canceled: "None, ValidationError", #"{"Code":"None"}"#, #"{"Code":"ValidationError","Message":"\#(Self.tooDeep)"}"#)
    try await bench.expect(
      "TransactWriteItems", write(action("ConditionCheck", key, #""ConditionExpression":"m <> :v",\#(values(40))"#)), "{}")
  }

  @Test func comesAfterTheExpressionsOfItsAction() async throws {
    let bench = try await Bench.users()
    let key = Self.deep(40)
    try await bench.expect(
      "TransactWriteItems", write(action("Delete", key, #""ConditionExpression":"a =""#)),
      invalid: #"Invalid ConditionExpression: Syntax error; token: "<EOF>", near: "=""#)
    try await bench.expect(
      "TransactWriteItems", write(action("Delete", key, #""ConditionExpression":"a = b""#), put("a", #"{"N":"x"}"#)),
      invalid: Self.tooDeep)
  }

  @Test func comesBetweenNamesOfAttributesAndOfMembers() async throws {
    let bench = try await Bench.users()
    let item = { (members: String) in #"{"Put":{"TableName":"users","Item":{\#(members)}}}"# }
    try await bench.expect(
      "TransactWriteItems", write(item(#""m":\#(Self.deep(40)),"":{"S":"x"}"#)), invalid: "Empty attribute name")
    try await bench.expect("TransactWriteItems", write(item(#""m":\#(Self.deep(40, name: ""))"#)), invalid: Self.tooDeep)
    try await bench.expect("TransactWriteItems", write(item(#""m":\#(Self.deep(3, name: ""))"#)), invalid: "Empty attribute name")
  }
}
