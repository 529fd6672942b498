/// The SDKs' modes of retrying, by the names that `AWS_RETRY_MODE` and the profile setting `retry_mode` have for them.
///
///     configuration.retries = RetryMode.adaptive.policy(maximumAttempts: 6)
///
/// Source: AWS SDKs and Tools Reference Guide, "Retry behavior".
public enum RetryMode: String, Sendable, Hashable, CaseIterable {
  case standard, legacy, adaptive

  /// The mode with as many attempts (`AWS_MAX_ATTEMPTS`, the first included); nil for its own number.
  public func policy(maximumAttempts: Int? = nil) -> any RetryPolicy {
    switch self {
    case .standard: maximumAttempts.map { StandardRetries(maximumAttempts: $0) } ?? .standard
    case .legacy: maximumAttempts.map { LegacyRetries(maximumAttempts: $0) } ?? .legacy
    case .adaptive: maximumAttempts.map { AdaptiveRetries(maximumAttempts: $0) } ?? .adaptive
    }
  }
}
