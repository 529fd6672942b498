import Testing

@Suite struct ExecuteTransactionTests {
  private func request(_ statements: [String], _ more: String = "") -> String {
    #"{"TransactStatements":[\#(statements.map { Bench.statement($0) }.joined(separator: ","))]\#(more)}"#
  }

  private func bench() async throws -> Bench {
    let bench = try await Bench.users()
    for id in ["a", "b"] { try await bench.expect(statement: "INSERT INTO users VALUE {'id': '\(id)', 'n': 1}") }
    return bench
  }

  @Test func reads() async throws {
    try await bench().expect(
      "ExecuteTransaction",
      request(
        ["SELECT * FROM users WHERE id = 'a'", "SELECT n FROM users WHERE id = 'b'", "SELECT * FROM users WHERE id = 'x'"],
        #","ReturnConsumedCapacity":"TOTAL""#),
      #"{"Responses":[{"Item":{"id":{"S":"a"},"n":{"N":"1"}}},{"Item":{"n":{"N":"1"}}},{}],"#
        + #""ConsumedCapacity":[{"TableName":"users","CapacityUnits":6.0,"ReadCapacityUnits":6.0}]}"#)
  }

  @Test func writesAll() async throws {
    let bench = try await bench()
    try await bench.expect(
      "ExecuteTransaction",
      request(
        [
          "INSERT INTO users VALUE {'id': 'c'}", "UPDATE users SET n = n + 1 WHERE id = 'a'",
          "EXISTS(SELECT * FROM users WHERE id = 'b' AND n = 1)", "DELETE FROM users WHERE id = 'y'",
          "exists(select * from users where id = 'z' and attribute_not_exists(id))",
        ], #","ReturnConsumedCapacity":"INDEXES""#),
      #"{"Responses":[],"ConsumedCapacity":[{"TableName":"users","CapacityUnits":10.0,"WriteCapacityUnits":10.0,"#
        + #""Table":{"CapacityUnits":10.0,"WriteCapacityUnits":10.0}}]}"#)
    try await bench.expect(statement: "SELECT n FROM users WHERE id = 'a'", items: #"{"n":{"N":"2"}}"#)
  }

  @Test func writesNone() async throws {
    let bench = try await bench()
    let failed = #"{"Code":"ConditionalCheckFailed","Message":"The conditional request failed"}"#
    try await bench.expect(
      "ExecuteTransaction",
      request([
        "INSERT INTO users VALUE {'id': 'c'}", "INSERT INTO users VALUE {'id': 'a'}",
        "UPDATE users SET n = 2 WHERE id = 'b' AND n = 9", "EXISTS(SELECT * FROM users WHERE id = 'y' AND n = 1)",
      ]), canceled: "None, DuplicateItem, ConditionalCheckFailed, ConditionalCheckFailed", #"{"Code":"None"}"#,
      #"{"Code":"DuplicateItem","Message":"Duplicate primary key exists in table"}"#, failed, failed)
    try await bench.expect(statement: "SELECT * FROM users WHERE id = 'c'")
    try await bench.expect(
      "ExecuteTransaction", request(["DELETE FROM users WHERE id = 1"]), canceled: "ValidationError",
      #"{"Code":"ValidationError","Message":"The provided key element does not match the schema"}"#)
  }

  @Test func returnsWhatFailed() async throws {
    let member = Bench.statement(
      "UPDATE users SET n = 2 WHERE id = 'b' AND n = 9", "", #","ReturnValuesOnConditionCheckFailure":"ALL_OLD""#)
    try await bench().expect(
      "ExecuteTransaction", #"{"TransactStatements":[\#(member)]}"#, canceled: "ConditionalCheckFailed",
      #"{"Code":"ConditionalCheckFailed","Item":{"id":{"S":"b"},"n":{"N":"1"}},"Message":"The conditional request failed"}"#)
  }

  @Test(arguments: [
    (
      "SELECT * FROM users WHERE n = 1",
      "Select statements within ExecuteTransaction must specify the primary key in the where clause."
    ),
    ("SELECT * FROM users.i WHERE id = 'a'", "Reads on indices are not supported within transactions."),
  ])
  func refusesReads(_ statement: String, _ message: String) async throws {
    try await bench().expect(
      "ExecuteTransaction", request(["SELECT * FROM users WHERE id = 'a'", statement]),
      invalid: "Validation failed in TransactStatements[1]: " + message)
  }

  @Test(arguments: [
    ("DELETE FROM users WHERE id = 'a' RETURNING ALL OLD *", "RETURNING clause is not supported in ExecuteTransaction."),
    ("EXISTS(SELECT * FROM users WHERE id = 'a')", "EXISTS() must contain a single item read with additional condition"),
    ("EXISTS(SELECT * FROM users WHERE n = 1)", "EXISTS() must contain a single item read with additional condition"),
  ])
  func refusesWrites(_ statement: String, _ message: String) async throws {
    try await bench().expect(
      "ExecuteTransaction", request([statement]), invalid: "Validation failed in TransactStatements[0]: " + message)
  }

  @Test func isRefusedAsAWhole() async throws {
    let bench = try await bench()
    try await bench.expect(
      "ExecuteTransaction", request(["SELECT * FROM users WHERE id = 'a'", "DELETE FROM users WHERE id = 'b'"]),
      invalid: "ExecuteTransaction API does not support both read and write operations in the same request.")
    try await bench.expect(
      "ExecuteTransaction", request(["INSERT INTO users VALUE {'id': 'c'}", "DELETE FROM users WHERE id = 'c'"]),
      invalid: "Transaction request cannot include multiple operations on one item")
    try await bench.expect(
      "ExecuteTransaction", request(["DELETE FROM nowhere WHERE id = 'c'"]),
      error: "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException", "Requested resource not found")
    try await bench.expect(
      "ExecuteTransaction", request(["DELETE"]), invalid: Bench.notWellFormed + "Expected FROM after DELETE")
  }

  @Test func checksOrders() async throws {
    let bench = try await bench()
    let message = "Variable reference n in ORDER BY clause must be part of the primary key"
    try await bench.expect(
      "ExecuteTransaction", request(["SELECT * FROM users WHERE id = 'a' ORDER BY n"]), invalid: message)
    try await bench.expect(
      "ExecuteTransaction", request(["EXISTS(SELECT * FROM users WHERE id = 'a' AND n = 1 ORDER BY n)"]), invalid: message)
    try await bench.expect(
      "BatchExecuteStatement", #"{"Statements":[\#(Bench.statement("SELECT * FROM users WHERE id = 'a' ORDER BY n"))]}"#,
      #"{"Responses":[{"Error":{"Code":"ValidationError","Message":"\#(message)"}}]}"#)
    try await bench.expect(
      "ExecuteTransaction", request(["SELECT n FROM users WHERE id = 'a' ORDER BY id"]),
      #"{"Responses":[{"Item":{"n":{"N":"1"}}}]}"#)
  }

  /// What is written and compared counts, besides the keys.
  @Test func countsItsBytes() async throws {
    let bench = try await bench()
    let value = #"{"S":"\#(String(repeating: "x", count: 350_000))"}"#
    func request(_ count: Int, _ statement: (Int) -> String) -> String {
      let members = (0..<count).map { Bench.statement(statement($0), value) }
      return #"{"TransactStatements":[\#(members.joined(separator: ","))]}"#
    }
    let kinds: [(Int) -> String] = [
      { "UPDATE users SET v = ? WHERE id = '\($0)'" }, { "DELETE FROM users WHERE id = '\($0)' AND v = ?" },
      { "EXISTS(SELECT * FROM users WHERE id = '\($0)' AND (v <> ? OR n = 1))" },
    ]
    for kind in kinds {
      let (_, few) = try await bench.send("ExecuteTransaction", request(11, kind))
      #expect(!few.contains("payload size"))
      try await bench.expect(
        "ExecuteTransaction", request(12, kind), invalid: "Transaction payload size cannot exceed 4194304 bytes")
    }
  }

  @Test func knowsItsTokens() async throws {
    let bench = try await bench()
    let token = #","ClientRequestToken":"t1""#
    let update = request(["UPDATE users SET n = n + 1 WHERE id = 'a'"], token)
    try await bench.expect("ExecuteTransaction", update, #"{"Responses":[]}"#)
    try await bench.expect("ExecuteTransaction", update, #"{"Responses":[]}"#)
    try await bench.expect(statement: "SELECT n FROM users WHERE id = 'a'", items: #"{"n":{"N":"2"}}"#)
    try await bench.expect(
      "ExecuteTransaction", request(["UPDATE users SET n = n + 2 WHERE id = 'a'"], token),
      error: "com.amazonaws.dynamodb.v20120810#IdempotentParameterMismatchException",
      "The request uses the same client token as a previous, but different, request.")
    // Those of TransactWriteItems are others.
    try await bench.expect(
      "TransactWriteItems",
      #"{"TransactItems":[{"Delete":{"TableName":"users","Key":{"id":{"S":"b"}}}}],"ClientRequestToken":"t1"}"#, "{}")
  }
}
