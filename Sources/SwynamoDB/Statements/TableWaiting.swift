public import SwynamoWire

extension DynamoDB {
  func waitUntilActive(_ table: String) async throws {
    try await wait(for: table, "active") {
      do {
        return try await reply(to: DescribeTableRequest(tableName: table)).read { try TableDescription($0) }.isActive
      } catch DynamoDBError.resourceNotFound {
        // A table that was just created may not be seen everywhere yet.
        return false
      }
    }
  }

  func waitUntilGone(_ table: String) async throws {
    try await wait(for: table, "deleted") {
      do {
        _ = try await reply(to: DescribeTableRequest(tableName: table)).read { try TableDescription($0) }
        return false
      } catch DynamoDBError.resourceNotFound {
        return true
      }
    }
  }

  private func wait(for table: String, _ state: String, _ isReached: () async throws -> Bool) async throws {
    try await wait(DescribeTableRequest.operation) {
      try await isReached() ? () : nil
    } orThrow: {
      TableNotReadyError(table: table, state: state, waited: $0)
    }
  }

  /// Asks at once, then as the policy of the waiters says, until there is an answer; where the policy gives up, an error that is told how
  /// long that was.
  package func wait<Answer>(
    _ operation: String, for answer: () async throws -> Answer?, orThrow late: (_ waited: Duration) -> any Error
  ) async throws -> Answer {
    let start = ContinuousClock.now
    var last: RetryableFailure?
    while true {
      if let answer = try await answer() {
        waiters.succeeded(after: last)
        return answer
      }
      let failure = RetryableFailure(.transient, attempt: (last?.attempt ?? 0) + 1, operation: operation)
      guard let delay = waiters.delay(after: failure) else { throw late(.now - start) }
      try await Task.sleep(for: delay)
      last = failure
    }
  }
}

/// A table did not get into the wanted state while the client waited for it.
public struct TableNotReadyError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The table's name.
  public var table: String
  /// "active" or "deleted"
  public var state: String
  /// How long the client asked for it; ten minutes or so, unless its ``DynamoDB/waiters`` say otherwise.
  public var waited: Duration

  /// An error of a table that was waited for in vain.
  public init(table: String, state: String, waited: Duration) {
    self.table = table
    self.state = state
    self.waited = waited
  }

  public var description: String {
    "table \"\(table)\" is not \(state) after \(waited.components.seconds) seconds; ask describeTable() for its status, "
      + "wait longer with the client's `waiters`, or run the statement withoutWaiting()"
  }
}

extension Retries {
  /// Looks again after waits that double, up to a limit over all of them.
  ///
  ///     db.waiters = .waiting(atMost: .seconds(60))
  ///
  /// The first wait is 50 ms and none is longer than 5 s; ten minutes is more than most tables take.
  public struct Waiting: RetryPolicy, Hashable {
    /// The first wait; a shorter one than a millisecond is taken for that.
    public var firstDelay: Duration
    /// The longest single wait, of at least a millisecond too.
    public var longestDelay: Duration
    /// All waits together.
    public var limit: Duration

    /// Waits that double from the first to the longest, until all of them come to the limit.
    public init(
      firstDelay: Duration = .milliseconds(50), longestDelay: Duration = .seconds(5), limit: Duration = .seconds(600)
    ) {
      self.firstDelay = firstDelay
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
      let longestDelay = max(longestDelay, .milliseconds(1))
      var delay = min(max(firstDelay, .milliseconds(1)), longestDelay)
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
}

extension RetryPolicy where Self == Retries.Waiting {
  /// Looks again after waits that double, until they come to the limit.
  public static func waiting(atMost limit: Duration = .seconds(600)) -> Retries.Waiting { Retries.Waiting(limit: limit) }
}
