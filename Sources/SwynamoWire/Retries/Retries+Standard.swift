import Synchronization

extension Retries {
  /// The SDKs' "standard" mode with DynamoDB's numbers: four attempts, waits that double and are drawn at random, and a budget
  /// that keeps an outage from being made worse.
  ///
  ///     configuration.retries = .standard
  ///     configuration.retries = Retries.Standard(maximumAttempts: 6, base: .milliseconds(10), quota: nil)
  ///
  /// A wait is drawn evenly between nothing and `base · 2^(attempt - 1)`, at most `longestDelay`. Where the service names a wait
  /// (`x-amz-retry-after`), it is kept between the drawn one and 5 s more. Source: AWS SDKs and Tools Reference Guide, "Retry
  /// behavior". botocore 1.43 has these numbers only with `AWS_NEW_RETRIES_2026=true`; without, it makes 3 attempts, its waits
  /// start at 1 s after any failure, every retry costs 5 and one after a timeout 10, and it does not look at the service's wait.
  public final class Standard: RetryPolicy {
    public let maximumAttempts: Int
    /// The longest first wait after a fault of the network or the service.
    public let base: Duration
    /// The longest first wait after the service asked for fewer requests.
    public let throttlingBase: Duration
    /// No wait is longer, but for one that the service names.
    public let longestDelay: Duration
    /// What retries are paid from, 14 for one and 5 after throttling; a policy that can't pay gives up at once. Nil: they are
    /// free.
    public let quota: Int?

    private let budget: RetryQuota?
    private let random: @Sendable () -> Double

    /// A policy with waits of your own; a quota of nil leaves the budget out.
    public convenience init(
      maximumAttempts: Int = 4, base: Duration = .milliseconds(25), throttlingBase: Duration = .seconds(1),
      longestDelay: Duration = .seconds(20), quota: Int? = 500
    ) {
      self.init(
        maximumAttempts: maximumAttempts, base: base, throttlingBase: throttlingBase, longestDelay: longestDelay, quota: quota,
        random: { Double.random(in: 0..<1) })
    }

    package init(
      maximumAttempts: Int = 4, base: Duration = .milliseconds(25), throttlingBase: Duration = .seconds(1),
      longestDelay: Duration = .seconds(20), quota: Int? = 500, random: @escaping @Sendable () -> Double
    ) {
      self.maximumAttempts = max(maximumAttempts, 1)
      self.base = base
      self.throttlingBase = throttlingBase
      self.longestDelay = longestDelay
      self.quota = quota
      self.random = random
      budget = quota.map { RetryQuota(capacity: $0) }
    }

    public func delay(after failure: RetryableFailure) -> Duration? {
      guard failure.attempt < maximumAttempts else { return nil }
      if let budget, !budget.take(Self.cost(of: failure)) { return nil }
      let drawn = longestDelay(after: failure) * random()
      guard let named = failure.retryAfter else { return drawn }
      return min(max(named, drawn), drawn + .seconds(5))
    }

    public func withdraw(_ failure: RetryableFailure) { budget?.give(Self.cost(of: failure)) }

    public func succeeded(after last: RetryableFailure?) { budget?.give(last.map(Self.cost) ?? 1) }

    private func longestDelay(after failure: RetryableFailure) -> Duration {
      let doublings = min(max(failure.attempt - 1, 0), 30)
      return min((failure.kind == .throttled ? throttlingBase : base) * (1 << doublings), longestDelay)
    }

    private static func cost(of failure: RetryableFailure) -> Int { failure.kind == .throttled ? 5 : 14 }
  }
}

extension RetryPolicy where Self == Retries.Standard {
  /// Four attempts with a budget of its own: ``Retries/Standard``.
  public static var standard: Retries.Standard { Retries.Standard() }
  /// ``Retries/Standard`` with so many attempts, the first counted.
  public static func standard(maximumAttempts: Int) -> Retries.Standard { Retries.Standard(maximumAttempts: maximumAttempts) }
}

extension Retries {
  /// The SDKs' "legacy" mode with DynamoDB's numbers: ten attempts, waits of 50 ms, 100 ms, 200 ms and so on, without chance and
  /// without a budget.
  ///
  ///     configuration.retries = .legacy
  ///
  /// What is tried again is the same in every mode; legacy's own list is shorter, and what it has beyond (a damaged answer,
  /// `TransactionInProgressException`, `TransactionConflictException`, `ReplicatedWriteConflictException`) is tried again
  /// everywhere. Source: AWS SDKs and Tools Reference Guide, "Retry behavior", and botocore's `_retry.json`.
  public struct Legacy: RetryPolicy, Hashable {
    public let maximumAttempts: Int

    /// A policy without a budget.
    public init(maximumAttempts: Int = 10) { self.maximumAttempts = max(maximumAttempts, 1) }

    public func delay(after failure: RetryableFailure) -> Duration? {
      guard failure.attempt < maximumAttempts else { return nil }
      return .milliseconds(50) * (1 << min(max(failure.attempt - 1, 0), 30))
    }
  }
}

extension RetryPolicy where Self == Retries.Legacy {
  /// Ten attempts without a budget: ``Retries/Legacy``.
  public static var legacy: Retries.Legacy { Retries.Legacy() }
}

/// The bucket that retries are paid from, shared by all calls of a transport.
///
/// Source: AWS SDKs and Tools Reference Guide, "Retry behavior": a retry costs, its success gives back, and so does, a little,
/// every first success.
final class RetryQuota: Sendable {
  private let capacity: Int
  private let available: Atomic<Int>

  init(capacity: Int) {
    self.capacity = capacity
    available = Atomic(capacity)
  }

  func take(_ cost: Int) -> Bool {
    var current = available.load(ordering: .relaxed)
    while current >= cost {
      let (exchanged, original) = available.compareExchange(expected: current, desired: current - cost, ordering: .relaxed)
      if exchanged { return true }
      current = original
    }
    return false
  }

  func give(_ amount: Int) {
    var current = available.load(ordering: .relaxed)
    while current < capacity {
      let desired = min(current + amount, capacity)
      let (exchanged, original) = available.compareExchange(expected: current, desired: desired, ordering: .relaxed)
      if exchanged { return }
      current = original
    }
  }
}
