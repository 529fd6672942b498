import Testing

@Suite struct StatementIndexTests {
  private func bench() async throws -> Bench {
    let bench = try await Bench.music()
    for year in [1971, 1972, 1973] {
      try await bench.add(
        "Nina", year,
        #""title":{"S":"t\#(year)"},"genre":{"S":"jazz"},"label":{"S":"RCA"},"rating":{"N":"5"},"mood":{"S":"blue"}"#)
    }
    return bench
  }

  @Test func readsIndexes() async throws {
    let bench = try await bench()
    try await bench.expect(
      statement: #"SELECT year FROM "music"."by-genre" WHERE genre = 'jazz' AND year > 1971 ORDER BY year DESC"#,
      items: #"{"year":{"N":"1973"}}"#, #"{"year":{"N":"1972"}}"#)
    try await bench.expect(
      statement: #"SELECT * FROM "music"."by-rating" WHERE rating = 5 AND title = 't1972'"#,
      items: #"{"artist":{"S":"Nina"},"rating":{"N":"5"},"title":{"S":"t1972"},"year":{"N":"1972"}}"#)
    try await bench.expect(
      statement: #"SELECT * FROM "music"."by-title" WHERE artist = 'Nina' AND title = 't1972'"#, "", #","ConsistentRead":true"#,
      items: #"{"artist":{"S":"Nina"},"title":{"S":"t1972"},"year":{"N":"1972"}}"#)
    try await bench.expect(
      statement: #"SELECT mood, title FROM "music"."by-title" WHERE artist = 'Nina' AND title < 't1972'"#,
      items: #"{"mood":{"S":"blue"},"title":{"S":"t1971"}}"#)
  }

  @Test(arguments: [
    (#"SELECT * FROM "music"."no""#, "The table does not have the specified index"),
    (
      #"SELECT mood, year, genre FROM "music"."by-label" WHERE label = 'RCA'"#,
      "One or more parameter values were invalid: Global secondary index by-label does not project [mood, genre]"
    ),
    (
      #"SELECT mood FROM "music"."by-label""#,
      "One or more parameter values were invalid: Global secondary index by-label does not project [mood]"
    ),
    (
      #"SELECT * FROM "music"."by-label" WHERE label IN ['RCA'] AND mood IS MISSING"#,
      "One or more parameter values were invalid: Secondary index by-label does not project one or more filter attributes: [mood]"
    ),
    (
      #"SELECT * FROM "music"."by-title" WHERE artist = 'Nina' AND NOT begins_with(mood, 'b')"#,
      "One or more parameter values were invalid: Secondary index by-title does not project one or more filter attributes: [mood]"
    ),
  ])
  func refuses(_ statement: String, _ message: String) async throws {
    try await bench().expect(statement: statement, invalid: message)
  }

  @Test func refusesConsistentReads() async throws {
    let bench = try await bench()
    try await bench.expect(
      statement: #"SELECT * FROM "music"."by-label" WHERE label = 'RCA'"#, "", #","ConsistentRead":true"#,
      invalid: "Strongly consistent read is not supported on Global Secondary Indexes")
    try await bench.expect(
      statement: #"SELECT * FROM "music"."no""#, "", #","ConsistentRead":true"#,
      invalid: "The table does not have the specified index")
    try await bench.expect(
      statement: "SELECT * FROM x.y", error: "ResourceNotFoundException", "Requested resource not found")
  }

  /// What isn't projected counts as missing where the index is not read by its key.
  @Test func missesWhatIsNotProjected() async throws {
    let bench = try await bench()
    try await bench.expect(statement: #"SELECT year FROM "music"."by-label" WHERE mood = 'blue'"#)
    let years = [1971, 1972, 1973].map { #"{"year":{"N":"\#($0)"}}"# }
    let (_, body) = try await bench.send(
      "ExecuteStatement", Bench.statement(#"SELECT year FROM "music"."by-label" WHERE NOT mood = 'blue'"#))
    for year in years { #expect(body.contains(year)) }
  }

  @Test func refusesSeveralAttributes() async throws {
    let bench = try Bench()
    try await bench.must(
      "CreateTable",
      #"""
      {"TableName":"abc","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"},
      {"AttributeName":"b","AttributeType":"S"},{"AttributeName":"c","AttributeType":"S"}],
      "KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],
      "GlobalSecondaryIndexes":[{"IndexName":"two","Projection":{"ProjectionType":"ALL"},
      "KeySchema":[{"AttributeName":"b","KeyType":"HASH"},{"AttributeName":"c","KeyType":"HASH"}]}]}
      """#)
    let message = "PartiQL statements cannot be executed on tables with multi-attribute HASH keys or multi-attribute RANGE keys."
    for statement in [
      "SELECT * FROM abc.two WHERE b = 'x' AND c = 'y'", "SELECT * FROM abc.two WHERE b = 1", "SELECT COUNT(*) FROM abc.two",
      "SELECT * FROM abc.two WHERE a < true",
    ] {
      try await bench.expect(statement: statement, invalid: message)
    }
    try await bench.expect(statement: "SELECT * FROM abc.two WHERE", invalid: Bench.notWellFormed + "Unexpected term")
    try await bench.expect(
      statement: "SELECT * FROM abc.two WHERE b = 1e126",
      invalid: "Number overflow. Attempting to store a number with magnitude larger than supported range under root")
    try await bench.expect(statement: "SELECT * FROM abc WHERE a = 'x'")
  }

  @Test(arguments: [
    (
      #"SELECT mood FROM "music"."by-title" WHERE artist = 'Nina'"#, "",
      #""CapacityUnits":2.0,"Table":{"CapacityUnits":1.5},"LocalSecondaryIndexes":{"by-title":{"CapacityUnits":0.5}}"#
    ),
    (
      #"SELECT mood FROM "music"."by-title" WHERE artist = 'Nina' AND title = 'x' OR artist = 'Nina' AND title = 't1971'"#,
      #","ConsistentRead":true"#,
      #""CapacityUnits":2.0,"Table":{"CapacityUnits":1.0},"LocalSecondaryIndexes":{"by-title":{"CapacityUnits":1.0}}"#
    ),
    (
      #"SELECT * FROM "music"."by-genre" WHERE genre = 'jazz'"#, "",
      #""CapacityUnits":0.5,"Table":{"CapacityUnits":0.0},"GlobalSecondaryIndexes":{"by-genre":{"CapacityUnits":0.5}}"#
    ),
    (
      "SELECT mood FROM music WHERE artist = 'Nina' AND year = 1 AND mood = 'x'", "",
      #""CapacityUnits":0.5,"Table":{"CapacityUnits":0.5}"#
    ),
  ])
  func charges(_ statement: String, _ more: String, _ capacity: String) async throws {
    let (_, body) = try await bench().send(
      "ExecuteStatement", Bench.statement(statement, "", #","ReturnConsumedCapacity":"INDEXES""# + more))
    #expect(body.hasSuffix(#""ConsumedCapacity":{"TableName":"music",\#(capacity)}}"#), "\(body)")
  }

  @Test func chargesWrites() async throws {
    let bench = try await bench()
    let (_, body) = try await bench.send(
      "ExecuteStatement",
      Bench.statement(
        "UPDATE music SET title = 'new' WHERE artist = 'Nina' AND year = 1971", "", #","ReturnConsumedCapacity":"INDEXES""#))
    #expect(
      body.hasPrefix(#"{"Items":[],"ConsumedCapacity":{"TableName":"music","CapacityUnits":5.0,"Table":{"CapacityUnits":1.0}"#),
      "\(body)")
    try await bench.expect(
      statement: "SELECT * FROM music", "", #","ReturnConsumedCapacity":"ALL""#,
      invalid: "1 validation error detected: Value 'ALL' at 'returnConsumedCapacity' failed to satisfy constraint: "
        + "Member must satisfy enum value set: [INDEXES, TOTAL, NONE]")
  }
}
