import SwynamoCore
import SwynamoWire

extension KeyConditionExpression {
  /// The key condition that a parsed condition is, when it has the shape of one: terms on top-level attributes, joined by AND.
  ///
  /// Source: DynamoDB Developer Guide, "Key condition expressions for the Query operation".
  init(_ condition: ConditionExpression) throws(DynamoDBError) {
    do throws(KeyConditionError) {
      self.init([])
      try append(condition)
    } catch {
      throw error.error
    }
  }

  private mutating func append(_ condition: ConditionExpression) throws(KeyConditionError) {
    switch condition {
    case .and(let members):
      for member in members { try append(member) }
    case .or: throw .invalidOperator("OR")
    case .not: throw .invalidOperator("NOT")
    case .raw: throw .noKey
    case .isIn: throw .invalidOperator("IN")
    case .attributeExists: throw .invalidOperator(ConditionFunction.attributeExists.rawValue)
    case .attributeNotExists: throw .invalidOperator(ConditionFunction.attributeNotExists.rawValue)
    case .attributeType: throw .invalidOperator(ConditionFunction.attributeType.rawValue)
    case .contains: throw .invalidOperator(ConditionFunction.contains.rawValue)
    case .compare(let left, let comparator, let right):
      guard let comparator = Comparator(rawValue: comparator.rawValue) else { throw .invalidOperator(comparator.rawValue) }
      if left.isSize && right.isValue || left.isValue && right.isSize {
        throw .invalidOperator(ConditionFunction.size.rawValue)
      }
      let key = try Self.key(of: [left, right])
      switch (left, right) {
      case (_, .value(let value)): try append(.compare(key, comparator, value))
      case (.value(let value), _): try append(.compare(key, comparator.flipped, value))
      case (.path, _), (.size, _): throw .severalAttributes
      }
    case .between(let operand, let low, let high):
      guard case .path = operand else { throw operand.isSize ? .nestedOperation : .keyNotFirst("BETWEEN") }
      let key = try Self.key(of: [operand, low, high])
      guard case .value(let lower) = low, case .value(let upper) = high else { throw .severalAttributes }
      try append(.between(key, lower, upper))
    case .beginsWith(let operand, let prefix):
      guard case .path = operand else { throw .keyNotFirst(ConditionFunction.beginsWith.rawValue) }
      let key = try Self.key(of: [operand, prefix])
      guard case .value(let value) = prefix else { throw .severalAttributes }
      try append(.beginsWith(key, value))
    }
  }

  private mutating func append(_ term: Term) throws(KeyConditionError) {
    guard !terms.contains(where: { $0.attribute == term.attribute }) else { throw .repeatedKey }
    terms.append(term)
  }

  /// The one attribute among the operands of a term.
  private static func key(of operands: [ConditionExpression.Operand]) throws(KeyConditionError) -> String {
    var key: String?
    for operand in operands {
      switch operand {
      case .value: break
      case .size: throw .nestedOperation
      case .path(let path):
        guard key == nil else { throw .severalAttributes }
        guard path.steps.isEmpty else { throw .nestedAttribute }
        key = path.attribute
      }
    }
    guard let key else { throw .noKey }
    return key
  }
}

extension KeyConditionExpression.Comparator {
  /// The comparator that says the same with the operands exchanged.
  fileprivate var flipped: Self {
    switch self {
    case .equal: .equal
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}

extension ConditionExpression.Operand {
  fileprivate var isValue: Bool {
    switch self {
    case .value: true
    case .path, .size: false
    }
  }

  fileprivate var isSize: Bool {
    switch self {
    case .size: true
    case .path, .value: false
    }
  }
}

/// Why DynamoDB refuses a key condition that is a well-formed condition. The sentences are the service's own.
enum KeyConditionError: Error, Sendable, Hashable {
  case invalidOperator(String)
  case keyNotFirst(String)
  case nestedOperation
  case severalAttributes
  case nestedAttribute
  case noKey
  case repeatedKey
  // Against the keys of the table or index
  case noTerms
  case tooManyTerms(Int, keys: Int)
  case openHash([String])
  case missingKey(String)
  case notSupported
  case keyType
  case notIndexable
  case gap([String], before: String)

  var error: DynamoDBError { DynamoDBError(code: DynamoDBError.validation, message: message) }

  var message: String {
    switch self {
    case .invalidOperator(let name):
      "Invalid operator used in KeyConditionExpression: \(name)"
    case .keyNotFirst(let name):
      "Invalid condition in KeyConditionExpression: \(name) operator must have the key attribute as its first operand"
    case .nestedOperation:
      "Invalid KeyConditionExpression: KeyConditionExpressions cannot contain nested operations"
    case .severalAttributes:
      "Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition"
    case .nestedAttribute:
      "Invalid KeyConditionExpression: KeyConditionExpressions cannot have conditions on nested attributes"
    case .noKey:
      "Invalid condition in KeyConditionExpression: No key attribute specified"
    case .repeatedKey:
      "Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition per key"
    case .noTerms:
      "Conditions can be of length 1 or 2 only"
    case .openHash(let names):
      "HASH key attributes \(names.joined(separator: ", ")) must have equality conditions specified in the query"
    case .tooManyTerms(let count, let keys):
      "The number of query conditions (\(count)) exceeds the number of key attributes defined in the schema (\(keys))"
    case .missingKey(let name):
      "Query condition missed key schema element: \(name)"
    case .notSupported:
      "Query key condition not supported"
    case .keyType:
      "One or more parameter values were invalid: Condition parameter type does not match schema type"
    case .notIndexable:
      "Attempted conditional constraint is not an indexable operation"
    case .gap(let names, let name):
      "RANGE key attributes \(names.joined(separator: ", ")) must have equality conditions specified in the query "
        + "because a condition is present on key attribute \(name)"
    }
  }
}
