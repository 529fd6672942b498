import SwynamoBytes
import SwynamoCore
import SwynamoWire
import Testing

@testable import SwynamoEngine

@Suite struct GeneratedExpressionTests {
  /// A tree written as text with as few parentheses as the grammar needs is read back as it was, normalized.
  @Test func treesSurviveTheText() throws {
    var generator = SplitMix64(state: 7)
    for _ in 0..<1_000 {
      let tree = Self.tree(depth: 4, &generator)
      var printer = Printer()
      let text = printer.text(of: tree)
      var placeholders = try Placeholders(names: printer.nonEmptyNames, values: printer.nonEmptyValues)
      let parsed = try ExpressionParser.condition(text, kind: .filter, placeholders: &placeholders)
      #expect(parsed == tree.normalized, "\(text)")
      #expect(throws: Never.self) { try placeholders.checkAllUsed() }
    }
  }

  /// However a condition was written, the text of its tree is read as the same tree.
  @Test func treesOfAnyTextSurviveTheText() throws {
    let terms = [
      "a = :n", "b<>:s", "NOT b < :n", "not (a >= b)", "( a = :n )", "attribute_exists(a.b[2])", "attribute_not_exists ( #a )",
      "size(#a) >= :n", "a BETWEEN :n AND (b)", "b in(:s , :n)", "contains(a.#b, :s)", "begins_with(b,:s)", "NOT NOT a = b",
    ]
    var generator = SplitMix64(state: 13)
    for _ in 0..<2_000 {
      var text = ""
      for place in 0..<Int.random(in: 1...6, using: &generator) {
        let term = terms.randomElement(using: &generator) ?? "a = b"
        let joint = ["AND", "OR", "and", " Or "].randomElement(using: &generator) ?? "AND"
        let isGrouped = place > 1 && Int.random(in: 0..<4, using: &generator) == 0
        text = place == 0 ? term : isGrouped ? "\(term) \(joint) (\(text))" : "\(text) \(joint) \(term)"
      }
      let tree = try condition(text)
      var printer = Printer()
      let written = printer.text(of: tree)
      var placeholders = try Placeholders(names: printer.nonEmptyNames, values: printer.nonEmptyValues)
      let read = try ExpressionParser.condition(written, kind: .filter, placeholders: &placeholders)
      #expect(read == tree, "\(text)")
    }
  }

  /// Any sequence of tokens is either an expression or refused in a sentence.
  @Test func anySequenceOfTokensIsAnswered() throws {
    let tokens = [
      "a", "b", "#a", ":n", ":s", "(", ")", "((", "))", "[", "]", "0", ",", ".", "=", "<>", "<", ">=", "+", "-", "AND", "OR",
      "NOT",
      "BETWEEN", "IN", "SET", "REMOVE", "ADD", "DELETE", "size", "contains", "list_append", "if_not_exists", "attribute_exists",
      "é", "'", "\"", "\u{0}", "#", ":", "name",
    ]
    var generator = SplitMix64(state: 11)
    var accepted = 0
    for _ in 0..<5_000 {
      let count = Int.random(in: 1...9, using: &generator)
      let text = (0..<count).compactMap { _ in tokens.randomElement(using: &generator) }.joined(separator: " ")
      let answers: [(String, () throws -> Any)] = [
        ("Invalid FilterExpression: ", { try condition(text).holds(for: [:]) }),
        ("Invalid UpdateExpression: ", { try update(text) }), ("Invalid ProjectionExpression: ", { try projection(text) }),
      ]
      for (prefix, parse) in answers {
        if let message = refusal(parse) { #expect(message.hasPrefix(prefix), "\(text)") } else { accepted += 1 }
      }
    }
    #expect(accepted > 50)
  }

  private static func tree(depth: Int, _ generator: inout SplitMix64) -> ConditionExpression {
    func members() -> [ConditionExpression] {
      (0..<Int.random(in: 1...3, using: &generator)).map { _ in tree(depth: depth - 1, &generator) }
    }
    let path = DocumentPath(
      ["a", "size", "a.b", "AND"].randomElement(using: &generator) ?? "a",
      Bool.random(using: &generator) ? [] : [.member("m"), .index(Int.random(in: 0...12, using: &generator))])
    switch Int.random(in: 0..<(depth > 0 ? 14 : 8), using: &generator) {
    case 0:
      return .compare(.path(path), ConditionExpression.Comparator.allCases.randomElement(using: &generator) ?? .equal, .value(1))
    case 1: return .compare(.size(path), .less, .path(DocumentPath("z")))
    case 2: return .between(.path(path), .value("a"), .value("b"))
    case 3: return .isIn(.path(path), [.value(1), .value(true), .size(path)])
    case 4: return .attributeExists(path)
    case 5: return .attributeType(path, AttributeType.allCases.randomElement(using: &generator) ?? .map)
    case 6: return .beginsWith(.path(path), .value("x"))
    case 7: return .contains(.path(path), .value(["k": [1]]))
    case 8, 9: return .not(tree(depth: depth - 1, &generator))
    case 10, 11: return .or(members())
    default: return .and(members())
    }
  }
}

/// The least that writes a condition as text; what clients send is written by the compiler.
private struct Printer {
  private var names: StringMap<String> = [:]
  private var values: Item = [:]

