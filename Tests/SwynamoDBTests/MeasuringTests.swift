import SwynamoDB
import SwynamoEngine
import SwynamoTesting
import SwynamoWire
import Synchronization
import Testing

private struct Guest: Sendable, Equatable {
  let name: String
}

private let guests = Table("guests") { HashKey(\Guest.name) }.of(Guest.init)

@Suite struct MeasuringTests {
  private func embedded() async throws -> DynamoDB {
    let db = DynamoDB(.embedded(.inMemory))
    try await guests.createTable().run(on: db)
    return db
  }

  @Test func `Each call is reported, the embedded engine's too`() async throws {
    let calls = Mutex<[CallMetrics]>([])
    let heard = Mutex<[String]>([])
    let db = try await embedded()
      .onCall { call in heard.withLock { $0.append(call.operation) } }
      .onCall { call in calls.withLock { $0.append(call) } }
    try await guests.put(Guest(name: "Anna")).run(on: db)
    _ = try await guests.get("Anna").run(on: db)
    let ended = calls.withLock { $0 }
    #expect(ended.map(\.operation) == ["PutItem", "GetItem"])
    #expect(ended.map(\.attempts) == [1, 1])
    #expect(ended.map(\.status) == [200, 200])
    #expect(ended.allSatisfy { $0.total > .zero && $0.requestID != nil && $0.errorType == nil && $0.lastAttempt == nil })
    #expect(heard.withLock { $0 } == ["PutItem", "GetItem"])
  }

  @Test func `Measured work returns what its calls took`() async throws {
    let db = try await embedded()
    let (result, calls) = await db.measuring { db in
      try await guests.put(Guest(name: "Anna")).run(on: db)
      return try await guests.get("Anna").run(on: db)
    }
    #expect(try result.get() == Guest(name: "Anna"))
    #expect(calls.map(\.operation) == ["PutItem", "GetItem"])
  }

  @Test func `Measured work that fails does too`() async throws {
    let db = try await embedded()
    let (result, calls) = await db.measuring { db in
      try await guests.put(Guest(name: "Anna")).if { $0.name.exists }.run(on: db)
    }
    #expect(throws: DynamoDBError.self) { try result.get() }
    #expect(calls.map(\.errorType) == ["ConditionalCheckFailedException"])
    #expect(calls.map(\.status) == [400])
  }

  @Test func `A transport's own values are passed on`() async throws {
    let measured = CallMetrics(operation: "GetItem", attempts: 3, total: .milliseconds(7), status: 200)
    let transport = RecordingTransport { _ in
      var response = TransportResponse(status: 200, body: Array("{}".utf8))
      response.metrics = measured
      return .response(response)
    }
    let (_, calls) = await DynamoDB(Backend(transport)).measuring { db in _ = try await guests.get("Anna").run(on: db) }
    #expect(calls == [measured])
  }

  @Test func `A failure of the transport is reported`() async throws {
    let transport = RecordingTransport { _ in throw TransportError(.timedOut(.attempt), attempts: 4, requestID: "R1") }
    let (_, calls) = await DynamoDB(Backend(transport)).measuring { db in _ = try await guests.get("Anna").run(on: db) }
    #expect(calls.map(\.errorType) == ["timeout"])
    #expect(calls.map(\.attempts) == [4])
    #expect(calls.map(\.requestID) == ["R1"])
  }
}
