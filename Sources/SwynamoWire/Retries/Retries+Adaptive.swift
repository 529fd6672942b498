import Synchronization

extension Retries {
  /// The SDKs' "adaptive" mode: the standard one, and a send rate that falls when the service throttles and recovers afterwards.
  ///
  ///     configuration.retries = .adaptive
  ///
  /// Until the first throttling nothing waits. From then on every attempt, the first of a call too, waits for its turn. The rate
  /// is one for all calls of a transport: use it where these share a limit, a single table for example, as one table that is
  /// throttled slows the calls to all others. Source: AWS SDKs and Tools Reference Guide, "Retry behavior"; the numbers are
  /// botocore's (`retries/adaptive.py`), but for a change of the rate while an attempt waits: its turn is the one that it was
  /// given.
  public final class Adaptive: RetryPolicy {
    private let standard: Retries.Standard
    private let state: Mutex<SendRate>
    private let now: @Sendable () -> Double

    /// A policy with a rate and a budget of its own, which its copies share.
    public convenience init(maximumAttempts: Int = 4) {
      let start = ContinuousClock.now
      self.init(Retries.Standard(maximumAttempts: maximumAttempts)) { (ContinuousClock.now - start) / .seconds(1) }
    }

    /// `now` is in seconds from any moment.
    package init(_ standard: Retries.Standard, now: @escaping @Sendable () -> Double) {
      self.standard = standard
      self.now = now
      state = Mutex(SendRate(at: now()))
    }

    public var maximumAttempts: Int { standard.maximumAttempts }

    public func delayBeforeSending() -> Duration {
      let seconds = state.withLock { $0.delayBeforeSending(at: now()) }
      return seconds > 0 ? .seconds(seconds) : .zero
    }

    public func withdrawTurn() { state.withLock { $0.withdrawTurn() } }

    public func delay(after failure: RetryableFailure) -> Duration? {
      state.withLock { $0.answered(throttled: failure.kind == .throttled, at: now()) }
      return standard.delay(after: failure)
    }

    public func withdraw(_ failure: RetryableFailure) { standard.withdraw(failure) }

    public func succeeded(after last: RetryableFailure?) {
      state.withLock { $0.answered(throttled: false, at: now()) }
      standard.succeeded(after: last)
    }

    public func refused() { state.withLock { $0.answered(throttled: false, at: now()) } }
  }
}

extension RetryPolicy where Self == Retries.Adaptive {
  /// Four attempts at a rate of its own: ``Retries/Adaptive``.
  public static var adaptive: Retries.Adaptive { Retries.Adaptive() }
}
