import SwynamoDB

extension Ending {
  /// What the error of a write says about it; nil for an error that none of the server's faults should come to.
  init?(_ error: any Error) {
    switch error {
    case let error as TransportError:
      guard error.isExpected else { return nil }
      self = error.outcomeUnknown ? .open : .refused
    case let error as DynamoDBError:
      guard error.isExpected else { return nil }
      self = error.outcomeUnknown ? .open : .refused
    // With another try after a lost answer, the first to come may have been the call itself.
    case let lost as Lost: self = lost.mayHaveWon ? .open : .lost
    default:
      guard error.isOfAnAnswer else { return nil }
      self = .open
    }
  }
}

extension TransportError {
  var isExpected: Bool {
    switch reason {
    case .connectionFailed, .timedOut, .responseTooLarge, .responseTruncated, .checksumMismatch, .malformedResponse: attempts <= 4
    default: false
    }
  }
}

extension DynamoDBError {
  var isExpected: Bool {
    [
      DynamoDBError.provisionedThroughputExceeded, DynamoDBError.throttling, DynamoDBError.internalServerError,
      DynamoDBError.serviceUnavailable, DynamoDBError.transactionCanceled, DynamoDBError.transactionConflict,
      DynamoDBError.invalidSignature, "HTTP 503",
    ].contains(code)
  }
}

extension Error {
  /// Whether an answer came, and could not be read.
  var isOfAnAnswer: Bool { self is AttributeDecodingError }
}
