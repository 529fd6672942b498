import SwynamoWire

extension DynamoDB {
  /// Sends a transaction again while nothing but other transactions stands in the way.
  func retryingConflicts(_ send: () async throws -> Reply) async throws -> Reply {
    var attempt = 0
    var last: RetryableFailure?
    // What was left open once stays so: the token that all of them share tells the service, not us.
    var isOpen = false
    while true {
      do {
        let answer = try await send()
        retryPolicy.succeeded(after: last)
        return answer
      } catch var error as DynamoDBError {
        isOpen = isOpen || error.outcomeUnknown
        error.outcomeUnknown = isOpen
        guard error.isTransactionConflict else { throw error }
        attempt += 1
        let failure = RetryableFailure(.transient, attempt: attempt, operation: error.operation, errorCode: error.code)
        guard try await pause(after: failure) else { throw error }
        last = failure
      } catch var error as TransportError {
        error.outcomeUnknown = isOpen || error.outcomeUnknown
        throw error
      }
    }
  }
}

extension DynamoDBError {
  /// Whether nothing but other transactions stood in the way.
  var isTransactionConflict: Bool {
    guard code == DynamoDBError.transactionCanceled else { return code == DynamoDBError.transactionInProgress }
    let passing: Set<String> = ["None", "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"]
    return cancellationReasons.contains { $0.code != "None" } && cancellationReasons.allSatisfy { passing.contains($0.code) }
  }
}
