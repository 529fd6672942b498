/// Writes parts of statements, and beside each what says the same in an expression.
///
/// Parts are written in the order of the statement, as its parameters are bound in that.
struct EquivalentParts {
  struct Part {
    var statement: [String]
    var expression: String
  }

  var generator: Generator
  private(set) var parameters: [String] = []
  private var values: [String] = []
  private var names: [String] = []

  /// Whether `g` is a key of what is read. What no key can be may be refused then, as in a key condition.
  private let hasIndexKey: Bool
  private var isOfIndexKey = false

  init(_ generator: Generator, ofIndex hasIndexKey: Bool = false) {
    self.generator = generator
    self.hasIndexKey = hasIndexKey
  }

  /// `Parameters` with a comma before them.
  var parameterMember: String { parameters.isEmpty ? "" : #","Parameters":[\#(parameters.joined(separator: ","))]"# }

  /// The names and the values of the expressions, likewise.
  var expressionMembers: String {
    func member(_ title: String, _ sign: String, _ entries: [String]) -> String {
      let content = entries.enumerated().map { "\"\(sign)\($0)\":\($1)" }.joined(separator: ",")
      return entries.isEmpty ? "" : ",\"\(title)\":{\(content)}"
    }
    return member("ExpressionAttributeNames", "#n", names.map { "\"\($0)\"" })
      + member("ExpressionAttributeValues", ":v", values)
  }

  // MARK: Values

  private static let numbers = [
    ("1", "1"), ("2.50", "2.5"), (".73e1", "7.3"), ("-1e10", "-10000000000"), ("3", "3"), ("0", "0"), ("2", "2"),
  ].map { ($0, #"{"N":"\#($1)"}"#) }
  private static let texts = [
    ("'text'", "text"), ("'x'", "x"), ("''", ""), ("'it''s'", "it's"), ("'é'", "é"), ("'a'", "a"),
  ].map { (literal: $0, json: #"{"S":"\#($1)"}"#) }
  private static let sets = [
    ("<<'a', 'b'>>", #"{"SS":["a","b"]}"#), ("<<'b'>>", #"{"SS":["b"]}"#), ("<<2, 1.0>>", #"{"NS":["2","1.0"]}"#),
  ]
  private static let others = [
    ("true", #"{"BOOL":true}"#), ("FALSE", #"{"BOOL":false}"#), ("null", #"{"NULL":true}"#), ("[]", #"{"L":[]}"#),
    ("[1, {'k': 'x'}]", #"{"L":[{"N":"1"},{"M":{"k":{"S":"x"}}}]}"#), ("{}", #"{"M":{}}"#), ("?", #"{"B":"AA=="}"#),
    ("{'k': 2.5, 'é': true}", #"{"M":{"k":{"N":"2.5"},"é":{"BOOL":true}}}"#), ("?", #"{"BS":["AA==","AQ=="]}"#),
  ]

  mutating func number() -> Part { isOfIndexKey ? text() : value(Self.numbers) }
  mutating func text() -> Part { value(isOfIndexKey ? Self.texts.filter { $0.literal != "''" } : Self.texts) }
  mutating func set() -> Part { value(Self.sets) }

  mutating func any() -> Part {
    switch isOfIndexKey ? 3 : generator.below(8) {
    case 0, 1, 2: number()
    case 3, 4: text()
    case 5: set()
    default: value(Self.others)
    }
  }

  /// One of some literals with their JSON; those of `?` have no literal.
  mutating func value(_ choices: [(literal: String, json: String)]) -> Part {
    let (literal, json) = generator.one(of: choices)
    let placeholder = ":v\(values.count)"
    values.append(json)
    if literal != "?", generator.once(in: 2) { return Part(statement: [literal], expression: placeholder) }
    parameters.append(json)
    return Part(statement: ["?"], expression: placeholder)
  }

  /// A literal or a parameter that stands in no expression, with its JSON.
  mutating func plain(_ choices: [(literal: String, json: String)]) -> (statement: [String], json: String) {
    let part = value(choices)
    return (part.statement, values.removeLast())
  }

  mutating func plainValue() -> (statement: [String], json: String) {
    plain(generator.one(of: [Self.numbers, Self.texts, Self.sets, Self.others]))
  }

  // MARK: Paths

  private static let paths: [[String]] = [
    ["a"], ["a"], ["b"], ["m"], ["m", "k"], ["m", "é"], ["l"], ["l", "[0]"], ["l", "[1]", "k"], ["ss"], ["g"], ["zz"], ["a b"],
    ["select"],
  ]

  mutating func path(_ steps: [String]) -> Part {
    var part = Part(statement: [], expression: "")
    for step in steps {
      guard !step.hasPrefix("[") else {
        part.statement += ["[", String(step.dropFirst().dropLast()), "]"]
        part.expression += step
        continue
      }
      if !part.statement.isEmpty {
        part.statement.append(".")
        part.expression += "."
      }
      let isPlain = step != "select" && step.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
      part.statement.append(isPlain && !generator.once(in: 4) ? step : "\"\(step)\"")
      part.expression += name(step)
    }
    return part
  }

  private mutating func name(_ text: String) -> String {
    if let known = names.firstIndex(where: { $0.utf8.elementsEqual(text.utf8) }) { return "#n\(known)" }
    names.append(text)
    return "#n\(names.count - 1)"
  }
}

extension EquivalentParts {
  // MARK: Conditions

  mutating func condition(depth: Int = 2) -> Part {
    guard depth > 0, generator.once(in: 2) else { return term() }
    let one = condition(depth: depth - 1)
    if generator.once(in: 4) {
      return Part(statement: ["NOT", "("] + one.statement + [")"], expression: "NOT (\(one.expression))")
    }
    let word = generator.one(of: ["AND", "OR"])
    let other = condition(depth: depth - 1)
    return Part(
      statement: ["("] + one.statement + [")", word, "("] + other.statement + [")"],
      expression: "(\(one.expression)) \(word) (\(other.expression))")
  }

  private mutating func term() -> Part {
    if generator.once(in: 4) { return keyTerm() }
    let steps = generator.one(of: Self.paths)
    let path = path(steps)
    isOfIndexKey = hasIndexKey && steps == ["g"]
    defer { isOfIndexKey = false }
    switch generator.below(12) {
    case 0, 1, 2: return comparison(path.statement, path.expression, of: path)
    case 3: return comparison(["size", "("] + path.statement + [")"], "size(\(path.expression))", of: path)
    case 4:
      let word = generator.one(of: ["", "NOT"])
      let (low, high) = generator.once(in: 2) ? (number(), number()) : (text(), text())
      let expression = "\(path.expression) BETWEEN \(low.expression) AND \(high.expression)"
      return Part(
        statement: path.statement + (word.isEmpty ? [] : [word]) + ["BETWEEN"] + low.statement + ["AND"] + high.statement,
        expression: word.isEmpty ? expression : "NOT (\(expression))")
    case 5:
      let candidates = (0...generator.below(3)).map { _ in any() }
      let (open, close) = generator.one(of: [("[", "]"), ("(", ")")])
      return Part(
        statement: path.statement + ["IN", open] + candidates.map(\.statement).joined(separator: [","]) + [close],
        expression: "\(path.expression) IN (\(candidates.map(\.expression).joined(separator: ",")))")
    case 6: return Part(statement: path.statement + ["IS", "MISSING"], expression: "attribute_not_exists(\(path.expression))")
    case 7: return Part(statement: path.statement + ["IS", "NOT", "MISSING"], expression: "attribute_exists(\(path.expression))")
    case 8:
      let function = generator.one(of: ["attribute_exists", "attribute_not_exists"])
      return Part(statement: [function, "("] + path.statement + [")"], expression: "\(function)(\(path.expression))")
    case 9:
      let type = value(["S", "N", "SS", "L", "M", "NULL"].map { ("'\($0)'", #"{"S":"\#($0)"}"#) })
      return call("attribute_type", path, type)
    case 10: return call("contains", path, any())
    default: return call("begins_with", path, text())
    }
  }

  private func call(_ function: String, _ path: Part, _ operand: Part) -> Part {
    Part(
      statement: [function, "("] + path.statement + [","] + operand.statement + [")"],
      expression: "\(function)(\(path.expression), \(operand.expression))")
  }

  /// What differs: without the attribute, `<>` doesn't hold.
  private mutating func comparison(_ operand: [String], _ expression: String, of path: Part) -> Part {
    let comparator = generator.one(of: ["=", "=", "<>", "!=", "<", "<=", ">", ">="])
    let value = ["=", "<>", "!="].contains(comparator) ? any() : generator.once(in: 2) ? number() : text()
    let isUnequal = comparator == "<>" || comparator == "!="
    return Part(
      statement: operand + [comparator] + value.statement,
      expression: (isUnequal ? "attribute_exists(\(path.expression)) AND " : "")
        + "\(expression) \(isUnequal ? "<>" : comparator) \(value.expression)")
  }

  /// By which rows may be looked up.
  private mutating func keyTerm() -> Part {
    let partition = [("'a'", #"{"S":"a"}"#), ("'b'", #"{"S":"b"}"#), ("'x'", #"{"S":"x"}"#)]
    switch generator.below(4) {
    case 0:
      let (path, key) = (path(["p"]), value(partition))
      return Part(statement: path.statement + ["="] + key.statement, expression: "\(path.expression) = \(key.expression)")
    case 1:
      let (path, one, other) = (path(["p"]), value(partition), value(partition))
      return Part(
        statement: path.statement + ["IN", "["] + one.statement + [","] + other.statement + ["]"],
        expression: "\(path.expression) IN (\(one.expression), \(other.expression))")
    default:
      let path = path(["r"])
      let (comparator, bound) = (generator.one(of: ["=", "<", "<=", ">", ">="]), number())
      return Part(
        statement: path.statement + [comparator] + bound.statement,
        expression: "\(path.expression) \(comparator) \(bound.expression)")
    }
  }

  // MARK: Updates

  /// Clauses on paths that don't meet.
  mutating func changes() -> Part {
    let paths = [["a"], ["b"], ["m", "k"], ["l", "[0]"], ["ss"], ["g"], ["é"]].shuffled(using: &generator)
    var (statement, clauses): ([String], [String: [String]]) = ([], [:])
    for steps in paths.prefix(1 + generator.below(3)) {
      let path = path(steps)
      func note(_ clause: String, _ expression: String) { clauses[clause, default: []].append(expression) }
      switch generator.below(8) {
      case 0:
        statement += ["REMOVE"] + path.statement
        note("REMOVE", path.expression)
      case 1, 2:
        let (function, clause) = generator.one(of: [("set_add", "ADD"), ("set_delete", "DELETE")])
        let again = self.path(steps)
        let members = set()
        statement += ["SET"] + path.statement + ["=", function, "("] + again.statement + [","] + members.statement + [")"]
        note(clause, "\(path.expression) \(members.expression)")
      case 3:
        let (operand, sign, number) = (self.path(["a"]), generator.one(of: ["+", "-"]), number())
        // Two signs without a space are a comment.
        statement += ["SET"] + path.statement + ["="] + operand.statement + [sign + " "] + number.statement
        note("SET", "\(path.expression) = \(operand.expression) \(sign) \(number.expression)")
      case 4:
        let (list, more) = (self.path(["l"]), value([("[7]", #"{"L":[{"N":"7"}]}"#)]))
        statement += ["SET"] + path.statement + ["=", "list_append", "("] + list.statement + [","] + more.statement + [")"]
        note("SET", "\(path.expression) = list_append(\(list.expression), \(more.expression))")
      default:
        let value = steps == ["g"] ? text() : any()
        statement += ["SET"] + path.statement + ["="] + value.statement
        note("SET", "\(path.expression) = \(value.expression)")
      }
    }
    return Part(
      statement: statement,
      expression: clauses.sorted { $0.key < $1.key }
        .map { "\($0.key) \($0.value.joined(separator: ", "))" }.joined(separator: " "))
  }
}
