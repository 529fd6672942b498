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
/// Requests are run one at a time, so every one of them is serialisable with all others.
/// Source: DynamoDB API Reference, version 2012-08-10.
public final class EmbeddedEngine: Transport {
  let room: Result<any EngineRoom, any Error>

  /// Opens a store.
  ///
  /// `now` is the engine's clock: tables are dated by it, and idempotency tokens and items expire by it.
  ///
  ///     let engine = try EmbeddedEngine(.inMemory) { Date(timeIntervalSince1970: 1_800_000_000) }
  ///     // CreateTable: "CreationDateTime":1800000000.0
  ///
  /// `tableDelay` is how long a table is CREATING, UPDATING or DELETING, and each of the two phases of a global index that is
  /// added, by the engine's clock. Without it a change is answered with that state, and is done by then:
  ///
  ///     let engine = try EmbeddedEngine(.inMemory, tableDelay: .seconds(5))
  ///     // CreateTable: "TableStatus":"CREATING", GetItem: ResourceNotFoundException, five seconds later it is ACTIVE
  ///
  /// Errors: `StoreError` for a file that isn't a store, is damaged, in use or out of reach.
  /// Source: API Reference, "TableDescription" (TableStatus) and "TransactWriteItems" (ClientRequestToken).
  public init(
    _ store: Store, tableDelay: Duration = .zero, now: @escaping @Sendable () -> Date = { Date() }
  ) throws {
    room = .success(try Self.room(store, tableDelay, now))
  }

  /// Opens a store, and keeps the error of one that can't be opened for those who send requests.
  init(lazily store: Store) {
    room = Result { try Self.room(store, .zero) { Date() } }
  }

  public func send(_ request: TransportRequest) async throws -> TransportResponse { try await send(request, in: .local) }

  /// Runs a request on the tables of a region and an account, which are apart from all others.
  ///
  ///     let request = TransportRequest(operation: "ListTables", body: Array("{}".utf8))
  ///     let answer = try await engine.send(request, in: Realm(region: "us-east-2"))   // {"TableNames":[]}
  ///
  /// Errors: `StoreError` for an engine whose store couldn't be opened, `EngineClosed`. DynamoDB's errors are answers.
  public func send(_ request: TransportRequest, in realm: Realm) async throws -> TransportResponse {
    guard let answer = await (try room.get()).answer(request, in: realm) else { throw EngineClosed() }
    return answer
  }

  /// All that is stored now, to come back to it later.
  ///
  ///     let snapshot = try await engine.snapshot()
  ///     try await runTheTest(on: engine)
  ///     try await engine.restore(snapshot)      // every answer is as it was
  ///
  /// It holds tables with their items and indexes, and the tokens of transactions. A snapshot can be restored any number of times,
  /// also by another engine, in memory or in a file.
  public func snapshot() async throws -> EngineSnapshot {
    guard let snapshot = try await room.get().enter({ try $0.snapshot() }) else { throw EngineClosed() }
    return snapshot
  }

  /// Replaces all that is stored by what was stored when the snapshot was taken: all of it, or nothing when this throws.
  ///
  ///     try await EmbeddedEngine(.file("shop.db")).restore(snapshot)   // a store in memory is in a file now
  public func restore(_ snapshot: EngineSnapshot) async throws {
    guard try await room.get().enter({ try $0.restore(snapshot) }) != nil else { throw EngineClosed() }
  }

  /// Closes the store, so that another engine can open its file. Requests that come later throw `EngineClosed`.
  ///
  ///     await engine.close()
  ///     let again = try EmbeddedEngine(.file("shop.db"))
  public func close() async {
    if case .success(let room) = room { await room.close() }
  }

  private static func room(
    _ store: Store, _ delay: Duration, _ now: @escaping @Sendable () -> Date
  ) throws -> any EngineRoom {
    let delay = max(0, delay / .seconds(1))
    let seconds: @Sendable () -> Double = { now().timeIntervalSince1970 }
    return switch store.kind {
    case .memory: try MemoryRoom(store, delay: delay, now: seconds)
    case .file: try FileRoom(store, delay: delay, now: seconds)
    }
  }
}

/// What an engine held at a moment. It is a value in memory, as large as the store.
public struct EngineSnapshot: Sendable {
  let bytes: [UInt8]
  /// Rows that were in a file may have been damaged there.
  var isFromFile = true
}

/// Thrown by an engine that was closed: `await engine.close()`, and then any request.
public struct EngineClosed: Error, Sendable, Hashable, CustomStringConvertible {
  public var description: String { "The embedded engine was closed; make a new one to open its store again." }
}
