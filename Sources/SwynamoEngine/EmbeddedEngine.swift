public import SwynamoWire

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// DynamoDB in this process: the same requests, answers, checks and messages, kept in memory or in a file.
///
///     let engine = try EmbeddedEngine(.file("shop.db"))
///     let answer = try await engine.send(TransportRequest(operation: "ListTables", body: Array("{}".utf8)))
///     String(decoding: answer.body, as: UTF8.self)   // {"TableNames":[]}
///
/// Requests are run one at a time, so every one of them is serializable with all others. Vectors are compared beside other requests,
/// as they were when the search was asked for.
/// Source: DynamoDB API Reference, version 2012-08-10.
public final class EmbeddedEngine: Transport {
  let backing: Result<any EngineBacking, any Error>

  /// Opens a store.
  ///
  /// `now` is the engine's clock: tables are dated by it, and idempotency tokens and items expire by it.
  ///
  ///     let engine = try EmbeddedEngine(.inMemory) { Date(timeIntervalSince1970: 1_800_000_000) }
  ///     // CreateTable: "CreationDateTime":1800000000.0
  ///
  /// `tableDelay` is how long a table is CREATING, UPDATING or DELETING, and each of the two phases of a global or vector index
  /// that is added, by the engine's clock. Without it a change is answered with that state, and is done by then:
  ///
  ///     let engine = try EmbeddedEngine(.inMemory, tableDelay: .seconds(5))
  ///     // CreateTable: "TableStatus":"CREATING", GetItem: ResourceNotFoundException, five seconds later it is ACTIVE
  ///
  /// Errors: `StoreError` for a file that isn't a store, is damaged, in use or out of reach.
  /// Source: API Reference, "TableDescription" (TableStatus) and "TransactWriteItems" (ClientRequestToken).
  public convenience init(
    _ store: Store, tableDelay: Duration = .zero, now: @escaping @Sendable () -> Date = { Date() }
  ) throws {
    try self.init(store, settings: Settings(tableDelay: tableDelay, now: now))
  }

  /// Opens a store for an engine that behaves as the settings say.
  ///
  ///     let settings = EmbeddedEngine.Settings(shardLifetime: .seconds(60))
  ///     let engine = try EmbeddedEngine(.inMemory, settings: settings)   // streams' shards are closed after a minute
  ///
  /// Errors: `StoreError`, as above.
  public init(_ store: Store, settings: Settings) throws {
    backing = .success(try Self.backing(store, settings))
  }

  /// Opens a store, and keeps the error of one that can't be opened for those who send requests.
  init(lazily store: Store) {
    backing = Result { try Self.backing(store, Settings()) }
  }

  public func send(_ request: TransportRequest) async throws -> TransportResponse { try await send(request, in: .local) }

  /// Runs a request on the tables of a region and an account, which are apart from all others.
  ///
  ///     let request = TransportRequest(operation: "ListTables", body: Array("{}".utf8))
  ///     let answer = try await engine.send(request, in: TableNamespace(region: "us-east-2"))   // {"TableNames":[]}
  ///
  /// Errors: `StoreError` for an engine whose store couldn't be opened, `EngineClosedError`, `CancellationError` where long work was
  /// canceled. DynamoDB's errors are answers.
  public func send(_ request: TransportRequest, in namespace: TableNamespace) async throws -> TransportResponse {
    try await send(request, in: namespace, shownAs: namespace)
  }

  /// The same with the region and the account that ARNs show.
  package func send(
    _ request: TransportRequest, in namespace: TableNamespace, shownAs shown: TableNamespace
  ) async throws -> TransportResponse {
    let backing = try backing.get()
    while true {
      guard let answer = await backing.answer(request, in: namespace, shownAs: shown) else { throw EngineClosedError() }
      switch answer {
      case .done(let response): return response
      case .later(let work): return await EngineAnswer.run(work)
      // Nobody waits for it any more.
      case .unfinished: try Task.checkCancellation()
      }
    }
  }

  /// All that is stored now, to come back to it later.
  ///
  ///     let snapshot = try await engine.snapshot()
  ///     try await runTheTest(on: engine)
  ///     try await engine.restore(snapshot)      // every answer is as it was
  ///
  /// It holds tables with their items and indexes, and the tokens of transactions. A snapshot can be restored any number of times,
  /// also by another engine, in memory or in a file.
  public func snapshot() async throws -> Snapshot {
    guard let snapshot = try await backing.get().withCore({ try $0.snapshot() }) else { throw EngineClosedError() }
    return snapshot
  }

