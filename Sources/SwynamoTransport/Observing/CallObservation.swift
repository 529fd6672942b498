import Logging
import SwynamoWire
import Synchronization
import Tracing

/// What is observed of one call while it runs. The call loop tells it what happens:
///
///     let observation = CallObservation.begin(request, as: identity, for: observers)     // nil when nobody looks
///     observation?.attemptStarted(1, at: endpoint)
///     observation?.attemptEnded(1, AttemptEnd(response, timings: timings))
///     observation?.retryPlanned(after: 1, delay: wait, cause: .throttling)               // or retryRefused
///     observation?.attemptStarted(2, at: endpoint)
///     observation?.attemptEnded(2, AttemptEnd(response, timings: timings))
///     observation?.ended(&response)                                                      // or ended(&error), or ended(error)
///
/// The attempts of a call have numbers of their own, hedges too, and may overlap. Exactly one `ended` is the last of it.
final class CallObservation: Sendable {
  private let serviceOperation: ServiceOperation
  /// Whether the observers want to know what calls cost.
  private let tellsCost: Bool
  private let collectsMetrics: Bool
  private let start = ContinuousClock.now
  private let log: CallLog?
  private let recorder: MetricsRecorder?
  private let span: CallSpan?
  private let progress = Mutex(Progress())

  private struct Progress: Sendable {
    var attempts = 0
    var hedges = 0
    var waited = Duration.zero
    var requestID: String?
    var lastTimings: CallMetrics.Attempt?
    var lastErrorType: String?
    var server: ServerAddress?
    var underWay: [Int: Attempt] = [:]
  }

  private struct Attempt: Sendable {
    let endpoint: Endpoint
    let server: ServerAddress
    let isHedge: Bool
    let start = ContinuousClock.now
    let span: (any Span)?
  }

  /// Nil when nobody looks: one branch for the call.
  @inline(__always)
  static func begin(
    _ request: TransportRequest, as identity: CallIdentity, for observers: CallObservers?
  ) -> CallObservation? {
    guard observers != nil || request.collectsMetrics else { return nil }
    return CallObservation(request, identity, observers)
  }

  private init(_ request: TransportRequest, _ identity: CallIdentity, _ observers: CallObservers?) {
    serviceOperation = request.serviceOperation
    tellsCost = (observers?.capacity ?? .none) != .none
    collectsMetrics = request.collectsMetrics
    recorder = observers?.recorder
    let invocationID = observers?.logger == nil && observers?.tracer == nil ? "" : identity.text
    log = observers?.logger.map { CallLog(logger: $0, operation: request.operation, invocationID: invocationID) }
    span = observers?.tracer.map {
      CallSpan($0, request, region: observers?.region ?? "", invocationID: invocationID)
    }
  }

  var operation: String { serviceOperation.name }

  func attemptStarted(_ number: Int, at endpoint: Endpoint, isHedge: Bool = false) {
    let attempt = Attempt(
      endpoint: endpoint, server: ServerAddress(endpoint), isHedge: isHedge,
      span: span?.attemptStarted(number, at: endpoint, isHedge: isHedge))
    progress.withLock {
      $0.attempts += 1
      if isHedge { $0.hedges += 1 }
      $0.underWay[number] = attempt
      $0.server = attempt.server
    }
  }

  func attemptEnded(_ number: Int, _ end: AttemptEnd) {
    let ended = progress.withLock { progress -> Attempt? in
      if let requestID = end.requestID { progress.requestID = requestID }
      if case .canceled = end.result {
        // The winner's stay.
      } else {
        progress.lastTimings = end.timings
        progress.lastErrorType = end.errorType
      }
      return progress.underWay.removeValue(forKey: number)
    }
    guard let attempt = ended else { return }
    let elapsed = ContinuousClock.now - attempt.start
    log?.attemptEnded(number, end, isHedge: attempt.isHedge, at: attempt.endpoint, after: elapsed)
    recorder?.attemptEnded(end, of: operation, at: attempt.server, after: elapsed)
    if let span = attempt.span { CallSpan.attemptEnded(span, end) }
  }

  /// Another attempt follows after a wait.
  func retryPlanned(after number: Int, delay: Duration, cause: RetryCause) {
    let progress = progress.withLock {
      $0.waited += delay
      return $0
    }
    log?.retryPlanned(after: number, delay: delay, cause: cause)
    recorder?.retryPlanned(operation, cause: cause, at: progress.server)
    if cause == .throttling { recorder?.throttled(operation, errorType: progress.lastErrorType, at: progress.server) }
  }

  /// The attempt could have been tried again, and is not: what it came to is the call's result.
  func retryRefused(after number: Int, cause: RetryCause, because reason: RetryEndReason) {
    let progress = progress.withLock { $0 }
    log?.retryRefused(
      progress.lastErrorType ?? cause.rawValue, attempts: progress.attempts, requestID: progress.requestID, cause: cause,
      because: reason)
    if cause == .throttling { recorder?.throttled(operation, errorType: progress.lastErrorType, at: progress.server) }
  }

  /// The answer is the call's result, an error of the service among them.
  func ended(_ response: inout TransportResponse) {
    let errorType = response.errorType
    let metrics = end(
      status: response.status, errorType: errorType, answer: response.isSuccess ? response.body : nil,
      error: errorType.map(ServiceResponseError.init))
    if collectsMetrics { response.metrics = metrics }
  }

  func ended(_ error: inout TransportError) {
    let metrics = end(status: nil, errorType: error.reason.errorType, answer: nil, error: error)
    if collectsMetrics { error.metrics = metrics }
  }

  /// Anything else that is thrown: a cancellation.
  func ended(_ error: any Error) {
    _ = end(status: nil, errorType: CallMetrics.errorType(of: error), answer: nil, error: error)
  }

  private func end(status: Int?, errorType: String?, answer: [UInt8]?, error: (any Error)?) -> CallMetrics {
    let progress = progress.withLock { $0 }
    let metrics = CallMetrics(
      operation: operation, attempts: progress.attempts, hedges: progress.hedges, waited: progress.waited,
      total: ContinuousClock.now - start, status: status, requestID: progress.requestID, errorType: errorType,
      lastAttempt: progress.lastTimings)
    recorder?.callEnded(metrics, at: progress.server)
    if let answer, tellsCost {
      recorder?.consumed(CallMetrics.Cost(answer, of: serviceOperation), by: operation, at: progress.server)
    }
    span?.ended(metrics, at: progress.server, answer: answer, error: error)
    return metrics
  }
}

/// What a transport's observers need, prepared once; there is none when all are off.
final class CallObservers: Sendable {
  let logger: Logger?
  let recorder: MetricsRecorder?
  let tracer: (any Tracer)?
  /// What they want to know of a call's cost.
  let capacity: ReturnConsumedCapacity
  let region: String

  init?(_ configuration: TransportConfiguration, region: String) {
    let observers = configuration.observers
    guard observers.logger != nil || observers.metrics != nil || observers.tracer != nil else { return nil }
    logger = observers.logger
    recorder = observers.metrics.map(MetricsRecorder.init)
    tracer = observers.tracer
    capacity = observers.consumedCapacity
    self.region = region
  }
}
