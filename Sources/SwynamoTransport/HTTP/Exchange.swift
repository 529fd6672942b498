import SwynamoWire

/// One attempt: what to send, and who waits for it.
///
/// `@unchecked Sendable`: the caller fills it, and from there on it is touched by whoever holds the event loop's lock.
final class Exchange: @unchecked Sendable {
  let operation: String
  let body: [UInt8]
  let credentials: Credentials
  let call: CallIdentity
  let attempt: Int
  /// When the whole call must have ended.
  let deadline: ContinuousClock.Instant?
  /// Whether the body may leave this machine more than once.
  let mayRepeat: Bool

  var state = State.new
  var continuation: UnsafeContinuation<Outcome, Never>?

  enum State {
    case new
    case waiting
    case active(EasyHandle)
    case done
  }

  enum Outcome: Sendable {
    case answer(Answer)
    case failure(Failure)
    case cancelled
  }

  struct Answer: Sendable {
    var response: TransportResponse
    /// The `x-amz-crc32` header.
    var checksum: UInt32?
    /// The `x-amz-retry-after` header.
    var retryAfter: Duration?
  }

  struct Failure: Sendable {
    var reason: TransportError.Reason
    /// Whether something of the request left this machine.
    var wasSent: Bool
    var isRetryable: Bool
  }

  init(
    operation: String, body: [UInt8], credentials: Credentials, call: CallIdentity, attempt: Int,
    deadline: ContinuousClock.Instant?, mayRepeat: Bool
  ) {
    self.operation = operation
    self.body = body
    self.credentials = credentials
    self.call = call
    self.attempt = attempt
    self.deadline = deadline
    self.mayRepeat = mayRepeat
  }

  /// The one place that wakes the caller.
  func finish(_ outcome: Outcome) {
    guard let continuation else { return }
    self.continuation = nil
    continuation.resume(returning: outcome)
  }
}
