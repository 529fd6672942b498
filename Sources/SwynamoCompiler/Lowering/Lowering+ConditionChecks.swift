import SwynamoCore
import SwynamoSchema

/// What DynamoDB refuses in a condition whatever the item.
extension Lowering {
  mutating func check(
    _ left: ConditionExpression.Operand, _ comparator: ConditionExpression.Comparator, _ right: ConditionExpression.Operand
  ) {
    if case .path = left, left == right { faults.append(.sameOperandTwice(left.label)) }
    switch comparator {
    case .equal, .notEqual: return
    case .less, .lessOrEqual, .greater, .greaterOrEqual: break
    }
    checkOrdered(left, against: right)
    checkOrdered(right, against: left)
  }

  mutating func checkBounds(
    of operand: ConditionExpression.Operand, _ lower: ConditionExpression.Operand, _ upper: ConditionExpression.Operand
  ) {
    if case .path = operand, operand == lower || operand == upper { faults.append(.sameOperandTwice(operand.label)) }
    checkOrdered(operand, against: lower)
    if case .value(let lower) = lower, case .value(let upper) = upper {
      checkBounds(of: operand.label, lower, upper)
    } else {
      checkOrdered(lower, against: operand)
      checkOrdered(upper, against: operand)
    }
  }

  private mutating func checkOrdered(_ operand: ConditionExpression.Operand, against other: ConditionExpression.Operand) {
    if case .value(let value) = operand, !value.type.isOrdered, !standsForFault(value.type) {
      faults.append(.notOrdered(attribute: other.label, value.type))
    }
  }

  /// `begins_with` takes strings and binaries.
  mutating func checkPrefix(_ operand: ConditionExpression.Operand) {
    let type: AttributeType
    switch operand {
    case .path: return
    case .size: type = .number
    case .value(let value): type = value.type
    }
    if case .value(let value) = operand, standsForFault(value.type) { return }
    if !type.hasPrefixes {
      faults.append(.invalidParameter("begins_with is given a \(type.rawValue); DynamoDB has it for strings and binaries only"))
    }
  }

  mutating func checkBounds(of attribute: String, _ lower: AttributeValue, _ upper: AttributeValue) {
    if standsForFault(lower.type) || standsForFault(upper.type) { return }
    if lower.type != upper.type {
      faults.append(.betweenTypesDiffer(attribute: attribute, lower.type, upper.type))
    } else if !lower.type.isOrdered {
      faults.append(.notOrdered(attribute: attribute, lower.type))
    } else if let order = upper.order(to: lower), order < 0 {
      faults.append(.betweenOutOfOrder(attribute: attribute))
    }
  }

  /// A value that could not be encoded is NULL in the tree, and its fault is known.
  func standsForFault(_ type: AttributeType) -> Bool {
    guard type == .null else { return false }
    return faults.contains {
      switch $0 {
      case .value, .undeclaredProperty, .unknownAttributesProperty: true
      default: false
      }
    }
  }

  /// The text is the service's to judge; only placeholders of its own would mean another name or value than the user's.
  mutating func check(_ parts: [ConditionExpression.RawPart]) {
    let texts = parts.compactMap { part in
      if case .text(let text) = part { text } else { nil }
    }
    if parts.allSatisfy({ $0 == .text("") }) { faults.append(.invalidParameter("the raw condition has no text")) }
    for text in texts where text.utf8.contains(where: { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: ":") }) {
      faults.append(
        .invalidParameter(
          "the raw condition's text \"\(text)\" has a placeholder: names and values are interpolated, \\($0.name) and \\(value)"))
    }
  }

  mutating func checkCandidates(of operand: ConditionExpression.Operand, _ candidates: [ConditionExpression.Operand]) {
    if candidates.isEmpty {
      let fault = StatementError.Fault.emptyIn(attribute: operand.label)
      if !faults.contains(fault) { faults.append(fault) }
    }
    if case .path = operand, candidates.contains(operand) { faults.append(.sameOperandTwice(operand.label)) }
    if candidates.count > Limits.inCandidates {
      faults.append(.tooManyInOperands(attribute: operand.label, count: candidates.count))
    }
  }
}
