import SwynamoCore
import SwynamoSchema

extension Lowering {
  /// Lowers a condition or filter; nil when it says nothing.
  mutating func condition(_ condition: ConditionExpression, _ name: String) -> String? {
    guard !condition.isEmpty else { return nil }
    return expression(name) { $0.append(condition, within: .or) }
  }

  /// How tightly a condition binds, loosest first.
  private enum Precedence: Int {
    case or, and, not
  }

  private mutating func append(_ condition: ConditionExpression, within outer: Precedence) {
    switch condition {
    case .compare(let left, let comparator, let right):
      check(left, comparator, right)
      append(left)
      append(comparator)
      append(right)
      operators += 1
    case .between(let operand, let lower, let upper):
      checkBounds(of: operand, lower, upper)
      append(operand)
      append(" BETWEEN ")
      append(lower)
      append(" AND ")
      append(upper)
      operators += 1
    case .isIn(let operand, let candidates):
      checkCandidates(of: operand, candidates)
      append(operand)
      append(" IN (")
      for (index, candidate) in candidates.enumerated() {
        if index > 0 { append(", ") }
        append(candidate)
      }
      append(")")
      operators += 1
    case .attributeExists(let path):
      append(.attributeExists, path)
    case .attributeNotExists(let path):
      append(.attributeNotExists, path)
    case .attributeType(let path, let type):
      open(ConditionFunction.attributeType)
      append(path: path)
      append(", ")
      append(value: .string(type.rawValue))
      append(")")
    case .beginsWith(let operand, let prefix):
      checkPrefix(operand)
      checkPrefix(prefix)
      open(ConditionFunction.beginsWith)
      append(operand, prefix)
    case .contains(let operand, let part):
      open(ConditionFunction.contains)
      append(operand, part)
    case .and(let members):
      append(members, joinedBy: " AND ", .and, within: outer)
    case .or(let members):
      append(members, joinedBy: " OR ", .or, within: outer)
    case .not(let member):
      // NOT takes a comparison, a function or brackets, so a second NOT is bracketed.
      let isBracketed = outer == .not
      if isBracketed { append("(") }
      append("NOT ")
      append(member, within: .not)
      if isBracketed { append(")") }
      operators += 1
    case .raw(let parts):
      append(parts, within: outer)
    }
  }

  /// In brackets where an AND or a NOT is around it, since nobody knows how tightly the text binds; unless it has its own.
  private mutating func append(_ parts: [ConditionExpression.RawPart], within outer: Precedence) {
    check(parts)
    let isBracketed = outer != .or && !parts.areInBrackets
    if isBracketed { append("(") }
    for part in parts {
      switch part {
      case .text(let fragment): text.write(raw: Array(fragment.utf8))
      case .operand(let operand): append(operand)
      }
    }
    if isBracketed { append(")") }
  }

  private mutating func append(
    _ members: [ConditionExpression], joinedBy separator: StaticString, _ precedence: Precedence, within outer: Precedence
  ) {
    let count = members.count { !$0.isEmpty }
    let isBracketed = count > 1 && precedence.rawValue < outer.rawValue || count > 1 && outer == .not
    if isBracketed { append("(") }
    var isFirst = true
    for member in members where !member.isEmpty {
      if !isFirst { append(separator) }
      isFirst = false
      append(member, within: count > 1 ? precedence : outer)
    }
    if isBracketed { append(")") }
    operators += max(0, count - 1)
  }

  private mutating func append(_ function: ConditionFunction, _ path: DocumentPath) {
    open(function)
    append(path: path)
    append(")")
  }

  /// The operands of a function of two, and its closing bracket.
  private mutating func append(_ first: ConditionExpression.Operand, _ second: ConditionExpression.Operand) {
    if first == second { faults.append(.sameOperandTwice(first.label)) }
    append(first)
    append(", ")
    append(second)
    append(")")
  }

  private mutating func append(_ operand: ConditionExpression.Operand) {
    switch operand {
    case .path(let path): append(path: path)
    case .value(let value): append(value: value)
    case .size(let path): append(.size, path)
    }
  }

  private mutating func append(_ comparator: ConditionExpression.Comparator) {
    append(" ")
    text.write(ascii: comparator.rawValue)
    append(" ")
  }
}

extension ConditionExpression {
  /// Whether nothing is left of it once empty groups are dropped.
  var isEmpty: Bool {
    switch self {
    case .and(let members), .or(let members): members.allSatisfy(\.isEmpty)
    case .not(let member): member.isEmpty
    case .compare, .between, .isIn, .attributeExists, .attributeNotExists, .attributeType, .beginsWith, .contains, .raw: false
    }
  }
}

extension [ConditionExpression.RawPart] {
  /// Whether one pair of brackets is around all of it: DynamoDB refuses a second.
  fileprivate var areInBrackets: Bool {
    let bytes = flatMap { part -> [UInt8] in
      if case .text(let text) = part { [UInt8](text.utf8) } else { [UInt8(ascii: "#")] }
    }.filter { $0 != UInt8(ascii: " ") }
    guard bytes.first == UInt8(ascii: "("), bytes.last == UInt8(ascii: ")") else { return false }
    var depth = 0
    for byte in bytes.dropLast() {
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth -= 1 }
      if depth == 0 { return false }
    }
    return true
  }
}
