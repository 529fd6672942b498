import SwynamoWire

extension CallExecutor {
  func send(_ exchange: Exchange, of call: inout Call) async -> Exchange.Outcome {
    call.sent += 1
    return await send(exchange, as: call.sent, call.observation)
  }

  /// Sends a read, and once more when it is slow.
  func hedge(_ exchange: Exchange, of call: inout Call, _ hedger: Hedger) async -> Exchange.Outcome {
    guard let delay = hedger.delay(for: exchange.operation) else {
      let started = ContinuousClock.now
      let outcome = await send(exchange, of: &call)
      hedger.record(outcome, of: exchange.operation, since: started)
      return outcome
    }
    call.sent += 1
    let started = ContinuousClock.now
    let race = await race(exchange, as: call.sent, after: delay, hedger, call.observation)
    if race.wasHedged { call.sent += 1 }
    hedger.record(race.outcome, of: exchange.operation, since: started)
    return race.outcome
  }

  private func send(
    _ exchange: Exchange, as number: Int, isHedge: Bool = false, _ observation: CallObservation?
  ) async -> Exchange.Outcome {
    observation?.attemptStarted(number, at: exchange.route.endpoint, isHedge: isHedge)
    let outcome = await loop.perform(exchange).checked(limit: limits.maximumResponseSize)
    observation?.attemptEnded(number, AttemptEnd(outcome))
    return outcome
  }

  private enum Event: Sendable {
    case ended(Exchange.Outcome)
    case due
  }

  /// The first answer of two; a failure of one waits for the other.
  private func race(
    _ exchange: Exchange, as number: Int, after delay: Duration, _ hedger: Hedger, _ observation: CallObservation?
  ) async -> (outcome: Exchange.Outcome, wasHedged: Bool) {
    await withTaskGroup(of: Event.self) { group in
      group.addTask { .ended(await self.send(exchange, as: number, observation)) }
      group.addTask {
        try? await Task.sleep(for: delay)
        return .due
      }
      var underWay = 1
      var wasHedged = false
      var last = Exchange.Outcome.canceled
      while underWay > 0, let event = await group.next() {
        switch event {
        case .due:
          guard !Task.isCancelled, hedger.take() else { continue }
          wasHedged = true
          underWay += 1
          group.addTask { .ended(await self.send(exchange.again, as: number + 1, isHedge: true, observation)) }
        case .ended(let outcome):
          underWay -= 1
          last = outcome
          if case .answer(let answer) = outcome, !answer.mayPass { underWay = 0 }
        }
      }
      group.cancelAll()
      return (last, wasHedged)
    }
  }

  /// The credentials, waited for no longer than the call may take.
  func fetchCredentials(for call: Call) async throws -> Credentials {
    try router.check(call.service)
    guard let deadline = call.deadline else { return try await credentials.credentials() }
    return try await withThrowingTaskGroup(of: Credentials?.self) { [credentials] group in
      group.addTask { try await credentials.credentials() }
      group.addTask {
        try await Task.sleep(until: deadline, clock: .continuous)
        return nil
      }
      defer { group.cancelAll() }
      guard case .some(.some(let found)) = try await group.next() else { throw TransportError(.timedOut(.call)) }
      return found
    }
  }
}

extension ReceivedResponse {
  /// Whether it is an error that another request may not get: a fault of the service, or throttling.
  fileprivate var mayPass: Bool {
    response.status >= 300
      && RetryableFailure.Kind(status: response.status, code: response.errorCode) != nil
  }
}
