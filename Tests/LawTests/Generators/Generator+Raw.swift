import SwynamoCore

extension Generator {
  /// The same condition, of which some members are text with operands in it.
  mutating func partlyRaw(_ condition: ConditionExpression) -> ConditionExpression {
    if once(in: 3) { return .raw(condition.rawParts) }
    return switch condition {
    case .and(let members): .and(members.map { partlyRaw($0) })
    case .or(let members): .or(members.map { partlyRaw($0) })
    case .not(let member): .not(partlyRaw(member))
    case .compare, .between, .isIn, .attributeExists, .attributeNotExists, .attributeType, .beginsWith, .contains, .raw: condition
    }
  }
}

extension ConditionExpression {
  /// As a user would write it, with brackets around every group inside of another.
  fileprivate var rawParts: [RawPart] {
    switch self {
    case .compare(let left, let comparator, let right): [.operand(left), .text(" \(comparator.rawValue) "), .operand(right)]
    case .between(let operand, let lower, let upper):
      [.operand(operand), .text(" between "), .operand(lower), .text(" and "), .operand(upper)]
    case .isIn(let operand, let list):
      [.operand(operand), .text(" In(")] + list.map { [.operand($0)] }.joined(separator: [.text(" ,")]) + [.text(")")]
    case .attributeExists(let path): [.text("attribute_exists ("), .operand(.path(path)), .text(")")]
    case .attributeNotExists(let path): [.text("attribute_not_exists("), .operand(.path(path)), .text(" )")]
    case .attributeType(let path, let type):
      [.text("attribute_type("), .operand(.path(path)), .text(","), .operand(.value(.string(type.rawValue))), .text(")")]
    case .beginsWith(let operand, let prefix):
      [.text("begins_with("), .operand(operand), .text(", "), .operand(prefix), .text(")")]
    case .contains(let operand, let part): [.text("contains("), .operand(operand), .text(", "), .operand(part), .text(")")]
    case .and(let members): Array(members.map(\.bracketed).joined(separator: [.text(" AND ")]))
    case .or(let members): Array(members.map(\.bracketed).joined(separator: [.text(" or ")]))
    case .not(let member): [.text("NOT ")] + member.bracketed
    case .raw(let parts): parts
    }
  }

  private var bracketed: [RawPart] {
    switch self {
    case .and, .or, .not: [.text("(")] + rawParts + [.text(")")]
    case .compare, .between, .isIn, .attributeExists, .attributeNotExists, .attributeType, .beginsWith, .contains, .raw: rawParts
    }
  }
}
