/// One attempt, and no other, but for one with fresh credentials when the service says that those of the first have ended.
///
///     configuration.retries = .never
public struct NoRetries: RetryPolicy, Hashable {
  public var maximumAttempts: Int { 1 }

  public init() {}

  public func delay(after failure: RetryableFailure) -> Duration? { nil }
}

extension RetryPolicy where Self == NoRetries {
  public static var never: NoRetries { NoRetries() }
}
