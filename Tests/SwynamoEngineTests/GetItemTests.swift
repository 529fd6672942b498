import Testing

@Suite struct GetItemTests {
  @Test func missesAnItem() async throws {
    try await Bench.users().expect("GetItem", #"{"TableName":"users","Key":{"id":{"S":"a"}}}"#, "{}")
  }

  @Test func projects() async throws {
    let bench = try await Bench.users()
    try await bench.must(
      "PutItem",
      #"{"TableName":"users","Item":{"id":{"S":"a"},"m":{"M":{"x":{"N":"1"},"y":{"L":[{"S":"p"},{"S":"q"}]}}},"z":{"BOOL":true}}}"#
    )
    try await bench.expect(
      "GetItem",
      #"{"TableName":"users","Key":{"id":{"S":"a"}},"ProjectionExpression":"z, m.y[1]"}"#,
      #"{"Item":{"m":{"M":{"y":{"L":[{"S":"q"}]}}},"z":{"BOOL":true}}}"#)
    try await bench.expect(
      "GetItem", #"{"TableName":"users","Key":{"id":{"S":"a"}},"AttributesToGet":["z"]}"#, #"{"Item":{"z":{"BOOL":true}}}"#)
    try await bench.expect(
      "GetItem", #"{"TableName":"users","Key":{"id":{"S":"a"}},"ProjectionExpression":"id.x"}"#,
      invalid: "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: id")
  }

  @Test func refusesKeys() async throws {
    let bench = try await Bench.users()
    for key in [#"{}"#, #"{"id":{"N":"1"}}"#, #"{"x":{"S":"a"}}"#, #"{"id":{"S":"a"},"x":{"S":"a"}}"#] {
      try await bench.expect(
        "GetItem", #"{"TableName":"users","Key":\#(key)}"#, invalid: "The provided key element does not match the schema")
    }
    try await bench.expect(
      "GetItem", #"{"TableName":"users","Key":{"id":{"S":""}}}"#,
      invalid: "One or more parameter values are not valid. "
        + "The AttributeValue for a key attribute cannot contain an empty string value. Key: id")
  }

  @Test func mixesNoExpressionsWithOldParameters() async throws {
    let bench = try await Bench.users()
    try await bench.expect(
      "GetItem", #"{"TableName":"users","Key":{"id":{"S":"a"}},"AttributesToGet":["z"],"ProjectionExpression":"z"}"#,
      invalid: "Can not use both expression and non-expression parameters in the same request: "
        + "Non-expression parameters: {AttributesToGet} Expression parameters: {ProjectionExpression}")
    try await bench.expect(
      "GetItem", ##"{"TableName":"users","Key":{"id":{"S":"a"}},"ExpressionAttributeNames":{"#a":"a"}}"##,
      invalid: "ExpressionAttributeNames can only be specified when using expressions")
  }

  @Test func countsCapacity() async throws {
    let bench = try await Bench.users()
    let get = #"{"TableName":"users","Key":{"id":{"S":"a"}},"ReturnConsumedCapacity":"TOTAL""#
    try await bench.expect(
      "GetItem", get + "}", #"{"ConsumedCapacity":{"TableName":"users","CapacityUnits":0.5}}"#)
    try await bench.expect(
      "GetItem", get + #","ConsistentRead":true}"#, #"{"ConsumedCapacity":{"TableName":"users","CapacityUnits":1.0}}"#)
  }

  @Test func keepsBytesAndNumbersExact() async throws {
    let bench = try await Bench.users()
    let item =
      #"{"b":{"B":"AP8="},"big":{"N":"12345678901234567890123456789012345678"},"bs":{"BS":["AA==","AQ=="]},"e":{"S":""},"#
      + #""id":{"S":"a\"\\\né"},"l":{"L":[]},"m":{"M":{}},"n":{"NULL":true},"ns":{"NS":["-1","2.5"]},"s":{"SS":["a","b"]}}"#
    try await bench.must("PutItem", #"{"TableName":"users","Item":\#(item)}"#)
    try await bench.expect(
      "GetItem", #"{"TableName":"users","Key":{"id":{"S":"a\"\\\n\u00e9"}}}"#, #"{"Item":\#(item)}"#)
  }
}
