import Testing

@Suite struct TransactWriteItemsTests {
  @Test func writesAll() async throws {
    let bench = try await Bench.users()
    try await bench.must("PutItem", #"{"TableName":"users","Item":{"id":{"S":"c"},"n":{"N":"1"}}}"#)
    try await bench.expect(
      "TransactWriteItems",
      #"{"ReturnConsumedCapacity":"TOTAL","TransactItems":[{"Put":{"TableName":"users","Item":{"id":{"S":"a"}}}},"#
        + #"{"Update":{"TableName":"users","Key":{"id":{"S":"b"}},"UpdateExpression":"ADD n :n","#
        + #""ExpressionAttributeValues":{":n":{"N":"5"}}}},"#
        + #"{"ConditionCheck":{"TableName":"users","Key":{"id":{"S":"d"}},"ConditionExpression":"attribute_not_exists(id)"}},"#
        + #"{"Delete":{"TableName":"users","Key":{"id":{"S":"c"}}}}]}"#,
      #"{"ConsumedCapacity":[{"TableName":"users","CapacityUnits":8.0,"WriteCapacityUnits":8.0}]}"#)
    try await bench.expect(
      "TransactGetItems",
      #"{"ReturnConsumedCapacity":"TOTAL","TransactItems":[{"Get":{"TableName":"users","Key":{"id":{"S":"b"}}}},"#
        + #"{"Get":{"TableName":"users","Key":{"id":{"S":"c"}}}},"#
        + #"{"Get":{"TableName":"users","Key":{"id":{"S":"a"}},"ProjectionExpression":"id"}}]}"#,
      #"{"Responses":[{"Item":{"id":{"S":"b"},"n":{"N":"5"}}},{},{"Item":{"id":{"S":"a"}}}],"#
        + #""ConsumedCapacity":[{"TableName":"users","CapacityUnits":6.0,"ReadCapacityUnits":6.0}]}"#)
  }

  @Test func writesNothingWhenOneFails() async throws {
    let bench = try await Bench.users()
    try await bench.must("PutItem", #"{"TableName":"users","Item":{"id":{"S":"b"},"n":{"N":"1"}}}"#)
    try await bench.expect(
      "TransactWriteItems",
      #"{"TransactItems":[{"Put":{"TableName":"users","Item":{"id":{"S":"a"}}}},"#
        + #"{"Delete":{"TableName":"users","Key":{"id":{"S":"b"}},"ConditionExpression":"n > :n","#
        + #""ExpressionAttributeValues":{":n":{"N":"1"}},"ReturnValuesOnConditionCheckFailure":"ALL_OLD"}}]}"#,
      canceled: "None, ConditionalCheckFailed", #"{"Code":"None"}"#,
      #"{"Code":"ConditionalCheckFailed","Item":{"id":{"S":"b"},"n":{"N":"1"}},"Message":"The conditional request failed"}"#)
    try await bench.expect("GetItem", #"{"TableName":"users","Key":{"id":{"S":"a"}}}"#, "{}")
  }

  @Test func refuses() async throws {
    let bench = try await Bench.users()
    try await bench.expect(
      "TransactWriteItems",
      #"{"TransactItems":[{"Put":{"TableName":"users","Item":{"id":{"S":"a"}}}},{"Delete":{"TableName":"users","Key":{"id":{"S":"a"}}}}]}"#,
      invalid: "Transaction request cannot include multiple operations on one item")
    try await bench.expect(
      "TransactWriteItems", #"{"TransactItems":[{"ConditionCheck":{"TableName":"users","Key":{"id":{"S":"a"}}}}]}"#,
      invalid: "1 validation error detected: Value null at 'transactItems.1.member.conditionCheck.conditionExpression' "
        + "failed to satisfy constraint: Member must not be null")
    try await bench.expect(
      "TransactWriteItems", #"{"TransactItems":[{}]}"#,
      invalid: "Invalid Request: TransactWriteRequest should contain Delete or Put or Update request")
    try await bench.expect(
      "TransactWriteItems",
      #"{"TransactItems":[{"Put":{"TableName":"users","Item":{}},"Delete":{"TableName":"users","Key":{}}}]}"#,
      invalid: "TransactItems can only contain one of Check, Put, Update or Delete")
    try await bench.expect(
      "TransactWriteItems", #"{"TransactItems":[]}"#,
      invalid: "1 validation error detected: Value '[]' at 'transactItems' failed to satisfy constraint: "
        + "Member must have length greater than or equal to 1")
  }

  @Test func isSerializable() async throws {
    let bench = try await Bench.users()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<50 {
        group.addTask {
          try await bench.must(
            "UpdateItem",
            #"{"TableName":"users","Key":{"id":{"S":"a"}},"UpdateExpression":"ADD n :n","#
              + #""ExpressionAttributeValues":{":n":{"N":"1"}}}"#)
        }
      }
      try await group.waitForAll()
    }
    try await bench.expect(
      "GetItem", #"{"TableName":"users","Key":{"id":{"S":"a"}}}"#, #"{"Item":{"id":{"S":"a"},"n":{"N":"50"}}}"#)
  }
}
