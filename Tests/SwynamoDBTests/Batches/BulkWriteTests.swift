import SwynamoDB
import SwynamoEngine
import SwynamoTesting
import Synchronization
import Testing

private struct Wrong: Error {}

/// Numbers that are counted as they are taken.
private final class Source: AsyncSequence, AsyncIteratorProtocol, Sendable {
  private let numbers: @Sendable (Int) throws -> Int?
  private let count = Atomic(0)

  init(_ numbers: @escaping @Sendable (Int) throws -> Int?) { self.numbers = numbers }

  var taken: Int { count.load(ordering: .relaxed) }

  func makeAsyncIterator() -> Source { self }

  func next() async throws -> Note? {
    let place = count.add(1, ordering: .relaxed).oldValue
    return try numbers(place).map { Note(id: $0, text: "\(place)") }
  }
}

@Suite struct BulkWriteTests {
  @Test func `A sequence is written, 25 in a request`() async throws {
    let transport = RecordingTransport(forwardingTo: try EmbeddedEngine(.inMemory))
    let db = DynamoDB(Backend(transport))
    try await notes.createTable().run(on: db)
    let progress = try await notes.put(contentsOf: Source { $0 < 110 ? $0 : nil }).run(on: db)
    #expect(progress.items == 110)
    #expect(progress.requests == 5)
    #expect(try await notes.count().run(on: db) == 110)
    try await notes.delete(keys: 0..<100).concurrency(2).run(on: db)
    #expect(try await notes.scan().run(on: db).map(\.id).sorted() == Array(100..<110))
    try await notes.put(contentsOf: [Note(id: 1, text: "x")]).run(on: db)
    #expect(try await notes.count().run(on: db) == 11)
  }

  @Test func `No more is taken than there is room for`() async throws {
    let (gate, opening) = AsyncStream.makeStream(of: Void.self)
    let underWay = Mutex((now: 0, most: 0))
    let transport = RecordingTransport { _ in
      underWay.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
      for await _ in gate { break }
      underWay.withLock { $0.now -= 1 }
      return leftWrites([])
    }
    let source = Source { $0 < 1000 ? $0 : nil }
    let run = Task { try await notes.put(contentsOf: source).concurrency(3).run(on: client(transport)) }
    while transport.requests.count < 3 { try await Task.sleep(for: .milliseconds(1)) }
    try await Task.sleep(for: .milliseconds(20))
    // Three requests, and what is gathered for the fourth.
    #expect(source.taken == 100)
    #expect(transport.requests.count == 3)
    opening.finish()
    #expect(try await run.value.items == 1000)
    #expect(underWay.withLock { $0.most } == 3)
  }

  @Test func `Elements of one key are written in their order`() async throws {
    let db = DynamoDB(.embedded(.inMemory))
    try await notes.createTable().run(on: db)
    // Seven keys, again and again, in requests that run at the same time.
    let progress = try await notes.put(contentsOf: Source { $0 < 500 ? $0 % 7 : nil }).concurrency(8).run(on: db)
    #expect(progress.items == 500)
    let texts = try await notes.scan().run(on: db).map { Int($0.text) ?? -1 }.sorted()
    #expect(texts == Array(493..<500))
  }

  @Test func `What fails is handed back, and nothing more is taken`() async throws {
    let transport = RecordingTransport { request in
      request.ids.contains(30) ? .error(DynamoDBError.accessDenied, "no") : leftWrites([])
    }
    let source = Source { $0 < 10_000 ? $0 : nil }
    let reports = Mutex<[BulkWrite.Progress]>([])
    let error = try await #require(throws: BatchWriteIncompleteError.self) {
      try await notes.put(contentsOf: source).concurrency(2).onProgress { progress in reports.withLock { $0.append(progress) } }
        .run(on: client(transport))
    }
    #expect(source.taken < 150)
    #expect((error.cause as? DynamoDBError)?.code == DynamoDBError.accessDenied)
    let missing = try error.unwrittenPuts(of: notes).map(\.id)
    #expect(missing.prefix(25) == Array(25..<50)[...])
    // What was sent well and what is missing is all that was taken.
    let sent = transport.requests.map(\.ids).filter { !$0.contains(30) }.flatMap { $0 }
    #expect((sent + missing).sorted() == Array(0..<source.taken))
    // Later elements may be written, and still the checkpoint stands before those that are not.
    let last = try #require(reports.withLock { $0.last })
    #expect(try last.checkpoint == Checkpoint("\(last.checkpoint)"))
    let again = Source { $0 < 10_000 ? $0 : nil }
    let second = RecordingTransport { _ in leftWrites([]) }
    _ = try await notes.put(contentsOf: again).resuming(from: last.checkpoint).run(on: client(second))
    #expect(Set(second.requests.flatMap(\.ids)) == Set(25..<10_000))
  }

  @Test func `What came before an error of the sequence is written`() async throws {
    let transport = RecordingTransport { _ in leftWrites([]) }
    await #expect(throws: Wrong.self) {
      try await notes.put(contentsOf: Source { if $0 == 40 { throw Wrong() } else { $0 } }).run(on: client(transport))
    }
    #expect(transport.requests.flatMap(\.ids).sorted() == Array(0..<40))
  }

  @Test func `An element that DynamoDB would refuse ends it`() async throws {
    let transport = RecordingTransport { _ in leftWrites([]) }
    let large = Note(id: 2, text: String(repeating: "x", count: 410_000))
    let error = try await #require(throws: StatementError.self) {
      try await notes.put(contentsOf: [Note(id: 1, text: "x"), large, Note(id: 3, text: "x")]).run(on: client(transport))
    }
    #expect(error.faults == [.member(1, table: "notes", .itemTooLarge(bytes: 410_008))])
    #expect(transport.requests.map(\.ids) == [[1]])
  }

  @Test func `A sequence that is canceled hands back what was taken`() async throws {
    let transport = RecordingTransport { _ in .after(.seconds(60), leftWrites([])) }
    let source = Source { $0 }
    let run = Task { try await notes.put(contentsOf: source).concurrency(2).run(on: client(transport)) }
    while transport.requests.count < 2 { try await Task.sleep(for: .milliseconds(1)) }
    run.cancel()
    let error = try await #require(throws: BatchWriteIncompleteError.self) { try await run.value }
    #expect(error.cause is CancellationError)
    #expect(try error.unwrittenPuts(of: notes).count >= 50)
  }

  @Test func `A pace holds for all its requests`() async throws {
    let answer = #"{"UnprocessedItems":{},"ConsumedCapacity":[{"TableName":"notes","CapacityUnits":25.0}]}"#
    let transport = RecordingTransport { _ in .json(answer) }
    let start = ContinuousClock.now
    try await notes.put(contentsOf: Source { $0 < 100 ? $0 : nil }).concurrency(1).paced(unitsPerSecond: 500)
      .run(on: client(transport))
    #expect(ContinuousClock.now - start >= .milliseconds(150))
  }
}
