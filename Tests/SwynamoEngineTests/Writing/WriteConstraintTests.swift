import Testing

@Suite struct WriteConstraintTests {
  private static let capacity =
    "Value 'hi' at 'returnConsumedCapacity' failed to satisfy constraint: Member must satisfy enum value set: "
    + "[INDEXES, TOTAL, NONE]"
  private static let values =
    "Value 'hi' at 'returnValues' failed to satisfy constraint: Member must satisfy enum value set: "
    + "[ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]"
  private static let collections =
    "Value 'hi' at 'returnItemCollectionMetrics' failed to satisfy constraint: Member must satisfy enum value set: [SIZE, NONE]"

  /// The key comes last.
  @Test(
    arguments: [
      ("UpdateItem", [capacity, name("abc;", pattern), collections, values, missing("key")]),
      ("DeleteItem", [capacity, name("abc;", pattern), values, collections, missing("key")]),
    ] as [(String, [String])])
  func reportsAllBrokenConstraints(_ operation: String, _ faults: [String]) async throws {
    try await Bench().expect(
      operation, #"{"TableName":"abc;","ReturnConsumedCapacity":"hi","ReturnItemCollectionMetrics":"hi","ReturnValues":"hi"}"#,
      invalid: "5 validation errors detected: \(faults.joined(separator: "; "))")
  }

  @Test(
    arguments: [
      (#"{"TableName":""}"#, [name("", "Member must have length greater than or equal to 1"), missing("key")]),
      (#"{"TableName":"x!","Key":{}}"#, [name("x!", pattern)]),
      (#"{"Key":{}}"#, [missing("tableName")]),
      ("{}", [missing("tableName"), missing("key")]),
    ] as [(String, [String])])
  func tableNames(_ request: String, _ faults: [String]) async throws {
    let message = "\(faults.count) validation error\(faults.count == 1 ? "" : "s") detected: \(faults.joined(separator: "; "))"
    for operation in ["UpdateItem", "DeleteItem", "GetItem"] {
      try await Bench().expect(operation, request, invalid: message)
    }
  }

  @Test func longTableNames() async throws {
    let name = String(repeating: "a", count: 256)
    try await Bench().expect(
      "PutItem", #"{"TableName":"\#(name)","Item":{}}"#,
      invalid: "1 validation error detected: " + Self.name(name, "Member must have length less than or equal to 255"))
  }

  private static let pattern = "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+"

  private static func name(_ name: String, _ constraint: String) -> String {
    "Value '\(name)' at 'tableName' failed to satisfy constraint: \(constraint)"
  }

  private static func missing(_ member: String) -> String {
    "Value null at '\(member)' failed to satisfy constraint: Member must not be null"
  }
}
