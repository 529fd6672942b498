import Testing

@Suite struct BatchExecuteStatementTests {
  private func request(_ statements: [String], _ more: String = "") -> String {
    #"{"Statements":[\#(statements.map { Bench.statement($0) }.joined(separator: ","))]\#(more)}"#
  }

  private func expect(
    _ bench: Bench, _ statements: String..., answers responses: String, capacity: String = "", more: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    try await bench.expect(
      "BatchExecuteStatement", request(statements, more), #"{"Responses":[\#(responses)]\#(capacity)}"#,
      sourceLocation: sourceLocation)
  }

  private func bench() async throws -> Bench {
    let bench = try await Bench.users()
    for id in ["a", "b"] { try await bench.expect(statement: "INSERT INTO users VALUE {'id': '\(id)', 'n': 1}") }
    return bench
  }

  @Test func reads() async throws {
    try await expect(
      try await bench(), "SELECT * FROM users WHERE id = 'a'", "SELECT n FROM users WHERE id = 'b' AND n = 1",
      "SELECT * FROM users WHERE id = 'x'", "SELECT * FROM users WHERE n = 1", "SELECT * FROM nowhere WHERE id = 'a'", "SELECT",
      answers: #"{"TableName":"users","Item":{"id":{"S":"a"},"n":{"N":"1"}}},{"TableName":"users","Item":{"n":{"N":"1"}}},"#
        + #"{"TableName":"users"},{"Error":{"Code":"ValidationError","Message":"#
        + #""Select statements within BatchExecuteStatement must specify the primary key in the where clause."}},"#
        + #"{"Error":{"Code":"ResourceNotFound","Message":"Requested resource not found"}},"#
        + #"{"Error":{"Code":"ValidationError","Message":"Statement wasn't well formed, can't be processed: Unexpected term"}}"#)
  }

  @Test func writesOneByOne() async throws {
    let bench = try await bench()
    try await expect(
      bench, "INSERT INTO users VALUE {'id': 'a'}", "INSERT INTO users VALUE {'id': 'c'}",
      "UPDATE users SET n = 2 WHERE id = 'b' RETURNING ALL NEW *", "DELETE FROM users WHERE id = 'x'",
      "UPDATE users SET n = 2 WHERE id = 'y'", "UPDATE users SET n[0] = 2 WHERE id = 'z' AND id = 'z'",
      answers: #"{"Error":{"Code":"DuplicateItem","Message":"Duplicate primary key exists in table"},"TableName":"users"},"#
        + #"{"TableName":"users"},{"TableName":"users","Item":{"id":{"S":"b"},"n":{"N":"2"}}},{"TableName":"users"},"#
        + #"{"Error":{"Code":"ConditionalCheckFailed","Message":"The conditional request failed"},"TableName":"users"},"#
        + #"{"Error":{"Code":"ConditionalCheckFailed","Message":"The conditional request failed"},"TableName":"users"}"#,
      capacity: #","ConsumedCapacity":[{"TableName":"users","CapacityUnits":6.0,"Table":{"CapacityUnits":3.0}}]"#,
      more: #","ReturnConsumedCapacity":"INDEXES""#)
    try await expect(
      bench, "INSERT INTO users VALUE {'id': 'a'}",
      answers: #"{"Error":{"Code":"DuplicateItem","Message":"Duplicate primary key exists in table"},"TableName":"users"}"#,
      capacity: #","ConsumedCapacity":[]"#, more: #","ReturnConsumedCapacity":"TOTAL""#)
  }

  @Test func isRefusedAsAWhole() async throws {
    let bench = try await bench()
    try await bench.expect(
      "BatchExecuteStatement", request(["SELECT * FROM users WHERE id = 'a'", "DELETE FROM users WHERE id = 'b'"]),
      invalid: "Read and write requests together in the same batch is not supported.")
    for pair in [
      ["DELETE FROM users WHERE id = 'c'", "INSERT INTO users VALUE {'id': 'c'}"],
      ["SELECT * FROM users WHERE id = 'a'", "SELECT n FROM users WHERE id = 'a'"],
    ] {
      try await bench.expect(
        "BatchExecuteStatement", request(pair), invalid: "Provided list of item keys contains duplicates")
    }
    try await bench.expect("GetItem", #"{"TableName":"users","Key":{"id":{"S":"c"}}}"#, "{}")
    try await bench.expect(
      "BatchExecuteStatement", request([]),
      invalid: "1 validation error detected: Value '[]' at 'statements' failed to satisfy constraint: "
        + "Member must have length greater than or equal to 1")
    try await bench.expect(
      "BatchExecuteStatement", request(["SELECT * FROM users WHERE id = 'a'"], #","ReturnConsumedCapacity":"X""#),
      invalid: "1 validation error detected: Value 'X' at 'returnConsumedCapacity' failed to satisfy constraint: "
        + "Member must satisfy enum value set: [INDEXES, TOTAL, NONE]")
  }

  @Test func tellsOfParameters() async throws {
    let (status, body) = try await bench().send(
      "BatchExecuteStatement",
      #"{"Statements":[\#(Bench.statement("SELECT * FROM users WHERE id = ?", #"{"N":"abc"}"#))]}"#)
    #expect(
      status == 200
        && body == #"{"Responses":[{"Error":{"Code":"ValidationError","#
          + #""Message":"The parameter cannot be converted to a numeric value: abc"}}]}"#
    )
  }
}
