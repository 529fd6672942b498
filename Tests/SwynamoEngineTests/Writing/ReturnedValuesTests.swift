import Testing

/// `ReturnValues` of UpdateItem, on parts of documents too.
@Suite struct ReturnedValuesTests {
  private static let item =
    #"{"id":{"S":"a"},"d":{"S":"cat"},"m":{"M":{"b":{"S":"dog"},"c":{"L":[{"N":"1"},{"N":"2"},{"N":"3"}]}}}}"#

  private static func update(_ expression: String, _ values: String, _ returned: String) -> String {
    let values = values.isEmpty ? "" : #","ExpressionAttributeValues":{\#(values)}"#
    return
      #"{"TableName":"users","Key":{"id":{"S":"a"}},"UpdateExpression":"\#(expression)","ReturnValues":"\#(returned)"\#(values)}"#
  }

  @Test(
    arguments: [
      ("SET d = :v, e = :v", "UPDATED_OLD", #"{"d":{"S":"cat"}}"#),
      ("SET d = :v, e = :v", "UPDATED_NEW", #"{"d":{"S":"yo"},"e":{"S":"yo"}}"#),
      ("SET e = :v", "UPDATED_OLD", ""),
      ("REMOVE d", "UPDATED_OLD", #"{"d":{"S":"cat"}}"#),
      ("REMOVE d", "UPDATED_NEW", ""),
      ("SET m.b = :v", "UPDATED_OLD", #"{"m":{"M":{"b":{"S":"dog"}}}}"#),
      ("SET m.b = :v", "UPDATED_NEW", #"{"m":{"M":{"b":{"S":"yo"}}}}"#),
      ("SET m.c[1] = :v", "UPDATED_OLD", #"{"m":{"M":{"c":{"L":[{"N":"2"}]}}}}"#),
      ("SET m.c[1] = :v, m.b = :v", "UPDATED_NEW", #"{"m":{"M":{"b":{"S":"yo"},"c":{"L":[{"S":"yo"}]}}}}"#),
      ("REMOVE m.c[1], m.c[3]", "UPDATED_OLD", #"{"m":{"M":{"c":{"L":[{"N":"2"}]}}}}"#),
      // What has moved up stands where the removed element was.
      ("REMOVE m.c[1]", "UPDATED_NEW", #"{"m":{"M":{"c":{"L":[{"N":"3"}]}}}}"#),
      ("SET m.x = :v", "UPDATED_OLD", ""),
      ("SET m.x = :v", "UPDATED_NEW", #"{"m":{"M":{"x":{"S":"yo"}}}}"#),
      // The element is appended, so that nothing stands where the path says.
      ("SET m.c[100] = :v", "UPDATED_NEW", ""),
      ("SET d = :v", "NONE", ""),
      ("REMOVE m", "ALL_NEW", #"{"d":{"S":"cat"},"id":{"S":"a"}}"#),
      (
        "REMOVE d, m.c", "ALL_OLD",
        #"{"d":{"S":"cat"},"id":{"S":"a"},"m":{"M":{"b":{"S":"dog"},"c":{"L":[{"N":"1"},{"N":"2"},{"N":"3"}]}}}}"#
      ),
    ] as [(String, String, String)])
  func answersWith(_ expression: String, _ returned: String, _ attributes: String) async throws {
    let bench = try await Bench.users()
    try await bench.must("PutItem", #"{"TableName":"users","Item":\#(Self.item)}"#)
    try await bench.expect(
      "UpdateItem", Self.update(expression, expression.contains(":v") ? #"":v":{"S":"yo"}"# : "", returned),
      attributes.isEmpty ? "{}" : #"{"Attributes":\#(attributes)}"#)
  }

  @Test(
    arguments: [
      ("ALL_OLD", "{}"), ("UPDATED_OLD", "{}"), ("UPDATED_NEW", #"{"Attributes":{"d":{"S":"yo"}}}"#),
      ("ALL_NEW", #"{"Attributes":{"d":{"S":"yo"},"id":{"S":"a"}}}"#),
    ] as [(String, String)])
  func answersWithWhatWasNotThere(_ returned: String, _ answer: String) async throws {
    try await Bench.users().expect("UpdateItem", Self.update("SET d = :v", #"":v":{"S":"yo"}"#, returned), answer)
  }

  @Test func refusesOthersThanTheOldItem() async throws {
    let bench = try Bench()
    for values in ["UPDATED_OLD", "ALL_NEW", "UPDATED_NEW"] {
      try await bench.expect(
        "PutItem",
        #"{"TableName":"abc","Item":{"a":{"S":"\#(String(repeating: "x", count: 409_600))"}},"ReturnValues":"\#(values)"}"#,
        counted: "ReturnValues can only be ALL_OLD or NONE")
      try await bench.expect(
        "DeleteItem", #"{"TableName":"abc","Key":{},"ReturnValues":"\#(values)","ConditionExpression":""}"#,
        counted: "ReturnValues can only be ALL_OLD or NONE")
      try await bench.expect(
        "DeleteItem", #"{"TableName":"abc","Key":{"a":{}},"ReturnValues":"\#(values)"}"#,
        counted: "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes")
    }
  }

  @Test func answersAFailureWithNothingWhereNothingWas() async throws {
    try await Bench.users().expect(
      "UpdateItem",
      #"{"TableName":"users","Key":{"id":{"S":"a"}},"UpdateExpression":"REMOVE b","ConditionExpression":"attribute_exists(id)","#
        + #""ReturnValuesOnConditionCheckFailure":"ALL_OLD"}"#,
      error: "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException", "The conditional request failed")
  }
}
