import SwynamoCore
import SwynamoWire

/// Why a PartiQL statement is refused before its table is looked at. The sentences are the service's own, as far as they are known.
enum PartiQLError: Error, Sendable {
  // The text
  /// No token begins here, or a quote or a comment does not end.
  case unreadable
  case syntax(String)
  case unsupportedClause(String, StatementPosition)
  case severalSources
  case aliased
  case sourceTooLong
  case emptyName
  case indexInWrite
  case indexInInsert
  case notAnItem

  // Projections
  case projection(StatementPosition)

  // Values
  case parameterCount
  case number(ValueError, path: String)
  case value(ValueError)
  case emptyBag
  case mixedBag
  case dataType(String, StatementPosition)
  case repeatedName(String, StatementPosition)

  // Expressions
  case unknownFunction(String, StatementPosition)
  case unknownOperator(String, StatementPosition)
  case expression(ExpressionError)
  case noCondition(StatementPosition)
  case setFunctionTarget(String, StatementPosition)
  case setFunctionOperand(String, StatementPosition)
  case setFunctionCount(String, StatementPosition)

  // Clauses
  case orderWithoutCondition
  case orderWithoutHash
  case orderBySeveralHashes
  case orderOfNoKey(String)
  case incompleteKey
  case returning(Returning)
  case existsAlone
  /// What others refuse.
  case other(DynamoDBError)

  var error: DynamoDBError {
    if case .other(let error) = self { return error }
    return .invalid(message)
  }

  var message: String {
    switch self {
    case .unreadable: Self.notWellFormed
    case .syntax(let detail): Self.notWellFormed + detail
    case .unsupportedClause(let name, let position): "Unsupported clause: \(name) at \(position)"
    case .severalSources: "Only select from a single table or index is supported."
    case .aliased: "Aliasing is not supported"
    case .sourceTooLong: "A path may contain at most 2 components in the FROM clause"
    case .emptyName: "Path component cannot be an empty string"
    case .indexInWrite: "This operation is not supported on an index"
    case .indexInInsert: "FROM clause may only contain a single table name in data manipulation statements"
    case .notAnItem: "Expected a single item in VALUE clause of INSERT statement"
    case .projection(let position): "Unexpected path component at \(position)"
    case .parameterCount: "Number of parameters in request and statement don't match."
    case .number(let fault, let path): "\(fault.message(in: .statement)) under \(path)"
    case .value(let fault): fault.message(in: .statement)
    case .emptyBag: "Empty bags are not supported"
    case .mixedBag: "Bags may only contain strings, numbers or binary values, all of one type"
    case .dataType(let name, let position): "Unsupported data type: \(name) under key root at \(position)"
    case .repeatedName(let name, let position): "Duplicate attribute name: \(name) at \(position)"
    case .unknownFunction(let name, let position): "Unrecognized function: \(name) at \(position)"
    case .unknownOperator(let name, let position): "Unsupported operator: \(name) at \(position)"
    case .expression(let fault): fault.message
    case .noCondition(let position): "Unexpected expression in WHERE clause at \(position)"
    case .setFunctionTarget(let name, let position):
      "The first argument to \(name) must equal the assignment value at \(position)"
    case .setFunctionOperand(let name, let position):
      "The second argument to \(name) must be a value with type SET at \(position)"
    case .setFunctionCount(let name, let position): "\(name) must have exactly two arguments at \(position)"
    case .orderWithoutCondition: "Must have WHERE clause in the statement when using ORDER BY clause."
    case .orderWithoutHash: "Must have at least one non-optional hash key condition in WHERE clause when using ORDER BY clause."
    case .orderBySeveralHashes:
      "Must have hash key in ORDER BY clause when more than one hash key condition specified in WHERE clause."
    case .orderOfNoKey(let name): "Variable reference \(name) in ORDER BY clause must be part of the primary key"
    case .incompleteKey: "Where clause does not contain a mandatory equality on all key attributes"
    case .returning(let clause):
      "Invalid returning clause: \(clause). Only RETURNING ALL OLD * is allowed in DELETE statements."
    case .existsAlone: "EXISTS() is only supported in ExecuteTransaction"
    case .other(let error): error.message
    }
  }

  private static let notWellFormed = "Statement wasn't well formed, can't be processed: "
}

/// What the service's parser says of a statement that it can't follow.
extension PartiQLError {
  static let leftover = PartiQLError.syntax("Unexpected token after expression")
  static let unexpectedTerm = PartiQLError.syntax("Unexpected term")
  static let unexpectedKeyword = PartiQLError.syntax("Unexpected keyword")
  static let unexpectedOperator = PartiQLError.syntax("Unexpected operator")
  static let missingRightSide = PartiQLError.syntax("Missing right-hand side expression of infix operator")
  static let noManipulation = PartiQLError.syntax("Expected data manipulation")

  static func expected(_ kind: StatementToken.Kind) -> PartiQLError { .syntax("Expected \(kind.rawValue)") }
}
