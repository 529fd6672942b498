import Foundation
import SwynamoCore
import SwynamoDB
import SwynamoEngine
import SwynamoSchema
import SwynamoStreams
import Synchronization
import Testing

/// One by one: workers that get no time lose their leases.
@Suite(.serialized) struct StreamConsumerTests {
  /// What all workers of a test have handled.
  final class Handled: Sendable {
    private let changes = Mutex<[StreamChange<Visit>]>([])

    func add(_ change: StreamChange<Visit>) { changes.withLock { $0.append(change) } }
    var count: Int { changes.withLock { Set($0.map(\.eventID)).count } }

    /// Until so many changes were handled.
    func wait(for wanted: Int) async throws {
      let deadline = ContinuousClock.now + .seconds(240)
      while count < wanted, .now < deadline { try await Task.sleep(for: .milliseconds(5)) }
      try #require(count >= wanted)
    }

    /// Each once, as they came first.
    var firsts: [StreamChange<Visit>] {
      var ids: Set<String> = []
      return all.filter { ids.insert($0.eventID).inserted }
    }

    var all: [StreamChange<Visit>] { changes.withLock { $0 } }
  }

  private func settings(_ worker: String? = nil) -> StreamConsumer<Visit>.Settings {
    StreamConsumer<Visit>.Settings(
      leaseDuration: .seconds(1), polling: StreamPolling(interval: .milliseconds(20), shardInterval: .zero), worker: worker)
  }

  @Test func goesOnWhereItWas() async throws {
    let db = DynamoDB(.embedded(.inMemory))
    let table = visits()
    try await table.createTable().run(on: db)
    for number in 0..<5 { try await table.put(Visit(page: "a", count: number)).run(on: db) }
    let handled = Handled()
    for wanted in [5, 8] {
      let task = Task { try await table.consumer("mailer", on: db, settings: settings()).run { handled.add($0) } }
      try await handled.wait(for: wanted)
      // The checkpoint of the page is written after its last change.
      try await Task.sleep(for: .milliseconds(100))
      task.cancel()
      _ = try? await task.value
      for number in 5..<8 where wanted == 5 { try await table.put(Visit(page: "a", count: number)).run(on: db) }
    }
    #expect(handled.firsts.compactMap(\.new?.count) == Array(0..<8))
  }

  @Test func anErrorOfTheHandlerComesAgain() async throws {
    struct Refused: Error {}
    let db = DynamoDB(.embedded(.inMemory))
    let table = visits()
    try await table.createTable().run(on: db)
    try await table.put(Visit(page: "a", count: 1)).run(on: db)
    await #expect(throws: Refused.self) {
      try await table.consumer("mailer", on: db, settings: settings()).run { _ in throw Refused() }
    }
    let handled = Handled()
    let task = Task { try await table.consumer("mailer", on: db, settings: settings()).run { handled.add($0) } }
    try await handled.wait(for: 1)
    task.cancel()
  }

  /// `SWYNAMO_STREAM_ROUNDS=100` is the long form.
  static let rounds = ProcessInfo.processInfo.environment["SWYNAMO_STREAM_ROUNDS"].flatMap(Int.init) ?? 3

  /// Workers that come, and die without giving back what they had, under load and splits: each change is handled, and the first times of
  /// each item's come in order.
  @Test(arguments: 0..<rounds) func workersDie(_ round: Int) async throws {
    let engine = try EmbeddedEngine(.inMemory, settings: EmbeddedEngine.Settings(recordsUntilSplit: 25))
    let db = DynamoDB(Backend(engine))
    let table = visits()
    try await table.createTable().run(on: db)
    let handled = Handled()
    let total = 160
    let writer = Task {
      for number in 0..<total {
        try await table.put(Visit(page: "page-\(number % 9)", count: number)).run(on: db)
        if number.isMultiple(of: 10) { try await Task.sleep(for: .milliseconds(3)) }
      }
    }
    @Sendable func worker(_ name: String, dyingAfter limit: Int) -> Task<Void, any Error> {
      let backend = Dying(engine)
      return Task {
        let seen = Mutex(0)
        try await table.consumer("mailer", on: DynamoDB(Backend(backend)), settings: settings(name)).run { change in
          if seen.withLock({
            $0 += 1; return $0 > limit
          }) {
            backend.die()
          }
          try backend.check()
          handled.add(change)
        }
      }
    }
    let first = worker("first", dyingAfter: Int.random(in: 1..<40))
    let second = worker("second", dyingAfter: Int.random(in: 40..<90))
    try await writer.value
    let last = worker("last", dyingAfter: .max)
    try? await handled.wait(for: total)
    for task in [first, second, last] { task.cancel() }
    for task in [first, second, last] { _ = try? await task.value }

    #expect(handled.count == total)
    var firsts: [String: [Int]] = [:]
    for change in handled.firsts {
      if let visit = change.new { firsts[visit.page, default: []].append(visit.count) }
    }
    for (page, counts) in firsts { #expect(counts == counts.sorted(), "\(page) in round \(round)") }
  }

  /// A back end that has no answers any more, as that of a process that was killed.
  final class Dying: Transport {
    struct Dead: Error {}
    private let engine: EmbeddedEngine
    private let isDead = Mutex(false)

    init(_ engine: EmbeddedEngine) { self.engine = engine }

    func die() { isDead.withLock { $0 = true } }
    func check() throws { if isDead.withLock({ $0 }) { throw Dead() } }

    func send(_ request: TransportRequest) async throws -> TransportResponse {
      try check()
      return try await engine.send(request)
    }
  }
}
