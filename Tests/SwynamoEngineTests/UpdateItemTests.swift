import Testing

@Suite struct UpdateItemTests {
  private func update(_ more: String) -> String { #"{"TableName":"users","Key":{"id":{"S":"a"}}\#(more)}"# }

  @Test func makesAnItem() async throws {
    let bench = try await Bench.users()
    try await bench.expect(
      "UpdateItem", update(#","ReturnValues":"ALL_NEW""#), #"{"Attributes":{"id":{"S":"a"}}}"#)
    try await bench.expect("GetItem", update(""), #"{"Item":{"id":{"S":"a"}}}"#)
  }

  @Test func returnsValues() async throws {
    let bench = try await Bench.users()
    let count =
      #","UpdateExpression":"SET n = if_not_exists(n, :zero) + :one","ExpressionAttributeValues":"#
      + #"{":zero":{"N":"0"},":one":{"N":"1"}},"ReturnValues":"#
    try await bench.expect("UpdateItem", update(count + #""UPDATED_NEW""#), #"{"Attributes":{"n":{"N":"1"}}}"#)
    try await bench.expect("UpdateItem", update(count + #""UPDATED_OLD""#), #"{"Attributes":{"n":{"N":"1"}}}"#)
    try await bench.expect("UpdateItem", update(count + #""ALL_OLD""#), #"{"Attributes":{"id":{"S":"a"},"n":{"N":"2"}}}"#)
    try await bench.expect("UpdateItem", update(count + #""ALL_NEW""#), #"{"Attributes":{"id":{"S":"a"},"n":{"N":"4"}}}"#)
    try await bench.expect("UpdateItem", update(count + #""NONE""#), "{}")
  }

  @Test func checksTheCondition() async throws {
    let bench = try await Bench.users()
    try await bench.expect(
      "UpdateItem", update(#","UpdateExpression":"REMOVE n","ConditionExpression":"attribute_exists(id)""#),
      error: "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException", "The conditional request failed")
    try await bench.expect("GetItem", update(""), "{}")
  }

  @Test func leavesTheKeyAlone() async throws {
    try await Bench.users().expect(
      "UpdateItem", update(#","UpdateExpression":"SET id = :v","ExpressionAttributeValues":{":v":{"S":"b"}}"#),
      invalid: "One or more parameter values were invalid: Cannot update attribute id. This attribute is part of the key")
  }

  @Test func refusesWhatIsTooLarge() async throws {
    let bench = try await Bench.users()
    let large = #"{"S":"\#(String(repeating: "b", count: 250_000))"}"#
    let add = #","UpdateExpression":"SET \#("x") = :v","ExpressionAttributeValues":{":v":\#(large)}"#
    try await bench.expect("UpdateItem", update(add), "{}")
    try await bench.expect(
      "UpdateItem", update(add.replacing("SET x", with: "SET y")),
      invalid: "Item size to update has exceeded the maximum allowed size")
  }

  @Test func refusesTypesOfIndexKeys() async throws {
    let bench = try await Bench.music()
    try await bench.add("Nina", 1965, #""genre":{"S":"soul"},"n":{"N":"1"}"#)
    let key = #"{"TableName":"music","Key":{"artist":{"S":"Nina"},"year":{"N":"1965"}},"UpdateExpression":"#
    try await bench.expect(
      "UpdateItem", key + #""SET genre = :v","ExpressionAttributeValues":{":v":{"N":"1"}}}"#,
      invalid: "One or more parameter values were invalid: Type mismatch for Index Key genre Expected: S Actual: N "
        + "IndexName: by-genre")
    try await bench.expect(
      "UpdateItem", key + #""SET genre = n"}"#,
      invalid: "The update expression attempted to update the secondary index key to unsupported type")
  }
}
