import Testing

@Suite struct TransactGetItemsTests {
  @Test func answersInOrder() async throws {
    let bench = try await Bench.users()
    try await bench.must("PutItem", #"{"TableName":"users","Item":{"id":{"S":"b"},"n":{"N":"5"}}}"#)
    try await bench.expect(
      "TransactGetItems",
      #"{"ReturnConsumedCapacity":"INDEXES","TransactItems":[{"Get":{"TableName":"users","Key":{"id":{"S":"a"}}}},"#
        + ##"{"Get":{"TableName":"users","Key":{"id":{"S":"b"}},"ProjectionExpression":"#n","ExpressionAttributeNames":{"#n":"n"}}}]}"##,
      #"{"Responses":[{},{"Item":{"n":{"N":"5"}}}],"ConsumedCapacity":[{"TableName":"users","CapacityUnits":4.0,"#
        + #""ReadCapacityUnits":4.0,"Table":{"CapacityUnits":4.0,"ReadCapacityUnits":4.0}}]}"#)
  }

  @Test func leavesOutWhatProjectsToNothing() async throws {
    let bench = try await Bench.users()
    try await bench.must("PutItem", #"{"TableName":"users","Item":{"id":{"S":"b"}}}"#)
    try await bench.expect(
      "TransactGetItems",
      #"{"TransactItems":[{"Get":{"TableName":"users","Key":{"id":{"S":"b"}},"ProjectionExpression":"n"}}]}"#,
      #"{"Responses":[{}]}"#)
    try await bench.expect(
      "GetItem", #"{"TableName":"users","Key":{"id":{"S":"b"}},"ProjectionExpression":"n"}"#, #"{"Item":{}}"#)
  }

  @Test func reportsTheFirstWrongKey() async throws {
    let bench = try await Bench.users()
    let get = { (key: String) in #"{"Get":{"TableName":"users","Key":\#(key)}}"# }
    try await bench.expect(
      "TransactGetItems",
      #"{"TransactItems":[\#(get(#"{"id":{"S":"a"}}"#)),\#(get("{}")),\#(get(#"{"id":{"N":"1"}}"#))]}"#,
      canceled: "None, ValidationError, None", #"{"Code":"None"}"#,
      #"{"Code":"ValidationError","Message":"The provided key element does not match the schema"}"#, #"{"Code":"None"}"#)
  }

  @Test func refusesAsAWhole() async throws {
    let bench = try await Bench.users()
    let get = #"{"Get":{"TableName":"users","Key":{"id":{"S":"a"}}}}"#
    let missing = #"{"Get":{"TableName":"none","Key":{"id":{"S":"a"}}}}"#
    try await bench.expect(
      "TransactGetItems", #"{"TransactItems":[\#(get),\#(get)]}"#,
      invalid: "Transaction request cannot include multiple operations on one item")
    try await bench.expect(
      "TransactGetItems",
      #"{"TransactItems":[\#(missing),{"Get":{"TableName":"users","Key":{"id":{"S":"a"}},"ProjectionExpression":"!!!"}}]}"#,
      invalid: #"Invalid ProjectionExpression: Syntax error; token: "!", near: "!!""#)
    try await bench.expect(
      "TransactGetItems", #"{"TransactItems":[\#(get),\#(missing)]}"#,
      error: "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException", "Requested resource not found")
    try await bench.expect(
      "TransactGetItems", #"{"TransactItems":[{"Get":{"TableName":"users","Key":{"id":{"S":""}}}}]}"#,
      invalid: "One or more parameter values are not valid. "
        + "The AttributeValue for a key attribute cannot contain an empty string value. Key: id")
    try await bench.expect(
      "TransactGetItems", #"{"TransactItems":[{}]}"#,
      invalid: "1 validation error detected: Value null at 'transactItems.1.member.get' failed to satisfy constraint: "
        + "Member must not be null")
    try await bench.expect(
      "TransactGetItems", #"{"TransactItems":[]}"#,
      invalid: "1 validation error detected: Value '[]' at 'transactItems' failed to satisfy constraint: "
        + "Member must have length greater than or equal to 1")
  }

  @Test func readsFourMegabytes() async throws {
    let bench = try await Bench.users()
    let text = String(repeating: "x", count: 400_000)
    for number in 0..<11 {
      try await bench.must("PutItem", #"{"TableName":"users","Item":{"id":{"S":"\#(number)"},"x":{"S":"\#(text)"}}}"#)
    }
    let gets = (0..<11).map { #"{"Get":{"TableName":"users","Key":{"id":{"S":"\#($0)"}}}}"# }
    try await bench.must("TransactGetItems", #"{"TransactItems":[\#(gets.prefix(10).joined(separator: ","))]}"#)
    try await bench.expect(
      "TransactGetItems", #"{"TransactItems":[\#(gets.joined(separator: ","))]}"#,
      invalid: "Transaction payload size cannot exceed 4194304 bytes")
  }
}
