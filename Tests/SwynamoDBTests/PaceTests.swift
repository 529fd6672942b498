import SwynamoDB
import SwynamoTesting
import Synchronization
import Testing

/// A clock that moves when somebody sleeps.
private final class TestClock: Sendable {
  private let start: ContinuousClock.Instant
  private let state: Mutex<ContinuousClock.Instant>

  init() {
    start = .now
    state = Mutex(start)
  }

  /// The time that has passed.
  var elapsed: Duration { state.withLock { $0 - start } }

  func pace(_ units: Double) -> Pace {
    Pace(unitsPerSecond: units, now: { self.state.withLock { $0 } }) { due in
      try Task.checkCancellation()
      self.state.withLock { $0 = max($0, due) }
    }
  }
}

private func page(_ units: Double, more: Bool) -> RecordingTransport.Answer {
  let next = more ? #","LastEvaluatedKey":{"id":{"N":"1"}}"# : ""
  return .json(
    #"{"Items":[],"Count":0\#(next),"ConsumedCapacity":{"TableName":"notes","CapacityUnits":\#(units)}}"#)
}

@Suite struct PaceTests {
  @Test func `Each call waits until those before it are paid for`() async throws {
    let clock = TestClock()
    let transport = RecordingTransport([page(50, more: true), page(50, more: true), page(50, more: false)])
    _ = try await notes.scan().run(on: client(transport).adding(clock.pace(100)))
    // 50 units take half a second; the last page's are paid for by whoever comes next.
    #expect(clock.elapsed == .seconds(1))
    #expect(transport.requests.allSatisfy { $0.text.contains(#""ReturnConsumedCapacity":"TOTAL""#) })
  }

  @Test func `A pace is shared by all that have it, reads and writes`() async throws {
    let clock = TestClock()
    let pace = clock.pace(10)
    let answer = #"{"UnprocessedItems":{},"ConsumedCapacity":[{"TableName":"notes","CapacityUnits":5.0}]}"#
    let writer = client(RecordingTransport { _ in .json(answer) }).adding(pace)
    let reader = client(RecordingTransport { _ in page(20, more: false) }).adding(pace)
    try await writer.batchWrite { notes.delete(1) }
    #expect(clock.elapsed == .zero)
    _ = try await notes.scan().run(on: reader)
    #expect(clock.elapsed == .seconds(0.5))
    try await writer.batchWrite { notes.delete(1) }
    #expect(clock.elapsed == .seconds(2.5))
  }

  @Test func `What is expected of concurrent calls is counted before they are answered`() async throws {
    let clock = TestClock()
    let pace = clock.pace(10)
    let db = client(RecordingTransport { _ in page(10, more: false) }).adding(pace)
    _ = try await notes.scan().run(on: db)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<5 { group.addTask { _ = try await notes.scan().run(on: db) } }
      try await group.waitForAll()
    }
    #expect(clock.elapsed == .seconds(5))
  }

  @Test func `A call that fails, or that has no units, pays nothing`() async throws {
    let clock = TestClock()
    let transport = RecordingTransport([
      .error(DynamoDBError.conditionalCheckFailed, "no"), .error(DynamoDBError.resourceNotFound, "no"), .json("{}"),
    ])
    let db = client(transport).adding(clock.pace(1))
    await #expect(throws: DynamoDBError.self) { try await notes.delete(1).run(on: db) }
    #expect(try await notes.tableExists(on: db) == false)
    try await notes.delete(1).run(on: db)
    #expect(clock.elapsed == .zero)
    #expect(transport.requests[1].text == #"{"TableName":"notes"}"#)
  }

  @Test func `A pace that is none is refused`() async throws {
    let transport = RecordingTransport([])
    for units in [0, -1, .nan, .infinity] {
      let error = try await #require(throws: StatementError.self) {
        _ = try await notes.get(1).run(on: client(transport).paced(unitsPerSecond: units))
      }
      #expect(
        error.description == """
          GetItem on table "notes" was not sent:
            - a pace of \(units) units a second: it is above 0
          """)
    }
    #expect(transport.requests.isEmpty)
  }

  @Test func `Cancelling ends the wait`() async throws {
    let db = client(RecordingTransport { _ in page(1000, more: false) }).paced(unitsPerSecond: 1)
    _ = try await notes.scan().run(on: db)
    let task = Task { _ = try await notes.scan().run(on: db) }
    try await Task.sleep(for: .milliseconds(20))
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
