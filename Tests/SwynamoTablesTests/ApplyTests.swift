import SwynamoAPI
import SwynamoDB
import SwynamoEngine
import SwynamoTables
import SwynamoWire
import Synchronization
import Testing

/// From any table to any other that has the same keys.
@Suite struct ApplyTests {
  static let everything: TablePlan.Permissions = [.dataLoss, .replacingIndexes, .deletingUndeclared]

  static func client(_ transport: any Transport) -> DynamoDB {
    var db = DynamoDB(Backend(transport))
    db.waiters = Retries.Waiting(firstDelay: .milliseconds(1), longestDelay: .milliseconds(3), limit: .seconds(20))
    return db
  }

  @Test(arguments: 0..<80) func endsAtWhatIsDeclared(seed: Int) async throws {
    var generator = GeneratedTable(seed: UInt64(seed))
    let first = generator.table()
    let second = generator.table(after: first)
    let db = Self.client(try EmbeddedEngine(.inMemory, tableDelay: seed % 4 == 0 ? .milliseconds(2) : .zero))
    try await first.apply(on: db)
    #expect(try await first.plan(on: db, allowing: Self.everything).isEmpty)

    let plan = try await second.plan(on: db, allowing: Self.everything)
    let applied = try await plan.apply(on: db)
    #expect(applied.postponed.isEmpty)
    #expect(applied.done.map(\.description) == plan.steps.map(\.description))
    let again = try await second.plan(on: db, allowing: Self.everything)
    #expect(again.description == "table \"things\": as declared")
    let expected = try await LiveState.created(second, on: Self.client(try EmbeddedEngine(.inMemory)))
    #expect(try await LiveState("things", on: db) == expected)
  }

  @Test(arguments: Interruption.Kind.allCases)
  func goesOnAfterAnyCall(kind: Interruption.Kind) async throws {
    for (seed, delay) in [(UInt64(3), Duration.zero), (11, .milliseconds(2))] {
      var generator = GeneratedTable(seed: seed)
      let first = generator.table()
      let second = generator.table(after: first)
      let expected = try await LiveState.created(second, on: Self.client(try EmbeddedEngine(.inMemory)))
      var call = 0
      var hasHappened = true
      while hasHappened {
        call += 1
        let engine = try EmbeddedEngine(.inMemory, tableDelay: delay)
        // The creation is interrupted too.
        let db = Self.client(engine)
        let interruption = Interruption(engine, kind, at: call)
        do {
          let interrupted = Self.client(interruption)
          try await first.apply(on: interrupted)
          try await second.apply(on: interrupted, allowing: Self.everything)
        } catch is CancellationError {
        } catch let error as TransportError {
          // Only reads give up: what a write came to is looked at.
          #expect(!error.outcomeUnknown, "call \(call)")
        }
        hasHappened = interruption.hasHappened
        try await second.apply(on: db, allowing: Self.everything)
        let state = try await LiveState("things", on: db)
        #expect(state == expected, "\(kind) at call \(call), seed \(seed)")
      }
      #expect(call > 10)
    }
  }
}

/// Ends one call of a client, and lets the others through.
final class Interruption: Transport {
  enum Kind: CaseIterable, Sendable {
    /// The request is not carried out, and its task is canceled.
    case canceled
    /// It is carried out, and its task is canceled.
    case canceledAfter
    /// It is carried out, and the answer doesn't come.
    case answerLost
    /// It is not carried out, and nobody can know.
    case requestLost
  }

  private let transport: any Transport
  private let kind: Kind
  private let call: Int
  private let calls = Mutex(0)

  init(_ transport: any Transport, _ kind: Kind, at call: Int) {
    self.transport = transport
    self.kind = kind
    self.call = call
  }

  var hasHappened: Bool { calls.withLock { $0 >= call } }

  func send(_ request: TransportRequest) async throws -> TransportResponse {
    let number = calls.withLock {
      $0 += 1
      return $0
    }
    guard number == call else { return try await transport.send(request) }
    switch kind {
    case .canceled: throw CancellationError()
    case .canceledAfter:
      _ = try await transport.send(request)
      throw CancellationError()
    case .answerLost, .requestLost:
      if kind == .answerLost { _ = try await transport.send(request) }
      throw TransportError(
        .connectionFailed("reset"), operation: request.operation, attempts: 1, outcomeUnknown: request.isWrite)
    }
  }
}
