public import SwynamoWire

extension DynamoDB {
  /// Runs some work, and runs all of it again, after the waits of ``retryPolicy``, while it ends in an error that may pass.
  ///
  ///     try await db.retrying(also: [DynamoDBError.conditionalCheckFailed]) {
  ///       guard var account = try await accounts.get("a@b.c").consistent().run(on: db) else { return }
  ///       let version = account.version
  ///       account.version += 1
  ///       account.balance = rate(account)
  ///       try await accounts.put(account).if { $0.version == version }.run(on: db)
  ///     }
  ///
  /// Single calls are tried again by the transport already, batches and transactions by the client: this is for several calls that
  /// belong together, and for more patience. What may pass is what `isRetryable` says, and the codes of `also`. An error that leaves
  /// open whether a write was made (`outcomeUnknown`) ends it, unless the work is idempotent: doing it twice is doing it once.
  /// Errors: the last one of the work; once a write was left open, it says `outcomeUnknown`. `CancellationError` when the task is
  /// cancelled while it waits.
  public func retrying<Value>(
    isIdempotent: Bool = false, also codes: Set<DynamoDBError.Code> = [], isolation: isolated (any Actor)? = #isolation,
    _ work: () async throws -> Value
  ) async throws -> Value {
    try await retrying(isIdempotent: isIdempotent, isolation: isolation, work) { error in
      RetryableFailure.Kind(error) ?? ((error as? DynamoDBError).map { codes.contains($0.code) } == true ? .transient : nil)
    }
  }

  /// The same for the errors that have a kind.
  func retrying<Value>(
    isIdempotent: Bool, isolation: isolated (any Actor)? = #isolation, _ work: () async throws -> Value,
    while kind: (any Error) -> RetryableFailure.Kind?
  ) async throws -> Value {
    var last: RetryableFailure?
    var isOpen = false
    while true {
      do {
        let value = try await work()
        retryPolicy.succeeded(after: last)
        return value
      } catch {
        isOpen = isOpen || error.leavesOutcomeOpen
        guard isIdempotent || !isOpen, let kind = kind(error) else { throw error.leavingOutcomeOpen(isOpen) }
        let failure = RetryableFailure(
          kind, attempt: (last?.attempt ?? 0) + 1, operation: error.operation, errorCode: (error as? DynamoDBError)?.code)
        guard try await pause(after: failure) else { throw error.leavingOutcomeOpen(isOpen) }
        last = failure
      }
    }
  }
}

extension Error {
  fileprivate var leavesOutcomeOpen: Bool {
    switch self {
    case let error as DynamoDBError: error.outcomeUnknown
    case let error as TransportError: error.outcomeUnknown
    default: false
    }
  }

  fileprivate func leavingOutcomeOpen(_ isOpen: Bool) -> any Error {
    switch self {
    case var error as DynamoDBError:
      error.outcomeUnknown = isOpen
      return error
    case var error as TransportError:
      error.outcomeUnknown = isOpen
      return error
    default: return self
    }
  }

  fileprivate var operation: String {
    switch self {
    case let error as DynamoDBError: error.operation
    case let error as TransportError: error.operation
    default: ""
    }
  }
}
