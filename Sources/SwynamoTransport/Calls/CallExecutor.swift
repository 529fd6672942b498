import SwynamoWire
import Synchronization

/// Carries calls: let in by the limiter, with credentials, to an address, attempt by attempt.
final class CallExecutor: Sendable {
  let limits: CallLimits
  let credentials: any CredentialsProvider
  /// The same, where it can answer without waiting.
  let cachedCredentials: (any Credentials.CachingProvider)?
  let observers: CallObservers?
  let retries: any RetryPolicy
  let skew = ClockSkew()
  let limiter: CallLimiter
  let hedger: Hedger?
  let router: Router
  private let http: HTTPSettings
  private let loops: [EventLoop]
  /// Nothing is waited for any more.
  private let isOver = Atomic<Bool>(false)

  init(_ configuration: TransportConfiguration) throws {
    limits = CallLimits(configuration)
    let settings = try ResolvedSettings(GivenSettings(configuration), environment: configuration.environment)
    let options = ConnectionOptions(configuration, settings)
    retries = configuration.retries ?? (settings.retryMode ?? .standard).policy(maximumAttempts: settings.maximumAttempts)
    router = Router(region: settings.region, resolver: configuration.endpointResolver ?? settings.endpoints)
    let http = try HTTPSettings(configuration, options, maximumAttempts: retries.maximumAttempts)
    self.http = http
    let lookups = NameLookups()
    loops = try (0..<max(configuration.eventThreads, 1)).map { _ in try EventLoop(http, lookups) }
    let waiting = min(max(configuration.maximumWaitingCalls, 0), Int(Int32.max))
    limiter = CallLimiter(limit: http.connections * loops.count + waiting)
    hedger = configuration.hedging.map(Hedger.init)
    credentials = Self.credentials(
      configuration, settings, options, isLoopback: router.usualEndpoint(of: .dynamoDB)?.isLoopback == true)
    cachedCredentials = credentials as? any Credentials.CachingProvider
    observers = CallObservers(configuration, region: settings.region)
  }

  /// Those of code, else those that AWS's tools would find; what is dear to fetch is kept.
  private static func credentials(
    _ configuration: TransportConfiguration, _ settings: ResolvedSettings, _ options: ConnectionOptions, isLoopback: Bool
  ) -> any CredentialsProvider {
    if let given = configuration.credentials {
      return given is any Credentials.FetchingProvider ? Credentials.Refreshing(given) : given
    }
    if isLoopback, configuration.profile == nil {
      return Credentials.Environment(environment: configuration.environment).orLoopback()
    }
    let sender = OneShotClient(
      OneShotClient.Options(
        tls: options.tls, proxy: configuration.proxy, environment: configuration.environment, userAgent: options.userAgent))
    let sources = CredentialsSources(region: settings.region, environment: configuration.environment, sender: sender)
    return Credentials.Default(profile: configuration.profile, sources: sources)
  }

  func send(_ request: TransportRequest) async throws -> TransportResponse {
    var call = Call(request, limits)
    call.observation = CallObservation.begin(request, as: call.identity, for: observers)
    do {
      if !request.unsignedHeaders.isEmpty { try http.check(unsignedHeaders: request.unsignedHeaders) }
      try limiter.enter()
      defer { limiter.leave() }
      var response = try await run(&call)
      if !response.isSuccess { call.complete(&response) }
      call.observation?.ended(&response)
      return response
    } catch let error as TransportError {
      throw call.complete(error.reason, endpoint: router.usualEndpoint(of: call.service))
    } catch let error as CredentialsError {
      throw call.complete(.credentials(error), endpoint: router.usualEndpoint(of: call.service))
    } catch {
      call.observation?.ended(error)
      throw error
    }
  }

  func stop() {
    // A lock may be held by a thread that the child of a fork does not have.
    guard !limiter.isForked else { return }
    limiter.close()
    isOver.store(true, ordering: .relaxed)
    for loop in loops { loop.stop() }
  }

  /// Lets calls finish for at most so long, then ends what is left.
  func shutDown(drainingFor limit: Duration) async {
    // The threads and the calls are the parent's.
    guard !limiter.isForked else { return }
    limiter.close()
    if limit > .zero { await limiter.waitUntilEmpty(atMost: limit) }
    isOver.store(true, ordering: .relaxed)
    for loop in loops { await loop.stopAndWait() }
  }

