import SwynamoWire

extension DynamoDB {
  /// Sends a transaction again while nothing but other transactions stands in the way.
  func retryingConflicts(_ send: () async throws -> [UInt8]) async throws -> [UInt8] {
    var attempt = 1
    while true {
      do {
        return try await send()
      } catch let error as DynamoDBError where error.isTransactionConflict && attempt < retryPolicy.maximumAttempts {
        try await pause(attempt: attempt, throttled: false)
        attempt += 1
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
