import SwynamoCore
import SwynamoWire

/// Why an update can't be applied to an item. The sentences are the service's own.
enum UpdateFault: Error, Sendable, Hashable {
  case invalidPath
  case missingOperand
  case operandType
  case number(NumberFault)

  var error: DynamoDBError { DynamoDBError(code: DynamoDBError.validation, message: message) }

  var message: String {
    switch self {
    case .invalidPath:
      "The document path provided in the update expression is invalid for update"
    case .missingOperand:
      "The provided expression refers to an attribute that does not exist in the item"
    case .operandType:
      "An operand in the update expression has an incorrect data type"
    // The service says the same of a sum that has too many digits.
    case .number(.overflow), .number(.tooManyDigits):
      "Number overflow. Attempting to store a number with magnitude larger than supported range"
    case .number(.underflow):
      "Number underflow. Attempting to store a number with magnitude smaller than supported range"
    case .number(.notANumber):
      "The parameter cannot be converted to a numeric value"
    }
  }
}