  private func run(_ call: inout Call) async throws -> TransportResponse {
    while true {
      call.attempt += 1
      try Task.checkCancellation()
      let pause = retries.delayBeforeSending()
      if pause > .zero { try await wait(pause, before: call.deadline) }
      let credentials =
        if let current = cachedCredentials?.current { current } else { try await fetchCredentials(for: call) }
      let exchange = try exchange(call, credentials)
      call.exchange = exchange
      let outcome =
        if let hedger, !call.isWrite { await hedge(exchange, of: &call, hedger) } else { await send(exchange, of: &call) }
      switch try decision(on: outcome, &call) {
      case .final(let response):
        response.isSuccess ? retries.succeeded(after: call.lastFailure) : retries.refused()
        return response
      case .failed(let reason): throw TransportError(reason)
      case .staleCredentials(let response):
        guard try await renew(credentials, of: &call) else {
          retries.refused()
          return response
        }
        call.observation?.retryPlanned(after: call.sent, delay: .zero, cause: .staleCredentials)
      case .passing(let failure, let cause, let ending):
        if try await waitForRetry(failure, cause, &call) { continue }
        switch ending {
        case .answer(let response): return response
        case .error(let reason): throw TransportError(reason)
        }
      }
    }
  }

  /// Whether there are other credentials than those that the service does not accept any more; once for each call.
  private func renew(_ refused: Credentials, of call: inout Call) async throws -> Bool {
    guard !call.hasRenewedCredentials, let cachedCredentials else { return false }
    call.hasRenewedCredentials = true
    cachedCredentials.invalidate(refused)
    return try await fetchCredentials(for: call) != refused
  }

  /// The retry policy holds requests back, the first ones too.
  private func wait(_ delay: Duration, before deadline: ContinuousClock.Instant?) async throws {
    let due = ContinuousClock.now.advanced(by: delay)
    do {
      if let deadline, due >= deadline { throw TransportError(.timedOut(.call)) }
      try await pause(until: due)
    } catch {
      retries.withdrawTurn()
      throw error
    }
  }

  /// Waits, in pieces, as long as the transport is there.
  private func pause(until due: ContinuousClock.Instant) async throws {
    var next = ContinuousClock.now
    while next < due {
      if isOver.load(ordering: .relaxed) { throw TransportError(.shutDown) }
      next = min(due, next.advanced(by: .milliseconds(250)))
      try await Task.sleep(until: next, clock: .continuous)
    }
  }

  private func exchange(_ call: Call, _ credentials: Credentials) throws -> Exchange {
    Exchange(
      operation: call.request.operation, service: call.service, body: call.request.body,
      unsignedHeaders: call.request.unsignedHeaders,
      route: try router.route(call.service, accountID: credentials.accountID, resourceARN: call.request.resourceARN),
      credentials: credentials, call: call.identity, attempt: call.attempt, skew: skew, deadline: call.deadline,
      libcurlMayRepeat: !call.isWrite, collectsTimings: call.observation != nil)
  }

  /// False when there is to be no other attempt.
  private func waitForRetry(_ failure: RetryableFailure, _ cause: RetryCause, _ call: inout Call) async throws -> Bool {
    let wait = retries.delay(after: failure)
    let due = ContinuousClock.now.advanced(by: wait ?? .zero)
    let end: RetryEndReason?
    if !call.mayRepeat, call.isOutcomeOpen {
      end = .ambiguousWrite
    } else if wait == nil {
      end = call.attempt < retries.maximumAttempts ? .quotaUsedUp : .attemptsUsedUp
    } else if let deadline = call.deadline, due >= deadline {
      end = .deadline
    } else {
      end = nil
    }
    if let end {
      if wait != nil { retries.withdraw(failure) }
      call.observation?.retryRefused(after: call.sent, cause: cause, because: end)
      return false
    }
    call.lastFailure = failure
    call.observation?.retryPlanned(after: call.sent, delay: wait ?? .zero, cause: cause)
    do {
      try await pause(until: due)
    } catch {
      retries.withdraw(failure)
      throw error
    }
    return true
  }

  /// The loop with the fewest calls; with one thread there is no choice.
  var loop: EventLoop {
    loops.count == 1 ? loops[0] : loops.min { $0.load < $1.load } ?? loops[0]
  }
}
