import Logging
public import SwynamoWire

/// Carries operations over HTTP: libcurl with a thread of its own that waits for answers, connections kept alive, requests signed,
/// faults tried again.
///
///     let transport = CurlTransport(TransportConfiguration(endpoint: "http://localhost:8000"))
///     let response = try await transport.send(TransportRequest(operation: "ListTables", body: Array("{}".utf8)))
///
/// Making one never throws: what is wrong with its configuration is thrown by every call. The thread starts with the first call
/// and ends when the transport is released.
public final class CurlTransport: Transport {
  private let configuration: TransportConfiguration
  private let credentials: any CredentialsProvider
  private let loop: Result<EventLoop, TransportError>
  private let quota: RetryQuota

  public init(_ configuration: TransportConfiguration) {
    self.configuration = configuration
    quota = RetryQuota(capacity: configuration.retries.quota)
    var isLoopback = false
    do {
      let target = try HTTPTarget(configuration)
      isLoopback = target.endpoint.isLoopback
      loop = .success(try EventLoop(target))
    } catch let error as TransportError {
      loop = .failure(error)
    } catch {
      loop = .failure(TransportError(.invalidEndpoint("\(error)")))
    }
    credentials =
      configuration.credentials ?? (isLoopback ? EnvironmentCredentials().orLoopback() : EnvironmentCredentials())
  }

  deinit { shutDown() }

  /// Ends the thread and closes the connections; calls that are under way fail, and so do later ones.
  public func shutDown() {
    if case .success(let loop) = loop { loop.stop() }
  }

  public func send(_ request: TransportRequest) async throws -> TransportResponse {
    var call = try Call(request, configuration, loop: loop.get())
    do {
      return try await run(&call)
    } catch var error as TransportError {
      error.operation = request.operation
      error.endpoint = call.loop.target.endpoint.url
      error.attempts = call.attempt
      error.outcomeUnknown = call.isOutcomeOpen && request.isWrite
      throw error
    }
  }

  /// One call's progress.
  private struct Call {
    let request: TransportRequest
    let loop: EventLoop
    let identity = CallIdentity()
    let deadline: ContinuousClock.Instant?
    var attempt = 0
    /// Whether the request may be sent again once it may have been carried out.
    let mayRepeat: Bool
    /// Whether an attempt may have been carried out.
    var isOutcomeOpen = false
    /// What the last retry was paid with.
    var lastCost: Int?

    init(_ request: TransportRequest, _ configuration: TransportConfiguration, loop: EventLoop) {
      self.request = request
      self.loop = loop
      mayRepeat = configuration.retriesAmbiguousWrites || request.isIdempotent || !request.isWrite
      let limit = configuration.callTimeout.map { ContinuousClock.now.advanced(by: $0) }
      deadline = if let limit, let deadline = request.deadline { min(limit, deadline) } else { request.deadline ?? limit }
    }
  }

  private func run(_ call: inout Call) async throws -> TransportResponse {
    while true {
      call.attempt += 1
      try Task.checkCancellation()
      let exchange = Exchange(
        operation: call.request.operation, body: call.request.body, credentials: try await credentials.credentials(),
        call: call.identity, attempt: call.attempt, deadline: call.deadline, mayRepeat: call.mayRepeat)
      let outcome = await call.loop.perform(exchange)
      log(outcome, of: call)
      switch outcome {
      case .cancelled: throw CancellationError()
      case .answer(let answer):
        if let expected = answer.checksum, CRC32.checksum(answer.response.body) != expected {
          call.isOutcomeOpen = true
          guard try await mayRetry(&call, throttled: false) else { throw TransportError(.checksumMismatch) }
        } else {
          let retryClass = RetryClass(status: answer.response.status, body: answer.response.body)
          if retryClass == .final {
            if answer.response.status < 300 { quota.give(call.lastCost ?? 1) }
            return answer.response
          }
          // A fault of the service may come before or after the write is done; throttling comes before.
          if retryClass == .transient, answer.response.status >= 500 { call.isOutcomeOpen = true }
          guard try await mayRetry(&call, throttled: retryClass == .throttled, retryAfter: answer.retryAfter) else {
            return answer.response
          }
        }
      case .failure(let failure):
        if failure.wasSent { call.isOutcomeOpen = true }
        guard failure.isRetryable, try await mayRetry(&call, throttled: false) else { throw TransportError(failure.reason) }
      }
    }
  }

  /// Pays for another attempt and waits until it is due; false when there is to be none.
  private func mayRetry(_ call: inout Call, throttled: Bool, retryAfter: Duration? = nil) async throws -> Bool {
    let policy = configuration.retries
    guard call.mayRepeat || !call.isOutcomeOpen, call.attempt < policy.maximumAttempts else { return false }
    let wait = policy.backoff(attempt: call.attempt, throttled: throttled, retryAfter: retryAfter)
    let due = ContinuousClock.now.advanced(by: wait)
    if let deadline = call.deadline, due >= deadline { return false }
    let cost = throttled ? policy.throttlingCost : policy.retryCost
    guard quota.take(cost) else { return false }
    call.lastCost = cost
    try await Task.sleep(until: due, clock: .continuous)
    return true
  }

  private func log(_ outcome: Exchange.Outcome, of call: Call) {
    guard let logger = configuration.logger, logger.logLevel <= .debug else { return }
    var metadata: Logger.Metadata = ["operation": "\(call.request.operation)", "attempt": "\(call.attempt)"]
    switch outcome {
    case .answer(let answer):
      metadata["status"] = "\(answer.response.status)"
      metadata["requestID"] = answer.response.headers["x-amzn-requestid"].map { "\($0)" }
    case .failure(let failure): metadata["failure"] = "\(failure.reason)"
    case .cancelled: metadata["failure"] = "cancelled"
    }
    logger.debug("DynamoDB attempt", metadata: metadata)
  }
}
