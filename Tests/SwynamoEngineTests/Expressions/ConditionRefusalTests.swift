import SwynamoCore
import SwynamoWire
import Testing

@testable import SwynamoEngine

@Suite struct ConditionRefusalTests {
  private func expect(_ text: String, _ message: String?, location: SourceLocation = #_sourceLocation) {
    let expected = message.map { "Invalid FilterExpression: " + $0 }
    #expect(refusal { try condition(text) } == expected, "\(text)", sourceLocation: location)
  }

  @Test func kinds() {
    for kind in [ExpressionKind.condition, .filter, .keyCondition] {
      #expect(refusal { try condition("", kind: kind) } == "Invalid \(kind.rawValue): The expression can not be empty;")
    }
    #expect(refusal { try update(" ") } == "Invalid UpdateExpression: The expression can not be empty;")
    #expect(refusal { try projection("\n\t") } == "Invalid ProjectionExpression: The expression can not be empty;")
  }

  @Test(arguments: [
    ("things are not gonna be ok", "are", "things are not"),
    ("a > 4", "4", "> 4"),
    ("a >", "<EOF>", ">"),
    ("a = ", "<EOF>", "= "),
    ("hits : incr", ":", "hits : incr"),
    (":s", "<EOF>", ":s"),
    ("a", "<EOF>", "a"),
    ("(a)", "<EOF>", ")"),
    ("a = b c", "c", "b c"),
    ("a AND b = c", "AND", "a AND b"),
    ("attribute_exists(Pictures-RearView)", "-", "Pictures-RearView"),
    ("attribute_exists(\"Pictures.RearView\")", "\"Pictures.RearView\"", "(\"Pictures.RearView\")"),
    ("attribute_exists(Pictures..RearView)", ".", "..RearView"),
    ("attribute_exists(Pi#ctures.RearView)", "#ctures", "Pi#ctures."),
    ("attribute_exists(asdf[a])", "a", "[a]"),
    ("attribute_exists()", ")", "()"),
    ("a in b, c", "b", "in b,"),
    ("a in ()", ")", "()"),
    ("a in (b,c,)", ")", ",)"),
    ("a > between", "between", "> between"),
    ("(a)between(b.(c.d))and(c)", "(", ".(c"),
    ("(a)between(b.c.d)and((c)", "<EOF>", ")"),
    ("#$.b > a", "#", "#$"),
    ("a > :things.stuff", ".", ":things.stuff"),
    ("b[:a] > a", ":a", "[:a]"),
    ("b[01] > a", "1", "01]"),
    ("ü > a", "ü", "ü >"),
    ("_a > b", "_", "_a"),
    ("a ! b", "!", "a ! b"),
    ("(a)between(b.c[4.5].#d)and(:a)", ".", "4.5"),
    ("size(a).b > a", ".", ").b"),
    ("(size(a)).b > a", ".", ").b"),
    ("size(a)[0] > a", "[", ")[0"),
    ("remove = :s", "remove", "remove ="),
    ("a = 'b", "'", "= 'b"),
    ("a < = b", "=", "< = b"),
    ("a == b", "=", "== b"),
    ("a = b)", ")", "b)"),
    ("NOT", "<EOF>", "NOT"),
    ("a = b AND", "<EOF>", "AND"),
    ("a = b = c", "=", "b = c"),
    ("(a = b) = c", "=", ") = c"),
  ])
  func syntax(text: String, token: String, near: String) {
    expect(text, "Syntax error; token: \"\(token)\", near: \"\(near)\"")
  }

  @Test(arguments: [
    "a=a and a > ((views))",
    "(a)between(((b.c)).d)and(c)",
    "a > whatever((:things), ((a)))",
    "a=a AND ((a=a AND a=a)) AND a=a",
    "a=a OR ((a=a OR a=a)) OR a=a",
    "a=a AND ((a=a AND (a=a AND a=a)))",
    "((contains(a, :s)))",
    "((a = b))",
    "((a)) = b",
  ])
  func redundantParentheses(text: String) {
    expect(text, "The expression has redundant parentheses;")
  }

  @Test func size() {
    let long = "a = :n" + String(repeating: " ", count: 4090)
    expect(long, nil)
    expect(long + " ", "Expression size has exceeded the maximum allowed size; expression size: 4097")
    expect(
      "ä = :n" + String(repeating: " ", count: 4090),
      "Expression size has exceeded the maximum allowed size; expression size: 4097")
  }

  /// 150 terms and 149 ORs make 299; each of the others is added to these.
  @Test(arguments: [
    "a=b", "a<>b", "a<b", "a<=b", "a>b", "a>=b", "a BETWEEN b AND c", "a IN (b)", "a IN (b,c,d)", "(a=b)", "size(a)=size(b)",
  ])
  func threeHundredOperators(term: String) {
    let tooMany = "The expression contains too many operators; operator count: 301"
    for junction in ["OR", "AND"] {
      let terms = Array(repeating: term, count: 150).joined(separator: " \(junction) ")
      expect(terms, nil)
      expect("NOT " + terms, nil)
      expect("NOT NOT " + terms, tooMany)
      expect("\(terms) \(junction) a=b", tooMany)
      expect("\(terms) \(junction) a=b \(junction) a=b", tooMany)
      expect("\(terms) \(junction) contains(a,b)", nil)
    }
  }

