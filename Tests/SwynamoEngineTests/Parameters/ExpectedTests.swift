import Testing

/// `Expected` and `ConditionalOperator`, which `ConditionExpression` replaced.
@Suite struct ExpectedTests {
  private static let parameter = "One or more parameter values were invalid: "

  @Test(
    arguments: [
      (#"{}"#, parameter + "Value must be provided when Exists is null for Attribute: a"),
      ("null", parameter + "ExpectedAttributeValue must not be null for Attribute: a"),
      (#"{"Exists":true}"#, parameter + "Value must be provided when Exists is true for Attribute: a"),
      (#"{"Exists":false,"Value":{"S":"a"}}"#, parameter + "Value cannot be used when Exists is false for Attribute: a"),
      (#"{"Value":{}}"#, "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"),
      (#"{"Value":{"NS":["1",""]}}"#, "The parameter cannot be converted to a numeric value: "),
      (
        #"{"ComparisonOperator":"LT"}"#,
        parameter + "Value or AttributeValueList must be used with ComparisonOperator: LT for Attribute: a"
      ),
      (
        #"{"Exists":true,"ComparisonOperator":"LT"}"#,
        parameter + "Exists and ComparisonOperator cannot be used together for Attribute: a"
      ),
      (
        #"{"AttributeValueList":[{"S":"a"}],"Value":{"S":"a"},"ComparisonOperator":"LT"}"#,
        parameter + "Value and AttributeValueList cannot be used together for Attribute: a"
      ),
      (
        #"{"Exists":true,"AttributeValueList":[{"S":"a"}]}"#,
        parameter + "AttributeValueList can only be used with a ComparisonOperator for Attribute: a"
      ),
      (
        #"{"AttributeValueList":[],"ComparisonOperator":"EQ"}"#,
        parameter + "Invalid number of argument(s) for the EQ ComparisonOperator"
      ),
      (
        #"{"Value":{"S":"a"},"ComparisonOperator":"NULL"}"#,
        parameter + "Invalid number of argument(s) for the NULL ComparisonOperator"
      ),
      (
        #"{"Value":{"S":"a"},"ComparisonOperator":"BETWEEN"}"#,
        parameter + "Invalid number of argument(s) for the BETWEEN ComparisonOperator"
      ),
      (
        #"{"AttributeValueList":[{"N":"2"},{"N":"1"}],"ComparisonOperator":"BETWEEN"}"#,
        "The BETWEEN condition was provided a range where the lower bound is greater than the upper bound"
      ),
      (
        #"{"AttributeValueList":[{"N":"2"},{"S":"1"}],"ComparisonOperator":"IN"}"#,
        parameter + "AttributeValues inside AttributeValueList must be of same type"
      ),
      (
        #"{"AttributeValueList":[{"N":"2"}],"ComparisonOperator":"BEGINS_WITH"}"#,
        parameter + "ComparisonOperator BEGINS_WITH is not valid for N AttributeValue type"
      ),
    ] as [(String, String)])
  func refuses(_ condition: String, _ message: String) async throws {
    let bench = try Bench()
    try await bench.expect("PutItem", #"{"TableName":"abc","Item":{},"Expected":{"a":\#(condition)}}"#, counted: message)
    try await bench.expect("UpdateItem", #"{"TableName":"abc","Key":{},"Expected":{"a":\#(condition)}}"#, counted: message)
    try await bench.expect("DeleteItem", #"{"TableName":"abc","Key":{},"Expected":{"a":\#(condition)}}"#, counted: message)
  }

  @Test func refusesAnOperatorWithoutTwoConditions() async throws {
    let bench = try Bench()
    let put = { (more: String) in #"{"TableName":"abc","Item":{},"ConditionalOperator":"OR"\#(more)}"# }
    for more in ["", #","Expected":{}"#] {
      try await bench.expect("PutItem", put(more), counted: "ConditionalOperator cannot be used without Filter or Expected")
    }
    try await bench.expect(
      "PutItem", put(#","Expected":{"a":{"Exists":false}}"#),
      counted: "ConditionalOperator can only be used when Filter or Expected has two or more elements")
  }

  private static let item =
    #"{"id":{"S":"a"},"n":{"N":"1"},"s":{"S":"hello"},"l":{"L":[{"N":"2"}]},"ss":{"SS":["a","b"]},"no":{"NULL":true}}"#

  @Test(
    arguments: [
      (#"{"n":{"Value":{"N":"1.0"}}}"#, true),
      (#"{"n":{"Value":{"N":"1"},"Exists":true}}"#, true),
      (#"{"n":{"Value":{"S":"1"}}}"#, false),
      (#"{"n":{"Exists":false}}"#, false),
      (#"{"q":{"Exists":false}}"#, true),
      (#"{"q":{"Value":{"N":"1"}}}"#, false),
      (#"{"n":{"Value":{"N":"1"},"ComparisonOperator":"EQ"}}"#, true),
      (#"{"ss":{"AttributeValueList":[{"SS":["b","a"]}],"ComparisonOperator":"EQ"}}"#, true),
      (#"{"l":{"AttributeValueList":[{"L":[{"N":"2"}]}],"ComparisonOperator":"EQ"}}"#, true),
      (#"{"n":{"AttributeValueList":[{"S":"1"}],"ComparisonOperator":"NE"}}"#, true),
      (#"{"q":{"AttributeValueList":[{"N":"1"}],"ComparisonOperator":"NE"}}"#, true),
      (#"{"n":{"AttributeValueList":[{"N":"1"}],"ComparisonOperator":"LE"}}"#, true),
      (#"{"n":{"AttributeValueList":[{"N":"1"}],"ComparisonOperator":"LT"}}"#, false),
      (#"{"n":{"AttributeValueList":[{"S":"0"}],"ComparisonOperator":"GT"}}"#, false),
      (#"{"q":{"AttributeValueList":[{"N":"0"}],"ComparisonOperator":"GE"}}"#, false),
      (#"{"no":{"ComparisonOperator":"NOT_NULL"}}"#, true),
      (#"{"q":{"ComparisonOperator":"NULL","AttributeValueList":[]}}"#, true),
      (#"{"s":{"AttributeValueList":[{"S":"ell"}],"ComparisonOperator":"CONTAINS"}}"#, true),
      (#"{"l":{"AttributeValueList":[{"N":"2"}],"ComparisonOperator":"CONTAINS"}}"#, true),
      (#"{"s":{"AttributeValueList":[{"N":"1"}],"ComparisonOperator":"NOT_CONTAINS"}}"#, true),
      // Neither CONTAINS nor NOT_CONTAINS holds for what isn't there.
      (#"{"q":{"AttributeValueList":[{"N":"1"}],"ComparisonOperator":"NOT_CONTAINS"}}"#, false),
      (#"{"s":{"AttributeValueList":[{"S":"hell"}],"ComparisonOperator":"BEGINS_WITH"}}"#, true),
      (#"{"n":{"AttributeValueList":[{"N":"3"},{"N":"1"}],"ComparisonOperator":"IN"}}"#, true),
      (#"{"ss":{"AttributeValueList":[{"S":"a"}],"ComparisonOperator":"IN"}}"#, false),
      (#"{"n":{"AttributeValueList":[{"N":"1"},{"N":"2"}],"ComparisonOperator":"BETWEEN"}}"#, true),
      (#"{"n":{"Value":{"N":"7"}},"q":{"Exists":false}}"#, false),
      (#"{}"#, true),
    ] as [(String, Bool)])
  func decides(_ expected: String, _ holds: Bool) async throws {
    let bench = try await Bench.users()
    try await bench.must("PutItem", #"{"TableName":"users","Item":\#(Self.item)}"#)
    let answer = try await bench.send("PutItem", #"{"TableName":"users","Item":\#(Self.item),"Expected":\#(expected)}"#)
    #expect(answer.status == (holds ? 200 : 400))
    #expect(answer.body.contains("ConditionalCheckFailedException") == !holds)
  }

  @Test func joinsWithOr() async throws {
    let bench = try await Bench.users()
    try await bench.must("PutItem", #"{"TableName":"users","Item":\#(Self.item)}"#)
    let delete = { (operator: String) in
      #"{"TableName":"users","Key":{"id":{"S":"a"}},"Expected":{"n":{"Value":{"N":"7"}},"q":{"Exists":false}}\#(`operator`)}"#
    }
    for and in ["", #","ConditionalOperator":"AND""#] {
      try await bench.expect(
        "DeleteItem", delete(and), error: "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException",
        "The conditional request failed")
    }
    try await bench.expect("DeleteItem", delete(#","ConditionalOperator":"OR""#), "{}")
    try await bench.expect("GetItem", #"{"TableName":"users","Key":{"id":{"S":"a"}}}"#, "{}")
  }

  @Test func answersWithTheItem() async throws {
    let bench = try await Bench.users()
    try await bench.must("PutItem", #"{"TableName":"users","Item":{"id":{"S":"a"},"n":{"N":"1"}}}"#)
    let answer = try await bench.send(
      "DeleteItem",
      #"{"TableName":"users","Key":{"id":{"S":"a"}},"Expected":{"n":{"Value":{"N":"2"}}},"#
        + #""ReturnValuesOnConditionCheckFailure":"ALL_OLD"}"#)
    #expect(
      answer.body == #"{"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException","#
        + #""message":"The conditional request failed","Item":{"id":{"S":"a"},"n":{"N":"1"}}}"#)
  }
}
