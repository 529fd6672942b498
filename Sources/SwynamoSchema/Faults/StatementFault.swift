public import SwynamoCore

/// One thing that is wrong with a statement. Data; `description` has the sentence.
public enum StatementFault: Error, Sendable, Hashable {
  // What was declared.
  case declaration(DeclarationFault, at: DeclarationLocation)

  // What was written.
  case undeclaredProperty(String)
  case unknownAttributesProperty(String)
  case value(attribute: String, ValueFault)
  case operatorNotForType(attribute: String, operator: String, type: AttributeType)
  case emptyIn(attribute: String)
  case emptyUpdate
  case createsUnreadable(missing: String)
  case removesRequired(attribute: String)
  case removesDefault(attribute: String)
  case noDefault(attribute: String)
  case emptyCondition
  case negatedEmptyCondition
  case emptyAlternative
  case noAlternatives
  case emptySelection
  case cursorOfAnotherStatement(String, String)
  case cursorOfAnotherPartition(attribute: String)
  case invalidParameter(String)

  // What DynamoDB would refuse.
  case tooManyInOperands(attribute: String, count: Int)
  case betweenTypesDiffer(attribute: String, AttributeType, AttributeType)
  case betweenOutOfOrder(attribute: String)
  case notOrdered(attribute: String, AttributeType)
  case sameOperandTwice(String)
  case pathTooDeep(String)
  case indexNegative(String)
  case expressionTooLong(String, bytes: Int)
  case tooManyOperators(String, count: Int)
  case overlappingPaths(String, String)
  case conflictingPaths(String, String)
  case keyInUpdate(String)
  case keyInFilter(String, index: String?, isHashKey: Bool)
  case keyEmpty(String)
  case keyTooLong(String, bytes: Int, limit: Int)
  case keyType(String, expected: AttributeType, found: AttributeType)
  case itemTooLarge(bytes: Int)
  case itemMissesKey(String)
  case nameTooLong(String, bytes: Int)
  case unknownIndex(String)
  case consistentReadOnGlobalIndex(String)
  case notProjected(attribute: String, index: String)
  case filterNotProjected(attribute: String, index: String, isQuery: Bool)
  case tooManyMembers(operation: String, count: Int, limit: Int)
  case noMembers(operation: String)
  case duplicateKey(table: String, key: String, operation: String)

  // Where it is, in a batch or a transaction; counted from 1.
  indirect case member(Int, table: String, StatementFault)
}
