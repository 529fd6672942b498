import Foundation
import SwynamoCore
import SwynamoDB
import SwynamoEngine
import SwynamoSchema
import SwynamoStreams
import SwynamoTesting
import SwynamoWire
import Synchronization
import Testing

@Suite struct StreamFaultTests {
  /// A client of an engine some of whose answers to GetRecords are errors.
  private func client(_ engine: EmbeddedEngine, _ code: DynamoDBError.Code, of calls: some Sequence<Int>) -> DynamoDB {
    let faults = calls.map { FaultInjectingTransport.ScriptedFault.call($0, of: "GetRecords", .serviceError(code)) }
    return DynamoDB(Backend(FaultInjectingTransport(wrapping: engine, .script(faults))))
  }

  private func table(_ count: Int, _ engine: EmbeddedEngine) async throws -> Table<Visit, String, NoRangeKey> {
    let db = DynamoDB(Backend(engine))
    let table = visits()
    try await table.createTable().run(on: db)
    for number in 0..<count { try await table.put(Visit(page: "a", count: number)).run(on: db) }
    return table
  }

  @Test(arguments: ["ExpiredIteratorException", "ProvisionedThroughputExceededException", "LimitExceededException"])
  func whatPassesIsNotSeen(_ code: String) async throws {
    let engine = try EmbeddedEngine(.inMemory, settings: EmbeddedEngine.Settings(recordsUntilSplit: 4))
    let table = try await table(20, engine)
    let db = client(engine, DynamoDBError.Code(rawValue: code), of: stride(from: 2, to: 200, by: 2))
    var found: [Int] = []
    for try await change in table.changes(on: db, from: .trimHorizon, polling: atOnce) {
      found.append(change.new?.count ?? -1)
      if found.count == 20 { break }
    }
    #expect(found == Array(0..<20))
  }

  @Test func aGapIsThrownAndPassed() async throws {
    let engine = try EmbeddedEngine(.inMemory)
    let table = try await table(3, engine)
    let db = client(engine, .trimmedDataAccess, of: [2])
    var changes = table.changes(on: db, from: .trimHorizon, polling: atOnce).makeAsyncIterator()
    for number in 0..<3 { #expect(try await changes.next()?.new?.count == number) }
    do {
      _ = try await changes.next()
      Issue.record("nothing was missed")
    } catch let error as StreamGapError {
      #expect(error.table == "visits" && error.sequenceNumber != nil)
    }
    // The oldest that there is.
    #expect(try await changes.next()?.new?.count == 0)
  }

  /// A worker that could not renew its lease, and whose shard another took meanwhile, writes no checkpoint.
  @Test func whoWasRobbedWritesNoCheckpoint() async throws {
    let engine = try EmbeddedEngine(.inMemory)
    let table = try await table(1, engine)
    let db = DynamoDB(Backend(engine))
    let settings = StreamConsumer<Visit>.Settings(leaseDuration: .seconds(30), polling: atOnce)
    let taken = Mutex(false)
    let first = Task {
      try await table.consumer("mailer", on: db, settings: settings).run { _ in
        if taken.withLock({ $0 }) { return }
        taken.withLock { $0 = true }
        // Somebody takes the lease as another worker would.
        for lease in try await visitsLeases.scan().run(on: db) {
          try await visitsLeases.update(lease.consumer, lease.shard) {
            $0.epoch.add(1)
            $0.owner.set("other")
          }.run(on: db)
        }
      }
    }
    let deadline = ContinuousClock.now + .seconds(240)
    while !taken.withLock({ $0 }), .now < deadline { try await Task.sleep(for: .milliseconds(5)) }
    // The page is done by now: its checkpoint was refused.
    try await Task.sleep(for: .milliseconds(60))
    let lease = try #require(try await visitsLeases.scan().run(on: db).first)
    #expect(lease.owner == "other" && lease.checkpoint == "TRIM_HORIZON")
    first.cancel()
    _ = try? await first.value
  }
}

/// The table of leases, as a reader of it sees it.
struct KeptLease: Sendable {
  let consumer: String
  let shard: String
  var owner: String?
  var epoch: Int
  var checkpoint: String
}

let visitsLeases = Table("stream-leases") {
  HashKey(\KeptLease.consumer)
  RangeKey(\.shard)
  Field(\.owner)
  Field(\.epoch)
  Field(\.checkpoint)
}.of(KeptLease.init)
