extension DynamoDBError {
  /// Whether the service asks for fewer requests, for the moment or by the table's capacity.
  ///
  ///     catch let error as DynamoDBError where error.isThrottling { … }     // the client has waited and tried again in vain
  public var isThrottling: Bool { RetryableFailure.Kind(self) == .throttled }

  /// Whether the same call may succeed later: throttling, a fault of the service, a conflict with a transaction.
  ///
  /// Where ``outcomeUnknown`` is true as well, a write may have been made already. The client has tried again as its policies say;
  /// `DynamoDB.retrying` runs a whole piece of work again.
  public var isRetryable: Bool { RetryableFailure.Kind(self) != nil }

  /// Whether nothing but other transactions, or throttling, stood in the way of this one.
  package var isTransactionConflict: Bool {
    guard code == DynamoDBError.transactionCanceled else { return code == DynamoDBError.transactionInProgress }
    let reasons = cancellationReasons.map(\.code).filter { $0 != "None" }
    return !reasons.isEmpty && reasons.allSatisfy { $0 == "TransactionConflict" || Self.throttlingReasons.contains($0) }
  }

  /// Why a member of a transaction was throttled.
  static let throttlingReasons: Set<String> = ["ThrottlingError", "ProvisionedThroughputExceeded"]
}

extension TransportError {
  /// Whether the same call may succeed later: there was no connection, no answer in time, or a damaged one. Settings, credentials and
  /// the call's own deadline are not such reasons.
  ///
  /// Where ``outcomeUnknown`` is true as well, a write may have been made already.
  public var isRetryable: Bool { RetryableFailure.Kind(self) != nil }
}
