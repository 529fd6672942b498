import Testing

@Suite struct IndexTests {
  private func bench() async throws -> Bench {
    let bench = try await Bench.music()
    try await bench.add("Nina", 1965, #""title":{"S":"Pastel"},"genre":{"S":"soul"},"label":{"S":"Philips"},"x":{"N":"1"}"#)
    try await bench.add("Nina", 1969, #""title":{"S":"Loft"},"genre":{"S":"jazz"},"rating":{"N":"5"}"#)
    try await bench.add("Otis", 1965, #""title":{"S":"Blue"},"genre":{"S":"soul"},"rating":{"N":"5.0"}"#)
    try await bench.add("Otis", 1968)
    return bench
  }

  private func query(_ index: String, _ attribute: String, _ value: String, _ more: String = "") -> String {
    #"{"TableName":"music","IndexName":"\#(index)","KeyConditionExpression":"\#(attribute) = :v","#
      + #""ExpressionAttributeValues":{":v":\#(value)}\#(more)}"#
  }

  @Test func holdsWhatIsProjected() async throws {
    let bench = try await bench()
    try await bench.expect(
      "Query", query("by-label", "label", #"{"S":"Philips"}"#),
      #"{"Items":[{"artist":{"S":"Nina"},"label":{"S":"Philips"},"year":{"N":"1965"}}],"Count":1,"ScannedCount":1}"#)
    try await bench.expect(
      "Query", query("by-rating", "rating", #"{"N":"5"}"#, #","ScanIndexForward":false"#),
      #"{"Items":[{"artist":{"S":"Otis"},"rating":{"N":"5"},"title":{"S":"Blue"},"year":{"N":"1965"}},"#
        + #"{"artist":{"S":"Nina"},"rating":{"N":"5"},"title":{"S":"Loft"},"year":{"N":"1969"}}],"Count":2,"ScannedCount":2}"#)
  }

  @Test func ordersByItsOwnSortKey() async throws {
    try await bench().expect(
      "Query", query("by-title", "artist", #"{"S":"Nina"}"#),
      #"{"Items":[{"artist":{"S":"Nina"},"title":{"S":"Loft"},"year":{"N":"1969"}},"#
        + #"{"artist":{"S":"Nina"},"title":{"S":"Pastel"},"year":{"N":"1965"}}],"Count":2,"ScannedCount":2}"#)
  }

  /// Items of one index key come in the hash order of their table's keys.
  @Test func pagesWithBothKeys() async throws {
    let bench = try await bench()
    let first =
      #"{"Items":[{"artist":{"S":"Otis"},"genre":{"S":"soul"},"rating":{"N":"5"},"title":{"S":"Blue"},"#
      + #""year":{"N":"1965"}}],"Count":1,"ScannedCount":1,"#
    let key = #"{"artist":{"S":"Otis"},"genre":{"S":"soul"},"year":{"N":"1965"}}"#
    try await bench.expect(
      "Query", query("by-genre", "genre", #"{"S":"soul"}"#, #","Limit":1"#), first + #""LastEvaluatedKey":\#(key)}"#)
    let rest = try await bench.send(
      "Query", query("by-genre", "genre", #"{"S":"soul"}"#, #","ExclusiveStartKey":\#(key)"#))
    #expect(rest.body.contains(#""artist":{"S":"Nina"}"#))
    #expect(rest.body.hasSuffix(#""Count":1,"ScannedCount":1}"#))
  }

  @Test func localIndexFetchesFromTheTable() async throws {
    let bench = try await bench()
    try await bench.expect(
      "Query",
      query(
        "by-title", "artist", #"{"S":"Nina"}"#, #","ProjectionExpression":"x","Limit":2,"ReturnConsumedCapacity":"INDEXES""#),
      #"{"Items":[{},{"x":{"N":"1"}}],"Count":2,"ScannedCount":2,"#
        + #""LastEvaluatedKey":{"artist":{"S":"Nina"},"title":{"S":"Pastel"},"year":{"N":"1965"}},"#
        + #""ConsumedCapacity":{"TableName":"music","CapacityUnits":1.5,"Table":{"CapacityUnits":1.0},"#
        + #""LocalSecondaryIndexes":{"by-title":{"CapacityUnits":0.5}}}}"#)
  }

  @Test func globalIndexGivesOnlyWhatItHas() async throws {
    let bench = try await bench()
    let query = { (more: String) in self.query("by-rating", "rating", #"{"N":"5"}"#, more) }
    try await bench.expect(
      "Query", query(#","Select":"ALL_ATTRIBUTES""#),
      invalid:
        "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index "
        + "by-rating because its projection type is not ALL")
    try await bench.expect(
      "Query", query(#","ProjectionExpression":"genre""#),
      invalid: "One or more parameter values were invalid: Global secondary index by-rating does not project [genre]")
    try await bench.expect(
      "Query", query(#","ConsistentRead":true"#),
      invalid: "Consistent reads are not supported on global secondary indexes")
  }

  @Test func queriesFilterWhatIsProjected() async throws {
    let bench = try await bench()
    func refuses(_ index: String, _ attribute: String, _ value: String, _ more: String, _ missing: String) async throws {
      try await bench.expect(
        "Query", query(index, attribute, value, more),
        invalid: "One or more parameter values were invalid: Secondary index \(index) does not project one or more filter "
          + "attributes: [\(missing)]")
    }
    let nina = #"{"S":"Nina"}"#
    try await refuses("by-title", "artist", nina, #","FilterExpression":"attribute_exists(x)""#, "x")
    try await refuses("by-title", "artist", nina, #","FilterExpression":"x = :v","Select":"ALL_ATTRIBUTES""#, "x")
    try await refuses("by-title", "artist", nina, #","FilterExpression":"x = :v","Select":"COUNT""#, "x")
    try await refuses("by-title", "artist", nina, #","FilterExpression":"x = :v","ProjectionExpression":"x""#, "x")
    try await refuses(
      "by-rating", "rating", #"{"N":"5"}"#, #","FilterExpression":"size(x.b) > :v OR NOT (genre = :v AND x[0] <> title)""#,
      "genre, x")
    try await refuses(
      "by-label", "label", #"{"S":"Philips"}"#, #","FilterExpression":"rating = :v","ConsistentRead":false"#, "rating")
    // Ahead of what is asked for, behind the keys.
    try await refuses(
      "by-rating", "rating", #"{"N":"5"}"#, #","FilterExpression":"genre = :v","ProjectionExpression":"genre""#, "genre")
    try await bench.expect(
      "Query", query("by-rating", "rating", #"{"N":"5"}"#, #","FilterExpression":"genre = :v AND rating = :v""#),
      invalid: "Filter Expression can only contain non-primary key attributes: Primary key attribute: rating")

    for (more, missing) in [
      (#""genre":{"ComparisonOperator":"NOT_CONTAINS","AttributeValueList":[{"S":"j"}]}"#, "genre"),
      (#""x":{"ComparisonOperator":"NULL"},"title":{"ComparisonOperator":"NOT_NULL"},"b":{"ComparisonOperator":"NULL"}"#, "b, x"),
    ] {
      try await bench.expect(
        "Query",
        #"{"TableName":"music","IndexName":"by-rating","KeyConditions":{"rating":{"ComparisonOperator":"EQ","#
          + #""AttributeValueList":[{"N":"5"}]}},"QueryFilter":{\#(more)}}"#,
        invalid: "One or more parameter values were invalid: Secondary index by-rating does not project one or more filter "
          + "attributes: [\(missing)]")
    }
  }

  @Test func queriesFilterByKeysAndWhatIsIncluded() async throws {
    let bench = try await bench()
    let filter =
      #","FilterExpression":"title = :t AND artist = :a","Select":"COUNT""#
    try await bench.expect(
      "Query",
      #"{"TableName":"music","IndexName":"by-rating","KeyConditionExpression":"rating = :v","#
        + #""ExpressionAttributeValues":{":v":{"N":"5"},":t":{"S":"Loft"},":a":{"S":"Nina"}}\#(filter)}"#,
      #"{"Count":1,"ScannedCount":2}"#)
  }

  /// Also in a local index, whose other attributes are fetched from the table.
  @Test func scansFindAbsentWhatIsNotProjected() async throws {
    let bench = try await bench()
    func scan(_ index: String, _ more: String) -> String { #"{"TableName":"music","IndexName":"\#(index)",\#(more)}"# }
    for index in ["by-title", "by-label", "by-rating"] {
      try await bench.expect(
        "Scan", scan(index, #""FilterExpression":"attribute_exists(x)","Select":"COUNT""#),
        #"{"Count":0,"ScannedCount":\#(index == "by-title" ? 3 : index == "by-label" ? 1 : 2)}"#)
    }
    try await bench.expect(
      "Scan", scan("by-title", #""FilterExpression":"attribute_exists(x)","Select":"ALL_ATTRIBUTES""#),
      #"{"Items":[],"Count":0,"ScannedCount":3}"#)
    let found = try await bench.send(
      "Scan", scan("by-title", #""FilterExpression":"attribute_not_exists(x)","ProjectionExpression":"x""#))
    #expect(found.body.contains(#"{"x":{"N":"1"}}"#))
    #expect(found.body.hasSuffix(#""Count":3,"ScannedCount":3}"#))
    try await bench.expect(
      "Scan", scan("by-label", #""ScanFilter":{"x":{"ComparisonOperator":"NOT_NULL"}}"#),
      #"{"Items":[],"Count":0,"ScannedCount":1}"#)
  }

  @Test func followsItsItems() async throws {
    let bench = try await bench()
    let count = query("by-genre", "genre", #"{"S":"soul"}"#, #","Select":"COUNT""#)
    try await bench.expect("Query", count, #"{"Count":2,"ScannedCount":2}"#)
    let key = #"{"TableName":"music","Key":{"artist":{"S":"Nina"},"year":{"N":"1965"}}"#
    try await bench.expect(
      "UpdateItem", key + #","UpdateExpression":"REMOVE genre SET y = :y","ExpressionAttributeValues":{":y":{"N":"1"}}}"#, "{}")
    try await bench.expect("Query", count, #"{"Count":1,"ScannedCount":1}"#)
    try await bench.expect(
      "DeleteItem", #"{"TableName":"music","Key":{"artist":{"S":"Otis"},"year":{"N":"1965"}}}"#, "{}")
    try await bench.expect("Query", count, #"{"Count":0,"ScannedCount":0}"#)
  }

  @Test func refusesOtherTypesAndEmptyKeys() async throws {
    let bench = try await bench()
    let put = { (more: String) in #"{"TableName":"music","Item":{"artist":{"S":"a"},"year":{"N":"1"},\#(more)}}"# }
    try await bench.expect(
      "PutItem", put(#""label":{"N":"1"}"#),
      invalid: "One or more parameter values were invalid: Type mismatch for Index Key label Expected: S Actual: N "
        + "IndexName: by-label")
    try await bench.expect(
      "PutItem", put(#""label":{"S":""}"#),
      invalid: "One or more parameter values are not valid. A value specified for a secondary index key is not supported. "
        + "The AttributeValue for a key attribute cannot contain an empty string value. IndexName: by-label, IndexKey: label")
  }

  @Test func countsWrites() async throws {
    let bench = try await Bench.music()
    try await bench.expect(
      "PutItem",
      #"{"TableName":"music","ReturnConsumedCapacity":"INDEXES","ReturnItemCollectionMetrics":"SIZE","#
        + #""Item":{"artist":{"S":"a"},"year":{"N":"1"},"genre":{"S":"g"},"title":{"S":"t"}}}"#,
      #"{"ConsumedCapacity":{"TableName":"music","CapacityUnits":3.0,"Table":{"CapacityUnits":1.0},"#
        + #""LocalSecondaryIndexes":{"by-title":{"CapacityUnits":1.0}},"GlobalSecondaryIndexes":{"by-genre":{"CapacityUnits":1.0}}},"#
        + #""ItemCollectionMetrics":{"ItemCollectionKey":{"artist":{"S":"a"}},"SizeEstimateRangeGB":[0.0,1.0]}}"#)
  }

  @Test func takesKeysOfSeveralAttributes() async throws {
    let bench = try Bench()
    try await bench.must(
      "CreateTable",
      #"{"TableName":"games","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":["#
        + #"{"AttributeName":"id","AttributeType":"S"},{"AttributeName":"cup","AttributeType":"S"},"#
        + #"{"AttributeName":"team","AttributeType":"S"},{"AttributeName":"round","AttributeType":"N"},"#
        + #"{"AttributeName":"court","AttributeType":"S"}],"KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],"#
        + #""GlobalSecondaryIndexes":[{"IndexName":"by-cup","Projection":{"ProjectionType":"KEYS_ONLY"},"KeySchema":["#
        + #"{"AttributeName":"cup","KeyType":"HASH"},{"AttributeName":"team","KeyType":"HASH"},"#
        + #"{"AttributeName":"round","KeyType":"RANGE"},{"AttributeName":"court","KeyType":"RANGE"}]}]}"#)
    for (id, round, court) in [("a", 2, "x"), ("b", 10, "y"), ("c", 2, "xx")] {
      try await bench.must(
        "PutItem",
        #"{"TableName":"games","Item":{"id":{"S":"\#(id)"},"cup":{"S":"c"},"team":{"S":"t"},"round":{"N":"\#(round)"},"#
          + #""court":{"S":"\#(court)"}}}"#)
    }
    let ids = try await bench.send(
      "Query",
      #"{"TableName":"games","IndexName":"by-cup","KeyConditionExpression":"cup = :c AND team = :t AND round = :r AND "#
        + #"begins_with(court, :p)","ProjectionExpression":"id","ExpressionAttributeValues":"#
        + #"{":c":{"S":"c"},":t":{"S":"t"},":r":{"N":"2"},":p":{"S":"x"}}}"#)
    #expect(ids.body == #"{"Items":[{"id":{"S":"a"}},{"id":{"S":"c"}}],"Count":2,"ScannedCount":2}"#)
  }
}
