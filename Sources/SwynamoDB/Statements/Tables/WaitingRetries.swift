public import SwynamoWire

/// Looks again after waits that double, up to a limit over all of them.
///
///     db.waiters = .waiting(atMost: .seconds(60))
///
/// The first wait is 50 ms and none is longer than 5 s; ten minutes is more than most tables take.
public struct WaitingRetries: RetryPolicy, Hashable {
  /// The first wait, of at least a millisecond.
  public var firstDelay: Duration
  /// The longest single wait.
  public var longestDelay: Duration
  /// All waits together.
  public var limit: Duration

  /// Waits that double from the first to the longest, until all of them come to the limit.
  public init(
    firstDelay: Duration = .milliseconds(50), longestDelay: Duration = .seconds(5), limit: Duration = .seconds(600)
  ) {
    self.firstDelay = max(firstDelay, .milliseconds(1))
    self.longestDelay = longestDelay
    self.limit = limit
  }

  /// As many looks as there are waits within the limit, and the first.
  public var maximumAttempts: Int {
    var attempt = 1
    while attempt < 1_000_000, delay(afterAttempt: attempt) != nil { attempt += 1 }
    return attempt
  }

  public func delay(after failure: RetryableFailure) -> Duration? { delay(afterAttempt: failure.attempt) }

  private func delay(afterAttempt attempt: Int) -> Duration? {
    var delay = min(firstDelay, longestDelay)
    var sum = delay
    var doublings = 0
    while doublings < attempt - 1, delay < longestDelay {
      delay = min(delay * 2, longestDelay)
      sum += delay
      doublings += 1
    }
    sum += delay * (max(attempt - 1, 0) - doublings)
    return sum <= limit ? delay : nil
  }
}

extension RetryPolicy where Self == WaitingRetries {
  /// Looks again after waits that double, until they come to the limit.
  public static func waiting(atMost limit: Duration = .seconds(600)) -> WaitingRetries { WaitingRetries(limit: limit) }
}
