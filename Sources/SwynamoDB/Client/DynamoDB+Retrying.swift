public import SwynamoWire
import Synchronization

extension DynamoDB {
  /// Runs some work, and runs all of it again, after the waits of ``retryPolicy``, while it ends in an error that may pass.
  ///
  ///     try await db.retrying(also: [.conditionalCheckFailed]) {
  ///       guard var account = try await accounts.get("a@b.c").consistent().run(on: db) else { return }
  ///       let version = account.version
  ///       account.version += 1
  ///       account.balance = rate(account)
  ///       try await accounts.put(account).if { $0.version == version }.run(on: db)
  ///     }
  ///
  /// Single calls are tried again by the transport already, batches and transactions by the client: this is for several calls that
  /// belong together, and for more patience. What may pass is what `isRetryable` says, and the codes of `also`, of a transaction's
  /// members too. Once a write of the work was made, or may have been (`outcomeUnknown`), by any client, an error ends it, since running
  /// it again would write twice; unless the work is idempotent, so that doing it twice is doing it once. A write on a ``Version`` is,
  /// when the work runs the same statement again: it knows what it wrote itself.
  /// Errors: the last one of the work; once a write was left open, one of the service or the transport says `outcomeUnknown`. `CancellationError` when the task is
  /// canceled while it waits.
  public func retrying<Value>(
    isIdempotent: Bool = false, also codes: Set<DynamoDBError.Code> = [], isolation: isolated (any Actor)? = #isolation,
    _ work: () async throws -> Value
  ) async throws -> Value {
    let notes = WriteNotes(outer: WriteNotes.current)
    return try await retrying(isolation: isolation) {
      try await WriteNotes.$current.withValue(notes) { try await work() }
    } while: { error in
      guard isIdempotent || !(notes.hasWritten || error.leavesOutcomeOpen) else { return nil }
      let failure = error as? DynamoDBError ?? (error as? any VersionConflict)?.cause
      return RetryableFailure.Kind(error) ?? (failure?.isOf(codes) == true ? .transient : nil)
    }
  }

  /// The same for the errors that have a kind.
  func retrying<Value>(
    isolation: isolated (any Actor)? = #isolation, _ work: () async throws -> Value,
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
        guard let kind = kind(error) else { throw error.leavingOutcomeOpen(isOpen) }
        let failure = RetryableFailure(
          kind, attempt: (last?.attempt ?? 0) + 1, operation: error.operation, errorCode: (error as? DynamoDBError)?.code)
        guard try await pause(after: failure) else { throw error.leavingOutcomeOpen(isOpen) }
        last = failure
      }
    }
  }
}

/// A version conflict of whatever model.
protocol VersionConflict: Error {
  var cause: DynamoDBError { get }
  var outcomeUnknown: Bool { get }
}

/// Whether a task, or one of its children, made a write or may have made one.
final class WriteNotes: Sendable {
  @TaskLocal static var current: WriteNotes?

  private let isWritten = Atomic(false)
  /// The requests that may have been carried out although they had no answer that says so.
  private let open = Mutex<[[UInt8]]>([])
  private let outer: WriteNotes?

  init(outer: WriteNotes?) { self.outer = outer }

  var hasWritten: Bool { isWritten.load(ordering: .acquiring) }

  func note() {
    isWritten.store(true, ordering: .releasing)
    outer?.note()
  }

  func note(open request: [UInt8]) {
    note()
    open.withLock { $0.append(request) }
  }

  /// Whether the very same request may have been carried out already.
  func isOpen(_ request: [UInt8]) -> Bool {
    open.withLock { $0.contains(request) } || outer?.isOpen(request) == true
  }
}

extension DynamoDBError {
  /// Whether it has one of the codes, or is a transaction of which nothing else stood in the way.
  fileprivate func isOf(_ codes: Set<Code>) -> Bool {
    guard code == Self.transactionCanceled, !codes.contains(code) else { return codes.contains(code) }
    let reasons = cancellationReasons.map(\.code).filter { $0 != "None" }
    // A member's reason is the code without its "Exception".
    let named = codes.map { $0.rawValue.hasSuffix("Exception") ? String($0.rawValue.dropLast(9)) : $0.rawValue }
    return !reasons.isEmpty
      && reasons.allSatisfy { $0 == "TransactionConflict" || Self.throttlingReasons.contains($0) || named.contains($0) }
      && reasons.contains { named.contains($0) }
  }
}

extension Error {
  var leavesOutcomeOpen: Bool {
    switch self {
    case let error as DynamoDBError: error.outcomeUnknown
    case let error as any VersionConflict: error.outcomeUnknown
    case let error as TransportError: error.outcomeUnknown
    case let error as any IncompleteError: error.cause?.leavesOutcomeOpen ?? false
    default: false
    }
  }

  func leavingOutcomeOpen(_ isOpen: Bool) -> any Error {
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
    case let error as any VersionConflict: error.cause.operation
    default: ""
    }
  }
}
