/// Writes PartiQL statements by their grammar, as tokens: most are right, some break a rule that the grammar doesn't know.
struct StatementWriter {
  var generator: Generator

  private static let attributes = [
    "a", "b", "m", "s", "ss", "ns", "bs", "l", "g", "n", "zz", "p", "r", #""a""#, #""a b""#, #""é""#, #""select""#, #""""#,
  ]
  private static let literals = [
    "'text'", "'x'", "''", "'it''s'", "1", "2.5", "-1e10", ".73e1", "1e126", "1e-131", "0", "true", "FALSE", "null", "[1, 'x']",
    "[]", "{'a': 1}", "{'a': {'b': []}}", "<<1, 2>>", "<<'a', 'b'>>", "<<>>", "<<1, 1.0>>", "<<1, 'a'>>", "<<?>>", "[?, 1]",
    "123456789012345678901234567890123456789", "1e2147483647", "MISSING", "'é'", "{'a': 1, 'a': 2}", "{'': 1}",
  ]
  private static let comparators = ["=", "=", "<>", "!=", "<", "<=", ">", ">="]

  mutating func statement() -> [String] {
    switch generator.below(10) {
    case 0, 1, 2, 3: return select()
    case 4: return ["INSERT", "INTO"] + source() + ["VALUE"] + (generator.once(in: 10) ? ["?"] : item())
    case 5, 6: return ["UPDATE"] + source() + changes() + clause() + returning()
    case 7: return ["FROM"] + source() + clause() + changes() + returning()
    case 8: return ["DELETE", "FROM"] + source() + clause() + returning()
    default: return ["EXISTS", "("] + select() + [")"]
    }
  }

  private mutating func select() -> [String] {
    var tokens = ["SELECT"] + (generator.once(in: 2) ? ["*"] : list(1 + generator.below(3)) { $0.path() }) + ["FROM"] + source()
    if !generator.once(in: 6) { tokens += clause() }
    if generator.once(in: 5) {
      tokens +=
        ["ORDER", "BY"]
        + list(1 + generator.below(2)) { writer in
          [writer.generator.one(of: ["p", "r", "g", "a"])] + writer.generator.one(of: [[], ["ASC"], ["DESC"]])
        }
    }
    if generator.once(in: 40) { tokens += generator.one(of: [["LIMIT", "1"], ["GROUP", "BY", "a"], ["AS", "x"], [";"]]) }
    return tokens
  }

  private mutating func source() -> [String] {
    var tokens = [generator.one(of: ["things", "things", #""things""#, "plain", "nowhere"])]
    if generator.once(in: 4) { tokens += [".", generator.one(of: ["local", #""all""#, #""keys""#, #""local""#, "no"])] }
    if generator.once(in: 40) { tokens += [".", "x"] }
    return tokens
  }

  private mutating func clause() -> [String] {
    switch generator.below(6) {
    case 0: ["WHERE"] + condition()
    case 1: ["WHERE", "p", "=", "'a'", "AND", "r", generator.one(of: Self.comparators)] + value() + ["AND"] + condition(depth: 1)
    case 2: ["WHERE", "p", "IN", "[", "'a'", ",", "'b'", ",", "?", "]", "AND"] + condition(depth: 1)
    case 3: ["WHERE", "p", "=", "'a'", "OR", "p", "=", "'b'", "AND"] + condition(depth: 1)
    case 4: ["WHERE", generator.one(of: ["g", "k", "p"]), "=", generator.one(of: ["'y'", "'a'", "?"])]
    default: ["WHERE", "p", "=", "'a'", "AND", "r", "=", generator.one(of: ["1", "2.5", "?"])]
    }
  }

  mutating func condition(depth: Int = 3) -> [String] {
    switch generator.below(depth > 0 ? 14 : 9) {
    case 0, 1, 2: return operand() + [generator.one(of: Self.comparators)] + operand()
    case 3: return path() + generator.one(of: [[], ["NOT"]]) + ["BETWEEN"] + operand() + ["AND"] + operand()
    case 4:
      let (open, close) = generator.once(in: 2) ? ("(", ")") : ("[", "]")
      return path() + generator.one(of: [[], ["NOT"]]) + ["IN", open] + list(1 + generator.below(4)) { $0.operand() } + [close]
    case 5:
      return path() + ["IS"] + generator.one(of: [[], ["NOT"]])
        + [generator.one(of: ["MISSING", "NULL", "STRING", "bool", "list", "bag", "x"])]
    case 6: return [generator.one(of: ["attribute_exists", "attribute_not_exists", "EXISTS"]), "("] + path() + [")"]
    case 7: return ["attribute_type", "("] + path() + [",", generator.one(of: ["'S'", "'SS'", "'X'", "?"]), ")"]
    case 8: return [generator.one(of: ["begins_with", "contains"]), "("] + path() + [","] + operand() + [")"]
    case 9, 10: return condition(depth: depth - 1) + ["AND"] + condition(depth: depth - 1)
    case 11: return condition(depth: depth - 1) + ["OR"] + condition(depth: depth - 1)
    case 12: return ["NOT"] + condition(depth: depth - 1)
    default: return ["("] + condition(depth: depth - 1) + [")"] + generator.one(of: [[], [], ["=", "true"]])
    }
  }

  private mutating func changes() -> [String] {
    (0...generator.below(3)).flatMap { _ -> [String] in
      guard !generator.once(in: 3) else { return ["REMOVE"] + path() }
      let path = path()
      let value: [String] =
        switch generator.below(7) {
        case 0:
          [generator.one(of: ["set_add", "SET_DELETE"]), "("] + path + [
            ",", generator.one(of: ["<<1>>", "<<'a'>>", "?", "1"]), ")",
          ]
        case 1: ["list_append", "("] + operand() + [","] + operand() + [")"]
        case 2: ["if_not_exists", "("] + self.path() + [","] + operand() + [")"]
        case 3: operand() + [generator.one(of: ["+", "-", "*"])] + operand()
        default: operand()
        }
      return ["SET"] + path + ["="] + value
    }
  }

  private mutating func returning() -> [String] {
    guard generator.once(in: 3) else { return [] }
    return ["RETURNING", generator.one(of: ["ALL", "MODIFIED"]), generator.one(of: ["OLD", "NEW"]), "*"]
  }

  private mutating func item() -> [String] {
    ["{", "'p'", ":", generator.one(of: ["'put'", "'a'", "?"]), ",", "'r'", ":", generator.one(of: ["1", "7", "?"])]
      + (0..<generator.below(3)).flatMap { _ in [",", generator.one(of: ["'a'", "'n'", "'g'"]), ":"] + value() } + ["}"]
  }

  private mutating func operand() -> [String] {
    switch generator.below(8) {
    case 0: ["size", "("] + path() + [")"]
    case 1: ["("] + operand() + [")"]
    case 2, 3, 4: path()
    default: value()
    }
  }

  private mutating func value() -> [String] { [generator.once(in: 2) ? "?" : generator.one(of: Self.literals)] }

  private mutating func path() -> [String] {
    var tokens = [generator.one(of: Self.attributes)]
    while generator.once(in: 4), tokens.count < 100 {
      tokens +=
        generator.once(in: 2)
        ? [".", generator.one(of: Self.attributes)] : ["[", generator.one(of: ["0", "1", "'b'", "99999999999", "-1", "?"]), "]"]
    }
    return tokens
  }

  private mutating func list(_ count: Int, _ element: (inout Self) -> [String]) -> [String] {
    var tokens: [String] = []
    for place in 0..<count { tokens += (place == 0 ? [] : [","]) + element(&self) }
    return tokens
  }
}
