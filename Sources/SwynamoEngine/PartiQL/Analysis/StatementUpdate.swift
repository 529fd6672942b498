import SwynamoCore
import SwynamoWire

/// Turns the SET and REMOVE clauses of a statement into the tree that the updates of all requests are.
///
///     SET n = n + 1 SET tags = set_add(tags, <<'a'>>) REMOVE old   // SET n = n + :1 ADD tags :a REMOVE old
struct StatementUpdate {
  let values: StatementValues

  func update(_ clauses: [UpdateActionSyntax]) throws(PartiQLError) -> UpdateExpression {
    var update = UpdateExpression([])
    for clause in clauses {
      switch clause {
      case .set(let path, let value): update.actions.append(try action(path, value))
      case .remove(let path): update.actions.append(.remove(path))
      }
    }
    do throws(ExpressionError) { try PathConflicts.check(update.actions.map(\.path)) } catch { throw .expression(error) }
    return update.normalized
  }

  private func action(_ path: DocumentPath, _ node: StatementNode) throws(PartiQLError) -> UpdateExpression.Action {
    if case .call(let name, let operands) = node.content, let function = SetFunction(bytesOf: name.lowercased()) {
      let set = try set(function, operands, of: path, at: node.position)
      return function == .add ? .add(path, set) : .delete(path, set)
    }
    return .set(path, try value(node))
  }

  /// The functions that change a set, which only the set itself can be assigned.
  private enum SetFunction: String {
    case add = "set_add"
    case delete = "set_delete"
  }

  private func set(
    _ function: SetFunction, _ operands: [StatementNode], of path: DocumentPath, at position: StatementPosition
  ) throws(PartiQLError) -> AttributeValue {
    let name = function.rawValue.uppercased()
    guard operands.count == 2 else { throw .setFunctionCount(name, position) }
    guard case .path(let first) = operands[0].content, first == path else { throw .setFunctionTarget(name, position) }
    guard let set = try values.value(of: operands[1]), set.type.isSet else {
      throw .setFunctionOperand(name, operands[0].position)
    }
    return set
  }

  private func value(_ node: StatementNode) throws(PartiQLError) -> UpdateExpression.SetValue {
    if let value = try values.value(of: node) { return .value(value) }
    switch node.content {
    case .path(let path): return .path(path)
    case .binary(let left, "+", let right):
      let (first, second) = (try value(left), try value(right))
      try check([first, second], are: .number, of: "+")
      return .plus(first, second)
    case .binary(let left, "-", let right):
      let (first, second) = (try value(left), try value(right))
      try check([first, second], are: .number, of: "-")
      return .minus(first, second)
    case .call(let name, let operands):
      guard let function = UpdateFunction(bytesOf: name.lowercased()) else { throw .unknownFunction(name, node.position) }
      guard operands.count == 2 else { throw .expression(.operandCount(function.rawValue, operands.count)) }
      let (first, second) = (try value(operands[0]), try value(operands[1]))
      switch function {
      case .ifNotExists:
        guard case .path(let path) = first else { throw .expression(.pathRequired(function.rawValue)) }
        return .ifNotExists(path, second)
      case .listAppend:
        try check([first, second], are: .list, of: function.rawValue)
        return .listAppend(first, second)
      }
    case .binary(_, let name, _), .sign(let name, _): throw .unknownOperator(name, node.position)
    case .callOfAll(let name): throw .unknownFunction(name, node.position)
    case .string, .number, .bool, .null, .missing, .parameter, .list, .bag, .map, .and, .or, .not, .between, .isIn, .isType:
      throw .dataType(node.label, node.position)
    }
  }

  private func check(
    _ operands: [UpdateExpression.SetValue], are type: AttributeType, of name: String
  ) throws(PartiQLError) {
    for case .value(let value) in operands where value.type != type {
      throw .expression(.operandType(name, value.type.rawValue))
    }
  }
}
