import SwynamoCore

/// Checks the operands of one comparison or function, and makes the Core tree's term of them: first their number, then that the
/// first differs from the rest, then their types.
enum TermAnalysis {
  static func comparison(
    _ left: ResolvedOperand, _ comparator: ConditionExpression.Comparator, _ right: ResolvedOperand
  ) throws(ExpressionError) -> ConditionExpression {
    try checkCounts(left)
    try checkCounts(right)
    if case .path(let first) = left, case .path(let second) = right, first == second {
      throw .firstOperandNotDistinct(comparator.rawValue, first)
    }
    try checkTypes(left)
    try checkTypes(right)
    switch comparator {
    case .equal, .notEqual: break
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      try checkOrdered(left, of: comparator.rawValue)
      try checkOrdered(right, of: comparator.rawValue)
    }
    return .compare(try operand(left), comparator, try operand(right))
  }

  static func between(
    _ tested: ResolvedOperand, _ low: ResolvedOperand, _ high: ResolvedOperand
  ) throws(ExpressionError) -> ConditionExpression {
    try check([tested, low, high], of: "BETWEEN")
    for operand in [tested, low, high] { try checkOrdered(operand, of: "BETWEEN") }
    if case .value(let lower) = low, case .value(let upper) = high {
      guard lower.type == upper.type else { throw .boundTypes(lower: lower, upper: upper) }
      guard let order = lower.order(to: upper), order <= 0 else { throw .boundOrder(lower: lower, upper: upper) }
    }
    return .between(try operand(tested), try operand(low), try operand(high))
  }

  static func isIn(
    _ tested: ResolvedOperand, _ list: [ResolvedOperand], maximum: Int = Limits.inOperands
  ) throws(ExpressionError) -> ConditionExpression {
    let operands = [tested] + list
    guard operands.count <= maximum else { throw .tooManyInOperands(operands.count) }
    try check(operands, of: "IN")
    return .isIn(try operand(tested), try self.operands(list))
  }

  static func function(_ name: String, _ operands: [ResolvedOperand]) throws(ExpressionError) -> ConditionExpression {
    guard let function = ConditionFunction(rawValue: name) else { throw .unknownFunction(name) }
    for operand in operands { try checkCounts(operand) }
    guard operands.count == function.operandCount else { throw .operandCount(name, operands.count) }
    try checkDistinct(operands, of: name)
    for operand in operands { try checkTypes(operand) }
    switch function {
    case .attributeExists:
      return .attributeExists(try path(operands[0], of: name))
    case .attributeNotExists:
      return .attributeNotExists(try path(operands[0], of: name))
    case .attributeType:
      let type = try attributeType(operands[1])
      // The type of a value is known now.
      if case .value(let value) = operands[0] {
        return .compare(.value(value), value.type == type ? .equal : .notEqual, .value(value))
      }
      return .attributeType(try path(operands[0], of: name), type)
    case .beginsWith:
      for operand in operands {
        if let type = type(of: operand), !type.hasPrefixes { throw .operandType(name, type.rawValue) }
      }
      return .beginsWith(try operand(operands[0]), try operand(operands[1]))
    case .contains:
      return .contains(try operand(operands[0]), try operand(operands[1]))
    case .size:
      throw .misusedFunction(name)
    }
  }

  // MARK: Checks

  private static func check(_ operands: [ResolvedOperand], of name: String) throws(ExpressionError) {
    for operand in operands { try checkCounts(operand) }
    try checkDistinct(operands, of: name)
    for operand in operands { try checkTypes(operand) }
  }

  private static func checkCounts(_ operand: ResolvedOperand) throws(ExpressionError) {
    guard case .function(let name, let operands) = operand else { return }
    for operand in operands { try checkCounts(operand) }
    guard operands.count == 1 else { throw .operandCount(name, operands.count) }
  }

  private static func checkDistinct(_ operands: [ResolvedOperand], of name: String) throws(ExpressionError) {
    guard case .path(let first)? = operands.first else { return }
    for case .path(let path) in operands.dropFirst() where path == first {
      throw .firstOperandNotDistinct(name, first)
    }
  }

  /// The only function that is an operand is `size`.
  private static func checkTypes(_ operand: ResolvedOperand) throws(ExpressionError) {
    guard case .function(let name, let operands) = operand else { return }
    for operand in operands {
      try checkTypes(operand)
      guard let type = type(of: operand) else { continue }
      guard type.hasSize else { throw .operandType(name, type.rawValue) }
    }
  }

  private static func checkOrdered(_ operand: ResolvedOperand, of name: String) throws(ExpressionError) {
    guard let type = type(of: operand), !type.isOrdered else { return }
    throw .operandType(name, type.rawValue)
  }

  // MARK: Conversion

  private static func type(of operand: ResolvedOperand) -> AttributeType? {
    if case .function = operand { return .number }
    return operand.literalType
  }

  private static func operand(_ operand: ResolvedOperand) throws(ExpressionError) -> ConditionExpression.Operand {
    switch operand {
    case .path(let path): return .path(path)
    case .value(let value): return .value(value)
    case .function(let name, let operands):
      switch operands.first {
      case .path(let path): return .size(path)
      // The size of a value is known now.
      case .value(let value): return .value(.number(DynamoDBNumber(value.elementCount ?? 0)))
      case .function, nil: throw .misusedFunction(name)
      }
    }
  }

  private static func operands(_ list: [ResolvedOperand]) throws(ExpressionError) -> [ConditionExpression.Operand] {
    var operands: [ConditionExpression.Operand] = []
    operands.reserveCapacity(list.count)
    for member in list { operands.append(try operand(member)) }
    return operands
  }

  private static func path(_ operand: ResolvedOperand, of name: String) throws(ExpressionError) -> DocumentPath {
    guard case .path(let path) = operand else { throw .pathRequired(name) }
    return path
  }

  private static func attributeType(_ operand: ResolvedOperand) throws(ExpressionError) -> AttributeType {
    let name = ConditionFunction.attributeType.rawValue
    guard case .value(.string(let text)) = operand else {
      throw .operandType(name, type(of: operand)?.rawValue ?? "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}")
    }
    guard let type = AttributeType(bytesOf: text) else { throw .unknownTypeName(text) }
    return type
  }
}
