import SwynamoDB
public import SwynamoWire
import Synchronization

/// Puts faults between a client and any other transport: for tests of what your code does when something goes wrong.
///
///     let transport = FaultInjectingTransport(
///       wrapping: try EmbeddedEngine(.inMemory), .script([.call(1, of: "PutItem", .lostAnswer)]))
///     let db = DynamoDB(Backend(transport))
///     try await users.put(samuel).run(on: db)      // throws a TransportError with outcomeUnknown; the item is written
///     transport.injected                           // [call 1, PutItem 1: answer lost]
///
/// Faults are of whole calls, as they are after an HTTP transport's own retries.
public final class FaultInjectingTransport: Transport {
  private let carrier: any Transport
  private let plan: Plan
  private let clock: any Clock<Duration>
  private let state: Mutex<State>

  private struct State {
    var decisions: FaultDecisions
    var injected: [InjectedFault] = []
  }

  /// Latencies are waited for on `clock`, so that a test with a clock of its own need not wait for them.
  public init(wrapping transport: any Transport, _ plan: Plan, clock: any Clock<Duration> = ContinuousClock()) {
    carrier = transport
    self.plan = plan
    self.clock = clock
    state = Mutex(State(decisions: FaultDecisions(plan)))
  }

  /// What went wrong so far, in the order in which the calls came.
  public var injected: [InjectedFault] { state.withLock { $0.injected.sorted { $0.call < $1.call } } }

  public func send(_ request: TransportRequest) async throws -> TransportResponse {
    let call = state.withLock { $0.decisions.next(request) }
    for fault in call.faults {
      guard case .latency(let wait) = fault else { continue }
      note(fault, call, request)
      try await pause(wait, request)
    }
    for fault in call.faults {
      if case .latency = fault { continue }
      guard let answer = try await answer(fault, to: request, noting: { self.note(fault, call, request) }) else { continue }
      return answer
    }
    return try await carrier.send(request)
  }

  private func note(_ fault: Fault, _ call: FaultDecisions.Call, _ request: TransportRequest) {
    let injected = InjectedFault(
      call: call.number, operation: request.operation, callOfOperation: call.numberOfOperation, fault: fault)
    state.withLock { $0.injected.append(injected) }
  }

  private func pause(_ wait: Duration, _ request: TransportRequest) async throws {
    let left = request.deadline.map { max($0 - .now, .zero) }
    guard let left, wait >= left else { return try await clock.sleep(for: wait) }
    try await clock.sleep(for: left)
    throw TransportError(.timedOut(.call), operation: request.operation, attempts: 1)
  }

  /// The spoilt answer, or nil where the fault does not concern the operation.
  private func answer(
    _ fault: Fault, to request: TransportRequest, noting note: () -> Void
  ) async throws -> TransportResponse? {
    func failure(_ reason: TransportError.Reason, wasSent: Bool = true) -> TransportError {
      TransportError(reason, operation: request.operation, attempts: 1, outcomeUnknown: wasSent && request.isWrite)
    }
    switch fault {
    case .latency: return nil
    case .unprocessed(let count):
      guard let batch = try BatchBody(request) else { return nil }
      note()
      return try await batch.answer(leaving: count, of: request, on: carrier)
    case .transactionConflict:
      guard let answer = try TransportResponse.transactionConflict(for: request) else { return nil }
      note()
      return answer
    case .serviceError(let code, let message, let status, let isCarriedOut):
      note()
      if isCarriedOut { _ = try await carrier.send(request) }
      return .serviceError(code, message, status: status)
    case .resetBeforeSending:
      note()
      throw failure(.connectionFailed("the connection was reset"), wasSent: false)
    case .resetAfterSending:
      note()
      throw failure(.connectionFailed("the connection was reset"))
    case .lostAnswer:
      note()
      _ = try await carrier.send(request)
      throw failure(.connectionFailed("the connection was reset"))
    case .truncatedAnswer:
      note()
      _ = try await carrier.send(request)
      throw failure(.responseTruncated)
    case .damagedAnswer:
      note()
      _ = try await carrier.send(request)
      throw failure(.checksumMismatch)
    case .deadlinePassed(let isCarriedOut):
      note()
      if isCarriedOut { _ = try await carrier.send(request) }
      throw failure(.timedOut(.call))
    }
  }
}

extension FaultInjectingTransport: CustomStringConvertible {
  /// "FaultInjectingTransport(seed: 42, 17 faults in 200 calls)"
  public var description: String {
    let (calls, faults) = state.withLock { ($0.decisions.callCount, $0.injected.count) }
    let source = if case .seed(let seed, _) = plan.kind { "seed: \(seed)" } else { "script" }
    return "FaultInjectingTransport(\(source), \(faults) faults in \(calls) calls)"
  }
}

extension FaultInjectingTransport {
  /// A fault that happened.
  public struct InjectedFault: Sendable, Hashable, CustomStringConvertible {
    /// Counted from 1 over all calls.
    public var call: Int
    /// "PutItem"
    public var operation: String
    /// Counted from 1 over the calls of this operation.
    public var callOfOperation: Int
    /// What happened to the call.
    public var fault: Fault

    /// A fault of one call.
    public init(call: Int, operation: String, callOfOperation: Int, fault: Fault) {
      self.call = call
      self.operation = operation
      self.callOfOperation = callOfOperation
      self.fault = fault
    }

    public var description: String { "call \(call), \(operation) \(callOfOperation): \(fault)" }
  }
}
