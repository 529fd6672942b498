import Testing

/// What UpdateItem measures beside the finished item: what its expression writes and reads, before the condition.
@Suite struct UpdateChargeTests {
  private static let tooLarge = "Item size to update has exceeded the maximum allowed size"
  private static let key = #""TableName":"users","Key":{"id":{"S":"a"}}"#

  /// With `:v` of so many bytes.
  private func update(_ expression: String, _ size: Int, _ more: String = "") -> String {
    #"{\#(Self.key),"UpdateExpression":"\#(expression)","ExpressionAttributeValues":{"#
      + #"":v":{"S":"\#(String(repeating: "x", count: size))"}\#(more)}}"#
  }

  /// What the expression costs beside `:v`, or twice `:v`.
  @Test(
    arguments: [
      ("SET b = :v", 3 + 19 + 1, 1, false), ("SET name1 = :v", 3 + 19 + 5, 1, false),
      ("SET b = :v REMOVE c", 3 + 19 + 1 + 1 + 1, 1, false),
      ("SET b = :v REMOVE m.abcd[12]", 3 + 19 + 1 + 1 + 1 + 8 + 6, 1, false),
      ("SET b = if_not_exists(c, :v)", 3 + 19 + 1 + 39 + 16, 1, false),
      ("SET b = :v, c = d", 3 + 19 + 1 + 19 + 1 + 16, 1, false), ("SET b = :v ADD n :n", 3 + 19 + 1 + 19 + 1 + 2, 1, true),
      ("SET b = :v, n = n + :n", 3 + 19 + 1 + 19 + 1 + 34 + 16 + 2, 1, true),
      ("SET b = :v, n = n - :n", 3 + 19 + 1 + 19 + 1 + 37 + 16 + 2, 1, true),
      ("SET b = :v, c = :v", 3 + 19 + 1 + 19 + 1, 2, false),
    ] as [(String, Int, Int, Bool)])
  func everyPart(_ expression: String, _ charge: Int, _ uses: Int, _ more: Bool) async throws {
    let bench = try await Bench.users()
    try await bench.must(
      "PutItem",
      #"{"TableName":"users","Item":{"id":{"S":"a"},"c":{"N":"1"},"d":{"N":"1"},"n":{"N":"1"},"m":{"M":{"abcd":{"L":[]}}}}}"#)
    let values = more ? #",":n":{"N":"1"}"# : ""
    let room = (409_600 - charge) / uses
    // Where the finished item has room for it; the item's other attributes are few.
    let (_, body) = try await bench.send("UpdateItem", update(expression, room + 1, values))
    #expect(body.contains(Self.tooLarge))
    if charge > 30 { try await bench.must("UpdateItem", update(expression, room, values)) }
  }

  @Test func aSingleSet() async throws {
    let bench = try await Bench.users()
    try await bench.expect("UpdateItem", update("SET b = :v", 409_578), invalid: Self.tooLarge)
    try await bench.expect("UpdateItem", update("SET b = :v", 409_577), "{}")
  }

  @Test func comesBeforeTheCondition() async throws {
    let bench = try await Bench.users()
    let condition = #","ConditionExpression":"attribute_exists(z)"}"#
    try await bench.expect(
      "UpdateItem", String(update("SET b = :v", 409_578).dropLast()) + condition, invalid: Self.tooLarge)
    try await bench.expect(
      "UpdateItem", String(update("SET b = :v", 409_577).dropLast()) + condition,
      error: "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException", "The conditional request failed")
  }

  /// Only members that are new count; and what is legacy or in a transaction is measured when it is done.
  @Test func setsAndOthers() async throws {
    let bench = try await Bench.users()
    let members = (0..<4).map { #""\#($0)\#(String(repeating: "x", count: 102_395))""# }
    try await bench.must(
      "PutItem", #"{"TableName":"users","Item":{"id":{"S":"a"},"s":{"SS":[\#(members.joined(separator: ","))]}}}"#)
    let add = { (members: [String]) in
      #"{\#(Self.key),"UpdateExpression":"ADD s :s","ExpressionAttributeValues":{":s":{"SS":[\#(members.joined(separator: ","))]}}}"#
    }
    try await bench.expect("UpdateItem", add(members), "{}")
    try await bench.expect("UpdateItem", add(members + [#""\#(String(repeating: "y", count: 100))""#]), invalid: Self.tooLarge)

    let most = String(repeating: "x", count: 409_596)
    try await bench.must("DeleteItem", "{\(Self.key)}")
    try await bench.expect(
      "UpdateItem", #"{\#(Self.key),"AttributeUpdates":{"b":{"Value":{"S":"\#(most)"}}}}"#, "{}")
    try await bench.must("DeleteItem", "{\(Self.key)}")
    try await bench.expect("TransactWriteItems", #"{"TransactItems":[{"Update":\#(update("SET b = :v", 409_596))}]}"#, "{}")
  }
}
