import SwynamoCore

/// One clause of an update as written: `SET a = :v, b = c + :w`.
struct UpdateClauseSyntax: Sendable {
  var clause: UpdateExpression.Clause
  var actions: [Action]

  enum Action: Sendable {
    case set(PathSyntax, SetValueSyntax)
    case remove(PathSyntax)
    case add(PathSyntax, String)
    case delete(PathSyntax, String)

    var path: PathSyntax {
      switch self {
      case .set(let path, _), .remove(let path), .add(let path, _), .delete(let path, _): path
      }
    }
  }
}

/// What stands right of a SET action's `=`, as written.
enum SetValueSyntax: Sendable {
  case operand(OperandSyntax)
  case plus(OperandSyntax, OperandSyntax)
  case minus(OperandSyntax, OperandSyntax)

  var operands: [OperandSyntax] {
    switch self {
    case .operand(let operand): [operand]
    case .plus(let left, let right), .minus(let left, let right): [left, right]
    }
  }
}
