import SwynamoWire

/// Why DynamoDB refuses a key condition that is a well-formed condition. The sentences are the service's own.
enum KeyConditionFault: Error, Sendable, Hashable {
  case invalidOperator(String)
  case keyNotFirst(String)
  case nestedOperation
  case severalAttributes
  case nestedAttribute
  case noKey
  case repeatedKey
  // Against the keys of the table or index
  case tooManyTerms
  /// More terms than a key of several attributes has
  case tooManyTermsOf(Int, keys: Int)
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
      "KeyConditionExpressions cannot contain nested operations"
    case .severalAttributes:
      "Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition"
    case .nestedAttribute:
      "KeyConditionExpressions cannot have conditions on nested attributes"
    case .noKey:
      "Invalid condition in KeyConditionExpression: No key attribute specified"
    case .repeatedKey:
      "KeyConditionExpressions must only contain one condition per key"
    case .tooManyTerms:
      "Conditions can be of length 1 or 2 only"
    case .tooManyTermsOf(let count, let keys):
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
