import SwynamoDB
import SwynamoEngine
import SwynamoTesting
import SwynamoWire
import Testing

/// A write that was made and had no answer is sent again: it must not take its own success for another's write.
@Suite struct LostAnswerTests {
  /// A client that sends again, on an engine that loses these answers.
  private func client(_ faults: [FaultInjectingTransport.ScriptedFault]) async throws -> DynamoDB {
    let engine = try EmbeddedEngine(.inMemory)
    try await documents.createTable(.onDemand).run(on: DynamoDB(Backend(engine)))
    return DynamoDB(Backend(RepeatingTransport(carrier: FaultInjectingTransport(wrapping: engine, .script(faults)))))
  }

  @Test func putsUpdatesAndDeletesAreMadeOnce() async throws {
    let db = try await client([
      .call(1, of: "PutItem", .lostAnswer), .call(1, of: "UpdateItem", .lostAnswer), .call(1, of: "DeleteItem", .lostAnswer),
    ])
    let put = try await documents.put(Document(id: "a", text: "x")).run(on: db)
    #expect(put.version == 1)
    let updated = try await documents.update(put) { $0.text.set("y") }.run(on: db)
    #expect(updated == Document(id: "a", text: "y", version: 2))
    try await documents.delete(updated).run(on: db)
    #expect(try await documents.get("a").run(on: db) == nil)
  }

  /// Somebody else has written in between: nobody can know, and the error says so.
  @Test func whatIsNotAsItWasWrittenIsOpen() async throws {
    let db = try await client([.call(1, of: "UpdateItem", .lostAnswer)])
    let put = try await documents.put(Document(id: "a", text: "x")).run(on: db)
    let conflict = await #expect(throws: VersionConflictError<Document>.self) {
      try await documents.update(put) { $0.count.add(1) }.run(on: db)
    }
    #expect(conflict?.outcomeUnknown == true)
    #expect(try conflict?.stored == Document(id: "a", text: "x", count: 1, version: 2))
    #expect(conflict?.description.hasSuffix("The request may have been carried out.") == true)
  }

  /// An answer that was lost by a transport which does not send again: the program does, with the same statement.
  @Test func aStatementThatIsRunAgainKnowsItsOwnWrite() async throws {
    let db = try await DynamoDB.withDocuments(.script([.call(1, of: "PutItem", .lostAnswer)]))
    let put = documents.put(Document(id: "a", text: "x"))
    let stored = try await db.retrying(isIdempotent: true) { try await put.run(on: db) }
    #expect(stored.version == 1)
  }

  @Test func withoutALostAnswerEqualContentIsAConflict() async throws {
    let db = try await client([])
    let first = try await documents.put(Document(id: "a", text: "x")).run(on: db)
    let one = documents.put(first)
    try await one.run(on: db)
    await #expect(throws: VersionConflictError<Document>.self) { try await one.run(on: db) }
  }
}
