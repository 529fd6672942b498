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
  private let room: Result<any EngineRoom, any Error>

  /// Opens a store.
  ///
  /// `now` is the engine's clock: tables are created by it, and idempotency tokens expire by it.
  /// Errors: `StoreError` for a file that isn't a store, is damaged, in use or out of reach.
  public init(_ store: Store, now: @escaping @Sendable () -> Date = { Date() }) throws {
    room = .success(try Self.room(store, now))
  }

  /// Opens a store, and keeps the error of one that can't be opened for those who send requests.
  init(lazily store: Store) {
    room = Result { try Self.room(store) { Date() } }
  }

  public func send(_ request: TransportRequest) async throws -> TransportResponse {
    guard let answer = await (try room.get()).answer(request) else { throw EngineClosed() }
    return answer
  }

  /// Closes the store, so that another engine can open its file. Requests that come later throw `EngineClosed`.
  public func close() async {
    if case .success(let room) = room { await room.close() }
  }

  private static func room(_ store: Store, _ now: @escaping @Sendable () -> Date) throws -> any EngineRoom {
    let seconds: @Sendable () -> Double = { now().timeIntervalSince1970 }
    return switch store.kind {
    case .memory: try MemoryRoom(store, now: seconds)
    case .file: try FileRoom(store, now: seconds)
    }
  }
}

/// Thrown by an engine that was closed.
public struct EngineClosed: Error, Sendable, Hashable, CustomStringConvertible {
  public var description: String { "The embedded engine was closed; make a new one to open its store again." }
}
