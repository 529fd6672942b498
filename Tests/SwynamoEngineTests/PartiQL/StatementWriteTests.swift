import Testing

@Suite struct StatementWriteTests {
  private func bench() async throws -> Bench {
    let bench = try await Bench.users()
    try await bench.expect(
      statement: "INSERT INTO users VALUE {'id': 'x', 'n': 1, 'l': [1, 2, 3], 's': <<'a'>>, 'm': {'k': 'v'}}")
    return bench
  }

  private func expect(_ bench: Bench, _ id: String = "x", is item: String) async throws {
    try await bench.expect(
      "GetItem", #"{"TableName":"users","Key":{"id":{"S":"\#(id)"}}}"#, item.isEmpty ? "{}" : #"{"Item":\#(item)}"#)
  }

  @Test func insertsOnce() async throws {
    let bench = try await Bench.users()
    try await bench.expect(statement: "INSERT INTO users VALUE {'id': ?, 'n': ?}", #"{"S":"a"},{"N":"1"}"#)
    try await bench.expect(
      statement: "insert into users value {'id': 'a'}", error: "DuplicateItemException", "Duplicate primary key exists in table")
    try await expect(bench, "a", is: #"{"id":{"S":"a"},"n":{"N":"1"}}"#)
    try await bench.expect(
      statement: "INSERT INTO users VALUE {'n': 1}",
      invalid: "One or more parameter values were invalid: Missing the key id in the item")
    try await bench.expect(
      statement: "INSERT INTO users VALUE {'id': 1}",
      invalid: "One or more parameter values were invalid: Type mismatch for key id expected: S actual: N")
    try await bench.expect(
      statement: "INSERT INTO t VALUE {'id': 1}", error: "ResourceNotFoundException", "Requested resource not found")
  }

  @Test(arguments: [
    (
      "SET n = n + 4 SET m.k = 'w' REMOVE l[0]",
      #"{"id":{"S":"x"},"l":{"L":[{"N":"2"},{"N":"3"}]},"m":{"M":{"k":{"S":"w"}}},"n":{"N":"5"},"s":{"SS":["a"]}}"#
    ),
    (
      "SET n = n - 1, l = list_append(l, [4]) REMOVE m REMOVE s",
      #"{"id":{"S":"x"},"l":{"L":[{"N":"1"},{"N":"2"},{"N":"3"},{"N":"4"}]},"n":{"N":"0"}}"#
    ),
    ("SET s = set_add(s, <<'b', 'a'>>) REMOVE l REMOVE m", #"{"id":{"S":"x"},"n":{"N":"1"},"s":{"SS":["a","b"]}}"#),
    (
      "SET s = set_delete(s, <<'a'>>) SET t = set_add(t, <<1>>) REMOVE l REMOVE m",
      #"{"id":{"S":"x"},"n":{"N":"1"},"t":{"NS":["1"]}}"#
    ),
    ("SET u = set_delete(u, <<'a'>>) REMOVE l REMOVE m", #"{"id":{"S":"x"},"n":{"N":"1"},"s":{"SS":["a"]}}"#),
    (
      "SET l[0] = 0 SET l[9] = 9 REMOVE m REMOVE s",
      #"{"id":{"S":"x"},"l":{"L":[{"N":"0"},{"N":"2"},{"N":"3"},{"N":"9"}]},"n":{"N":"1"}}"#
    ),
    (
      "SET n = if_not_exists(n, 7) SET o = if_not_exists(o, n) REMOVE l REMOVE m REMOVE s",
      #"{"id":{"S":"x"},"n":{"N":"1"},"o":{"N":"1"}}"#
    ),
  ])
  func updates(_ changes: String, _ item: String) async throws {
    let first = try await bench()
    try await first.expect(statement: "UPDATE users \(changes) WHERE id = 'x'")
    try await expect(first, is: item)
    let second = try await bench()
    try await second.expect(statement: "FROM users WHERE id = 'x' \(changes)")
    try await expect(second, is: item)
  }

  @Test(arguments: [
    ("SET y[0] = 1", "The document path provided in the update expression is invalid for update"),
    ("SET y = list_append(y, [1])", "The provided expression refers to an attribute that does not exist in the item"),
    ("SET n = set_add(n, <<1>>)", "An operand in the update expression has an incorrect data type"),
    ("SET s = set_add(s, <<1>>)", "An operand in the update expression has an incorrect data type"),
    ("SET id = 'y'", "One or more parameter values were invalid: Cannot update attribute id. This attribute is part of the key"),
  ])
  func refusesUpdates(_ changes: String, _ message: String) async throws {
    let bench = try await bench()
    try await bench.expect(statement: "UPDATE users \(changes) WHERE id = 'x'", invalid: message)
  }

  @Test func updatesWhatIsThere() async throws {
    let bench = try await bench()
    for condition in ["id = 'y'", "id = 'y' AND attribute_not_exists(id)", "id = 'x' AND n = 2", "id = 'x' AND o <> 1"] {
      try await bench.expect(
        statement: "UPDATE users SET n = 9 WHERE \(condition)", error: "ConditionalCheckFailedException",
        "The conditional request failed")
    }
    try await expect(bench, "y", is: "")
    try await bench.expect(statement: "UPDATE users SET n = 9 WHERE n = 1 AND id = 'x' AND attribute_exists(m.k)")
    for clause in [
      "", " WHERE n = 1", " WHERE id <> 'x'", " WHERE id = 'x' OR id = 'y'", " WHERE id IN ['x']", " WHERE id > 'a'",
    ] {
      try await bench.expect(
        statement: "UPDATE users SET n = 9" + clause,
        invalid: "Where clause does not contain a mandatory equality on all key attributes")
      try await bench.expect(
        statement: "DELETE FROM users" + clause,
        invalid: "Where clause does not contain a mandatory equality on all key attributes")
    }
    try await bench.expect(
      statement: "UPDATE users SET n = 9 WHERE id = 1", invalid: "The provided key element does not match the schema")
  }

  @Test func deletes() async throws {
    let bench = try await bench()
    try await bench.expect(statement: "DELETE FROM users WHERE id = 'y'")
    try await bench.expect(statement: "DELETE FROM users WHERE id = 'y' AND n = 1 RETURNING ALL OLD *")
    try await bench.expect(
      statement: "DELETE FROM users WHERE id = 'x' AND n = 2", error: "ConditionalCheckFailedException",
      "The conditional request failed")
    try await bench.expect(
      statement: "UPDATE users REMOVE l REMOVE m REMOVE s WHERE id = 'x'")
    try await bench.expect(
      statement: "DELETE FROM users WHERE id = 'x' AND n = 1 RETURNING ALL OLD *", items: #"{"id":{"S":"x"},"n":{"N":"1"}}"#)
    try await expect(bench, is: "")
  }

  @Test(arguments: [
    ("SET n = 2 REMOVE l[0]", "MODIFIED OLD", #"{"l":{"L":[{"N":"1"}]},"n":{"N":"1"}}"#),
    ("SET n = 2 REMOVE l[0]", "MODIFIED NEW", #"{"l":{"L":[{"N":"2"}]},"n":{"N":"2"}}"#),
    ("SET l[2] = 7 SET l[0] = 8", "MODIFIED NEW", #"{"l":{"L":[{"N":"8"},{"N":"7"}]}}"#),
    ("REMOVE l[9]", "MODIFIED OLD", ""), ("REMOVE m", "MODIFIED NEW", ""), ("SET q = 1", "MODIFIED OLD", ""),
    (
      "REMOVE m REMOVE l", "ALL NEW", #"{"id":{"S":"x"},"n":{"N":"1"},"s":{"SS":["a"]}}"#
    ),
    (
      "REMOVE id2", "ALL OLD",
      #"{"id":{"S":"x"},"l":{"L":[{"N":"1"},{"N":"2"},{"N":"3"}]},"m":{"M":{"k":{"S":"v"}}},"n":{"N":"1"},"s":{"SS":["a"]}}"#
    ),
  ])
  func returns(_ changes: String, _ values: String, _ item: String) async throws {
    let (status, body) = try await bench().send(
      "ExecuteStatement", Bench.statement("UPDATE users \(changes) WHERE id = 'x' RETURNING \(values) *"))
    #expect(status == 200 && body == #"{"Items":[\#(item)]}"#)
  }

  @Test func returnsTheItemThatFailed() async throws {
    let bench = try await Bench.users()
    try await bench.expect(statement: "INSERT INTO users VALUE {'id': 'x', 'n': 1}")
    let (status, body) = try await bench.send(
      "ExecuteStatement",
      Bench.statement("DELETE FROM users WHERE id = 'x' AND n = 2", "", #","ReturnValuesOnConditionCheckFailure":"ALL_OLD""#))
    #expect(status == 400 && body.contains(#""Item":{"id":{"S":"x"},"n":{"N":"1"}}"#))
  }

  @Test func holdsItemsFlat() async throws {
    let bench = try await Bench.users()
    // id + x + v: 409,600 bytes of the finished item.
    let text = String(repeating: "v", count: 409_600 - 4)
    try await bench.expect(
      statement: "INSERT INTO users VALUE {'id': 'x', 'v': ?}", #"{"S":"\#(text)v"}"#,
      invalid: "Item size has exceeded the maximum allowed size")
    try await bench.expect(statement: "INSERT INTO users VALUE {'id': 'x', 'v': ?}", #"{"S":"\#(text)"}"#)
    try await bench.expect(statement: "UPDATE users SET v = ? WHERE id = 'x'", #"{"S":"\#(text)"}"#)
    try await bench.expect(
      statement: "UPDATE users SET v = ? WHERE id = 'x'", #"{"S":"\#(text)v"}"#,
      invalid: "Item size to update has exceeded the maximum allowed size")
  }
}
