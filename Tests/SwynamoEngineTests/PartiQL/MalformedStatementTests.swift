import Testing

/// What a statement is refused with before its table is looked at; there is no table.
@Suite struct MalformedStatementTests {
  @Test(arguments: [
    ("SHOW TABLES", "Expected data manipulation"),
    ("'a'", "Expected data manipulation"), ("CREATE TABLE t", "Expected data manipulation"),
    ("SELECT * FROM t WHERE a = 1 2", "Unexpected token after expression"),
    ("SELECT * FROM t WHERE a = 1 e5", "Unexpected token after expression"),
    ("SELECT * FROM t WHERE a = 1)", "Unexpected token after expression"),
    ("INSERT INTO t VALUE {'a': 1} WHERE b = 1", "Unexpected token after expression"),
    ("INSERT INTO t AS x VALUE {'a': 1}", "Unexpected token after expression"),
    ("INSERT INTO t x VALUE {'a': 1}", "Unexpected token after expression"),
    ("DELETE FROM t WHERE a = 1 ORDER BY a", "Unexpected token after expression"),
    ("SELECT * FROM t ORDER BY a WHERE a = 1", "Unexpected token after expression"),
    ("SELECT * FROM t WHERE", "Unexpected term"),
    ("SELECT * FROM t WHERE a =", "Missing right-hand side expression of infix operator"),
    ("SELECT * FROM t # WHERE a = 1", ""), ("SELECT * FROM t /* WHERE a = 1", ""), ("SELECT * FROM t WHERE a = 'b", ""),
    ("SELECT * FROM t WHERE a = 1e2147483648", ""), ("SELECT * FROM t WHERE a = 1e99999999999", ""),
    ("SELECT * FROM t WHERE a = 1.5e-2147483647", ""), ("SELECT * FROM t WHERE a = 1e", ""),
    ("SELECT * FROM t WHERE a.inner = 1", "Invalid path dot component"),
    ("SELECT a t", "Expected FROM after SELECT list"), ("UPDATE t WHERE a = 1", "Expected data manipulation"),
    ("UPDATE t-x SET a = 1", "Expected data manipulation"), ("DELETE t", "Expected FROM after DELETE"),
    ("SELECT * FROM t WHERE a IS x", "Expected type name"),
    ("SELECT * FROM t; SELECT * FROM t", "Unexpected token after semicolon. (Only one query is allowed.)"),
  ])
  func isNotWellFormed(_ statement: String, _ detail: String) async throws {
    try await Bench().expect(statement: statement, invalid: Bench.notWellFormed + detail)
  }

