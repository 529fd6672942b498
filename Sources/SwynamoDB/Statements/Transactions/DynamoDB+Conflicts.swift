import SwynamoWire

extension DynamoDB {
  /// Sends a transaction again while nothing but other transactions stands in the way. What was left open once stays so: the token
  /// that all of them share tells the service, not us.
  func retryingConflicts(_ send: () async throws -> Reply) async throws -> Reply {
    try await retrying(isIdempotent: true, send) { error in
      (error as? DynamoDBError)?.isTransactionConflict == true ? .transient : nil
    }
  }
}
