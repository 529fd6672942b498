import Foundation
import SwynamoDB
import SwynamoEngine
import SwynamoTesting
import SwynamoWire
import Testing

/// A write that was made and had no answer is sent again: it must not take its own success for another's write.
@Suite struct LostAnswerTests {
  /// A client that sends again, on an engine that loses these answers.
  private func client(
    _ faults: [FaultInjectingTransport.ScriptedFault], _ table: CreateTable = documents.createTable(.onDemand)
  ) async throws -> DynamoDB {
    let engine = try EmbeddedEngine(.inMemory)
    try await table.run(on: DynamoDB(Backend(engine)))
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

  /// An update that counts leaves nothing that only it could have left: nobody can know, and the error says so.
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

  private struct Stock: Sendable, Equatable {
    let id: String
    var left: Int
    var sizes: [String: Int]?
    var write: UUID?
    var version: Int?
  }

  private static let stocks = Table("stocks") {
    HashKey(\Stock.id)
    Field(\.left)
    Field(\.sizes)
    Field(\.write).setOnWrite(.uuid)
    Version(\.version)
  }.of(Stock.init)

  /// With an attribute that is another in each write it is known.
  @Test func anUpdateThatCountsIsToldByItsIdentifier() async throws {
    let db = try await client([.call(1, of: "UpdateItem", .lostAnswer)], Self.stocks.createTable(.onDemand))
    let stock = try await Self.stocks.put(Stock(id: "a", left: 5)).run(on: db)
    let sold = try await Self.stocks.update(stock) { $0.left.add(-1) }.run(on: db)
    #expect(sold.left == 4 && sold.version == 2 && sold.write != stock.write)
    await #expect(throws: VersionConflictError<Stock>.self) {
      try await Self.stocks.update(stock) { $0.left.add(-1) }.run(on: db)
    }
    #expect(try await Self.stocks.get("a").run(on: db) == sold)
  }

  /// Whichever of the two requests had no answer.
  @Test(arguments: [1, 2]) func missingMapsAreMadeOnce(_ call: Int) async throws {
    let db = try await client([.call(call, of: "UpdateItem", .lostAnswer)], Self.stocks.createTable(.onDemand))
    let stock = try await Self.stocks.put(Stock(id: "a", left: 5)).run(on: db)
    let sized = try await Self.stocks.update(stock) { $0.sizes["L"].set(1) }.creatingMissingMaps().run(on: db)
    #expect(sized.sizes == ["L": 1] && sized.version == 2)
    let conflict = await #expect(throws: VersionConflictError<Stock>.self) {
      try await Self.stocks.update(stock) { $0.sizes["M"].set(1) }.creatingMissingMaps().run(on: db)
    }
    #expect(try conflict?.stored == sized)
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
