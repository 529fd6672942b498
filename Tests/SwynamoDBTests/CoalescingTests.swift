import SwynamoDB
import SwynamoEngine
import SwynamoTesting
import Synchronization
import Testing

private struct Reading: Sendable, Equatable {
  let device: String
  let time: Int
  var value: Double
}

private let readings = Table("readings") {
  HashKey(\Reading.device)
  RangeKey(\.time)
  Field(\.value)
}.of(Reading.init)

@Suite struct CoalescingTests {
  private func filled(_ count: Int) async throws -> (RecordingTransport, DynamoDB) {
    let engine = try EmbeddedEngine(.inMemory)
    let db = DynamoDB(Backend(engine))
    try await readings.createTable().run(on: db)
    try await notes.createTable().run(on: db)
    try await db.batchWrite { for time in 0..<count { readings.put(Reading(device: "d", time: time, value: Double(time))) } }
    let transport = RecordingTransport(forwardingTo: engine)
    return (transport, DynamoDB(Backend(transport)))
  }

  @Test func `Concurrent gets become batches, and each gets its own item`() async throws {
    let (transport, db) = try await filled(250)
    let together = db.coalescingGets(within: .milliseconds(200))
    let found = try await withThrowingTaskGroup(of: (Int, Reading?).self) { group in
      for time in 0..<300 { group.addTask { (time, try await readings.get("d", time).run(on: together)) } }
      return try await group.reduce(into: [Int: Reading?]()) { $0[$1.0] = $1.1 }
    }
    #expect(found.count == 300)
    for time in 0..<300 {
      #expect(found[time] == (time < 250 ? Reading(device: "d", time: time, value: Double(time)) : Reading?.none))
    }
    #expect(transport.requests.count == 3)
    #expect(transport.requests.allSatisfy { $0.operation == "BatchGetItem" })
  }

  @Test func `A key is read once for all who wait for it`() async throws {
    let (transport, db) = try await filled(2)
    let together = db.coalescingGets(within: .milliseconds(100))
    let values = try await withThrowingTaskGroup(of: Double?.self) { group in
      for number in 0..<20 { group.addTask { try await readings.get("d", number % 2).run(on: together)?.value } }
      return try await group.reduce(into: [Double: Int]()) { $0[$1 ?? -1, default: 0] += 1 }
    }
    #expect(values == [0: 10, 1: 10])
    #expect(transport.requests.map(\.operation) == ["BatchGetItem"])
  }

  @Test func `A get that is alone stays a get, and so does one that selects`() async throws {
    let (transport, db) = try await filled(2)
    let together = db.coalescingGets(within: .milliseconds(1))
    #expect(try await readings.get("d", 1).run(on: together)?.value == 1)
    async let one = readings.get("d", 0).select { $0.value }.run(on: together)
    async let two = readings.get("d", 1).select { $0.value }.run(on: together)
    _ = try await (one, two)
    #expect(transport.requests.map(\.operation) == ["GetItem", "GetItem", "GetItem"])
  }

  @Test func `Tables and consistency are kept apart`() async throws {
    let (transport, db) = try await filled(4)
    let together = db.coalescingGets(within: .milliseconds(100))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for time in 0..<2 {
        group.addTask { _ = try await readings.get("d", time).run(on: together) }
        group.addTask { _ = try await readings.get("d", time).consistent().run(on: together) }
        group.addTask { _ = try await notes.get(time).run(on: together) }
      }
      try await group.waitForAll()
    }
    let requests = transport.requests
    #expect(requests.map(\.operation) == ["BatchGetItem", "BatchGetItem", "BatchGetItem"])
    #expect(requests.count { $0.text.contains(#""ConsistentRead":true"#) } == 1)
    #expect(requests.allSatisfy { $0.tableNames.count == 1 })
  }

  @Test func `What a batch leaves is read by gets of its own`() async throws {
    let transport = RecordingTransport { request in
      request.operation == "BatchGetItem"
        ? read([1], leaving: [2, 3]) : .json(#"{"Item":{"id":{"N":"\#(request.ids[0])"},"text":{"S":"alone"}}}"#)
    }
    let together = client(transport).coalescingGets(within: .milliseconds(50))
    let texts = try await withThrowingTaskGroup(of: (Int, String?).self) { group in
      for id in 1...4 { group.addTask { (id, try await notes.get(id).run(on: together)?.text) } }
      return try await group.reduce(into: [Int: String?]()) { $0[$1.0] = $1.1 }
    }
    #expect(texts == [1: "x", 2: "alone", 3: "alone", 4: String?.none])
  }

  @Test func `A batch's error is that of each of its gets`() async throws {
    let transport = RecordingTransport { _ in .error(DynamoDBError.accessDenied, "no") }
    let together = client(transport).coalescingGets(within: .milliseconds(50))
    await withTaskGroup(of: Void.self) { group in
      for id in 1...5 {
        group.addTask {
          let error = await #expect(throws: DynamoDBError.self) { _ = try await notes.get(id).run(on: together) }
          #expect(error?.code == DynamoDBError.accessDenied)
        }
      }
    }
    #expect(transport.requests.count == 1)
  }

  @Test func `A canceled get ends at once, and the others go on`() async throws {
    let (transport, db) = try await filled(2)
    let together = db.coalescingGets(within: .seconds(2))
    let canceled = Task { try await readings.get("d", 0).run(on: together) }
    async let kept = readings.get("d", 1).run(on: together)
    try await Task.sleep(for: .milliseconds(50))
    canceled.cancel()
    await #expect(throws: CancellationError.self) { try await canceled.value }
    #expect(transport.requests.isEmpty)
    #expect(try await kept?.value == 1)
    #expect(transport.requests.map(\.operation) == ["GetItem"])
  }

  @Test func `What the batch costs is told once`() async throws {
    let (_, db) = try await filled(10)
    let (result, calls) = await db.coalescingGets(within: .milliseconds(100)).measuring { db in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for time in 0..<10 { group.addTask { _ = try await readings.get("d", time).run(on: db) } }
        try await group.waitForAll()
      }
    }
    try result.get()
    #expect(calls.map(\.operation) == ["BatchGetItem"])
    #expect(calls.cost.units.read == 5)
  }

  @Test func `Each get goes through the middleware of its own client, and tells its own cost`() async throws {
    let (transport, inner) = try await filled(10)
    let together = inner.coalescingGets(within: .milliseconds(100))
    let seen = Mutex<[String: Int]>([:])
    func counting(_ name: String) -> DynamoDB {
      together.adding { call, next in
        seen.withLock { $0[name, default: 0] += 1 }
        return try await next(call)
      }
    }
    let (first, second) = (counting("first"), counting("second"))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for time in 0..<4 { group.addTask { _ = try await readings.get("d", time).run(on: time % 2 == 0 ? first : second) } }
      try await group.waitForAll()
    }
    #expect(seen.withLock { $0 } == ["first": 1, "second": 1])
    #expect(transport.requests.map(\.operation) == ["BatchGetItem", "BatchGetItem"])
    async let one = readings.get("d", 1).consumedCapacity().run(on: together)
    async let two = readings.get("d", 2).consumedCapacity().run(on: together)
    let costs = try await [one.cost.units.read, two.cost.units.read]
    #expect(costs == [0.5, 0.5])
    // A copy with the same around its calls shares the window.
    let before = transport.requests.count
    async let three = readings.get("d", 3).run(on: first)
    async let four = readings.get("d", 4).run(on: first.timeout(nil))
    _ = try await (three, four)
    #expect(transport.requests.count == before + 1)
  }
}
