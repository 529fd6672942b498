import SwynamoDB
import SwynamoEngine
import SwynamoTesting
import Synchronization
import Testing

private struct Line: Sendable, Equatable {
  let order: String
  let number: Int
  var text: String
}

private let lines = Table("lines") {
  HashKey(\Line.order)
  RangeKey(\.number)
  Field(\.text)
}.of(Line.init)

@Suite struct BatchTablesTests {
  private func filled() async throws -> (RecordingTransport, DynamoDB) {
    let transport = RecordingTransport(forwardingTo: try EmbeddedEngine(.inMemory))
    let db = DynamoDB(Backend(transport))
    try await notes.createTable().run(on: db)
    try await lines.createTable().run(on: db)
    try await db.batchWrite {
      for id in 0..<80 { notes.put(Note(id: id, text: "n\(id)")) }
      for number in 0..<80 { lines.put(Line(order: "o", number: number, text: "l\(number)")) }
    }
    return (transport, db)
  }

  @Test func `Keys of several tables go together, each with its attributes, in the order of the keys`() async throws {
    let (transport, db) = try await filled()
    let before = transport.requests.count
    let (found, texts) = try await db.batchGet {
      notes.batchGet((0..<90).reversed()).consistent()
      lines.batchGet([3, 1, 99, 1].map { ("o", $0) }).select { $0.text }
    }
    #expect(found.map(\.id) == (0..<80).reversed())
    #expect(texts == ["l3", "l1", "l1"])
    let requests = transport.requests[before...]
    #expect(requests.map(\.tableNames) == [["notes", "lines"]])
    #expect(
      requests[before].text.hasSuffix(
        ##""ProjectionExpression":"#0, #1, #2","ExpressionAttributeNames":{"#0":"text","#1":"order","#2":"number"}}}}"##))
  }

  @Test func `A hundred keys are a request, whatever table they are of`() async throws {
    let (transport, db) = try await filled()
    let before = transport.requests.count
    let (found, other) = try await db.batchGet {
      notes.batchGet(0..<80)
      lines.batchGet((0..<80).map { ("o", $0) })
    }
    #expect(found.count == 80 && other.count == 80)
    #expect(transport.requests[before...].map(\.tableNames) == [["notes", "lines"], ["lines"]])
  }

  @Test func `A table that is named twice goes into requests of its own`() async throws {
    let (transport, db) = try await filled()
    let before = transport.requests.count
    let (whole, texts) = try await db.batchGet {
      notes.batchGet([1, 2])
      notes.batchGet([2, 3]).select { $0.text }
    }
    #expect(whole.map(\.id) == [1, 2])
    #expect(texts == ["n2", "n3"])
    #expect(transport.requests.count == before + 2)
  }

  @Test func `Faults of all tables are reported at once`() {
    let batch = BatchGetTables {
      notes.named("no").batchGet([1])
      lines.batchGet([("", 1), ("o", 1), ("", 2)])
    }
    #expect(
      batch.explain() == """
        BatchGetItem on tables "no", "lines" was not sent:
          - the table's name "no" must be 3 to 255 characters of a-z, A-Z, 0-9, '_', '-' and '.'
          - member 2, of table "lines": the key "order" is empty; a key has at least one byte
          - member 4, of table "lines": the key "order" is empty; a key has at least one byte
        """)
  }

  @Test func `What was read and what was not is told by table, typed`() async throws {
    let transport = RecordingTransport { request in
      let left = #"{"lines":{"Keys":[{"order":{"S":"o"},"number":{"N":"2"}}]},"notes":{"Keys":[{"id":{"N":"9"}}]}}"#
      let items = request.text.contains(#""N":"1""#) ? #""notes":[{"id":{"N":"1"},"text":{"S":"x"}}]"# : ""
      return .json(#"{"Responses":{\#(items)},"UnprocessedKeys":\#(left)}"#)
    }
    let error = try await #require(throws: BatchGetIncompleteError.self) {
      _ = try await client(transport, attempts: 2).batchGet {
        notes.batchGet([1, 9])
        lines.batchGet([("o", 2)])
      }
    }
    #expect(error.cause == nil)
    #expect(try error.items(of: notes) == [Note(id: 1, text: "x")])
    #expect(try error.items(of: lines).isEmpty)
    #expect(try error.unreadKeys(of: notes) == [9])
    #expect(try error.unreadKeys(of: lines).map { "\($0.0) \($0.1)" } == ["o 2"])
    #expect(error.description.hasPrefix("2 keys of the batch were not read: "))
  }

  @Test func `What was not written is told by table, typed`() async throws {
    let transport = RecordingTransport { _ in .error(DynamoDBError.accessDenied, "no") }
    let error = try await #require(throws: BatchWriteIncompleteError.self) {
      try await client(transport).batchWrite {
        notes.put(Note(id: 1, text: "x"))
        notes.delete(2)
        lines.delete("o", 3)
      }
    }
    #expect(try error.unwrittenPuts(of: notes) == [Note(id: 1, text: "x")])
    #expect(try error.unwrittenPuts(of: lines).isEmpty)
    #expect(try error.undeletedKeys(of: notes) == [2])
    #expect(try error.undeletedKeys(of: lines).map { "\($0.0) \($0.1)" } == ["o 3"])
  }

  @Test func `Of equal keys the last is written, on request`() async throws {
    let (transport, db) = try await filled()
    let before = transport.requests.count
    let writes = BatchWrite {
      notes.put(Note(id: 1, text: "first"))
      notes.put(Note(id: 2, text: "kept"))
      notes.delete(1)
      lines.put(Line(order: "o", number: 1, text: "other"))
      notes.put(Note(id: 1, text: "last"))
    }
    await #expect(throws: StatementError.self) { try await writes.run(on: db) }
    try await writes.overwritingEqualKeys().run(on: db)
    #expect(transport.requests[before...].map(\.ids) == [[2, 1]])
    #expect(try await notes.get(1).run(on: db)?.text == "last")
  }

  /// Ten times the keys take no more than some times the time, though each request leaves something over.
  @Test func `Many keys take linear time`() async throws {
    func time(_ count: Int) async throws -> Duration {
      let left = Mutex<Set<Int>>([])
      let writing = RecordingTransport { request in
        leftWrites(request.ids.suffix(1).filter { id in left.withLock { $0.insert(id).inserted } })
      }
      let writes = (0..<count).map { id in
        BatchWriteItemRequest.TableWrite(
          table: "notes", write: .put(EncodedItem(["id": .number(DynamoDBNumber(id)), "text": "x"])))
      }
      let start = ContinuousClock.now
      try await client(writing).batchWrite(writes)
      let reading = RecordingTransport { _ in read([]) }
      #expect(try await notes.batchGet(0..<count).select { $0.text }.run(on: client(reading)).isEmpty)
      return ContinuousClock.now - start
    }
    _ = try await time(250)
    let small = try await time(1000)
    let large = try await time(10_000)
    #expect(large < small * 40)
  }
}
