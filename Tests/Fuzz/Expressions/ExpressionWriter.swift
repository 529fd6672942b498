/// Writes expressions by DynamoDB's grammar, as tokens: most are right, some break a rule that the grammar doesn't know.
struct ExpressionWriter {
  var generator: Generator

  /// Attributes that the items have, some that they don't, a reserved word, and placeholders, one of which has no definition.
  private static let attributes = [
    "a", "b", "m", "s", "ss", "ns", "bs", "l", "g", "n", "x1", "zz", "#a", "#b", "#m", "#long", "#dot", "#odd", "#nfc",
    "#nfd", "#marks",
  ]
  private static let values = [
    ":s", ":n", ":b", ":bool", ":null", ":ss", ":ns", ":bs", ":l", ":m", ":empty", ":big", ":deep", ":type",
    ":nfc", ":nfd", ":forms", ":marks",
  ]
  private static let comparators = ["=", "<>", "<", "<=", ">", ">="]

  mutating func condition(depth: Int = 3) -> [String] {
    switch generator.below(depth > 0 ? 14 : 8) {
    case 0, 1:
      return generator.once(in: 3)
        ? operand() + [generator.one(of: Self.comparators)] + operand()
        : path() + [generator.one(of: Self.comparators), generator.one(of: [":n", ":s", ":b", ":empty", ":big"])]
    case 2:
      return path() + ["BETWEEN"]
        + (generator.once(in: 3)
          ? operand() + ["AND"] + operand() : [generator.one(of: [":n", "zz"]), "AND", generator.one(of: [":n", ":big"])])
    case 3: return operand() + ["IN", "("] + list(1 + generator.below(4)) { $0.operand() } + [")"]
    case 4: return [generator.one(of: ["attribute_exists", "attribute_not_exists"]), "("] + path() + [")"]
    case 5: return ["attribute_type", "("] + path() + [",", ":type", ")"]
    case 6: return ["begins_with", "("] + path() + [",", generator.one(of: [":s", ":b", "a", ":n"]), ")"]
    case 7: return ["contains", "("] + path() + [","] + operand() + [")"]
    case 8, 9: return condition(depth: depth - 1) + ["AND"] + condition(depth: depth - 1)
    case 10, 11: return condition(depth: depth - 1) + ["OR"] + condition(depth: depth - 1)
    case 12: return ["NOT"] + condition(depth: depth - 1)
    default: return ["("] + condition(depth: depth - 1) + [")"]
    }
  }

  mutating func keyCondition() -> [String] {
    let hash = generator.one(of: ["p", "p", "p", "g", "k", "#p"])
    let range = generator.one(of: ["r", "r", "l", "n", "k", "a"])
    var tokens = [hash, "=", generator.one(of: [":p", ":p", ":s", ":b", ":n", ":bool"])]
    if generator.once(in: 8) { tokens.reverse() }
    switch generator.below(6) {
    case 0: break
    case 1, 2: tokens += ["AND", range, generator.one(of: Self.comparators), generator.one(of: [":n", ":s", ":b"])]
    case 3: tokens += ["AND", range, "BETWEEN", ":n", "AND", generator.one(of: [":n", ":big", ":s"])]
    case 4: tokens += ["AND", "begins_with", "(", range, ",", generator.one(of: [":s", ":b", ":n"]), ")"]
    default: tokens = condition(depth: 2)
    }
    return tokens
  }

  mutating func update() -> [String] {
    var clauses = ["SET", "REMOVE", "ADD", "DELETE"].shuffled(using: &generator)
    clauses.removeLast(generator.below(4))
    if generator.once(in: 30), let first = clauses.first { clauses.append(first) }
    return clauses.flatMap { clause -> [String] in
      [generator.once(in: 6) ? clause.lowercased() : clause] + list(1 + generator.below(3)) { $0.action(clause) }
    }
  }

  mutating func projection() -> [String] { list(1 + generator.below(6)) { $0.path() } }

  private mutating func action(_ clause: String) -> [String] {
    let path = path()
    switch clause {
    case "SET":
      let value: [String] =
        switch generator.below(6) {
        case 0:
          ["list_append", "("] + (generator.once(in: 3) ? setOperand() : [":l"]) + [
            ",", generator.one(of: [":l", "a", ":n"]), ")",
          ]
        case 1, 2:
          (generator.once(in: 3) ? setOperand() : ["if_not_exists", "(", "zz", ",", ":n", ")"]) + [
            generator.one(of: ["+", "-"]), generator.one(of: [":n", ":n", "n", ":big"]),
          ]
        case 3: ["("] + setOperand() + [")"]
        default: setOperand()
        }
      return path + ["="] + value
    case "REMOVE": return path
    case "ADD": return path + [generator.one(of: [":n", ":ss", ":ns", ":bs", ":s", ":undefined"])]
    default: return path + [generator.one(of: [":ss", ":ns", ":bs", ":n"])]
    }
  }

  private mutating func setOperand() -> [String] {
    switch generator.below(5) {
    case 0: ["if_not_exists", "("] + path() + [","] + (generator.once(in: 4) ? setOperand() : value()) + [")"]
    case 1: path()
    default: value()
    }
  }

  private mutating func operand() -> [String] {
    switch generator.below(8) {
    case 0: ["size", "("] + path() + [")"]
    case 1: ["("] + operand() + [")"]
    case 2, 3, 4: path()
    default: value()
    }
  }

  private mutating func value() -> [String] { [generator.once(in: 60) ? ":undefined" : generator.one(of: Self.values)] }

  /// Reserved, or without a definition, now and then.
  private mutating func attribute() -> String {
    generator.once(in: 60) ? generator.one(of: ["#undefined", "size", "Name"]) : generator.one(of: Self.attributes)
  }

  private mutating func path() -> [String] {
    var tokens = [attribute()]
    while generator.once(in: 4), tokens.count < 200 {
      tokens += generator.once(in: 2) ? [".", attribute()] : ["[", index(), "]"]
    }
    if generator.once(in: 400) { tokens += (0..<generator.below(40)).flatMap { _ in [".", "a"] } }
    return tokens
  }

  private mutating func index() -> String {
    generator.once(in: 20) ? generator.one(of: ["99999999999999999999", "2147483648", "007", "1e3"]) : String(generator.below(4))
  }

  private mutating func list(_ count: Int, _ element: (inout Self) -> [String]) -> [String] {
    var tokens: [String] = []
    for place in 0..<count { tokens += (place == 0 ? [] : [","]) + element(&self) }
    return tokens
  }
}
