import SwynamoCore
import SwynamoWire
import Testing

@testable import SwynamoEngine

@Suite struct UpdateParserTests {
  private func path(_ name: String, _ steps: DocumentPath.Step...) -> DocumentPath { DocumentPath(name, steps) }

  @Test func clauses() throws {
    #expect(
      try update("SET a = :n, b.c[1] = d REMOVE e, f[0] ADD g :n DELETE h :ss")
        == UpdateExpression([
          .set(path("a"), .value(1)), .set(path("b", .member("c"), .index(1)), .path(path("d"))),
          .remove(path("e")), .remove(path("f", .index(0))), .add(path("g"), 1), .delete(path("h"), .stringSet(["a"])),
        ]))
  }

  @Test func clausesInAnyOrderAndCase() throws {
    #expect(
      try update("delete #d :ns\nadd #c :ss Remove b sEt #a=:s")
        == UpdateExpression([
          .set(path("a"), .value("a")), .remove(path("b")), .add(path("c"), .stringSet(["a"])),
          .delete(path("d"), .numberSet([1])),
        ]))
  }

  @Test func values() throws {
    func value(_ text: String) throws -> UpdateExpression.SetValue? {
      guard case .set(_, let value)? = try update("SET x = \(text)").actions.first else { return nil }
      return value
    }
    let (a, b) = (UpdateExpression.SetValue.path(path("a")), UpdateExpression.SetValue.path(path("b")))
    #expect(try value("a + :n") == .plus(a, .value(1)))
    #expect(try value("a-b") == .minus(a, b))
    #expect(try value("(a + b)") == .plus(a, b))
    #expect(try value("((a)+(b))") == .plus(a, b))
    #expect(try value("(a)") == a)
    #expect(try value("if_not_exists(a, :n) + :n") == .plus(.ifNotExists(path("a"), .value(1)), .value(1)))
    #expect(try value("if_not_exists(a, if_not_exists(b, :n))") == .ifNotExists(path("a"), .ifNotExists(path("b"), .value(1))))
    #expect(try value("list_append(a, if_not_exists(b, :l))") == .listAppend(a, .ifNotExists(path("b"), .value([]))))
    #expect(try value("list_append(:l, a)") == .listAppend(.value([]), a))
  }

  private func expect(_ text: String, _ message: String?, location: SourceLocation = #_sourceLocation) {
    let expected = message.map { "Invalid UpdateExpression: " + $0 }
    #expect(refusal { try update(text) } == expected, "\(text)", sourceLocation: location)
  }

  @Test(arguments: [
    ("INVALID SYNTAX HERE", "INVALID", "INVALID SYNTAX"),
    ("ADD hits : incr", ":", "hits : incr"),
    ("set a", "<EOF>", "a"),
    ("add a", "<EOF>", "a"),
    ("set a=set", "set", "=set"),
    ("remove a = b", "=", "a = b"),
    ("add a = b", "=", "a = b"),
    ("delete a b", "b", "a b"),
    ("delete a if_not_exist(b)", "if_not_exist", "a if_not_exist("),
    ("remove a b", "b", "a b"),
    ("set a b", "b", "a b"),
    ("set :a = b", ":a", "set :a ="),
    ("remove :a", ":a", "remove :a"),
    ("set a = b / c", "/", "b / c"),
    ("set a = b * c", "*", "b * c"),
    ("set a[1] = \"eight\"", "\"eight\"", "= \"eight\""),
    ("set a[1] = 1", "1", "= 1"),
    ("SET a = if_not_exist(a, 100)", "100", ", 100)"),
    ("SET if_not_exist(a, b) = a", "(", "if_not_exist(a"),
    ("set (a = (b + c))", "(", "set (a"),
    ("set a = (b.c).d + e", ".", ").d"),
    ("set a = (b.c)[0] + e", "[", ")[0"),
    ("set a = b + c + d", "+", "c + d"),
    ("set a = (b + c) + d", "+", ") + d"),
    ("set a = b + (c + d)", "+", "c + d"),
    ("set _id = :n", "_", "set _id"),
    ("set a = :n,", "<EOF>", ","),
    ("set", "<EOF>", "set"),
  ])
  func syntax(text: String, token: String, near: String) {
    expect(text, "Syntax error; token: \"\(token)\", near: \"\(near)\"")
  }

  @Test func redundantParentheses() {
    expect("set a = ((b))", "The expression has redundant parentheses;")
    expect("set a = ((b + c))", "The expression has redundant parentheses;")
    expect("set a = if_not_exists(((a)), :n)", "The expression has redundant parentheses;")
  }

  @Test func sizes() {
    expect(
      "REMOVE " + String(repeating: "a", count: 4090),
      "Expression size has exceeded the maximum allowed size;")
  }

  /// `prefix` and so many terms, each with a name of its own.
  private func clause(_ prefix: String, _ count: Int, _ rest: String) -> String {
    let letters = "bcdefghijklmnopqrstuvwxyz"
    let names = letters.flatMap { first in letters.map { "\(first)\($0)" } }.filter { !ReservedWords.contains($0) }
    return prefix + " " + names.prefix(count).map { $0 + rest }.joined(separator: ",")
  }

  @Test(arguments: ["=a+c", "=a-:n", "=(a+c)"])
  func threeHundredOperators(term: String) throws {
    #expect(try update(clause("SET", 300, term)).actions.count == 300)
    expect(clause("SET", 301, term), "The expression contains too many operators; operator count: 301")
    expect(clause("SET", 303, term), "The expression contains too many operators; operator count: 301")
  }

  @Test(arguments: [("SET", "=a"), ("SET", "=:n"), ("REMOVE", ""), ("ADD", " :n"), ("DELETE", " :ss")])
  func clausesAreNoOperators(clause: String, rest: String) throws {
    #expect(try update(self.clause(clause, 500, rest)).actions.count == 500)
  }

  /// One operator and one call in each of 160 assignments.
  @Test func functionsAreNoOperators() throws {
    #expect(try update(clause("SET", 160, "=if_not_exists(a,:n)+c")).actions.count == 160)
  }

  @Test func wholeExpressionChecksInOrder() {
    expect(" set #zz = :zz set abOrt = true ", "Attribute name is a reserved keyword; reserved keyword: abOrt")
    expect(" remove Absolute ", "Attribute name is a reserved keyword; reserved keyword: Absolute")
    expect("set #zz = if_not_exist(:zz) set c = d", "Invalid function name; function: if_not_exist")
    expect("set a = size(b)", "The function is not allowed in an update expression; function: size")
    for (text, clause) in [
      ("set a = #zz set c = :d", "SET"), ("remove #zz set a = b remove e", "REMOVE"), ("add #zz :e set a = b add e :f", "ADD"),
      ("delete #zz :e set a = b delete #zz :f", "DELETE"),
    ] {
      expect(text, "The \"\(clause)\" section can only be used once in an update expression;")
    }
    expect(
      "SET a = :zz, #zz = if_not_exists(:c)",
      "An expression attribute name used in the document path is not defined; attribute name: #zz")
    expect(
      "SET #a = if_not_exists(:zz), a = a",
      "An expression attribute value used in expression is not defined; attribute value: :zz")
  }

  @Test(arguments: [
    ("set d[1] = a, d.b = a, c[1].a = a, #c = if_not_exists(a)", "[c, [1], a]", "[c]"),
    ("set c.b.#c = a, c = a, #d = a", "[c, b, c]", "[c]"),
    ("set a = b remove a, #c, #d", "[a]", "[a]"),
    ("set #c[3].#d = a, #c[3] = a", "[c, [3], [3]]", "[c, [3]]"),
    ("remove c, #c.a, #d", "[c]", "[c, a]"),
    ("remove a, #c, a, #d", "[a]", "[a]"),
  ])
  func overlaps(text: String, one: String, two: String) {
    #expect(
      refusal { try update(text, names: ["#c": "c", "#d": "[3]"]) }
        == "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; "
        + "path one: \(one), path two: \(two)")
  }

  @Test(arguments: [
    ("set #c[3].#d = a, #c.#d[3] = if_not_exists(a)", "[c, [3], [3]]", "[c, [3], [3]]"),
    ("remove a.#c set a[1] = #d", "[a, c]", "[a, [1]]"),
  ])
  func conflicts(text: String, one: String, two: String) {
    #expect(
      refusal { try update(text, names: ["#c": "c", "#d": "[3]"]) }
        == "Invalid UpdateExpression: Two document paths conflict with each other; must remove or rewrite one of these paths; "
        + "path one: \(one), path two: \(two)")
  }

  @Test func separatePaths() {
    for text in ["remove a.b, a.c, a.d.e", "remove a[0], a[1], a[2].b, a[2].c", "set a = b, b = a", "remove a.b, b.a"] {
      expect(text, nil)
    }
  }

  @Test(arguments: [
    (":s", "STRING"), (":b", "BINARY"), (":null", "NULL"), (":bool", "BOOLEAN"), (":l", "LIST"), (":m", "MAP"),
  ])
  func clauseOperands(value: String, type: String) {
    for clause in ["ADD", "DELETE"] {
      expect(
        "set b = list_append(:n, a), c = if_not_exists(a) \(clause) a.b \(value)",
        "Incorrect operand type for operator or function; operator: \(clause), operand type: \(type), "
          + "typeSet: ALLOWED_FOR_\(clause)_OPERAND")
    }
    expect(
      "DELETE a :n",
      "Incorrect operand type for operator or function; operator: DELETE, operand type: NUMBER, typeSet: ALLOWED_FOR_DELETE_OPERAND"
    )
  }

  @Test func functionOperands() {
    for function in ["if_not_exists", "list_append"] {
      expect(
        "set a = \(function)(c)",
        "Incorrect number of operands for operator or function; operator or function: \(function), number of operands: 1")
    }
    for text in ["set a = if_not_exists(:n, c)", "set a = if_not_exists(if_not_exists(a, b), c)"] {
      expect(text, "Operator or function requires a document path; operator or function: if_not_exists")
    }
    expect(
      "set a = list_append(list_append(a, b), c)",
      "The function is not allowed to be used this way in an expression; function: list_append")
    for type in ["s", "n", "b", "bool", "null", "ss", "ns", "bs", "m"] {
      expect(
        "set a = list_append(a, :\(type))",
        "Incorrect operand type for operator or function; operator or function: list_append, operand type: \(type.uppercased())")
    }
    for type in ["s", "b", "bool", "null", "ss", "ns", "bs", "m", "l"] {
      for sign in ["+", "-"] {
        expect(
          "set a = :\(type) \(sign) a",
          "Incorrect operand type for operator or function; operator or function: \(sign), operand type: \(type.uppercased())")
      }
    }
  }
}