  var nonEmptyNames: StringMap<String>? { names.isEmpty ? nil : names }
  var nonEmptyValues: Item? { values.isEmpty ? nil : values }

  mutating func text(of condition: ConditionExpression) -> String {
    switch condition {
    case .compare(let left, let comparator, let right): "\(text(of: left)) \(comparator.rawValue) \(text(of: right))"
    case .between(let operand, let low, let high): "\(text(of: operand)) BETWEEN \(text(of: low)) AND \(text(of: high))"
    case .isIn(let operand, let list): "\(text(of: operand)) IN (\(list.map { text(of: $0) }.joined(separator: ", ")))"
    case .attributeExists(let path): "attribute_exists(\(text(of: path)))"
    case .attributeNotExists(let path): "attribute_not_exists(\(text(of: path)))"
    case .attributeType(let path, let type): "attribute_type(\(text(of: path)), \(text(of: .value(.string(type.rawValue)))))"
    case .beginsWith(let operand, let prefix): "begins_with(\(text(of: operand)), \(text(of: prefix)))"
    case .contains(let operand, let part): "contains(\(text(of: operand)), \(text(of: part)))"
    case .and(let members): members.map { member($0, of: members, isOr: false) }.joined(separator: " AND ")
    case .or(let members): members.map { member($0, of: members, isOr: true) }.joined(separator: " OR ")
    case .not(let member): "NOT \(self.member(member, of: [member, member], isOr: false))"
    case .raw: "nothing that is generated"
    }
  }

  /// Groups are in parentheses inside a group, unless an AND is a member of an OR; a group of one is its member.
  private mutating func member(_ condition: ConditionExpression, of members: [ConditionExpression], isOr: Bool) -> String {
    guard members.count > 1 else { return text(of: condition) }
    switch condition {
    case .and(let inner) where inner.count == 1: return member(inner[0], of: members, isOr: isOr)
    case .or(let inner) where inner.count == 1: return member(inner[0], of: members, isOr: isOr)
    case .and where isOr: return text(of: condition)
    case .and, .or: return "(\(text(of: condition)))"
    case .compare, .between, .isIn, .attributeExists, .attributeNotExists, .attributeType, .beginsWith, .contains, .not, .raw:
      return text(of: condition)
    }
  }

  private mutating func text(of operand: ConditionExpression.Operand) -> String {
    switch operand {
    case .path(let path): return text(of: path)
    case .size(let path): return "size(\(text(of: path)))"
    case .value(let value):
      let name = ":\(values.count)"
      values[name] = value
      return name
    }
  }

  private mutating func text(of path: DocumentPath) -> String {
    path.steps.reduce(into: alias(path.attribute)) { text, step in
      switch step {
      case .member(let name): text += "." + alias(name)
      case .index(let index): text += "[\(index)]"
      }
    }
  }

  private mutating func alias(_ name: String) -> String {
    if let known = names.first(where: { $0.value == name }) { return known.key }
    let alias = "#\(names.count)"
    names[alias] = name
    return alias
  }
}
