import SwynamoBytes

/// Writes statements, and beside each the expressions of the request that says the same.
struct StatementGenerator {
  /// A part of a statement, and of an expression.
  struct Pair {
    var statement: String
    var expression: String
  }

  private var random: SplitMix64
  private var parameters: [String] = []
  private var values: [String] = []

  init(seed: UInt64) { random = SplitMix64(state: seed) }

  /// Before each statement.
  mutating func begin() { (parameters, values) = ([], []) }

  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

  mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }

  func request(_ statement: String, _ more: String = "") -> String {
    Bench.statement(statement, parameters.joined(separator: ","), more)
  }

  /// `ExpressionAttributeValues` with a comma before them, nothing where there are none.
  var members: String {
    guard !values.isEmpty else { return "" }
    return #","ExpressionAttributeValues":{"#
      + values.enumerated().map { #"":v\#($0)":\#($1)"# }.joined(separator: ",") + "}"
  }

  /// The value that was made last.
  var lastValue: String { values.last ?? "" }

  // MARK: Values

  /// A literal or a parameter, and a placeholder.
  mutating func value(_ json: String, _ literal: String?) -> Pair {
    values.append(json)
    let placeholder = ":v\(values.count - 1)"
    if let literal, below(2) == 0 { return Pair(statement: literal, expression: placeholder) }
    parameters.append(json)
    return Pair(statement: "?", expression: placeholder)
  }

  mutating func number() -> Pair {
    let number = one(of: ["0", "1", "2", "3", "-1.5", "10"])
    return value(#"{"N":"\#(number)"}"#, number)
  }

  mutating func text() -> Pair {
    let text = one(of: ["", "x", "xy", "it's", "z"])
    return value(#"{"S":"\#(text)"}"#, "'\(text.replacing("'", with: "''"))'")
  }

  mutating func set() -> Pair {
    below(2) == 0 ? value(#"{"SS":["x","y"]}"#, "<<'y', 'x'>>") : value(#"{"NS":["1","2"]}"#, "<<1, 2.0>>")
  }

  mutating func any() -> Pair {
    switch below(9) {
    case 0, 1: number()
    case 2, 3: text()
    case 4: set()
    case 5: value(#"{"BOOL":true}"#, "true")
    case 6: value(#"{"NULL":true}"#, "NULL")
    case 7: value(#"{"L":[{"N":"1"},{"S":"x"}]}"#, "[1, 'x']")
    default: value(#"{"M":{"k":{"N":"1"}}}"#, "{'k': 1}")
    }
  }

  mutating func path() -> String { one(of: ["a", "b", "c", "d", "m.k", "l[0]", "l[1].k", "zz"]) }

  // MARK: Conditions

  mutating func condition(depth: Int = 3) -> Pair {
    switch below(depth > 0 ? 9 : 5) {
    case 0, 1, 2, 3, 4: return term()
    case 5, 6: return joined("AND", depth)
    case 7: return joined("OR", depth)
    default:
      let member = condition(depth: depth - 1)
      return Pair(statement: "NOT (\(member.statement))", expression: "NOT (\(member.expression))")
    }
  }

  private mutating func joined(_ word: String, _ depth: Int) -> Pair {
    let (left, right) = (condition(depth: depth - 1), condition(depth: depth - 1))
    return Pair(
      statement: "(\(left.statement)) \(word) (\(right.statement))",
      expression: "(\(left.expression)) \(word) (\(right.expression))")
  }

  private mutating func term() -> Pair {
    let path = path()
    switch below(11) {
    case 0: return keyTerm()
    case 1, 2: return comparison(path, path)
    case 3: return comparison("size(\(path))", path)
    case 4:
      let (low, high) = (number(), number())
      return Pair(
        statement: "\(path) BETWEEN \(low.statement) AND \(high.statement)",
        expression: "\(path) BETWEEN \(low.expression) AND \(high.expression)")
    case 5:
      let candidates = [any(), any(), any()]
      return Pair(
        statement: "\(path) IN [\(candidates.map(\.statement).joined(separator: ", "))]",
        expression: "\(path) IN (\(candidates.map(\.expression).joined(separator: ", ")))")
    case 6: return Pair(statement: "\(path) IS MISSING", expression: "attribute_not_exists(\(path))")
    case 7: return Pair(statement: "\(path) IS NOT MISSING", expression: "attribute_exists(\(path))")
    case 8:
      let type = value(#"{"S":"\#(one(of: ["S", "N", "SS", "L"]))"}"#, nil)
      return Pair(
        statement: "attribute_type(\(path), \(type.statement))", expression: "attribute_type(\(path), \(type.expression))")
    case 9:
      let part = any()
      return Pair(statement: "contains(\(path), \(part.statement))", expression: "contains(\(path), \(part.expression))")
    default:
      let prefix = text()
      return Pair(
        statement: "begins_with(\(path), \(prefix.statement)) = true", expression: "begins_with(\(path), \(prefix.expression))")
    }
  }

  private mutating func comparison(_ operand: String, _ path: String) -> Pair {
    let comparator = one(of: ["=", "=", "<>", "<", "<=", ">", ">="])
    let value = any()
    let pair = Pair(
      statement: "\(operand) \(comparator) \(value.statement)", expression: "\(operand) \(comparator) \(value.expression)")
    guard comparator == "<>" else { return pair }
    return Pair(statement: pair.statement, expression: "attribute_exists(\(path)) AND \(pair.expression)")
  }

  /// By which a SELECT may look up its rows.
  mutating func keyTerm() -> Pair {
    switch below(5) {
    case 0:
      let key = value(#"{"S":"p"}"#, "'p'")
      return Pair(statement: "pk = \(key.statement)", expression: "pk = \(key.expression)")
    case 1:
      let (one, other) = (value(#"{"S":"q"}"#, "'q'"), value(#"{"S":"p"}"#, "'p'"))
      return Pair(
        statement: "pk IN (\(one.statement), \(other.statement))", expression: "pk IN (\(one.expression), \(other.expression))")
    case 2:
      let (low, high) = (value(#"{"N":"1"}"#, "1"), value(#"{"N":"2"}"#, "2"))
      return Pair(
        statement: "sk BETWEEN \(low.statement) AND \(high.statement)",
        expression: "sk BETWEEN \(low.expression) AND \(high.expression)")
    default:
      let (comparator, number) = (one(of: ["=", "<", "<=", ">", ">="]), number())
      return Pair(
        statement: "sk \(comparator) \(number.statement)", expression: "sk \(comparator) \(number.expression)")
    }
  }

  // MARK: Updates

  /// The clauses of an UPDATE, on paths that don't meet.
  mutating func changes() -> Pair {
    var (statement, set, rest): ([String], [String], [String]) = ([], [], [])
    for path in ["a", "b", "m.k", "l[0]", "s"].shuffled(using: &random).prefix(1 + below(3)) {
      switch below(7) {
      case 0:
        statement.append("REMOVE \(path)")
        rest.append("REMOVE \(path)")
      case 1:
        let members = self.set()
        statement.append("SET \(path) = set_add(\(path), \(members.statement))")
        rest.append("ADD \(path) \(members.expression)")
      case 2:
        let members = self.set()
        statement.append("SET \(path) = set_delete(\(path), \(members.statement))")
        rest.append("DELETE \(path) \(members.expression)")
      case 3:
        let number = number()
        let sign = one(of: ["+", "-"])
        statement.append("SET \(path) = a \(sign) \(number.statement)")
        set.append("\(path) = a \(sign) \(number.expression)")
      case 4:
        let list = value(#"{"L":[{"N":"7"}]}"#, "[7]")
        statement.append("SET \(path) = list_append(l, \(list.statement))")
        set.append("\(path) = list_append(l, \(list.expression))")
      default:
        let value = any()
        statement.append("SET \(path) = \(value.statement)")
        set.append("\(path) = \(value.expression)")
      }
    }
    let clauses = ["REMOVE", "ADD", "DELETE"].compactMap { word -> String? in
      let actions = rest.filter { $0.hasPrefix(word) }.map { $0.dropFirst(word.count) }
      return actions.isEmpty ? nil : word + actions.joined(separator: ",")
    }
    return Pair(
      statement: statement.joined(separator: " "),
      expression: ((set.isEmpty ? [] : ["SET " + set.joined(separator: ", ")]) + clauses).joined(separator: " "))
  }
}
