import SwynamoBytes
import SwynamoWire

/// One PartiQL statement, or some of them in a batch or a transaction; most have an equivalent among the other operations.
enum StatementTrial {
  static func run(_ bench: Bench, _ generator: inout Generator) async throws -> String? {
    // The others are for what is refused.
    if !generator.once(in: 3) { return try await EquivalentTrial.run(bench, &generator) }
    let (operation, body) = request(&generator)
    let answer = try await bench.send(operation, body)
    if let fault = Verdict.fault(in: answer) {
      return "\(fault)\n  \(operation) \(body)\n  \(String(decoding: answer.body, as: UTF8.self))"
    }
    return nil
  }

  private static let soup = [
    "a", "p", "?", "(", ")", "[", "]", "{", "}", "<<", ">>", ",", ".", ":", ";", "*", "=", "<>", "<", "||", "/", "%", "@", "+",
    "-",
    "--", "/*", "*/", "'", "\"", "`", "\\", "#", "1", "1e5", ".5", "1e99999999999", "'x'", "\"q\"", "AND", "OR", "NOT", "IS",
    "IN",
    "MISSING", "NULL", "BETWEEN", "LIKE", "SELECT", "FROM", "WHERE", "INSERT INTO", "VALUE", "UPDATE", "SET", "REMOVE", "DELETE",
    "RETURNING ALL OLD *", "ORDER BY", "DESC", "EXISTS", "COUNT(*)", "size(", "set_add", "AS", "inner", "JOIN", "LIMIT",
    "é", "😀", "\u{0}", "\t", "\r\n", "\u{FEFF}", "e\u{301}", "\u{212A}",
  ]

  private static let values = [
    #"{"S":"a"}"#, #"{"S":"b"}"#, #"{"S":""}"#, #"{"N":"1"}"#, #"{"N":"2.5"}"#, #"{"N":"abc"}"#, #"{"N":"1e2147483648"}"#,
    #"{"B":"AA=="}"#, #"{"BOOL":true}"#, #"{"NULL":true}"#, #"{"SS":["a","b"]}"#, #"{"NS":["1"]}"#, #"{"BS":["AA=="]}"#,
    #"{"L":[{"N":"1"}]}"#, #"{"M":{"p":{"S":"q"},"r":{"N":"1"}}}"#, #"{"SS":[]}"#, "{}",
    String(repeating: #"{"L":["#, count: 40) + #"{"N":"1"}"# + String(repeating: "]}", count: 40),
  ]

  private static func request(_ generator: inout Generator) -> (operation: String, body: String) {
    var more = generator.once(in: 4) ? #","ReturnConsumedCapacity":"INDEXES""# : ""
    func members(_ count: Int) -> String { (0..<count).map { _ in "{\(statement(&generator))}" }.joined(separator: ",") }
    switch generator.below(10) {
    case 0: return ("BatchExecuteStatement", #"{"Statements":[\#(members(1 + generator.below(4)))]\#(more)}"#)
    case 1: return ("ExecuteTransaction", #"{"TransactStatements":[\#(members(1 + generator.below(4)))]\#(more)}"#)
    default:
      if generator.once(in: 3) { more += #","Limit":\#(generator.below(4))"# }
      if generator.once(in: 6) { more += #","ConsistentRead":true"# }
      if generator.once(in: 20) { more += #","NextToken":"\#(generator.one(of: ["AAAA", "x", "AQ=="]))""# }
      if generator.once(in: 6) { more += #","ReturnValuesOnConditionCheckFailure":"ALL_OLD""# }
      return ("ExecuteStatement", "{\(statement(&generator))\(more)}")
    }
  }

  private static func statement(_ generator: inout Generator) -> String {
    var writer = StatementWriter(generator: generator)
    let tokens = writer.statement()
    generator = writer.generator
    let text = generator.once(in: 60) ? nested(&generator) : ExpressionMutations.text(tokens, from: soup, &generator)
    // Mostly as many as there are placeholders.
    var count = text.utf8.count { $0 == UInt8(ascii: "?") }
    if generator.once(in: 20) { count += generator.below(3) - 1 }
    let values = (0..<max(count, 0)).map { _ in
      generator.once(in: 10) ? generator.one(of: Self.values) : generator.one(of: Array(Self.values.prefix(5)))
    }
    return #""Statement":\#(JSONString.quoted(text))"#
      + (values.isEmpty ? "" : #","Parameters":[\#(values.joined(separator: ","))]"#)
  }

  /// Near the bounds of size and of nesting.
  private static func nested(_ generator: inout Generator) -> String {
    let part = generator.one(of: [
      "(", "[", "{'a':", "<<", "NOT ", "-", "size(", "a = ", "a + ", "a AND ", "a OR ", "a.", "a[0].", "a IN [",
    ])
    let times = min(generator.one(of: [30, 31, 32, 33, 199, 200, 201, 1_000, 8_000]), 8_000 / part.utf8.count)
    return "SELECT * FROM things WHERE " + String(repeating: part, count: times) + generator.one(of: ["", "a", "1", "a = 1"])
  }
}
