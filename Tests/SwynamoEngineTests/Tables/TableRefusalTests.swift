import Testing

/// Sentences of CreateTable, and of operations on what hangs on a table, as they are today.
@Suite struct TableRefusalTests {
  private static let invalid = "One or more parameter values were invalid: "
  private static let missing = "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException"

  private func schema(_ hash: String, _ range: String? = nil, first: String = "HASH") -> String {
    let range = range.map { #",{"AttributeName":"\#($0)","KeyType":"RANGE"}"# } ?? ""
    return #""KeySchema":[{"AttributeName":"\#(hash)","KeyType":"\#(first)"}\#(range)]"#
  }

  private func create(_ name: String, _ keys: String, _ defined: String, _ more: String = "") -> String {
    let definitions = defined.split(separator: " ").map { #"{"AttributeName":"\#($0)","AttributeType":"S"}"# }
    return #"{"TableName":"\#(name)","BillingMode":"PAY_PER_REQUEST",\#(keys),"#
      + #""AttributeDefinitions":[\#(definitions.joined(separator: ","))]\#(more)}"#
  }

  private func index(_ name: String, _ keys: String) -> String {
    #"{"IndexName":"\#(name)",\#(keys),"Projection":{"ProjectionType":"ALL"}}"#
  }

  @Test func shortNames() async throws {
    let bench = try Bench()
    for name in ["a", "ab"] {
      try await bench.expect(
        "CreateTable", create(name, schema("pk"), "pk"),
        invalid: "1 validation error detected: Value '\(name)' at 'tableName' failed to satisfy constraint: "
          + "Member must have length greater than or equal to 3")
    }
    try await bench.expect(
      "CreateTable", create("", schema("pk"), "pk"),
      invalid: "TableName must be at least 3 characters long and at most 255 characters long")
  }

  /// Names are shown as they lie in a hash table.
  @Test func orderOfNames() async throws {
    let bench = try Bench()
    let unused = Self.invalid + "Some AttributeDefinitions are not used. AttributeDefinitions: "
    try await bench.expect(
      "CreateTable",
      create("abc", schema("pk", "sk"), "pk sk a b c", #","GlobalSecondaryIndexes":[\#(index("gsi", schema("a")))]"#),
      invalid: unused + "[sk, a, b, pk, c], keys used: [a, sk, pk]")
    try await bench.expect(
      "CreateTable",
      create(
        "abc", schema("ProductId", "CreatedTime"), "ProductId CreatedTime ProductName ProductDescription",
        #","GlobalSecondaryIndexes":[\#(index("gsi", schema("ProductName")))]"#),
      invalid: unused + "[ProductId, CreatedTime, ProductDescription, ProductName], "
        + "keys used: [CreatedTime, ProductName, ProductId]")
    try await bench.expect(
      "CreateTable", create("abc", schema("q"), "pk sk"),
      invalid: Self.invalid
        + "Some index key attributes are not defined in AttributeDefinitions. Keys: [q], AttributeDefinitions: [sk, pk]")
  }

  @Test func ownFaultsOfAKeySchemaComeBeforeUnusedDefinitions() async throws {
    let bench = try Bench()
    try await bench.expect(
      "CreateTable", create("abc", schema("a", "a"), "a b"),
      invalid: "Invalid KeySchema: Both the Hash Key and the Range Key element in the KeySchema have the same name")
    try await bench.expect(
      "CreateTable",
      create("abc", schema("a"), "a b c", #","GlobalSecondaryIndexes":[\#(index("gsi", schema("b", first: "RANGE")))]"#),
      invalid: "Invalid KeySchema: The first KeySchemaElement is not a HASH key type")
    try await bench.expect(
      "CreateTable",
      create("abc", schema("a", "b"), "a b c", #","LocalSecondaryIndexes":[\#(index("lsi", schema("b", "a")))]"#),
      invalid: Self.invalid + "Index KeySchema does not have the same leading hash key as table KeySchema for index: lsi. "
        + "index hash key: b, table hash key: a")
  }

  @Test func globalIndexesComeBeforeLocalOnes() async throws {
    let (local, global) = (index("lo", schema("a", "c")), index("gl", schema("b")))
    try await Bench().expect(
      "CreateTable",
      create("abc", schema("a", "b"), "a b c", #","LocalSecondaryIndexes":[\#(local)],"GlobalSecondaryIndexes":[\#(global)]"#),
      invalid: "2 validation errors detected: Value 'gl' at 'globalSecondaryIndexes.1.member.indexName' failed to satisfy "
        + "constraint: Member must have length greater than or equal to 3; Value 'lo' at 'localSecondaryIndexes.1.member.indexName' "
        + "failed to satisfy constraint: Member must have length greater than or equal to 3")
  }

  /// The hash key of a table is measured as what it is in an index.
  @Test func aHashKeyThatIsARangeKeyToo() async throws {
    let bench = try Bench()
    try await bench.must(
      "CreateTable", create("abc", schema("pk"), "pk g", #","GlobalSecondaryIndexes":[\#(index("gsi", schema("g", "pk")))]"#))
    let key = { (count: Int) in #"{"pk":{"S":"\#(String(repeating: "x", count: count))"}}"# }
    let tooLong = Self.invalid + "Aggregated size of all range keys has exceeded the size limit of 1024 bytes"
    try await bench.expect("PutItem", #"{"TableName":"abc","Item":\#(key(1025))}"#, invalid: tooLong)
    try await bench.expect("UpdateItem", #"{"TableName":"abc","Key":\#(key(1025))}"#, invalid: tooLong)
    try await bench.expect("PutItem", #"{"TableName":"abc","Item":\#(key(1024))}"#, "{}")
    try await bench.expect("GetItem", #"{"TableName":"abc","Key":\#(key(2048))}"#, "{}")
  }

  @Test func policiesOfMissingTables() async throws {
    let arn = "arn:aws:dynamodb:ddblocal:000000000000:table/none"
    for (operation, more) in [("GetResourcePolicy", ""), ("DeleteResourcePolicy", ""), ("PutResourcePolicy", #","Policy":"{}""#)]
    {
      try await Bench().expect(
        operation, #"{"ResourceArn":"\#(arn)"\#(more)}"#, error: Self.missing,
        "Requested resource not found: Table: none not found")
    }
  }

  @Test func tagsOfNothingAndOfOthers() async throws {
    let bench = try Bench()
    for operation in ["TagResource", "UntagResource", "ListTagsOfResource"] {
      try await bench.expect(operation, "{}", invalid: "Invalid TableArn")
    }
    let arn = "arn:aws:dynamodb:us-east-1:123456789012:table/abc"
    try await bench.expect(
      "ListTagsOfResource", #"{"ResourceArn":"\#(arn)"}"#,
      error: "com.amazon.coral.service#AccessDeniedException",
      "User: arn:aws:iam::000000000000:root is not authorized to perform: dynamodb:ListTagsOfResource on resource: \(arn)")
  }

  /// Units come when the table is ACTIVE again, the date of the change at once.
  @Test func dateOfAnIncrease() async throws {
    let clock = Clock()
    let bench = try clock.bench(delay: .seconds(1))
    try await bench.createTable("abc", Change.units(1, 1))
    clock.advance(2)
    try await bench.must("UpdateTable", #"{"TableName":"abc",\#(Change.units(5, 1))}"#)
    let description = try await bench.description()
    #expect(
      description.contains(
        #""ProvisionedThroughput":{"LastIncreaseDateTime":1700000002.25,"NumberOfDecreasesToday":0,"ReadCapacityUnits":1,"#),
      "\(description)")
  }

  /// A new on-demand table has four partitions, and a scan is charged for each that it looks into.
  @Test func theLeastThatAScanCosts() async throws {
    let bench = try await Bench.users()
    let scan = { (more: String) in
      let (_, body) = try await bench.send(
        "Scan", #"{"TableName":"users","Select":"COUNT","ReturnConsumedCapacity":"TOTAL"\#(more)}"#)
      return String(body.firstMatch(of: #/"CapacityUnits":([0-9.]+)/#)?.output.1 ?? "")
    }
    #expect(try await scan("") == "2.0")
    #expect(try await scan(#","ConsistentRead":true"#) == "4.0")
    #expect(try await scan(#","Segment":0,"TotalSegments":2"#) == "1.0")
    #expect(try await scan(#","Segment":3,"TotalSegments":8"#) == "0.5")
    for number in 0..<20 { try await bench.must("PutItem", #"{"TableName":"users","Item":{"id":{"S":"\#(number)"}}}"#) }
    #expect(try await scan("") == "2.0")
    #expect(try await scan(#","Limit":1"#) == "0.5")
  }
}
