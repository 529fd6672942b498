/// How often a request is tried, and how long it waits in between: the SDKs' "standard" mode with DynamoDB's numbers.
///
///     RetryPolicy.standard.backoff(attempt: 2, throttled: false)   // between 0 and 50 ms
///     RetryPolicy(maximumAttempts: 1)                              // no retries
///
/// A wait is drawn evenly between nothing and `base · 2^(attempt - 1)`, at most `maximumBackoff`.
/// Source: AWS SDKs and Tools Reference Guide, "Retry behavior".
public struct RetryPolicy: Sendable, Hashable {
  /// The first try counts too.
  public var maximumAttempts = 4
  /// The longest first wait after a fault of the network or the service.
  public var base: Duration = .milliseconds(25)
  /// The longest first wait after the service asked to slow down.
  public var throttlingBase: Duration = .seconds(1)
  public var maximumBackoff: Duration = .seconds(20)
  /// What retries are paid from; a transport that can't pay gives up at once, so that an outage is not made worse.
  public var quota = 500
  public var retryCost = 14
  public var throttlingCost = 5

  public static let standard = RetryPolicy()
  public static let never = RetryPolicy(maximumAttempts: 1)

  public init() {}

  public init(maximumAttempts: Int, base: Duration = .milliseconds(25), throttlingBase: Duration = .seconds(1)) {
    self.maximumAttempts = maximumAttempts
    self.base = base
    self.throttlingBase = throttlingBase
  }

  /// The wait after failed attempt number `attempt`, counted from 1.
  public func backoff(attempt: Int, throttled: Bool) -> Duration {
    longestBackoff(attempt: attempt, throttled: throttled) * Double.random(in: 0...1)
  }

  /// The wait when the service names one (`x-amz-retry-after`, milliseconds): never less than ours, never 5 s more.
  public func backoff(attempt: Int, throttled: Bool, retryAfter: Duration?) -> Duration {
    let own = backoff(attempt: attempt, throttled: throttled)
    guard let retryAfter else { return own }
    return min(max(retryAfter, own), own + .seconds(5))
  }

  /// What ``backoff(attempt:throttled:)`` draws below.
  func longestBackoff(attempt: Int, throttled: Bool) -> Duration {
    let doublings = min(max(attempt - 1, 0), 30)
    return min((throttled ? throttlingBase : base) * (1 << doublings), maximumBackoff)
  }
}