  /// Replaces all that is stored by what was stored when the snapshot was taken: all of it, or nothing when this throws.
  ///
  ///     try await EmbeddedEngine(.file("shop.db")).restore(snapshot)   // a store in memory is in a file now
  public func restore(_ snapshot: Snapshot) async throws {
    guard try await backing.get().withCore({ try $0.restore(snapshot) }) != nil else { throw EngineClosedError() }
  }

  /// Closes the store, so that another engine can open its file. Requests that come later throw `EngineClosedError`.
  ///
  ///     await engine.close()
  ///     let again = try EmbeddedEngine(.file("shop.db"))
  public func close() async {
    if case .success(let backing) = backing { await backing.close() }
  }

  private static func backing(_ store: Store, _ settings: Settings) throws -> any EngineBacking {
    let backing: any EngineBacking =
      store.file == nil ? try MemoryBacking(store, settings) : try FileBacking(store, settings)
    // What was under way when the file was closed goes on.
    if store.file != nil { Task { await backing.startWork() } }
    return backing
  }
}

extension EmbeddedEngine {
  /// What an engine held at a moment. It is a value in memory, as large as the store.
  public struct Snapshot: Sendable {
    let bytes: [UInt8]
    /// Rows that were in a file may have been damaged there.
    var isFromFile = true
  }
}

/// Thrown by an engine that was closed: `await engine.close()`, and then any request.
public struct EngineClosedError: Error, Sendable, Hashable, CustomStringConvertible {
  public var description: String { "The embedded engine was closed; make a new one to open its store again." }
}

extension EmbeddedEngine {
  /// Deletes expired items: those whose attribute of `UpdateTimeToLive` is a number of seconds since 1970 before the engine's
  /// clock, by not more than five years. Items are deleted from their indexes too. Answers how many items were deleted.
  ///
  ///     try await engine.removeExpiredItems()   // 17
  ///
  /// DynamoDB does this in the background, typically within a few days: until then expired items are read, queried, updated and
  /// counted as others are, and so are the engine's until this is called; `swynamo-local` calls it every second. It deletes no more
  /// than `limit` of them, in all namespaces, and doesn't look at the others.
  /// Source: DynamoDB Developer Guide, "Using time to live (TTL) in DynamoDB".
  @discardableResult
  public func removeExpiredItems(atMost limit: Int = .max) async throws -> Int {
    var removed = 0
    while removed < limit {
      // In parts, between which requests are answered.
      let part = min(100, limit - removed)
      guard let count = try await backing.get().withCore({ try $0.removeExpiredItems(atMost: part) }) else {
        throw EngineClosedError()
      }
      removed += count
      if count < part { break }
      await Task.yield()
    }
    return removed
  }
}

extension EmbeddedEngine {
  /// Closes the open shards of a table's stream, each for two children that share its partitions: what those who read streams have
  /// to cope with. Answers how many shards are open then, 0 for a table without a stream.
  ///
  ///     try await engine.splitShards(of: "orders")   // 2
  ///
  /// Source: Developer Guide, "Change data capture for DynamoDB Streams": shards split as a table grows.
  @discardableResult
  public func splitShards(of table: String, in namespace: TableNamespace = .local) async throws -> Int {
    guard let count = try await backing.get().withCore({ try $0.splitShards(of: table, in: namespace) }) else {
      throw EngineClosedError()
    }
    return count
  }
}

extension EmbeddedEngine {
  /// What is wrong with the store as far as it is known: what its opening and the requests since then have met.
  package func storeFaults() async -> [StoreFault] {
    let backing: any EngineBacking
    switch self.backing {
    case .success(let opened): backing = opened
    case .failure(let error): return [.unusable("\(error)")]
    }
    guard let faults = try? await backing.withCore({ $0.faults }) else { return [.unusable("\(EngineClosedError())")] }
    return faults
  }
}

extension EmbeddedEngine {
  /// The engine as clients of one region and account see it.
  ///
  ///     let ohio = DynamoDB(Backend(engine.namespace(TableNamespace(region: "us-east-2"))))
  ///     let frankfurt = DynamoDB(Backend(engine.namespace(TableNamespace(region: "eu-central-1"))))   // has tables of its own
  public func namespace(_ namespace: TableNamespace) -> some Transport { NamespaceTransport(engine: self, namespace: namespace) }
}

private struct NamespaceTransport: Transport {
  let engine: EmbeddedEngine
  let namespace: TableNamespace

  func send(_ request: TransportRequest) async throws -> TransportResponse { try await engine.send(request, in: namespace) }

  func shutDown(drainingFor limit: Duration) async { await engine.shutDown(drainingFor: limit) }
}
