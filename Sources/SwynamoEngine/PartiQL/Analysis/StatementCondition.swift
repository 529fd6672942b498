import SwynamoCore
import SwynamoWire

/// Turns a WHERE clause into the tree that conditions and filters of all requests are.
///
///     a <> 1 AND b IS NOT MISSING   // attribute_exists(a) AND a <> :1 AND attribute_exists(b)
///
/// What differs is said in the tree: `<>` is false of an attribute that isn't there.
struct StatementCondition {
  let values: StatementValues

  func condition(_ node: StatementNode) throws(PartiQLError) -> ConditionExpression {
    switch node.content {
    case .and(let members): return .and(try conditions(members))
    case .or(let members): return .or(try conditions(members))
    case .not(let member): return .not(try condition(member))
    case .binary(let left, let name, let right): return try comparison(left, name, right, at: node.position)
    case .between(let operand, let low, let high, let name): return try between(operand, low, high, name)
    case .isIn(let operand, let list): return try isIn(operand, list)
    case .isType(let operand, let type): return try isType(operand, type)
    case .call(let name, let operands): return try function(name, operands, at: node.position)
    case .callOfAll(let name): throw .unknownFunction(name, node.position)
    case .path, .string, .number, .bool, .null, .missing, .parameter, .list, .bag, .map, .sign:
      throw .noCondition(node.position)
    }
  }

  private func conditions(_ nodes: [StatementNode]) throws(PartiQLError) -> [ConditionExpression] {
    var conditions: [ConditionExpression] = []
    for node in nodes { conditions.append(try condition(node)) }
    return conditions
  }

  // MARK: Terms

  private func comparison(
    _ left: StatementNode, _ name: String, _ right: StatementNode, at position: StatementPosition
  ) throws(PartiQLError) -> ConditionExpression {
    guard let comparator = ConditionExpression.Comparator(bytesOf: name == "!=" ? "<>" : name) else {
      throw .unknownOperator(name, position)
    }
    if comparator == .equal || comparator == .notEqual {
      for (test, flag) in [(left, right), (right, left)] where test.isCondition {
        guard case .bool(let isTrue)? = try values.value(of: flag) else { continue }
        let condition = try condition(test)
        return isTrue == (comparator == .equal) ? condition : .not(condition)
      }
    }
    let (first, second) = (try operand(left), try operand(right))
    let term = try told { () throws(ExpressionError) in try TermAnalysis.comparison(first, comparator, second) }
    guard comparator == .notEqual else { return term }
    let exist = term.paths.map(ConditionExpression.attributeExists)
    return exist.isEmpty ? term : .and(exist + [term])
  }

  private func between(
    _ operand: StatementNode, _ low: StatementNode, _ high: StatementNode, _ name: String
  ) throws(PartiQLError) -> ConditionExpression {
    let (tested, lower, upper) = (try self.operand(operand), try self.operand(low), try self.operand(high))
    do throws(ExpressionError) { return try TermAnalysis.between(tested, lower, upper) } catch {
      // It is named as written.
      if case .operandType("BETWEEN", let type) = error { throw .expression(.operandType(name, type)) }
      throw .expression(error)
    }
  }

  private func isIn(_ operand: StatementNode, _ list: StatementNode) throws(PartiQLError) -> ConditionExpression {
    let tested = try self.operand(operand)
    var candidates: [ResolvedOperand] = []
    if case .list(let nodes) = list.content {
      for node in nodes { candidates.append(try self.operand(node)) }
    } else if case .list(let elements)? = try values.value(of: list) {
      candidates = elements.map(ResolvedOperand.value)
    } else {
      candidates = [try self.operand(list)]
    }
    guard candidates.count <= Limits.statementCandidates else { throw .expression(.tooManyInOperands(candidates.count)) }
    // Nothing is in a list of nothing.
    guard !candidates.isEmpty else { return .compare(.value(true), .equal, .value(false)) }
    return try told { () throws(ExpressionError) in
      try TermAnalysis.isIn(tested, candidates, maximum: Limits.statementCandidates + 1)
    }
  }

  private func isType(_ operand: StatementNode, _ type: String) throws(PartiQLError) -> ConditionExpression {
    guard case .path(let path) = operand.content else { throw .expression(.pathRequired("IS")) }
    if type == StatementType.missing { return .attributeNotExists(path) }
    let tests = StatementType.types(type).map { ConditionExpression.attributeType(path, $0) }
    return tests.count == 1 ? tests[0] : .or(tests)
  }

  private func function(
    _ name: String, _ nodes: [StatementNode], at position: StatementPosition
  ) throws(PartiQLError) -> ConditionExpression {
    guard let function = ConditionFunction(bytesOf: name.lowercased()) else { throw .unknownFunction(name, position) }
    var operands: [ResolvedOperand] = []
    for node in nodes { operands.append(try operand(node)) }
    return try told { () throws(ExpressionError) in try TermAnalysis.function(function.rawValue, operands) }
  }

  /// What is compared: a path, a value, or the size of one.
  private func operand(_ node: StatementNode) throws(PartiQLError) -> ResolvedOperand {
    if let value = try values.value(of: node) { return .value(value) }
    switch node.content {
    case .path(let path): return .path(path)
    case .call(let name, let nodes):
      guard let function = ConditionFunction(bytesOf: name.lowercased()) else { throw .unknownFunction(name, node.position) }
      guard function == .size else { throw .expression(.misusedFunction(function.rawValue)) }
      var operands: [ResolvedOperand] = []
      for node in nodes { operands.append(try operand(node)) }
      return .function(function.rawValue, operands)
    case .callOfAll(let name): throw .unknownFunction(name, node.position)
    case .binary(let left, let name, let right):
      guard name == "+" || name == "-", case .value(.number(let first)) = try operand(left),
        case .value(.number(let second)) = try operand(right)
      else { throw .unknownOperator(name, node.position) }
      let sum = try? first.adding(name == "+" ? second : -second)
      guard let sum else { throw .number(.overflow(""), path: "root") }
      return .value(.number(sum))
    case .sign(let name, _): throw .unknownOperator(name, node.position)
    case .string, .number, .bool, .null, .missing, .parameter, .list, .bag, .map, .and, .or, .not, .between, .isIn, .isType:
      throw .dataType(node.label, node.position)
    }
  }

  private func told<Result>(_ body: () throws(ExpressionError) -> Result) throws(PartiQLError) -> Result {
    do throws(ExpressionError) { return try body() } catch { throw .expression(error) }
  }
}

extension StatementNode {
  /// Whether it is true or false of an item.
  fileprivate var isCondition: Bool {
    switch content {
    case .and, .or, .not, .between, .isIn, .isType: true
    case .binary(_, let name, _): ["=", "<>", "!=", "<", "<=", ">", ">="].contains(name)
    case .call(let name, _): name.lowercased() != ConditionFunction.size.rawValue
    case .path, .string, .number, .bool, .null, .missing, .parameter, .list, .bag, .map, .callOfAll, .sign: false
    }
  }
}
