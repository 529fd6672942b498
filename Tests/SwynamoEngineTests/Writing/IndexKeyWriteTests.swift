import Testing

/// What may be written to the keys of `music`'s indexes.
@Suite struct IndexKeyWriteTests {
  private static let emptyInUpdate =
    "One or more parameter values are not valid. The update expression attempted to update a secondary index key to a value "
    + "that is not supported. The AttributeValue for a key attribute cannot contain an empty string value."

  @Test(
    arguments: [
      (
        #""genre":{"N":"1"},"title":{"N":"2"}"#,
        "One or more parameter values were invalid: Type mismatch for Index Key genre Expected: S Actual: N IndexName: by-genre"
      ),
      (
        #""label":{"S":""}"#,
        "One or more parameter values are not valid. A value specified for a secondary index key is not supported. "
          + "The AttributeValue for a key attribute cannot contain an empty string value. IndexName: by-label, IndexKey: label"
      ),
      // Types come before values, whatever the names.
      (
        #""genre":{"S":""},"title":{"N":"2"}"#,
        "One or more parameter values were invalid: Type mismatch for Index Key title Expected: S Actual: N IndexName: by-title"
      ),
      (
        #""label":{"S":"\#(String(repeating: "x", count: 2049))"}"#,
        "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes"
      ),
      (
        #""title":{"S":"\#(String(repeating: "x", count: 1025))"}"#,
        "One or more parameter values were invalid: Aggregated size of all range keys has exceeded the size limit of 1024 bytes"
      ),
    ] as [(String, String)])
  func refusesItems(_ attributes: String, _ message: String) async throws {
    try await Bench.music().expect(
      "PutItem", #"{"TableName":"music","Item":{"artist":{"S":"a"},"year":{"N":"1"},\#(attributes)}}"#, invalid: message)
  }

  @Test(
    arguments: [
      (
        "SET genre = :n",
        "One or more parameter values were invalid: Type mismatch for Index Key genre Expected: S Actual: N IndexName: by-genre"
      ),
      (
        "ADD genre :n",
        "One or more parameter values were invalid: Type mismatch for Index Key genre Expected: S Actual: N IndexName: by-genre"
      ),
      (
        "SET e = label[1], genre = e + :n",
        "One or more parameter values were invalid: Type mismatch for Index Key genre Expected: S Actual: N IndexName: by-genre"
      ),
      (
        "SET e = label[1], f = :n",
        "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: IndexKey: label"
      ),
      ("SET genre = n", "The update expression attempted to update the secondary index key to unsupported type"),
      (
        "SET genre = if_not_exists(e, :n)",
        "The update expression attempted to update the secondary index key to unsupported type"
      ),
    ] as [(String, String)])
  func refusesNumbersInUpdates(_ expression: String, _ message: String) async throws {
    let bench = try await Bench.music()
    try await bench.add("a", 1, #""n":{"N":"5"}"#)
    let values = expression.contains(":n") ? #","ExpressionAttributeValues":{":n":{"N":"1"}}"# : ""
    try await bench.expect(
      "UpdateItem",
      #"{"TableName":"music","Key":{"artist":{"S":"a"},"year":{"N":"1"}},"UpdateExpression":"\#(expression)"\#(values)}"#,
      invalid: message)
  }

  @Test func refusesEmptyAndLongValuesInUpdates() async throws {
    let bench = try await Bench.music()
    let update = { (expression: String, value: String) in
      #"{"TableName":"music","Key":{"artist":{"S":"a"},"year":{"N":"1"}},"UpdateExpression":"\#(expression)","#
        + #""ExpressionAttributeValues":{":v":{"S":"\#(value)"}}}"#
    }
    try await bench.expect("UpdateItem", update("SET genre = :v", ""), invalid: Self.emptyInUpdate)
    try await bench.expect("UpdateItem", update("SET genre = if_not_exists(e, :v)", ""), invalid: Self.emptyInUpdate)
    try await bench.expect(
      "UpdateItem", update("SET genre = :v", String(repeating: "x", count: 2049)),
      invalid: "The update expression attempted to update the secondary index key beyond allowed size limits")
    try await bench.expect(
      "UpdateItem",
      #"{"TableName":"music","Key":{"artist":{"S":"a"},"year":{"N":"1"}},"AttributeUpdates":{"genre":{"Value":{"S":""}}}}"#,
      invalid: "One or more parameter values are not valid. A value specified for a secondary index key is not supported. "
        + "The AttributeValue for a key attribute cannot contain an empty string value. IndexName: by-genre, IndexKey: genre")
  }
}
