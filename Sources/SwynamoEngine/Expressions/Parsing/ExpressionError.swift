import SwynamoBytes
import SwynamoCore
import SwynamoWire

/// Which parameter of a request an expression stands in; its name opens every message about it.
enum ExpressionKind: String, Sendable, Hashable, CaseIterable {
  case condition = "ConditionExpression"
  case filter = "FilterExpression"
  case keyCondition = "KeyConditionExpression"
  case update = "UpdateExpression"
  case projection = "ProjectionExpression"
  case searchCondition = "SearchConditionExpression"

  /// Whether DynamoDB says how large an expression is that is too large.
  var tellsSize: Bool { self == .condition || self == .filter }
}

/// Why DynamoDB refuses an expression. The sentences are the service's own.
enum ExpressionError: Error, Sendable, Hashable {
  // The text
  case empty
  case tooLarge(Int)
  case syntax(token: String, near: String)
  case redundantParentheses
  case tooManyOperators(Int)

  // Names and values
  case reservedWord(String)
  case undefinedName(String)
  case undefinedValue(String)
  case pathTooDeep(Int)
  case indexOutOfRange(String)

  // Operators and functions
  case unknownFunction(String)
  case notInCondition(String)
  case notInUpdate(String)
  case misusedFunction(String)
  case operandCount(String, Int)
  case operandType(String, String)
  case pathRequired(String)
  case firstOperandNotDistinct(String, DocumentPath)
  case unknownTypeName(String)
  case tooManyInOperands(Int)
  case boundTypes(lower: AttributeValue, upper: AttributeValue)
  case boundOrder(lower: AttributeValue, upper: AttributeValue)

  // Updates and projections
  case repeatedClause(UpdateExpression.Clause)
  case clauseOperandType(UpdateExpression.Clause, AttributeType)
  case overlappingPaths(DocumentPath, DocumentPath)
  case conflictingPaths(DocumentPath, DocumentPath)

  /// The answer to the request: `Invalid ConditionExpression: The expression can not be empty;`.
  func error(in kind: ExpressionKind) -> DynamoDBError {
    if case .tooLarge = self, !kind.tellsSize {
      return .invalid("Invalid \(kind.rawValue): Expression size has exceeded the maximum allowed size;")
    }
    return .invalid("Invalid \(kind.rawValue): \(message)")
  }
}

extension ExpressionError {
  var message: String {
    switch self {
    case .empty:
      "The expression can not be empty;"
    case .tooLarge(let bytes):
      "Expression size has exceeded the maximum allowed size; expression size: \(bytes)"
    case .syntax(let token, let near):
      "Syntax error; token: \"\(token)\", near: \"\(near)\""
    case .redundantParentheses:
      "The expression has redundant parentheses;"
    case .tooManyOperators(let count):
      "The expression contains too many operators; operator count: \(count)"
    case .reservedWord(let word):
      "Attribute name is a reserved keyword; reserved keyword: \(word)"
    case .undefinedName(let name):
      "An expression attribute name used in the document path is not defined; attribute name: \(name)"
    case .undefinedValue(let name):
      "An expression attribute value used in expression is not defined; attribute value: \(name)"
    case .pathTooDeep(let levels):
      "The document path has too many nesting levels; nesting levels: \(levels)"
    case .indexOutOfRange(let index):
      "List index is not within the allowable range; index: [\(index)]"
    case .unknownFunction(let name):
      "Invalid function name; function: \(name)"
    case .notInCondition(let name):
      "The function is not allowed in a condition expression; function: \(name)"
    case .notInUpdate(let name):
      "The function is not allowed in an update expression; function: \(name)"
    case .misusedFunction(let name):
      "The function is not allowed to be used this way in an expression; function: \(name)"
    case .operandCount(let name, let count):
      "Incorrect number of operands for operator or function; operator or function: \(name), number of operands: \(count)"
    case .operandType(let name, let type):
      "Incorrect operand type for operator or function; operator or function: \(name), operand type: \(type)"
    case .pathRequired(let name):
      "Operator or function requires a document path; operator or function: \(name)"
    case .firstOperandNotDistinct(let name, let path):
      "The first operand must be distinct from the remaining operands for this operator or function; operator: \(name), "
        + "first operand: \(Self.bracketed(path))"
    case .unknownTypeName(let name):
      "Invalid attribute type name found; type: \(name), valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}"
    case .tooManyInOperands(let count):
      "The IN operator is provided with too many operands; number of operands: \(count)"
    case .boundTypes(let lower, let upper):
      "The BETWEEN operator requires same data type for lower and upper bounds; \(Self.bounds(lower, upper))"
    case .boundOrder(let lower, let upper):
      "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; \(Self.bounds(lower, upper))"
    case .repeatedClause(let clause):
      "The \"\(clause.rawValue)\" section can only be used once in an update expression;"
    case .clauseOperandType(let clause, let type):
      "Incorrect operand type for operator or function; operator: \(clause.rawValue), operand type: \(Self.longName(type)), "
        + "typeSet: ALLOWED_FOR_\(clause.rawValue)_OPERAND"
    case .overlappingPaths(let one, let two):
      "Two document paths overlap with each other; must remove or rewrite one of these paths; "
        + "path one: \(Self.bracketed(one)), path two: \(Self.bracketed(two))"
    case .conflictingPaths(let one, let two):
      "Two document paths conflict with each other; must remove or rewrite one of these paths; "
        + "path one: \(Self.bracketed(one)), path two: \(Self.bracketed(two))"
    }
  }

  /// `[a, [0], b]`
  private static func bracketed(_ path: DocumentPath) -> String {
    let elements =
      [path.attribute]
      + path.steps.map { step in
        switch step {
        case .member(let name): name
        case .index(let index): "[\(index)]"
        }
      }
    return "[" + elements.joined(separator: ", ") + "]"
  }

  /// `lower bound operand: AttributeValue: {N:2}, upper bound operand: AttributeValue: {N:1}`
  private static func bounds(_ lower: AttributeValue, _ upper: AttributeValue) -> String {
    "lower bound operand: AttributeValue: \(bound(lower)), upper bound operand: AttributeValue: \(bound(upper))"
  }

  private static func bound(_ value: AttributeValue) -> String {
    switch value {
    case .string(let text): "{S:\(text)}"
    case .number(let number): "{N:\(number)}"
    case .binary(let bytes): "{B:\(Base64.text(bytes))}"
    case .bool, .null, .stringSet, .numberSet, .binarySet, .list, .map: "{\(value.type.rawValue):…}"
    }
  }

  /// The name that ADD and DELETE give a type.
  private static func longName(_ type: AttributeType) -> String {
    switch type {
    case .string: "STRING"
    case .number: "NUMBER"
    case .binary: "BINARY"
    case .bool: "BOOLEAN"
    case .null: "NULL"
    case .stringSet: "STRING_SET"
    case .numberSet: "NUMBER_SET"
    case .binarySet: "BINARY_SET"
    case .list: "LIST"
    case .map: "MAP"
    }
  }
}
