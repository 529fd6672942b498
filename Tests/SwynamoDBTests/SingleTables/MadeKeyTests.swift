import Foundation
import SwynamoDB
import SwynamoEngine
import Testing

/// Keys that a put makes where the model has none, and indexes that share attributes.
@Suite struct MadeKeyTests {
  private struct Note: Codable, Sendable, Equatable {
    var author: Int
    var id: String?
    var text: String
  }

  private static let table = SingleTable("notes") {
    GlobalIndex("by-id") {
      HashKey("SK")
      RangeKey("GSI1SK")
    }
    GlobalIndex("by-text") {
      HashKey("GSI2PK")
      RangeKey("GSI1SK")
    }
  }

  private static let byID = table.index("by-id", of: Note.self) {
    "NOTE#"
    \.id
  } range: {
    \.author
  }

  private static let byText = table.index("by-text", of: Note.self) {
    \.text
    "#"
    KeyShard(4, by: \.id)
  } range: {
    \.author
  }

  private let notes = Self.table.entity("note") {
    KeyField(\Note.author)
    KeyField(\.id).setOnCreate(.uuid)
    Field(\.text)
  } hash: {
    "USER#"
    \.author
  } range: {
    "NOTE#"
    \.id
  } indexes: {
    Self.byID
    Self.byText
  }.of(Note.init)

  private func filled() async throws -> DynamoDB {
    let db = DynamoDB(.embedded(.inMemory))
    try await Self.table.createTable().run(on: db)
    return db
  }

  @Test func aPutMakesTheKeyOnce() async throws {
    let db = try await filled()
    let id = try #require(UUID(uuidString: "0B6E6D2C-0000-4000-8000-000000000000"))
    let stored = try await GeneratedValues.with(uuid: { id }) {
      try await notes.insert(Note(author: 7, text: "x")).run(on: db)
    }
    let text = "0b6e6d2c-0000-4000-8000-000000000000"
    #expect(stored == Note(author: 7, id: text, text: "x"))
    #expect(
      try await Self.table.items.scan().run(on: db) == [
        [
          "PK": "USER#0000000000000000007", "SK": .string("NOTE#\(text)"), "GSI1SK": "0000000000000000007", "GSI2PK": "x#0",
          "entity": "note", "text": "x",
        ]
      ])
    #expect(try await notes.get(7, range: text).run(on: db) == stored)
    #expect(try await notes.query(Self.byID, text).run(on: db) == [stored])
    #expect(try await notes.query(Self.byText, "x").run(on: db) == [stored])
    // One that is there is kept, and each that isn't is another.
    let again = try await notes.put(Note(author: 7, id: text, text: "y")).run(on: db)
    #expect(again == Note(author: 7, id: text, text: "y"))
    try await db.transact { notes.put(Note(author: 7, text: "z")) }
    try await db.batchWrite { notes.put(Note(author: 7, text: "z")) }
    #expect(Set(try await notes.query(7).run(on: db).map(\.id)).count == 3)
    try await notes.update(7, range: text) { $0.text.set("w") }.run(on: db)
    #expect(try await notes.query(Self.byText, "w").run(on: db).map(\.text) == ["w"])
  }

  @Test func whatHasNoKeyIsNotFound() {
    let error = #expect(throws: StatementError.self) { try notes.delete(Note(author: 7, text: "x")).request() }
    #expect(error?.faults == [.itemMissesKey("SK")])
    let codable = Self.table.entity("note") {
      KeyField(\Note.author)
      KeyField(\.id).setOnCreate(.uuid)
      Field(\.text)
    } hash: {
      "USER#"
      \.author
    } range: {
      "NOTE#"
      \.id
    }.codable()
    let declaration = #expect(throws: DeclarationError.self) { try codable.validate() }
    #expect(declaration?.faults == [.ruleInKey("id", in: "SK")])
  }

  @Test func indexesThatShareAnAttributeMakeItOfTheSame() {
    let other = Self.table.index("by-text", of: Note.self) {
      \.text
    } range: {
      \.text
    }
    let notes = Self.table.entity("note") {
      KeyField(\Note.author)
      Field(\.id)
      Field(\.text)
    } hash: {
      "USER#"
      \.author
    } range: {
      \.author
    } indexes: {
      Self.byID
      other
    }.of(Note.init)
    let error = #expect(throws: DeclarationError.self) { try notes.validate() }
    #expect(error?.faults == [.severalTemplates("SK", index: "by-id"), .severalTemplates("GSI1SK", index: "by-text")])
  }

  private struct Draft: Codable, Sendable, Equatable {
    var id: String?
    var text: String
  }

  @Test func aCodableModelsKey() async throws {
    let db = DynamoDB(.embedded(.inMemory))
    let drafts = Table("drafts") {
      HashKey(\Draft.id).setOnCreate(.uuid)
      Field(\.text)
    }.codable()
    try await drafts.createTable().run(on: db)
    let stored = try await drafts.put(Draft(text: "x")).run(on: db)
    let id = try #require(stored.id)
    #expect(id.utf8.count == 36 && stored.text == "x")
    #expect(try await drafts.get(id).run(on: db) == stored)
    #expect(try await drafts.put(stored).run(on: db) == stored)
    let empty = Table("drafts") {
      HashKey(\Draft.id).setOnCreate(.value(""))
      Field(\.text)
    }.codable()
    let error = #expect(throws: StatementError.self) { try empty.put(Draft(text: "x")).request() }
    #expect(error?.faults.map(\.description) == ["\"id\": a key may not be empty; it has at least one byte"])
  }
}
