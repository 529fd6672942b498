import SwynamoCore

/// What a parser notices on its way and what is refused only when the whole text is well formed: the first of each kind counts.
struct SyntaxFindings: Sendable {
  /// Comparators, arithmetic, BETWEEN, IN, AND, OR and NOT. Functions are none, nor are the clauses of an update.
  var operators = 0
  private(set) var reservedWord: String?
  private(set) var unknownFunction: ExpressionError?
  private(set) var misusedFunction: String?

  /// Each operator can have a pair of parentheses, as in `NOT (NOT (…))`, and in them all are a function and its operand's pair.
  static let maximumNesting = 2 * Limits.operators + 2

  mutating func note(name: String) {
    if reservedWord == nil, ReservedWords.contains(name) { reservedWord = name }
  }

  mutating func note(function: String, in context: FunctionContext) {
    if unknownFunction == nil { unknownFunction = context.fault(of: function) }
  }

  /// `size` is an operand of conditions; their other functions aren't.
  mutating func note(conditionOperand operand: OperandSyntax) {
    guard misusedFunction == nil, case .function(let function) = operand else { return }
    if function.name != ConditionFunction.size.rawValue { misusedFunction = function.name }
  }

  /// `size` is no condition; the other functions are.
  mutating func note(condition function: FunctionSyntax) {
    if misusedFunction == nil, function.name == ConditionFunction.size.rawValue { misusedFunction = function.name }
  }

  func checkOperators() throws(ExpressionError) {
    // However many there are, DynamoDB tells of the first that is one too many.
    guard operators <= Limits.operators else { throw .tooManyOperators(Limits.operators + 1) }
  }

  func checkFunctions() throws(ExpressionError) {
    if let unknownFunction { throw unknownFunction }
    if let misusedFunction { throw .misusedFunction(misusedFunction) }
  }

  func checkNames() throws(ExpressionError) {
    if let reservedWord { throw .reservedWord(reservedWord) }
  }
}

/// The functions that an expression may call.
enum FunctionContext: Sendable {
  case condition, update

  func fault(of name: String) -> ExpressionError? {
    let inCondition = ConditionFunction(rawValue: name) != nil
    let inUpdate = UpdateFunction(rawValue: name) != nil
    return switch self {
    case .condition: inCondition ? nil : inUpdate ? .notInCondition(name) : .unknownFunction(name)
    case .update: inUpdate ? nil : inCondition ? .notInUpdate(name) : .unknownFunction(name)
    }
  }
}