  @Test func threeHundredNegations() {
    expect(String(repeating: "NOT ", count: 299) + "a=b", nil)
    expect(
      String(repeating: "NOT ", count: 300) + "a=b", "The expression contains too many operators; operator count: 301")
    expect(String(repeating: "NOT ", count: 300) + "contains(a,b)", nil)
    func nested(_ count: Int, _ condition: String) -> String {
      String(repeating: "NOT (", count: count) + condition + String(repeating: ")", count: count)
    }
    expect(nested(299, "a=b"), nil)
    expect(nested(300, "contains((a),b)"), nil)
    expect(nested(300, "a=b"), "The expression contains too many operators; operator count: 301")
    expect(nested(400, "a=b"), "The expression contains too many operators; operator count: 301")
  }

  /// Four operators IN and three OR between 396 calls; 240 calls with 239 OR between them.
  @Test func functionsAreNoOperators() {
    let sizes = Array(repeating: "size(b)", count: 99).joined(separator: ",")
    expect(Array(repeating: "a IN (\(sizes))", count: 4).joined(separator: " OR "), nil)
    expect(Array(repeating: "contains(a,b)", count: 240).joined(separator: " OR "), nil)
  }

  @Test func functionNames() {
    expect("a=a and whatever((:things)) > a", "Invalid function name; function: whatever")
    expect("attRIbute_exIsts((views), #a)", "Invalid function name; function: attRIbute_exIsts")
    expect("a = if_not_exists(a, :n)", "The function is not allowed in a condition expression; function: if_not_exists")
  }

  @Test(arguments: [
    ("a=a and attribute_exists((views), (#zz)) > b", "attribute_exists"),
    ("attribute_not_exists(things) > b", "attribute_not_exists"),
    ("attribute_type(things, :a) > b", "attribute_type"),
    ("begins_with(things, a) > b", "begins_with"),
    ("contains(:things, c) > b", "contains"),
    ("size(contains(a, b)) > a", "contains"),
    ("size(things)", "size"),
    ("NOT size(things)", "size"),
    ("a between b and attribute_exists(things)", "attribute_exists"),
    ("a in (b, attribute_exists(things))", "attribute_exists"),
  ])
  func functionPlaces(text: String, function: String) {
    expect(text, "The function is not allowed to be used this way in an expression; function: \(function)")
  }

  @Test func reservedWords() throws {
    expect("attribute_exists(views, #zz)", "Attribute name is a reserved keyword; reserved keyword: views")
    expect(":zz < abOrT", "Attribute name is a reserved keyword; reserved keyword: abOrT")
    expect("a.b.Name = :n", "Attribute name is a reserved keyword; reserved keyword: Name")
    expect("aborted = :n", nil)
    #expect(ReservedWords.words.count == 573)
    #expect(throws: Never.self) { try condition("#w = :n", names: ["#w": "abort"]) }
    for word in ReservedWords.words.subtracting(["AND", "OR", "NOT", "IN", "BETWEEN", "SET", "ADD", "DELETE"]) {
      expect("\(word.lowercased()) = :n", "Attribute name is a reserved keyword; reserved keyword: \(word.lowercased())")
    }
  }

  @Test(arguments: [
    ("attribute_exists(#Pictures.RearView, :a) and a=a", "#Pictures"),
    ("begins_with(Pictures.#RearView)", "#RearView"),
    ("(#P between :lo and :hi) and (#PC in (:cat1, :cat2))", "#P"),
    ("#4g > a", "#4g"),
    ("#_ > a", "#_"),
    ("(a)between(b.c[45].#dd)and(:a)", "#dd"),
  ])
  func undefinedNames(text: String, name: String) {
    expect(text, "An expression attribute name used in the document path is not defined; attribute name: \(name)")
  }

  @Test(arguments: [("begins_with(:hello, #aa, #b)", ":hello"), (":zz < :yy", ":zz"), (":_ > a", ":_")])
  func undefinedValues(text: String, name: String) {
    expect(text, "An expression attribute value used in expression is not defined; attribute value: \(name)")
  }

  @Test func errorsOfOneTermComeBeforeThoseOfTheNext() {
    expect(
      "a = #a AND #zz = b",
      "The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a]"
    )
    expect(
      "begins_with(a) AND a = #a",
      "Incorrect number of operands for operator or function; operator or function: begins_with, number of operands: 1")
  }

  @Test(arguments: [
    ("attribute_exists(things, a) and a=a", "attribute_exists", 2),
    ("attribute_not_exists(things, b)", "attribute_not_exists", 2),
    ("attribute_type(things)", "attribute_type", 1),
    ("begins_with(things)", "begins_with", 1),
    ("begins_with(things, size(a), b)", "begins_with", 3),
    ("contains(things)", "contains", 1),
    ("size(things, a) > b", "size", 2),
  ])
  func operandCounts(text: String, function: String, count: Int) {
    expect(
      text,
      "Incorrect number of operands for operator or function; operator or function: \(function), number of operands: \(count)")
  }

