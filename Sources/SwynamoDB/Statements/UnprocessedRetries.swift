import SwynamoWire

/// When the rest of a batch is sent, as the client's policy says: after a wait that grows with every answer in a row that leaves
/// something over, whatever got through.
///
/// What is left over says that a table is throttled, and a table that is throttled takes a little at every request: progress is no
/// reason to ask at once. A batch is given up when nothing at all gets through for as many attempts as the policy has. Source:
/// Developer Guide, "Batch operations", "Error handling with batch operations".
struct UnprocessedRetries {
  let operation: String
  /// The answers in a row that left something over, as the policy heard of them.
  private var attempt = 0
  /// Those of them, without one between, that left everything.
  private var fruitless = 0
  private var last: RetryableFailure?

  init(operation: String) { self.operation = operation }

  /// After an answer that leaves nothing, or that had no room for more: the rest is sent at once.
  mutating func succeeded(_ db: DynamoDB) {
    db.retryPolicy.succeeded(after: last)
    self = UnprocessedRetries(operation: operation)
  }

  /// After an answer that leaves something over: waits; false when the policy gives up. Throws when the task is canceled.
  mutating func pause(_ db: DynamoDB, left: Int, of sent: Int) async throws -> Bool {
    let most = db.retryPolicy.maximumAttempts
    // What got through gives back what the last attempt took of the policy's budget.
    if left < sent, let last { db.retryPolicy.succeeded(after: last) }
    fruitless = left == sent ? fruitless + 1 : 0
    // The policy's last attempt is the one that it gives up after; until then its longest wait stays.
    attempt = fruitless < most ? max(min(attempt + 1, most - 1), 1) : most
    let failure = RetryableFailure(.throttled, attempt: attempt, operation: operation)
    last = failure
    return try await db.pause(after: failure)
  }
}
