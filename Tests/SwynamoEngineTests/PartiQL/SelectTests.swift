import Testing

/// `grid`: partition key `pk` (S), sort key `sk` (N), in each partition of a, b and c the rows 1 to 4.
extension Bench {
  static func grid(_ partitions: [String] = ["a", "b", "c"]) async throws -> Bench {
    let bench = try Bench()
    try await bench.must(
      "CreateTable",
      #"""
      {"TableName":"grid","BillingMode":"PAY_PER_REQUEST",
      "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"},{"AttributeName":"sk","AttributeType":"N"}],
      "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}]}
      """#)
    for partition in partitions {
      for row in 1...4 {
        try await bench.must(
          "PutItem",
          #"{"TableName":"grid","Item":{"pk":{"S":"\#(partition)"},"sk":{"N":"\#(row)"},"even":{"BOOL":\#(row % 2 == 0)}}}"#)
      }
    }
    return bench
  }

  /// The rows that a SELECT of `pk, sk` answers with, as "a1 a2", and the token of the next page.
  func rows(
    _ clause: String, _ parameters: String = "", _ more: String = "", sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> (rows: String, token: String?) {
    let (status, body) = try await send(
      "ExecuteStatement", Self.statement("SELECT pk, sk FROM grid \(clause)", parameters, more))
    try #require(status == 200, "\(body)", sourceLocation: sourceLocation)
    let rows = body.prefix(upTo: body.firstRange(of: "LastEvaluatedKey")?.lowerBound ?? body.endIndex).matches(
      of: /"pk":\{"S":"(\w+)"\},"sk":\{"N":"(\d)"\}/
    ).map { "\($0.1)\($0.2)" }
    let token = body.firstMatch(of: /"NextToken":"([^"]*)"/).map { String($0.1) }
    return (rows.joined(separator: " "), token)
  }
}

@Suite struct SelectTests {
  @Test(arguments: [
    ("WHERE pk = 'a'", "a1 a2 a3 a4"), ("WHERE pk = 'a' AND sk = 2", "a2"), ("WHERE 'a' = pk AND 2 < sk", "a3 a4"),
    ("WHERE pk = 'a' AND sk BETWEEN 2 AND 3", "a2 a3"), ("WHERE pk = 'a' AND sk NOT BETWEEN 2 AND 3", "a1 a4"),
    ("WHERE pk = 'a' AND sk > 1 AND sk < 4", "a2 a3"), ("WHERE pk = 'a' AND sk IN [4, 1, 4]", "a1 a4"),
    ("WHERE pk = 'a' AND sk IN (4, 1)", "a1 a4"), ("WHERE pk = 'a' AND NOT sk = 2", "a1 a3 a4"),
    ("WHERE pk = 'a' AND sk <> 2 AND even = true", "a4"), ("WHERE pk = 'a' AND (sk = 1 OR even = true)", "a1 a2 a4"),
    ("WHERE pk IN ['b', 'a'] AND sk = 1", "b1 a1"), ("WHERE pk = 'b' OR pk = 'a' AND sk >= 3", "b1 b2 b3 b4 a3 a4"),
    ("WHERE pk = 'a' AND sk = 1 OR pk = 'a' AND NOT (sk = 1 OR sk = 3)", "a1 a2 a4"),
    ("WHERE pk = 'a' AND pk = 'b'", ""), ("WHERE pk = 'x'", ""), ("WHERE pk IN []", ""),
    ("WHERE pk = 'a' ORDER BY sk DESC", "a4 a3 a2 a1"), ("WHERE pk = 'a' ORDER BY pk, sk ASC", "a1 a2 a3 a4"),
    ("WHERE pk IN ['b', 'a'] AND sk < 3 ORDER BY pk", "a1 a2 b1 b2"),
    ("WHERE pk IN ['a', 'b'] AND sk < 3 ORDER BY pk DESC, sk DESC", "b2 b1 a2 a1"),
    ("WHERE pk = 'a' AND (sk = 1 OR sk = 4) ORDER BY sk DESC", "a4 a1"),
  ])
  func looksUpKeys(_ clause: String, _ rows: String) async throws {
    let bench = try await Bench.grid()
    #expect(try await bench.rows(clause).rows == rows)
  }

  @Test func scans() async throws {
    let bench = try await Bench.grid()
    #expect(try await bench.rows("").rows.split(separator: " ").count == 12)
    #expect(
      try await bench.rows("WHERE sk = 1 OR pk = 'a'").rows.split(separator: " ").sorted() == [
        "a1", "a2", "a3", "a4", "b1", "c1",
      ])
    #expect(try await bench.rows("WHERE begins_with(pk, 'b')").rows == "b1 b2 b3 b4")
  }

  @Test(arguments: [
    (
      "WHERE sk = 1 ORDER BY sk",
      "Must have at least one non-optional hash key condition in WHERE clause when using ORDER BY clause."
    ),
    ("WHERE pk = 'a' ORDER BY even", "Variable reference even in ORDER BY clause must be part of the primary key"),
    (
      "WHERE pk IN ['a', 'b'] ORDER BY sk",
      "Must have hash key in ORDER BY clause when more than one hash key condition specified in WHERE clause."
    ),
    (
      "WHERE pk IN ['a', 'b'] ORDER BY sk, pk",
      "Must have hash key in ORDER BY clause when more than one hash key condition specified in WHERE clause."
    ),
    ("WHERE pk = 1", "One or more parameter values were invalid: Condition parameter type does not match schema type"),
    (
      "WHERE pk = ''",
      "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. "
        + "Key: pk"
    ),
  ])
  func refuses(_ clause: String, _ message: String) async throws {
    try await Bench.grid().expect(statement: "SELECT * FROM grid \(clause)", invalid: message)
  }

  @Test func missesTables() async throws {
    try await Bench().expect(
      statement: "SELECT * FROM t", error: "ResourceNotFoundException", "Requested resource not found")
  }

  @Test(arguments: [
    ("a <> 1", "z"), ("NOT a = 1", "yz"), ("a = 1", "x"), ("a IS MISSING", "y"), ("a IS NOT MISSING", "xz"),
    ("b IS NULL", "x"), ("b IS NOT NULL", "yz"), ("a IS STRING", "z"), ("a IS number", "x"), ("c IS bag", "x"),
    ("a < 'a'", ""), ("a >= 2", ""), ("c = <<'b', 'a'>>", "x"), ("d = {'k': [1, 2]}", "x"), ("d = {'k': [2, 1]}", ""),
    ("d.k[1] = 2", "x"), (#""d"."k"[0] <> 2"#, "x"), ("contains(c, 'a')", "x"), ("size(c) = 2", "x"),
    ("attribute_type(c, 'SS')", "x"), ("attribute_exists(a) = true", "xz"), ("attribute_exists(a) = false", "y"),
    ("begins_with(a, 'tw') <> true", "xy"), ("ATTRIBUTE_NOT_EXISTS(d.k)", "yz"), ("a IN (1, 'two')", "xz"),
    ("a = 1 OR a = 'two' AND b IS NULL", "x"), ("(a = 1 OR a = 'two') AND b IS MISSING", "z"), ("a != 'two'", "x"),
    ("a = 3 - 2", "x"), ("id > 'x' AND NOT (a IS MISSING)", "z"),
  ])
  func compares(_ condition: String, _ ids: String) async throws {
    let bench = try await Bench.users()
    try await bench.expect(
      statement: "INSERT INTO users VALUE {'id': 'x', 'a': 1, 'b': null, 'c': <<'a', 'b'>>, 'd': {'k': [1, 2]}}")
    try await bench.expect(statement: "INSERT INTO users VALUE {'id': 'y', 'b': 1}")
    try await bench.expect(statement: "INSERT INTO users VALUE {'id': 'z', 'a': 'two'}")
    let (_, body) = try await bench.send("ExecuteStatement", Bench.statement("SELECT id FROM users WHERE \(condition)"))
    #expect(body.matches(of: /"S":"(\w)"/).map { String($0.1) }.sorted().joined() == ids, "\(body)")
  }

  @Test func projectsLeaves() async throws {
    let bench = try await Bench.users()
    try await bench.expect(statement: "INSERT INTO users VALUE {'id': 'x', 'm': {'nested': {'deep': 1}}, 'A b': 2}")
    try await bench.expect(
      statement: #"SELECT m.nested, "A b", m.nested."deep", missing_one FROM "users" WHERE id = ?"#, #"{"S":"x"}"#,
      items: #"{"A b":{"N":"2"},"deep":{"N":"1"},"nested":{"M":{"deep":{"N":"1"}}}}"#)
    try await bench.expect(statement: "SELECT x FROM users", items: "{}")
  }
}

@Suite struct StatementPageTests {
  @Test(arguments: [
    ("WHERE pk = 'a'", 3), ("WHERE pk IN ['b', 'a'] AND even = true", 2), ("WHERE pk = 'a' OR pk = 'c' AND sk = 2", 1),
    ("", 5), ("WHERE pk = 'a' ORDER BY sk DESC", 2), ("WHERE pk IN ['a', 'b'] AND sk IN [1, 3] ORDER BY pk, sk DESC", 1),
  ])
  func goesOn(_ clause: String, _ limit: Int) async throws {
    let bench = try await Bench.grid()
    let all = try await bench.rows(clause).rows
    var (pages, next): ([String], String?) = ([], nil)
    repeat {
      let more = #","Limit":\#(limit)"# + (next.map { #","NextToken":"\#($0)""# } ?? "")
      let (rows, token) = try await bench.rows(clause, "", more)
      #expect(rows.split(separator: " ").count <= limit)
      pages.append(rows)
      next = token
    } while next != nil && pages.count < 20
    #expect(pages.filter { !$0.isEmpty }.joined(separator: " ") == all)
  }

  @Test func countsWhatItEvaluates() async throws {
    let bench = try await Bench.grid()
    let (rows, token) = try await bench.rows("WHERE pk = 'a' AND even = true", "", #","Limit":1"#)
    #expect(rows.isEmpty && token != nil)
    try await bench.expect(
      statement: "SELECT sk FROM grid WHERE pk = 'a' AND sk = 1", "", #","Limit":1"#, items: #"{"sk":{"N":"1"}}"#)
    try await bench.expect(
      statement: "SELECT sk FROM grid", "", #","Limit":0"#,
      invalid: "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: "
        + "Member must have value greater than or equal to 1")
  }

  @Test func looksUpTenPartitionsAPage() async throws {
    let names = (0..<12).map { "p\($0)" }
    let bench = try await Bench.grid(names)
    let clause = "WHERE pk IN [\(names.map { "'\($0)'" }.joined(separator: ","))] AND sk = 1"
    let (first, token) = try await bench.rows(clause)
    #expect(first == names.prefix(10).map { $0 + "1" }.joined(separator: " "))
    let next = try #require(token)
    let (second, last) = try await bench.rows(clause, "", #","NextToken":"\#(next)""#)
    #expect(second == "p101 p111" && last == nil)
  }

  @Test func bindsTokens() async throws {
    let bench = try await Bench.grid()
    let (_, token) = try await bench.rows("WHERE pk = ?", #"{"S":"a"}"#, #","Limit":1"#)
    let next = #","NextToken":"\#(try #require(token))""#
    try await bench.expect(
      statement: "SELECT pk, sk FROM grid WHERE pk = ?", #"{"S":"b"}"#, next, invalid: "NextToken does not match request")
    try await bench.expect(
      statement: "SELECT pk FROM grid WHERE pk = ?", #"{"S":"a"}"#, next, invalid: "NextToken does not match request")
    for wrong in ["x", "AAAA", String(next.dropFirst(14).dropLast(9))] {
      try await bench.expect(
        statement: "SELECT pk FROM grid WHERE pk = ?", #"{"S":"a"}"#, #","NextToken":"\#(wrong)""#,
        invalid: "Invalid NextToken")
    }
  }

  @Test func tellsTheLastKey() async throws {
    let (_, body) = try await Bench.grid().send(
      "ExecuteStatement", Bench.statement("SELECT * FROM grid WHERE pk = 'a'", "", #","Limit":2"#))
    #expect(body.hasSuffix(#""LastEvaluatedKey":{"pk":{"S":"a"},"sk":{"N":"2"}}}"#))
  }
}