  @Test(arguments: [
    ("attribute_type(ab.bc[1].a, SS)", "attribute_type", "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}"),
    ("attribute_type(a, size(a)) and a=a", "attribute_type", "N"),
    ("attribute_type(a, :n)", "attribute_type", "N"),
    ("attribute_type(a, :ss)", "attribute_type", "SS"),
    ("begins_with(a, size(a))", "begins_with", "N"),
    ("begins_with(a, :n)", "begins_with", "N"),
    ("begins_with(a, :bool)", "begins_with", "BOOL"),
    ("begins_with(a, :null)", "begins_with", "NULL"),
    ("begins_with(a, :l)", "begins_with", "L"),
    ("begins_with(:m, a)", "begins_with", "M"),
    ("begins_with(:ns, a)", "begins_with", "NS"),
    ("begins_with(:bs, a)", "begins_with", "BS"),
    ("size(size(a)) > :n", "size", "N"),
    ("attribute_not_exists(size(:n))", "size", "N"),
    ("size(:bool) > a", "size", "BOOL"),
    ("size(:null) > a", "size", "NULL"),
    ("a < :bool", "<", "BOOL"),
    (":l <= a", "<=", "L"),
    ("a > :null", ">", "NULL"),
    ("a >= :ss", ">=", "SS"),
    ("a BETWEEN :null AND :n", "BETWEEN", "NULL"),
  ])
  func operandTypes(text: String, function: String, type: String) {
    expect(
      text,
      "Incorrect operand type for operator or function; operator or function: \(function), operand type: \(type)")
  }

  @Test func operandTypesThatAreFine() {
    for text in [
      "a = :m", "a <> :bool", "a IN (:l, :null)", "contains(a, :m)", "contains(:l, a)", "begins_with(a, :b)", "a < :b",
    ] {
      expect(text, nil)
    }
  }

  @Test func typeNames() {
    #expect(
      refusal { try condition("attribute_type(a, :t)", values: [":t": "X"]) }
        == "Invalid FilterExpression: Invalid attribute type name found; type: X, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}")
  }

  @Test func pathsRequired() {
    expect(
      "attribute_exists(:s) and a=b", "Operator or function requires a document path; operator or function: attribute_exists")
    expect(
      "attribute_not_exists(size(:s))",
      "Operator or function requires a document path; operator or function: attribute_not_exists")
  }

  @Test(arguments: [
    ("a = a AND #a = b AND :views > a", "=", "[a]"),
    ("#a <> a", "<>", "[a]"),
    ("a > #a", ">", "[a]"),
    ("((a=a) OR (a=a))", "=", "[a]"),
    ("contains(ab.bc[1].a, ab.bc[1].#a)", "contains", "[ab, bc, [1], a]"),
    ("attribute_type(ab.bc[1].#a, ab.bc[1].a)", "attribute_type", "[ab, bc, [1], a]"),
    ("begins_with(ab.bc[1].a, ab.bc[1].#a)", "begins_with", "[ab, bc, [1], a]"),
    ("a IN (b, a)", "IN", "[a]"),
  ])
  func distinctOperands(text: String, name: String, path: String) {
    expect(
      text,
      "The first operand must be distinct from the remaining operands for this operator or function; operator: \(name), "
        + "first operand: \(path)")
  }

  @Test func bounds() {
    func expect(_ low: AttributeValue, _ high: AttributeValue, _ message: String?) {
      let refused = refusal { try condition("a BETWEEN :l AND :h", values: [":l": low, ":h": high]) }
      #expect(refused == message.map { "Invalid FilterExpression: The BETWEEN operator requires " + $0 })
    }
    expect(
      1, "a",
      "same data type for lower and upper bounds; lower bound operand: AttributeValue: {N:1}, "
        + "upper bound operand: AttributeValue: {S:a}")
    expect(
      "b", "a",
      "upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {S:b}, "
        + "upper bound operand: AttributeValue: {S:a}")
    expect(
      .binary([2]), .binary([1, 0xFF]),
      "upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {B:Ag==}, "
        + "upper bound operand: AttributeValue: {B:Af8=}")
    expect(2, 10, nil)
    expect(
      "2", "10",
      "upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {S:2}, "
        + "upper bound operand: AttributeValue: {S:10}")
    expect("a", "a", nil)
  }

  @Test func inOperands() {
    let names = (1...100).map { "v\($0)" }
    expect("a in (\(names.dropLast().joined(separator: ",")))", nil)
    expect(
      "a in (\(names.joined(separator: ",")))", "The IN operator is provided with too many operands; number of operands: 101")
  }

  @Test func depth() {
    let path = "a" + String(repeating: ".b", count: 31)
    expect("\(path) = :n", nil)
    expect("\(path)[0] = :n", "The document path has too many nesting levels; nesting levels: 33")
    expect("a[2147483647] = :n", nil)
    expect("a[2147483648] = :n", "List index is not within the allowable range; index: [2147483648]")
  }
}
