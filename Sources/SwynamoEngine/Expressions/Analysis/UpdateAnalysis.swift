import SwynamoCore

/// Checks an update's syntax tree and turns it into the Core tree.
///
/// In order: operators, reserved words, function names, clauses, names, values, overlapping and conflicting paths, the operands of
/// ADD and DELETE, the operands of functions and arithmetic.
enum UpdateAnalysis {
  static func update(
    _ clauses: [UpdateClauseSyntax], _ findings: SyntaxFindings, _ placeholders: inout Placeholders
  ) throws(ExpressionError) -> UpdateExpression {
    try findings.checkOperators()
    try findings.checkNames()
    try findings.checkFunctions()
    var seen: Set<UpdateExpression.Clause> = []
    for clause in clauses where !seen.insert(clause.clause).inserted { throw .repeatedClause(clause.clause) }
    let resolved = try resolve(clauses.flatMap(\.actions), &placeholders)
    try PathConflicts.check(resolved.map(\.path))
    for action in resolved { try checkClauseOperand(action) }
    var update = UpdateExpression([])
    update.actions.reserveCapacity(resolved.count)
    for action in resolved { update.actions.append(try convert(action)) }
    return update.normalized
  }

  // MARK: Names and values

  private enum Resolved {
    case set(DocumentPath, ResolvedOperand)
    case remove(DocumentPath)
    case add(DocumentPath, AttributeValue)
    case delete(DocumentPath, AttributeValue)

    var path: DocumentPath {
      switch self {
      case .set(let path, _), .remove(let path), .add(let path, _), .delete(let path, _): path
      }
    }
  }

  private static func resolve(
    _ actions: [UpdateClauseSyntax.Action], _ placeholders: inout Placeholders
  ) throws(ExpressionError) -> [Resolved] {
    do throws(ExpressionError) {
      var resolved: [Resolved] = []
      resolved.reserveCapacity(actions.count)
      for action in actions { resolved.append(try resolve(action, &placeholders)) }
      return resolved
    } catch {
      // A missing name is reported before a missing value, wherever it stands.
      for path in actions.flatMap(\.paths) { _ = try placeholders.resolve(path) }
      throw error
    }
  }

  private static func resolve(
    _ action: UpdateClauseSyntax.Action, _ placeholders: inout Placeholders
  ) throws(ExpressionError) -> Resolved {
    let path = try placeholders.resolve(action.path)
    switch action {
    case .set(_, .operand(let operand)): return .set(path, try placeholders.resolve(operand))
    case .set(_, .plus(let left, let right)): return .set(path, .function("+", try placeholders.resolve([left, right])))
    case .set(_, .minus(let left, let right)): return .set(path, .function("-", try placeholders.resolve([left, right])))
    case .remove: return .remove(path)
    case .add(_, let name): return .add(path, try placeholders.value(name))
    case .delete(_, let name): return .delete(path, try placeholders.value(name))
    }
  }

  // MARK: Checks

  private static func checkClauseOperand(_ action: Resolved) throws(ExpressionError) {
    switch action {
    case .set, .remove: break
    case .add(_, let value):
      guard value.type.isAddable else { throw .clauseOperandType(.add, value.type) }
    case .delete(_, let value):
      guard value.type.isSet else { throw .clauseOperandType(.delete, value.type) }
    }
  }

  // MARK: Conversion

  private static func convert(_ action: Resolved) throws(ExpressionError) -> UpdateExpression.Action {
    switch action {
    case .set(let path, let value): .set(path, try convert(value))
    case .remove(let path): .remove(path)
    case .add(let path, let value): .add(path, value)
    case .delete(let path, let value): .delete(path, value)
    }
  }

  private static func convert(_ operand: ResolvedOperand) throws(ExpressionError) -> UpdateExpression.SetValue {
    switch operand {
    case .path(let path): return .path(path)
    case .value(let value): return .value(value)
    case .function(let name, let operands):
      var values: [UpdateExpression.SetValue] = []
      for operand in operands { values.append(try convert(operand)) }
      guard values.count == 2 else { throw .operandCount(name, values.count) }
      switch name {
      case "+":
        try checkLiterals(operands, are: .number, of: name)
        return .plus(values[0], values[1])
      case "-":
        try checkLiterals(operands, are: .number, of: name)
        return .minus(values[0], values[1])
      case UpdateFunction.ifNotExists.rawValue:
        guard case .path(let path) = values[0] else { throw .pathRequired(name) }
        return .ifNotExists(path, values[1])
      default:
        for case .function(name, _) in operands { throw .misusedFunction(name) }
        try checkLiterals(operands, are: .list, of: name)
        return .listAppend(values[0], values[1])
      }
    }
  }

  private static func checkLiterals(
    _ operands: [ResolvedOperand], are type: AttributeType, of name: String
  ) throws(ExpressionError) {
    for operand in operands {
      if let literal = operand.literalType, literal != type { throw .operandType(name, literal.rawValue) }
    }
  }
}

extension UpdateClauseSyntax.Action {
  fileprivate var operands: [OperandSyntax] {
    switch self {
    case .set(_, let value): value.operands
    case .remove, .add, .delete: []
    }
  }

  /// The target's, then the operands'.
  fileprivate var paths: [PathSyntax] { [path] + operands.flatMap(\.paths) }
}

/// Refuses paths of one expression that touch the same place, and paths that take one place for a map and for a list.
///
///     a, a.b        // overlap
///     a.b, a[0]     // conflict
enum PathConflicts {
  static func check(_ paths: [DocumentPath]) throws(ExpressionError) {
    guard paths.count > 1 else { return }
    // Paths of different attributes can't meet.
    var seen: StringMap<[DocumentPath]> = [:]
    var conflict: ExpressionError?
    for path in paths {
      for other in seen[path.attribute] ?? [] {
        switch other.relation(to: path) {
        case .overlapping: throw .overlappingPaths(other, path)
        case .conflicting: conflict = conflict ?? .conflictingPaths(other, path)
        case .separate: break
        }
      }
      seen[path.attribute, default: []].append(path)
    }
    if let conflict { throw conflict }
  }
}

/// Checks a projection's paths: reserved words, names, overlaps, conflicts.
enum ProjectionAnalysis {
  static func projection(
    _ syntax: [PathSyntax], _ findings: SyntaxFindings, _ placeholders: inout Placeholders
  ) throws(ExpressionError) -> ProjectionExpression {
    try findings.checkNames()
    var projection = ProjectionExpression([])
    projection.paths.reserveCapacity(syntax.count)
    for path in syntax { projection.paths.append(try placeholders.resolve(path)) }
    try PathConflicts.check(projection.paths)
    return projection
  }
}