  @Test(arguments: [
    ("SELECT * FROM t x WHERE a = 1", "Aliasing is not supported"), ("SELECT * FROM t AS x", "Aliasing is not supported"),
    ("UPDATE t x SET a = 1 WHERE b = 1", "Aliasing is not supported"),
    ("DELETE FROM t AS x WHERE b = 1", "Aliasing is not supported"),
    ("SELECT COUNT(*) FROM t", "Unexpected path component at 1:8:5"),
    ("SELECT size(a) FROM t", "Unexpected path component at 1:8:4"),
    ("SELECT a,\n  count(b) FROM t", "Unexpected path component at 2:3:5"),
    ("SELECT * FROM a.b.c", "A path may contain at most 2 components in the FROM clause"),
    (#"SELECT * FROM ""."i""#, "Path component cannot be an empty string"),
    (#"SELECT * FROM "t".""#, Bench.notWellFormed), (#"SELECT * FROM "t"."""#, "Path component cannot be an empty string"),
    (
      "INSERT INTO t.i VALUE {'a': 1}",
      "FROM clause may only contain a single table name in data manipulation statements"
    ),
    ("UPDATE t.i SET a = 1 WHERE b = 1", "This operation is not supported on an index"),
    ("DELETE FROM t.i WHERE b = 1", "This operation is not supported on an index"),
    ("SELECT * FROM t WHERE EXISTS(a)", "Unrecognized function: exists at 1:23:6"),
    ("SELECT * FROM t WHERE set_add(a, <<1>>)", "Unrecognized function: set_add at 1:23:7"),
    ("INSERT INTO t VALUE {'a': set_add(a, <<1>>)}", "Unsupported data type: set_add under key root at 1:27:7"),
    ("INSERT INTO t VALUE {'a': 1, 'a': 2}", "Duplicate attribute name: a at 1:30:3"),
    ("INSERT INTO t VALUE {'a': ?, 'a': ?}", "Number of parameters in request and statement don't match."),
    ("INSERT INTO t VALUE {'a': {'b': [{'c': 1, 'é': 2, 'c': 3}]}}", "Duplicate attribute name: c at 1:51:3"),
    ("UPDATE t SET m = {'b': 1, 'b': 1} WHERE a = 1", "Duplicate attribute name: b at 1:27:3"),
    (
      "SELECT * FROM t WHERE attribute_exists('a')",
      "Operator or function requires a document path; operator or function: attribute_exists"
    ),
    (
      "SELECT * FROM t WHERE attribute_exists()",
      "Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 0"
    ),
    (
      "SELECT * FROM t WHERE attribute_exists(a, b)",
      "Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 2"
    ),
    (
      "UPDATE t SET s = set_add(r, <<1>>) WHERE a = 1",
      "The first argument to SET_ADD must equal the assignment value at 1:18:7"
    ),
    (
      "UPDATE t SET s = set_delete('s', <<1>>) WHERE a = 1",
      "The first argument to SET_DELETE must equal the assignment value at 1:18:10"
    ),
    (
      "UPDATE t SET s = set_add(s, [1]) WHERE a = 1",
      "The second argument to SET_ADD must be a value with type SET at 1:26:1"
    ),
    ("UPDATE t SET s = set_add(s) WHERE a = 1", "SET_ADD must have exactly two arguments at 1:18:7"),
    ("UPDATE t SET s = set_add(s, <<1>>, 1) WHERE a = 1", "SET_ADD must have exactly two arguments at 1:18:7"),
    (
      "SELECT * FROM t WHERE a < true",
      "Incorrect operand type for operator or function; operator or function: <, operand type: BOOL"
    ),
    (
      "SELECT * FROM t WHERE a BETWEEN [1] AND [2]",
      "Incorrect operand type for operator or function; operator or function: BETWEEN, operand type: L"
    ),
    (
      "SELECT * FROM t WHERE a not between [1] AND [2]",
      "Incorrect operand type for operator or function; operator or function: between, operand type: L"
    ),
    (
      "SELECT * FROM t WHERE a IN [1, a]",
      "The first operand must be distinct from the remaining operands for this operator or function; operator: IN, "
        + "first operand: [a]"
    ),
    ("UPDATE t SET m[''] = 1 WHERE a = 1", "Path component cannot be an empty string"),
    ("SELECT m[''] FROM t", "Path component cannot be an empty string"),
    ("FROM t WHERE a = <<>> SET b = 1e126", "Empty bags are not supported"),
    (
      "UPDATE t SET b = 1e126 WHERE a = <<>>",
      "Number overflow. Attempting to store a number with magnitude larger than supported range under root"
    ),
    ("SELECT * FROM t ORDER BY a", "Must have WHERE clause in the statement when using ORDER BY clause."),
    (
      "DELETE FROM t WHERE a = 1 RETURNING ALL NEW *",
      "Invalid returning clause: RETURNING ALL NEW *. Only RETURNING ALL OLD * is allowed in DELETE statements."
    ),
    ("SELECT * FROM t WHERE a = ?", "Number of parameters in request and statement don't match."),
  ])
  func isRefusedAheadOfItsTable(_ statement: String, _ message: String) async throws {
    try await Bench().expect(statement: statement, invalid: message)
  }

  @Test func countsParameters() async throws {
    try await Bench().expect(
      statement: "SELECT * FROM t WHERE a = ?", #"{"N":"1"},{"N":"2"}"#,
      invalid: "Number of parameters in request and statement don't match.")
  }

  /// The numbers of the documentation, written down once more.
  @Test func keepsToTheLimits() async throws {
    let bench = try await Bench.grid(["a"])
    func comment(_ length: Int) -> String {
      let text = "SELECT sk FROM grid WHERE pk = 'a' AND sk = 1 -- "
      return text + String(repeating: "x", count: length - text.utf8.count)
    }
    try await bench.expect(statement: comment(8192), items: #"{"sk":{"N":"1"}}"#)
    try await bench.expect(
      statement: comment(8193),
      invalid: "1 validation error detected: Value '\(comment(8193))' at 'statement' failed to satisfy constraint: "
        + "Member must have length less than or equal to 8192")
    func list(_ count: Int) -> String { (1...count).map { "'x\($0)'" }.joined(separator: ",") }
    try await bench.expect(statement: "SELECT * FROM grid WHERE pk IN [\(list(50))]", #"{"S":"a"}"#, invalid: Self.count)
    let (status, _) = try await bench.send("ExecuteStatement", Bench.statement("SELECT * FROM grid WHERE pk IN [\(list(50))]"))
    #expect(status == 200)
    try await bench.expect(
      statement: "SELECT * FROM grid WHERE pk IN [\(list(51))]",
      invalid: "The IN operator is provided with too many operands; number of operands: 51")
    try await bench.expect(statement: "SELECT * FROM grid WHERE a IN [\(list(100))]")
    try await bench.expect(
      statement: "SELECT * FROM grid WHERE a IN [\(list(101))]",
      invalid: "The IN operator is provided with too many operands; number of operands: 101")
    let batch = Array(repeating: Bench.statement("SELECT"), count: 26).joined(separator: ",")
    let (_, body) = try await bench.send("BatchExecuteStatement", #"{"Statements":[\#(batch)]}"#)
    #expect(body.contains("at 'statements' failed to satisfy constraint: Member must have length less than or equal to 25"))
  }

  private static let count = "Number of parameters in request and statement don't match."

  /// Whatever is nested or chained ends in an answer.
  @Test(arguments: ["(", "[", "{'a':", "<<", "NOT ", "-", "- - ", "size(", "a = ", "a + ", "a AND ", "a.", "a[0].", "a BETWEEN "])
  func followsNoDepth(_ part: String) async throws {
    let text = "SELECT * FROM t WHERE " + String(repeating: part, count: 8000 / part.utf8.count)
    let (status, body) = try await Bench().send("ExecuteStatement", Bench.statement(text))
    #expect(status == 400 && body.contains("ValidationException"))
  }
}

@Suite struct StatementLiteralTests {
  @Test(arguments: [
    ("7.31e6", "7310000"), ("731e4", "7310000"), ("73100000e-1", "7310000"), (".73e1", "7.3"), ("-.73e1", "-7.3"),
    ("+5", "5"), ("- 5", "-5"), ("1E+2", "100"),
  ])
  func readsNumbers(_ text: String, _ number: String) async throws {
    let bench = try await Bench.users()
    try await bench.expect(statement: "INSERT INTO users VALUE {'id': 'a', 'n': \(text)}")
    try await bench.expect(statement: "SELECT n FROM users WHERE n = \(number)", items: #"{"n":{"N":"\#(number)"}}"#)
  }

  @Test func readsValues() async throws {
    let bench = try await Bench.users()
    try await bench.expect(
      statement: """
        -- first
        INSERT INTO "users" /* here */ VALUE {'id': 'it''s', 'b': TRUE, 'l': [1, 'x', [null]], 'm': {'k': {'j': false}},
          's': <<'b', 'a'>>, 'n': <<2, 1.0>>} -- last
        """)
    try await bench.expect(
      statement: "select * from users where id = 'it''s'",
      items: #"{"b":{"BOOL":true},"id":{"S":"it's"},"l":{"L":[{"N":"1"},{"S":"x"},{"L":[{"NULL":true}]}]},"#
        + #""m":{"M":{"k":{"M":{"j":{"BOOL":false}}}}},"n":{"NS":["1","2"]},"s":{"SS":["a","b"]}}"#)
  }

  @Test(arguments: [
    (
      "1e126", "Number overflow. Attempting to store a number with magnitude larger than supported range under root"
    ),
    (
      "{'x': 1e126}", "Number overflow. Attempting to store a number with magnitude larger than supported range under root.x"
    ),
    (
      "[0, 1e-131]",
      "Number underflow. Attempting to store a number with magnitude smaller than supported range under root[1]"
    ),
    (
      "123456789012345678901234567890123456789",
      "Attempting to store more than 38 significant digits in a Number under root"
    ),
    ("<<>>", "Empty bags are not supported"),
    ("<<'x', 'x'>>", "One or more parameter values were invalid: Input collection [x, x] contains duplicates."),
  ])
  func refusesValues(_ literal: String, _ message: String) async throws {
    let bench = try Bench()
    try await bench.expect(statement: "INSERT INTO t VALUE {'id': 'a', 'v': \(literal)}", invalid: message)
    try await bench.expect(statement: "SELECT * FROM t WHERE v = \(literal)", invalid: message)
    try await bench.expect(statement: "UPDATE t SET v = \(literal) WHERE id = 'a'", invalid: message)
  }

  @Test(arguments: [
    ("abc", "The parameter cannot be converted to a numeric value: abc"),
    ("1e99999999999", "The parameter cannot be converted to a numeric value: 1e99999999999"),
    ("1e2147483648", "The parameter cannot be converted to a numeric value: 1e2147483648"),
    ("1e-2147483648", "The parameter cannot be converted to a numeric value: 1e-2147483648"),
    ("1e2147483647", "Number underflow. Attempting to store a number with magnitude smaller than supported range"),
    ("", "The parameter cannot be converted to a numeric value"),
    ("1e126", "Number overflow. Attempting to store a number with magnitude larger than supported range"),
  ])
  func refusesParameters(_ number: String, _ message: String) async throws {
    let bench = try Bench()
    for value in [
      #"{"N":"\#(number)"}"#, #"{"L":[{"N":"\#(number)"}]}"#, #"{"M":{"a":{"N":"\#(number)"}}}"#, #"{"NS":["\#(number)"]}"#,
    ] {
      try await bench.expect(statement: "SELECT * FROM t WHERE v = ?", value, invalid: message)
      try await bench.expect(statement: "INSERT INTO t VALUE {'id': ?}", value, invalid: message)
      try await bench.expect(statement: "UPDATE t SET v = ? WHERE id = 'a'", value, invalid: message)
    }
  }

  @Test func refusesDepth() async throws {
    let deep = String(repeating: #"{"L":["#, count: 32) + #"{"N":"abc"}"# + String(repeating: "]}", count: 32)
    let message =
      "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit"
    try await Bench().expect(statement: "SELECT * FROM t WHERE v = ?", deep, invalid: message)
    for depth in [32, 33, 199, 200, 2000] {
      for (open, close) in [("[", "]"), ("{'a':", "}")] where open.utf8.count * depth < 8000 {
        let value = String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
        guard value.utf8.count < 8000 else { continue }
        try await Bench().expect(statement: "SELECT * FROM t WHERE v = " + value, invalid: message)
      }
    }
  }

  @Test func addsUpChains() async throws {
    let bench = try await Bench.users()
    try await bench.expect(statement: "INSERT INTO users VALUE {'id': 'a', 'n': 0}")
    func update(_ count: Int) -> String {
      "UPDATE users SET n = n\(String(repeating: " + 1", count: count)) WHERE id = 'a' RETURNING ALL NEW *"
    }
    try await bench.expect(statement: update(300), items: #"{"id":{"S":"a"},"n":{"N":"300"}}"#)
    try await bench.expect(
      statement: update(301), invalid: "The expression contains too many operators; operator count: 301")
  }
}
