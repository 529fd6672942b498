import Foundation
import SwynamoDB
import Testing

/// What is wrong with entities and their keys, in sentences.
@Suite struct EntityFaultTests {
  private func expectFaults(
    _ statement: some RequestStatement, _ faults: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let error = #expect(throws: StatementError.self, sourceLocation: sourceLocation) { try statement.request() }
    #expect(error?.faults.map(\.description) == faults, sourceLocation: sourceLocation)
  }

  @Test func textsThatCannotBeReadBack() {
    let sentence =
      "\"SK\": \"a#b\" has \"#\" in it, by which its end is told in the key: it could not be read back"
    expectFaults(copies.get("1", range: "a#b", 1), sentence)
    expectFaults(copies.put(Copy(room: "1", book: "a#b", number: 1, state: .open)), sentence)
    expectFaults(copies.query("1", range: "a#b"), sentence)
    expectFaults(copies.query("1") { $0.startsWith("a#") }, sentence.replacingOccurrences(of: "a#b", with: "a#"))
    expectFaults(
      copies.query("\u{10FFFF}"),
      "\"PK\": \"\u{10FFFF}\" has \"\u{10FFFF}\" in it, by which its end is told in the key: it could not be read back")
    let ends = library.entity("End") {
      KeyField(\Reader.id)
      KeyField(\.name)
      Field(\.phones)
    } hash: {
      \.id
    } range: {
      \.name
      "##"
      \.id
    }.of(Reader.init)
    // The first of two signs at the end of a text would be taken for the separator's.
    expectFaults(
      ends.get("a", range: "x#", "a"),
      "\"SK\": \"x#\" has \"##\" in it, by which its end is told in the key: it could not be read back")
    expectFaults(
      ends.query("a") { $0.startsWith("x#") },
      "\"SK\": \"x#\" has \"##\" in it, by which its end is told in the key: it could not be read back")
    // At the end of the key anything may stand.
    #expect(throws: Never.self) { try shelves.get("a#b", range: 1).request() }
  }

  @Test func orderThatTheTextDoesNotHave() {
    expectFaults(
      copies.query("1") { $0 > "a" },
      "\"book\" is not ordered in the key \"SK\" as its values are: ask for a single one, or for what it starts with")
    expectFaults(
      copies.query("1", range: "a") { $0 < 10 },
      "\"number\" is not ordered in the key \"SK\" as its values are: ask for a single one, or for what it starts with")
    expectFaults(shelves.query("1") { $0.between(7, 6) }, "\"SK\".between has a lower bound above the upper; swap them")
  }

  @Test func updatesOfKeys() {
    expectFaults(
      copies.update("1", range: "Emma", 1) { $0.state.set(.paid) },
      "the update changes a part of the index's key \"GSI1SK\" and not \"due\", of which it is made too: set all of them, or change the "
        + "item by modify or put")
    expectFaults(
      copies.update("1", range: "Emma", 1) { $0.reader.set($0.reader.or("ann")) },
      "the update computes \"reader\", of which the index's key \"GSI1PK\" is made, so that the key is not known: set a value")
    expectFaults(
      copies.update("1", range: "Emma", 1) { $0.book.set("Persuasion") },
      "\\Copy.book is a KeyField, which is stored in keys only; declare it as a Field, which may stand in keys too")
    let tasks = library.entity("Task") {
      Field(\Copy.room)
      KeyField(\.book)
      KeyField(\.number)
      Field(\.state)
      Field(\.reader)
      Field(\.due)
    } hash: {
      "TASK#"
      \.room
    } range: {
      \.number
      \.book
    }.of(Copy.init)
    expectFaults(
      tasks.update("1", range: 1, "Emma") { $0.room.set("2") },
      "\"room\" is part of the key, which an update can't change; delete the item and put it under its new key")
  }

  private struct Model: Sendable {
    var text: String
    var other: String?
    var number: Double
  }

