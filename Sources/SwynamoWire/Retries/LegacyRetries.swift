/// The SDKs' "legacy" mode with DynamoDB's numbers: ten attempts, waits of 50 ms, 100 ms, 200 ms and so on, without chance and
/// without a budget.
///
///     configuration.retries = .legacy
///
/// What is tried again is the same in every mode; legacy's own list is shorter, and what it has beyond (a damaged answer,
/// `TransactionInProgressException`, `TransactionConflictException`, `ReplicatedWriteConflictException`) is tried again everywhere.
/// Source: AWS SDKs and Tools Reference Guide, "Retry behavior", and botocore's `_retry.json`.
public struct LegacyRetries: RetryPolicy, Hashable {
  public let maximumAttempts: Int

  public init(maximumAttempts: Int = 10) { self.maximumAttempts = max(maximumAttempts, 1) }

  public func delay(after failure: RetryableFailure) -> Duration? {
    guard failure.attempt < maximumAttempts else { return nil }
    return .milliseconds(50) * (1 << min(max(failure.attempt - 1, 0), 30))
  }
}

extension RetryPolicy where Self == LegacyRetries {
  public static var legacy: LegacyRetries { LegacyRetries() }
}
