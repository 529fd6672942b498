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

  /// The same numbers, all of one text.
  func texts(_ text: String) -> AsyncMapSequence<Source, Note> { map { Note(id: $0.id, text: text) } }

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

  @Test func `Keys are deleted as items too, and what it costs is told`() async throws {
    let db = DynamoDB(.embedded(.inMemory))
    try await notes.createTable().run(on: db)
    let written = notes.put(contentsOf: Source { $0 < 60 ? $0 : nil })
    let (progress, cost) = try await written.consumedCapacity().run(on: db)
    #expect(progress.items == 60 && cost.units.write == 60)
    #expect(
      written.explain() == """
        for the elements of the sequence, up to 25 at a time:
        BatchWriteItem on table "notes"
        """)
    let keys: [Item] = (10..<60).map { ["id": .number(DynamoDBNumber($0))] }
    try await notes.delete(keys: keys).run(on: db)
    #expect(try await notes.scan().run(on: db).map(\.id).sorted() == Array(0..<10))
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

  @Test func `Of what was not written, the last of each key is handed back`() async throws {
    let engine = try EmbeddedEngine(.inMemory)
    let db = DynamoDB(Backend(engine))
    try await notes.createTable().run(on: db)
    let transport = RecordingTransport { request in
      request.ids.contains(3) ? .error(DynamoDBError.accessDenied, "no") : leftWrites([])
    }
    // 27 elements are the first batch, in which the last 3 takes the place of the first two; then 3 comes once more.
    let ids = [3, 3] + Array(0..<25) + [100, 3, 101]
    let reports = Mutex<[BulkWrite.Progress]>([])
    let error = try await #require(throws: BatchWriteIncompleteError.self) {
      try await notes.put(contentsOf: Source { $0 < ids.count ? ids[$0] : nil })
        .onProgress { progress in reports.withLock { $0.append(progress) } }.run(on: client(transport))
    }
    #expect(try error.ids.sorted() == Array(0..<25) + [100])
    #expect(try error.unwrittenPuts(of: notes).first { $0.id == 3 }?.text == "28")
    // None of the elements was written.
    #expect(reports.withLock { $0.map(\.items) } == [0])
    try await db.batchWrite(error.unwritten)
    #expect(try await notes.count().run(on: db) == 26)
  }

  @Test func `An element that was overwritten counts as written when its last one is`() async throws {
    // Of the keys 0 to 24 the first comes three times; it is left, and so is another.
    let transport = RecordingTransport { request in
      leftWrites(request.ids.filter { $0 < 2 })
    }
    let ids = [0, 0] + Array(0..<25)
    let reports = Mutex<[BulkWrite.Progress]>([])
    let source = Source { $0 < ids.count ? ids[$0] : nil }
    await #expect(throws: BatchWriteIncompleteError.self) {
      try await notes.put(contentsOf: source.texts("x")).onProgress { progress in reports.withLock { $0.append(progress) } }
        .run(on: client(transport))
    }
    #expect(reports.withLock { $0.map(\.items) } == [23])
  }

  @Test func `A scan's checkpoint is refused`() async throws {
    let db = DynamoDB(.embedded(.inMemory))
    try await notes.createTable().run(on: db)
    try await notes.put(Note(id: 1, text: "x")).run(on: db)
    let checkpoint = try #require(try await notes.scan().parallel(2).page(on: db).checkpoint)
    let transport = RecordingTransport([])
    let error = await #expect(throws: StatementError.self) {
      try await notes.put(contentsOf: [Note(id: 1, text: "x")]).resuming(from: checkpoint).run(on: client(transport))
    }
    #expect(
      error?.description == """
        BatchWriteItem on table "notes" was not sent:
          - the checkpoint is one of a scan of table "notes" in 2 segments, and this is a sequence of writes
        """)
    #expect(transport.requests.isEmpty)
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
