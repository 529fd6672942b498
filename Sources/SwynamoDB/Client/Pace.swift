import SwynamoCompiler
import SwynamoSchema
import SwynamoWire
import Synchronization

/// A limit of capacity units a second, for everything that is given it, reads and writes together.
///
///     let pace = Pace(unitsPerSecond: 200)
///     async let archived: Void = archive(on: db.adding(pace))          // both together: 200 units a second
///     async let removed: Void = clean(on: db.adding(pace))
///
/// A call waits until what the calls before it consumed is paid for; what it consumes itself is known from its answer. So the limit
/// holds over time, and a call that reads a page of 1 MB is followed by the wait that it costs: smaller pages, `pageSize`, are smoother.
/// A rate that is not above 0 refuses every call with a `StatementError`.
public final class Pace: DynamoDB.Middleware {
  /// The limit.
  public let unitsPerSecond: Double
  private let now: @Sendable () -> ContinuousClock.Instant
  private let sleep: @Sendable (ContinuousClock.Instant) async throws -> Void
  private let state = Mutex(State())

  private struct State {
    /// When what was consumed is paid for.
    var paid: ContinuousClock.Instant?
    /// What a call consumes, as the last ones did.
    var expected = 0.0
  }

  /// A limit that begins now.
  public convenience init(unitsPerSecond: Double) {
    self.init(unitsPerSecond: unitsPerSecond, now: { .now }) { try await Task.sleep(until: $0, clock: .continuous) }
  }

  /// The same with a test's own clock.
  package init(
    unitsPerSecond: Double, now: @escaping @Sendable () -> ContinuousClock.Instant,
    sleep: @escaping @Sendable (ContinuousClock.Instant) async throws -> Void
  ) {
    self.unitsPerSecond = unitsPerSecond
    self.now = now
    self.sleep = sleep
  }

  public func intercept(
    _ call: DynamoDB.Call, next: @escaping @Sendable (DynamoDB.Call) async throws -> DynamoDB.Answer
  ) async throws -> DynamoDB.Answer {
    guard unitsPerSecond > 0, unitsPerSecond.isFinite else {
      throw StatementError(
        operation: call.operation, tables: call.tableNames,
        faults: [.invalidParameter("a pace of \(unitsPerSecond) units a second: it is above 0")])
    }
    guard call.request is any CostedRequest else { return try await next(call) }
    var call = call
    call.request = call.request.asking(.total, itemCollections: false)
    let expected = try await turn()
    let answer = try await next(call)
    consumed(CallMetrics.Cost(answer.body, of: call.request.serviceOperation).units.total, expected: expected)
    return answer
  }

  /// Waits for the call's turn, and takes what it is expected to consume.
  private func turn() async throws -> Double {
    let now = now()
    let (start, expected) = state.withLock { state in
      let start = max(state.paid ?? now, now)
      state.paid = start + .seconds(state.expected / unitsPerSecond)
      return (start, state.expected)
    }
    if start > now {
      do { try await sleep(start) } catch {
        consumed(0, expected: expected)
        throw error
      }
    }
    return expected
  }

  private func consumed(_ units: Double, expected: Double) {
    state.withLock { state in
      if let paid = state.paid { state.paid = paid + .seconds((units - expected) / unitsPerSecond) }
      if units > 0 { state.expected = units }
    }
  }
}

extension DynamoDB {
  /// The same client, whose calls consume no more capacity units a second than these, of reading and writing together.
  ///
  ///     try await users.scan().run(on: db.paced(unitsPerSecond: 200))
  ///
  /// Copies that are made of it share the limit; a ``Pace`` shares it among others.
  public func paced(unitsPerSecond: Double) -> DynamoDB { adding(Pace(unitsPerSecond: unitsPerSecond)) }
}
