import SwynamoWire

/// One attempt: what to send, and who waits for it.
///
/// `@unchecked Sendable`: the caller fills it, and from there on it is touched by whoever holds the event loop's lock.
final class Exchange: @unchecked Sendable {
  let operation: String
  let service: ServiceOperation.Service
  let body: [UInt8]
  let unsignedHeaders: [(name: String, value: String)]
  let route: Route
  let credentials: Credentials
  let call: CallIdentity
  let attempt: Int
  /// What is known of the service's clock.
  let skew: ClockSkew
  /// When the whole call must have ended.
  let deadline: ContinuousClock.Instant?
  /// Whether libcurl may send the request again by itself when a kept connection breaks: what it does is not told, so that no
  /// write is left to it.
  let libcurlMayRepeat: Bool
  /// When it was handed over; nil when nobody wants to know how long what took.
  let submitted: ContinuousClock.Instant?

  var state = State.new
  /// How long its host was looked up before it could be sent, in milliseconds.
  var nameLookup = 0
  var continuation: UnsafeContinuation<Outcome, Never>?

  enum State {
    case new
    case waiting
    case active(EasyHandle)
    case done
  }

  enum Outcome: Sendable {
    case answer(ReceivedResponse)
    case failure(Failure)
    case canceled
  }

  struct Failure: Sendable {
    var reason: TransportError.Reason
    /// Whether something of the request left this machine.
    var wasSent: Bool
    var timings: CallMetrics.Attempt?
    /// Of an answer that came and could not be used.
    var status: Int?
    var requestID: String?
    /// Whether the answer is that of somebody in between.
    var isFromIntermediary = false
  }

  init(
    operation: String, service: ServiceOperation.Service, body: [UInt8],
    unsignedHeaders: [(name: String, value: String)] = [], route: Route, credentials: Credentials, call: CallIdentity,
    attempt: Int,
    skew: ClockSkew, deadline: ContinuousClock.Instant?, libcurlMayRepeat: Bool, collectsTimings: Bool
  ) {
    self.operation = operation
    self.service = service
    self.body = body
    self.unsignedHeaders = unsignedHeaders
    self.route = route
    self.credentials = credentials
    self.call = call
    self.attempt = attempt
    self.skew = skew
    self.deadline = deadline
    self.libcurlMayRepeat = libcurlMayRepeat
    submitted = collectsTimings ? .now : nil
  }

  /// Whether it has not been sent yet, nor ended.
  var isWaiting: Bool { if case .waiting = state { true } else { false } }

  /// The same request for another connection.
  var again: Exchange {
    Exchange(
      operation: operation, service: service, body: body, unsignedHeaders: unsignedHeaders, route: route,
      credentials: credentials, call: call, attempt: attempt,
      skew: skew, deadline: deadline, libcurlMayRepeat: libcurlMayRepeat, collectsTimings: submitted != nil)
  }

  /// The one place that wakes the caller.
  func finish(_ outcome: Outcome) {
    guard let continuation else { return }
    self.continuation = nil
    continuation.resume(returning: outcome)
  }
}

extension Exchange.Failure {
  static let shutDown = Exchange.Failure(reason: .shutDown, wasSent: false)
  static let unusableCredentials = Exchange.Failure(
    reason: .credentials(
      .failed("transport", "the access key ID or the session token has a line break or another control character in it")),
    wasSent: false)
  static let noThread = Exchange.Failure(
    reason: .connectionFailed("the system has no thread for it"), wasSent: false)
  static let refused = Exchange.Failure(
    reason: .connectionFailed("libcurl did not take the request"), wasSent: false)
  static let nameLookupTooSlow = Exchange.Failure(reason: .timedOut(.connect), wasSent: false)

  static func unknownHost(_ name: String, _ why: String) -> Exchange.Failure {
    Exchange.Failure(reason: .connectionFailed("Could not resolve host: \(name) (\(why))"), wasSent: false)
  }

  static let deadlinePassed = Exchange.Failure(reason: .timedOut(.call), wasSent: false)
}
