import SwynamoWire

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

  /// Asks at once, then as the policy of the waiters says.
  private func wait(for table: String, _ state: String, _ isReached: () async throws -> Bool) async throws {
    let start = ContinuousClock.now
    var last: RetryableFailure?
    while try await !isReached() {
      let failure = RetryableFailure(.transient, attempt: (last?.attempt ?? 0) + 1, operation: DescribeTableRequest.operation)
      guard let delay = waiters.delay(after: failure) else {
        throw TableNotReady(table: table, state: state, waited: .now - start)
      }
      try await Task.sleep(for: delay)
      last = failure
    }
    waiters.succeeded(after: last)
  }
}

/// A table did not get into the wanted state while the client waited for it.
public struct TableNotReady: Error, Sendable, Hashable, CustomStringConvertible {
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
