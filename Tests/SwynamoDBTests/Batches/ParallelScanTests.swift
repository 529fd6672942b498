import SwynamoDB
import SwynamoEngine
import SwynamoTesting
import Synchronization
import Testing

@Suite struct ParallelScanTests {
  private func filled(_ count: Int) async throws -> (RecordingTransport, DynamoDB) {
    let transport = RecordingTransport(forwardingTo: try EmbeddedEngine(.inMemory))
    let db = DynamoDB(Backend(transport))
    try await notes.createTable().run(on: db)
    try await notes.put(contentsOf: (0..<count).map { Note(id: $0, text: "x") }).run(on: db)
    return (transport, db)
  }

  @Test(arguments: [1, 2, 8, 100]) func `The segments are the whole, each item once`(segments: Int) async throws {
    let (transport, db) = try await filled(200)
    let all = try await notes.scan().pageSize(9).parallel(segments).concurrency(5).run(on: db)
    #expect(all.map(\.id).sorted() == Array(0..<200))
    let scans = transport.requests.filter { $0.operation == "Scan" }
    #expect(scans.allSatisfy { $0.text.contains(#""TotalSegments":\#(segments)"#) })
  }

  @Test func `The options of the scan hold for each segment`() throws {
    let requests = try notes.scan().filter { $0.text == "x" }.pageSize(3).consistent().parallel(2).requests()
    #expect(requests.map(\.segment) == [0, 1])
    #expect(
      requests.allSatisfy { $0.totalSegments == 2 && $0.limit == 3 && $0.consistentRead && $0.filterExpression == "#0 = :0" })
  }

  @Test func `No more segments are read at a time than were asked for, and no more pages than are taken`() async throws {
    let underWay = Mutex((now: 0, most: 0))
    let transport = RecordingTransport { _ in
      underWay.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
      try await Task.sleep(for: .milliseconds(2))
      underWay.withLock { $0.now -= 1 }
      return .json(#"{"Items":[{"id":{"N":"1"},"text":{"S":"x"}}],"Count":1,"LastEvaluatedKey":{"id":{"N":"1"}}}"#)
    }
    var pages = notes.scan().parallel(10).concurrency(3).pages(on: client(transport)).makeAsyncIterator()
    for _ in 0..<20 { _ = try await pages.next() }
    try await Task.sleep(for: .milliseconds(50))
    #expect(underWay.withLock { $0.most } == 3)
    #expect((20...23).contains(transport.requests.count))
  }

  @Test func `A scan that was left goes on from its checkpoint, in another process too`() async throws {
    let (_, db) = try await filled(100)
    let scan = notes.scan().pageSize(4).parallel(3)
    for taken in [0, 1, 5, 12] {
      var seen: [Int] = []
      var text: String?
      var pages = scan.pages(on: db).makeAsyncIterator()
      for _ in 0..<taken {
        let page = try #require(try await pages.next())
        seen += page.items.map(\.id)
        text = "\(try #require(page.checkpoint))"
      }
      let rest = try await (text.map { scan.resuming(from: try Checkpoint($0)) } ?? scan).run(on: db)
      #expect((seen + rest.map(\.id)).sorted() == Array(0..<100))
    }
    // At its end there is nothing left.
    let last = Mutex<BulkWrite.Progress?>(nil)
    #expect(try await scan.onProgress { progress in last.withLock { $0 = progress } }.run(on: db).count == 100)
    let end = try #require(last.withLock { $0 })
    #expect(end.items == 100)
    #expect(try await scan.resuming(from: end.checkpoint).run(on: db).isEmpty)
  }

  @Test func `A checkpoint of another scan is refused`() async throws {
    let (_, db) = try await filled(10)
    let page = try await notes.scan().parallel(2).page(on: db)
    let checkpoint = try #require(page.checkpoint)
    let error = await #expect(throws: StatementError.self) {
      try await notes.scan().parallel(3).resuming(from: checkpoint).run(on: db)
    }
    #expect(
      error?.description == """
        Scan on table "notes" was not sent:
          - the checkpoint is one of a scan of table "notes" in 2 segments, and this is a scan of table "notes" in 3 segments
        """)
    let writes = try await notes.put(contentsOf: [Note(id: 1, text: "x")]).run(on: db).checkpoint
    #expect(throws: StatementError.self) { try notes.scan().parallel(2).resuming(from: writes).requests() }
    let other = notes.named("others").scan().parallel(2).resuming(from: checkpoint)
    #expect(throws: StatementError.self) { try other.requests() }
  }

  @Test func `A limit is of all segments`() async throws {
    let (_, db) = try await filled(100)
    #expect(try await notes.scan().parallel(4).limit(30).run(on: db).count == 30)
    #expect(try await notes.scan().limit(7).parallel(4).run(on: db).count == 7)
    #expect(try await notes.scan().parallel(4).first(on: db) != nil)
  }

  @Test func `A number of segments that there can't be is refused`() async throws {
    for segments in [0, -1, 1_000_001] {
      await #expect(throws: StatementError.self) {
        _ = try await notes.scan().parallel(segments).concurrency(1).first(on: client(RecordingTransport([])))
      }
    }
  }

  @Test func `A page that fails can be asked for again`() async throws {
    let (_, db) = try await filled(60)
    let isBroken = Atomic(true)
    let flaky = db.adding { call, next in
      if let scan = call.request as? ScanRequest, scan.segment == 1, isBroken.exchange(false, ordering: .relaxed) {
        throw TransportError(.connectionFailed("no"))
      }
      return try await next(call)
    }
    var pages = notes.scan().pageSize(5).parallel(3).pages(on: flaky).makeAsyncIterator()
    var seen: [Int] = []
    var errors = 0
    while true {
      do {
        guard let page = try await pages.next() else { break }
        seen += page.items.map(\.id)
      } catch is TransportError { errors += 1 }
    }
    #expect(errors == 1)
    #expect(seen.sorted() == Array(0..<60))
  }

  @Test func `Who stops listening ends the requests, and a canceled task too`() async throws {
    let ended = Atomic(0)
    let transport = RecordingTransport { _ in
      do { try await Task.sleep(for: .seconds(60)) } catch { ended.add(1, ordering: .relaxed) }
      return .json(#"{"Items":[],"Count":0}"#)
    }
    let task = Task { try await notes.scan().parallel(4).run(on: client(transport)) }
    while transport.requests.count < 4 { try await Task.sleep(for: .milliseconds(1)) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    while ended.load(ordering: .relaxed) < 4 { try await Task.sleep(for: .milliseconds(1)) }
  }

  @Test func `An item that no model is does not end the results`() async throws {
    let (_, db) = try await filled(30)
    try await notes.put(item: ["id": 1000]).run(on: db)
    let results = notes.scan().pageSize(5).parallel(3).results(on: db)
    var counts = (good: 0, bad: 0)
    for try await result in results { if case .success = result { counts.good += 1 } else { counts.bad += 1 } }
    #expect(counts == (30, 1))
  }
}

@Suite struct CheckpointTests {
  /// Any position is read back from its text; anything else is none.
  @Test func texts() async throws {
    let db = DynamoDB(.embedded(.inMemory))
    try await notes.createTable().run(on: db)
    for id in 0..<20 { try await notes.put(Note(id: id, text: "é")).run(on: db) }
    for segments in 1...6 {
      for try await page in notes.scan().pageSize(1).parallel(segments).pages(on: db) {
        let checkpoint = try #require(page.checkpoint)
        let text = "\(checkpoint)"
        #expect(try Checkpoint(text) == checkpoint)
        #expect(text.utf8.allSatisfy { $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "=") })
        #expect(throws: CursorError.self) { try Checkpoint(String(text.dropLast(5))) }
        #expect(throws: CursorError.self) { try Cursor(text) }
      }
    }
    let page = try await notes.scan().pageSize(1).page(on: db)
    #expect(throws: CursorError.self) { try Checkpoint("\(try #require(page.cursor))") }
    #expect(throws: CursorError.self) { try Checkpoint("") }
  }

  /// {"operation":{"S":"BatchWrite"},"elements":{"N":"7"}} of version 1, of version 2, and of none.
  @Test func versions() throws {
    func text(_ json: String) -> String {
      let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
      var (bits, count, text) = (0, 0, "")
      for byte in json.utf8 {
        (bits, count) = (bits << 8 | Int(byte), count + 8)
        while count >= 6 {
          text.append(alphabet[bits >> (count - 6) & 63])
          count -= 6
        }
      }
      if count > 0 { text.append(alphabet[bits << (6 - count) & 63]) }
      return text
    }
    let position = #""operation":{"S":"BatchWrite"},"elements":{"N":"7"}"#
    let checkpoint = try Checkpoint(text(#"{"version":{"N":"1"},\#(position)}"#))
    #expect(try Checkpoint("\(checkpoint)") == checkpoint)
    #expect(throws: CursorError.self) { try Checkpoint(text(#"{"version":{"N":"2"},\#(position)}"#)) }
    #expect(try Checkpoint(text("{\(position)}")) == checkpoint)
    #expect(throws: CursorError.self) { try Checkpoint(text(#"{"version":{"N":"1"},"more":{"N":"1"},\#(position)}"#)) }
  }
}