  @Test func declarations() {
    let wrong = library.entity("", fileID: "MyApp/Tables.swift", line: 12) {
      KeyField(\Model.text)
      Field(\.other).setOnCreate(.ulid)
      KeyField(\.number)
    } hash: {
      \.text
      \.other
    } range: {
      ""
    } indexes: {
      library.index("unknown", of: Model.self) { \.text }
      library.index("inverted", of: Model.self) {
        "x"
      } range: {
        \.text
      }
      library.index("by-reader", of: Model.self) { KeyPart(\.number, as: .digits(99)) }
    }.of(Model.init)
    let error = #expect(throws: DeclarationError.self) { try wrong.validate() }
    #expect(
      error?.description == """
        table "library", declared at MyApp/Tables.swift:12, is not well declared:
          - the single table "library" declares no index "unknown"
          - the index "inverted" has the key "SK", which the entity makes of something else elsewhere, and an item has one: say the same here, or give the index an attribute of its own
          - the index "inverted" has the key "PK", which the entity makes of something else elsewhere, and an item has one: say the same here, or give the index an attribute of its own
          - the index "by-reader" has other keys in the single table's declaration
          - an entity's name is empty
          - the key "PK" has "other" right behind "text", which has no certain end: put a text between them
          - the table's key "PK" has "other" in it, which is optional: every item has a key
          - the key "PK" has "other" in it, which is written by the library: set it in the model
          - the key "SK" is made of nothing; give it a text, or a property
          - the key "GSI1PK" has "number" in it, which as a Double has no text there that orders as its values do; a key is made of texts, integers of up to 38 digits, dates, UUIDs, booleans and enums of such
        """)
    let keys = SingleTable("keys") {
      HashKey("A")
      HashKey("B")
    }
    let ofTable = #expect(throws: DeclarationError.self) { try keys.validate() }
    #expect(ofTable?.faults == [.severalKeys])
    #expect(throws: StatementError.self) { try keys.items.scan().request() }
  }

  @Test func indexThatIsNotInverted() {
    let byReader = GlobalIndex("by-reader") {
      HashKey("GSI1PK")
      RangeKey("GSI1SK")
    }
    expectFaults(
      copies.query(copies.inverted(byReader), "Emma", 1),
      "the index \"by-reader\" has not the table's keys the other way round: declare the entity's keys in it, "
        + "forum.index(\"by-reader\", of: …)")
    // One that has as many properties in its keys as the table's.
    let loans = SingleTable("loans") { byReader }
    let own = loans.index("by-reader", of: Reader.self) {
      \.name
    } range: {
      \.id
    }
    let entity = loans.entity("reader") {
      KeyField(\Reader.id)
      KeyField(\.name)
      Field(\.phones)
    } hash: {
      "READER#"
      \.id
    } range: {
      \.name
    } indexes: {
      own
    }.of(Reader.init)
    #expect(throws: Never.self) { try entity.query(own, "Ann").request() }
    expectFaults(
      entity.query(entity.inverted(byReader), "Ann"),
      "the index \"by-reader\" has not the table's keys the other way round: declare the entity's keys in it, "
        + "forum.index(\"by-reader\", of: …)")
    expectFaults(
      loans.query(entity, entity.inverted(byReader), "Ann"),
      "the index \"by-reader\" has not the table's keys the other way round: declare the entity's keys in it, "
        + "forum.index(\"by-reader\", of: …)")
  }

  @Test func itemsOfOtherEntities() {
    let item: Item = ["PK": "ROOM#1", "SK": "COPY#Emma#1", "cls": "Copy", "state": "open"]
    #expect(throws: Never.self) { try copies.put(item: item).request() }
    expectFaults(
      shelves.put(item: item),
      "the item is of the entity \"Copy\", and the statement is one of \"Shelf\", which says so in the attribute \"cls\"")
    expectFaults(
      copies.put(item: item.filter { $0.key != "cls" }),
      "the item names no entity, and the statement is one of \"Copy\", which says so in the attribute \"cls\"")
    #expect(throws: Never.self) { try library.items.put(item: item).request() }
  }

  @Test func indexesThatHaveNoCopyOfTheName() throws {
    let inverted = copies.inverted(
      GlobalIndex("inverted") {
        HashKey("SK"); RangeKey("PK")
      })
    let sentence =
      "the index \"inverted\" has no copy of \"cls\", so that items of other entities would be among those found: project it into the "
      + "index, or read the items from the table, readingFromTable()"
    expectFaults(copies.query(inverted, "Emma", 1).count(), sentence)
    expectFaults(
      copies.query(inverted, "Emma", 1).select { $0.state }, sentence,
      "the index \"inverted\" has no copy of \"state\": select the attributes it has, or project more into the index")
    #expect(copies.query(inverted, "Emma", 1).readingFromTable().explain().hasPrefix("Query\n"))
  }

  @Test func entitiesThatMeet() throws {
    try library.validate(shelves, copies, readers)
    func entity(_ name: String, _ text: String) -> Table<Reader, KeyTemplate<String>, KeyTemplate<>> {
      library.entity(name) {
        KeyField(\Reader.id); Field(\.name); Field(\.phones)
      } hash: {
        text; \.id
      } range: {
        "READER"
      }
      .of(Reader.init)
    }
    let error = #expect(throws: DeclarationError.self) {
      try library.validate(readers, entity("Reader", "READ"), entity("Other", "READER#X"), entity("Apart", "APART#"), users)
    }
    #expect(
      error?.faults == [
        .duplicateEntity("Reader"), .overlappingEntities("Reader", "Reader"), .overlappingEntities("Reader", "Other"),
        .overlappingEntities("Reader", "Other"), .notAnEntity("dynamodb-user"),
      ])
  }
}
