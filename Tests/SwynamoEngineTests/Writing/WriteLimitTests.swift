import Testing

/// Numbers, names, nesting and sizes of what is written.
@Suite struct WriteLimitTests {
  private static let overflow = "Number overflow. Attempting to store a number with magnitude larger than supported range"
  private static let underflow = "Number underflow. Attempting to store a number with magnitude smaller than supported range"
  private static let notANumber = "The parameter cannot be converted to a numeric value"
  private static let tooLarge = "Attribute name is too large, must be less than 65536 bytes"
  private static let tooDeep =
    "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit"

  @Test(
    arguments: [
      ("1e99999999999", overflow),
      ("-1e2147483648", overflow),
      ("1e-99999999999", underflow),
      ("1e9223372036854775808", notANumber + ": 1e9223372036854775808"),
      ("0e126", overflow),
      ("0e-131", underflow),
      // The range comes before the digits, and both after the text.
      ("123456789012345678901234567890123456789e126", overflow),
      ("123456789012345678901234567890123456789e-180", underflow),
      ("123456789012345678901234567890123456789e80", "Attempting to store more than 38 significant digits in a Number"),
      ("123456789012345678901234567890123456789x", notANumber + ": 123456789012345678901234567890123456789x"),
      (" 1", notANumber + ":  1"),
      ("NaN", notANumber + ": NaN"),
      ("Infinity", notANumber + ": Infinity"),
      ("1e", notANumber + ": 1e"),
    ] as [(String, String)])
  func refusesNumbers(_ number: String, _ message: String) async throws {
    try await Bench().expect(
      "PutItem", #"{"TableName":"abc","Item":{"id":{"S":"a"},"n":{"M":{"m":{"L":[{"N":"\#(number)"}]}}}}}"#, counted: message)
    try await Bench().expect(
      "UpdateItem",
      #"{"TableName":"abc","Key":{"id":{"S":"a"}},"UpdateExpression":"SET n = :n","#
        + #""ExpressionAttributeValues":{":n":{"N":"\#(number)"}}}"#,
      counted: message)
  }

  @Test(
    arguments: [
      ("0e125", "0"), ("-0", "0"), ("+3", "3"), (".123", "0.123"), ("0001.2300", "1.23"), ("1e+5", "100000"), ("1.5E2", "150"),
      ("0.1e126", "1" + String(repeating: "0", count: 125)),
      ("0000012345678901234567890123456789012345678", "12345678901234567890123456789012345678"),
      ("-00001.23456789012345678901234567890123456780000", "-1.2345678901234567890123456789012345678"),
      ("0001.000e-130", "0." + String(repeating: "0", count: 129) + "1"),
    ] as [(String, String)])
  func normalizesNumbers(_ number: String, _ stored: String) async throws {
    let bench = try await Bench.users()
    try await bench.must("PutItem", #"{"TableName":"users","Item":{"id":{"S":"a"},"n":{"N":"\#(number)"}}}"#)
    try await bench.expect(
      "GetItem", #"{"TableName":"users","Key":{"id":{"S":"a"}}}"#, #"{"Item":{"id":{"S":"a"},"n":{"N":"\#(stored)"}}}"#)
  }

  @Test(
    arguments: [
      (":a + :b", "1", "10000000000000000000000", "10000000000000000000001"),
      (":a - :b", "1", "10000000000000000000000", "-9999999999999999999999"),
      (":a + :b", "99999999999999999999999999999999999999", "1", "100000000000000000000000000000000000000"),
      (":a - :b", "0.3", "0.1", "0.2"),
      (":a - :b", "1e-130", "1e-130", "0"),
    ] as [(String, String, String, String)])
  func calculatesExactly(_ sum: String, _ a: String, _ b: String, _ result: String) async throws {
    try await Bench.users().expect(
      "UpdateItem", Self.calculation(sum, a, b, #","ReturnValues":"UPDATED_NEW""#),
      #"{"Attributes":{"n":{"N":"\#(result)"}}}"#)
  }

  /// What has more than 38 digits is refused as if it were too large.
  @Test(
    arguments: [
      (":a + :b", "9.9e125", "9.9e125"), (":a - :b", "9e125", "-9e125"), (":a - :b", "1e50", "1"), (":a + :b", "1e125", "1e-130"),
      (":a + :b", "99999999999999999999999999999999999999", "0.1"),
    ] as [(String, String, String)])
  func refusesSums(_ sum: String, _ a: String, _ b: String) async throws {
    let bench = try await Bench.users()
    try await bench.expect("UpdateItem", Self.calculation(sum, a, b), invalid: Self.overflow)
    try await bench.expect("GetItem", #"{"TableName":"users","Key":{"id":{"S":"a"}}}"#, "{}")
  }

  private static func calculation(_ sum: String, _ a: String, _ b: String, _ more: String = "") -> String {
    #"{"TableName":"users","Key":{"id":{"S":"a"}},"UpdateExpression":"SET n = \#(sum)","#
      + #""ExpressionAttributeValues":{":a":{"N":"\#(a)"},":b":{"N":"\#(b)"}}\#(more)}"#
  }

  @Test func refusesNames() async throws {
    let bench = try await Bench.users()
    let long = String(repeating: "x", count: 65_536)
    for (name, message) in [("", "Empty attribute name"), (long, Self.tooLarge)] {
      try await bench.expect("PutItem", #"{"TableName":"users","Item":{"id":{"S":"a"},"\#(name)":{"N":"1"}}}"#, counted: message)
      try await bench.expect(
        "PutItem", #"{"TableName":"users","Item":{"id":{"S":"a"},"m":{"M":{"\#(name)":{"N":"1"}}}}}"#, counted: message)
      try await bench.expect(
        "UpdateItem", #"{"TableName":"users","Key":{"id":{"S":"a"}},"AttributeUpdates":{"\#(name)":{"Action":"DELETE"}}}"#,
        counted: message)
      try await bench.expect(
        "UpdateItem",
        ##"{"TableName":"users","Key":{"id":{"S":"a"}},"UpdateExpression":"REMOVE #n","##
          + ##""ExpressionAttributeNames":{"#n":"\##(name)"}}"##,
        counted: "ExpressionAttributeNames contains invalid value: \(message) for key #n")
    }
    try await bench.expect(
      "PutItem", #"{"TableName":"users","Item":{"id":{"S":"a"},"\#(long.dropLast())":{"N":"1"}}}"#, "{}")
  }

  /// Names are looked at first, then depth.
  @Test func refusesDeepValues() async throws {
    let bench = try await Bench.users()
    let deep = { (levels: Int) in
      String(repeating: #"{"M":{"n":"#, count: levels) + #"{"S":"x"}"# + String(repeating: "}}", count: levels)
    }
    let put = { (levels: Int, more: String) in #"{"TableName":"users","Item":{"id":{"S":"a"},"m":\#(deep(levels))\#(more)}}"# }
    try await bench.expect("PutItem", put(31, ""), "{}")
    try await bench.expect("PutItem", put(32, ""), counted: Self.tooDeep)
    try await bench.expect("PutItem", put(40, #","":{"S":"x"}"#), counted: "Empty attribute name")
    let condition = { (levels: Int) in
      #"{"TableName":"users","Item":{"id":{"S":"a"}},"ConditionExpression":"m <> :v","#
        + #""ExpressionAttributeValues":{":v":\#(deep(levels))}}"#
    }
    try await bench.expect("PutItem", condition(30), "{}")
    try await bench.expect("PutItem", condition(32), counted: Self.tooDeep)
    let update = { (value: String, levels: Int) in
      #"{"TableName":"users","Key":{"id":{"S":"b"}},"UpdateExpression":"SET m = \#(value)","#
        + #""ExpressionAttributeValues":{":v":\#(deep(levels))}}"#
    }
    try await bench.expect("UpdateItem", update(":v", 31), "{}")
    try await bench.expect("UpdateItem", update(":v", 32), counted: Self.tooDeep)
    try await bench.expect("UpdateItem", update("if_not_exists(m, :v)", 32), counted: Self.tooDeep)
  }

  @Test(arguments: [
    // What isn't written counts for the item alone; 409 600 bytes hold what is written and 3 + 19 bytes of a SET.
    ("a", "SET b = :b", "", 409_600 - 22 - 1),
    // The item binds as soon as the rest of it is longer than that.
    (String(repeating: "k", count: 20), "SET b = :b", "", 409_600 - 22 - 1),
    (String(repeating: "k", count: 21), "SET b = :b", "", 409_600 - 23 - 1),
    (String(repeating: "k", count: 1024), "SET b = :b", "", 409_600 - 1026 - 1),
    ("a", "SET b = :b, c = :one", "", 409_600 - 22 - 19 - 2 - 1),
    ("a", "SET b = :b ADD n :n", #","n":{"N":"1"}"#, 409_600 - 22 - 19 - 3 - 1),
    ("a", "SET b = :b REMOVE r", #","r":{"S":"z"}"#, 409_600 - 22 - 2 - 1),
    ("a", "SET b = :b", #","other":{"S":"other"}"#, 409_600 - 22 - 1),
    ("a", "SET l[0] = :b", #","l":{"L":[{"S":"z"}]}"#, 409_600 - 23 - 1 - 4),
    ("a", "SET m.s = :b", #","m":{"M":{"s":{"S":"z"}}}"#, 409_600 - 22 - 1 - 5),
  ])
  func refusesUpdatesThatAreTooLarge(key: String, expression: String, more: String, largest: Int) async throws {
    let bench = try await Bench.users()
    try await bench.expect("PutItem", #"{"TableName":"users","Item":{"id":{"S":"\#(key)"}\#(more)}}"#, "{}")
    let update = { (count: Int) in
      let one = expression.contains(":one") ? #",":one":{"S":"1"}"# : ""
      let number = expression.contains(":n") ? #",":n":{"N":"1"}"# : ""
      return #"{"TableName":"users","Key":{"id":{"S":"\#(key)"}},"UpdateExpression":"\#(expression)","#
        + #""ExpressionAttributeValues":{":b":{"S":"\#(String(repeating: "b", count: count))"}\#(one)\#(number)}}"#
    }
    try await bench.expect(
      "UpdateItem", update(largest + 1), invalid: "Item size to update has exceeded the maximum allowed size")
    try await bench.expect("UpdateItem", update(largest), "{}")
  }

  @Test func takesLargerItemsFromUpdatesOfTransactions() async throws {
    let bench = try await Bench.users()
    let large = String(repeating: "b", count: 409_600 - 4)
    try await bench.expect(
      "TransactWriteItems",
      #"{"TransactItems":[{"Update":{"TableName":"users","Key":{"id":{"S":"a"}},"UpdateExpression":"SET b = :b","#
        + #""ExpressionAttributeValues":{":b":{"S":"\#(large)"}}}}]}"#, "{}")
  }

  @Test func refusesExpressionsThatAreTooLarge() async throws {
    let bench = try await Bench.users()
    let spaces = { (count: Int) in String(repeating: " ", count: count) }
    let update = { (count: Int) in
      #"{"TableName":"users","Key":{"id":{"S":"a"}},"UpdateExpression":"REMOVE b\#(spaces(count))"}"#
    }
    try await bench.expect("UpdateItem", update(4088), "{}")
    try await bench.expect(
      "UpdateItem", update(4089), counted: "Invalid UpdateExpression: Expression size has exceeded the maximum allowed size;")
    try await bench.expect(
      "DeleteItem",
      #"{"TableName":"users","Key":{"id":{"S":"a"}},"ConditionExpression":"attribute_exists(b)\#(spaces(4078))"}"#,
      counted: "Invalid ConditionExpression: Expression size has exceeded the maximum allowed size; expression size: 4097")
    try await bench.expect(
      "GetItem", #"{"TableName":"users","Key":{"id":{"S":"a"}},"ProjectionExpression":"b\#(spaces(4096))"}"#,
      invalid: "Invalid ProjectionExpression: Expression size has exceeded the maximum allowed size;")
    try await bench.expect(
      "Query", #"{"TableName":"users","KeyConditionExpression":"id = b\#(spaces(4096))"}"#,
      invalid: "Invalid KeyConditionExpression: Expression size has exceeded the maximum allowed size;")
  }

  @Test func refusesTooManyNamesAndValues() async throws {
    let half = String(repeating: "x", count: 300_000)
    let values = (0..<8).map { #"":v\#($0)":{"S":"\#(half)"}"# }.joined(separator: ",")
    try await Bench().expect(
      "DeleteItem",
      #"{"TableName":"abc","Key":{},"ConditionExpression":"a = :v0","ExpressionAttributeValues":{\#(values)}}"#,
      counted: "ExpressionAttributeValues exceeds max size")
  }
}
