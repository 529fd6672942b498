import SwynamoCore

/// An operand whose placeholders are replaced and whose functions are still to be checked.
indirect enum ResolvedOperand: Sendable {
  case path(DocumentPath)
  case value(AttributeValue)
  case function(String, [ResolvedOperand])

  /// The type, where it is known before any item is seen.
  var literalType: AttributeType? {
    guard case .value(let value) = self else { return nil }
    return value.type
  }
}

extension Placeholders {
  mutating func resolve(_ syntax: PathSyntax) throws(ExpressionError) -> DocumentPath {
    var path = DocumentPath(try resolve(syntax.attribute))
    path.steps.reserveCapacity(syntax.steps.count)
    for step in syntax.steps { path.steps.append(try resolve(step)) }
    guard path.depth <= Limits.levels else { throw .pathTooDeep(path.depth) }
    return path
  }

  mutating func resolve(_ operand: OperandSyntax) throws(ExpressionError) -> ResolvedOperand {
    switch operand {
    case .path(let path): .path(try resolve(path))
    case .value(let name): .value(try value(name))
    case .function(let function): try resolve(function)
    }
  }

  mutating func resolve(_ function: FunctionSyntax) throws(ExpressionError) -> ResolvedOperand {
    .function(function.name, try resolve(function.operands))
  }

  mutating func resolve(_ operands: [OperandSyntax]) throws(ExpressionError) -> [ResolvedOperand] {
    var resolved: [ResolvedOperand] = []
    resolved.reserveCapacity(operands.count)
    for operand in operands { resolved.append(try resolve(operand)) }
    return resolved
  }

  private mutating func resolve(_ step: PathSyntax.Step) throws(ExpressionError) -> DocumentPath.Step {
    switch step {
    case .member(let identifier):
      return .member(try resolve(identifier))
    case .index(let text):
      guard let index = Int32(text) else { throw .indexOutOfRange(text) }
      return .index(Int(index))
    }
  }

  private mutating func resolve(_ identifier: PathSyntax.Identifier) throws(ExpressionError) -> String {
    switch identifier {
    case .name(let name): name
    case .placeholder(let name): try attribute(name)
    }
  }
}
