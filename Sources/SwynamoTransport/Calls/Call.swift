import SwynamoWire

/// One call's progress over its attempts.
struct Call {
  let request: TransportRequest
  let isWrite: Bool
  let identity = CallIdentity()
  let deadline: ContinuousClock.Instant?
  /// Whether the request may be sent again once it may have been carried out.
  let mayRepeat: Bool
  var attempt = 0
  /// The requests that were sent, those beside a slow read included.
  var sent = 0
  /// The last attempt.
  var exchange: Exchange?
  /// What the service called the request that it answered last.
  var requestID: String?
  var observation: CallObservation?
  /// Whether an attempt may have been carried out.
  var isOutcomeOpen = false
  /// What went wrong last.
  var lastFailure: RetryableFailure?
  /// The service refused credentials once already that were then fetched anew.
  var hasRenewedCredentials = false

  var service: ServiceOperation.Service { request.serviceOperation.service }

  init(_ request: TransportRequest, _ limits: CallLimits) {
    self.request = request
    isWrite = request.isWrite
    mayRepeat = limits.retriesAmbiguousWrites || request.isIdempotent || !isWrite
    let limit = limits.callTimeout.map { ContinuousClock.now.advanced(by: $0) }
    deadline = if let limit, let deadline = request.deadline { min(limit, deadline) } else { request.deadline ?? limit }
  }

  /// The error that the call ends with, told to its observers; `endpoint` is where it was to go when it never got so far.
  func complete(_ reason: TransportError.Reason, endpoint: Endpoint?) -> TransportError {
    var error = TransportError(
      reason, operation: request.operation, endpoint: (exchange?.route.endpoint ?? endpoint)?.url ?? "",
      attempts: sent == 0 ? 0 : attempt,
      outcomeUnknown: isOutcomeOpen && isWrite)
    error.requestID = requestID
    if sent > 0 { error.invocationID = identity.text }
    observation?.ended(&error)
    return error
  }

  /// Tells with a refusal of the service what the call was named here, and whether it may have been carried out before.
  func complete(_ response: inout TransportResponse) {
    response.invocationID = identity.text
    response.outcomeUnknown = isOutcomeOpen && isWrite
  }
}

/// What of a configuration every call looks at.
struct CallLimits: Sendable {
  let retriesAmbiguousWrites: Bool
  let callTimeout: Duration?
  let maximumResponseSize: Int

  init(_ configuration: TransportConfiguration) {
    retriesAmbiguousWrites = configuration.retriesAmbiguousWrites
    callTimeout = configuration.callTimeout
    maximumResponseSize = configuration.maximumResponseSize
  }
}
