import SwynamoDB
import SwynamoWire

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A note with a version, and with what a write sets of itself.
private struct Note: Sendable, Equatable {
  let id: String
  var text: String
  var words = 0
  var status: String?
  var writes: Int?
  var expires: Date?
  var version: Int?

  static let table = Table("notes") {
    HashKey(\Note.id)
    Field(\.text)
    Field(\.words)
    Field(\.status).setOnCreate(.value("open"))
    Field(\.writes).countingWrites()
    TimeToLive(\.expires)
    Version(\.version)
  }.of(Note.init)
}

extension ConformanceSuite {
  static let lockingCases: [Case] = [
    Case.on(Note.table, "a version: each write raises it, and is refused on another") { db, notes in
      let first = try await notes.put(Note(id: "a", text: "x")).run(on: db)
      try expect(first, Note(id: "a", text: "x", status: "open", writes: 1, version: 1))
      let second = try await notes.update(first) { $0.words.add(2) }.run(on: db)
      try expect(second, Note(id: "a", text: "x", words: 2, status: "open", writes: 2, version: 2))
      var edited = second
      edited.text = "y"
      let third = try await notes.update(from: second, to: edited).run(on: db)
      try expect(third, Note(id: "a", text: "y", words: 2, status: "open", writes: 3, version: 3))
      try await expectConflict(stored: third) { try await notes.put(second).run(on: db) }
      try await expectConflict(stored: third) { try await notes.put(Note(id: "a", text: "new")).run(on: db) }
      try await expectConflict(stored: third) { try await notes.update(second) { $0.text.set("z") }.run(on: db) }
      try await expectConflict(stored: third) { try await notes.delete(second).run(on: db) }
      try await expectConflict(stored: third) { try await notes.update("a") { $0.words.set(0) }.version(7).run(on: db) }
      try expect(try await notes.get("a").run(on: db), third)
      try await notes.delete(third).run(on: db)
      try await expectConflict(stored: nil) { try await notes.put(third).run(on: db) }
    },
    Case.on(Note.table, "a version in transactions") { db, notes in
      let first = try await notes.put(Note(id: "a", text: "x")).run(on: db)
      try await db.transact {
        notes.update(first) { $0.text.set("y") }
        notes.put(Note(id: "b", text: "z"))
      }
      try expect(try await notes.batchGet(["a", "b"]).run(on: db).map(\.version), [2, 1])
      try await expectConflict(stored: Note(id: "a", text: "y", status: "open", writes: 2, version: 2)) {
        try await db.transact {
          notes.put(Note(id: "c", text: "z"))
          notes.put(first)
        }
      }
      try expect(try await notes.get("c").run(on: db), nil)
    },
    Case.on(Note.table, "a version: a condition of one's own is told from it") { db, notes in
      let stored = try await notes.put(Note(id: "a", text: "x")).run(on: db)
      try await expectRefusal(DynamoDBError.conditionalCheckFailed) {
        try await notes.put(stored).if { $0.text == "y" }.run(on: db)
      }
      try await notes.put(stored).if { $0.text == "x" }.run(on: db)
    },
    Case.on(
      Note.table, "read, change and write by many at once",
      exemptions: ["moto": "Now and then it lets two conditional writes at once both pass."]
    ) { db, notes in
      try await notes.put(Note(id: "a", text: "x")).run(on: db)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<6 {
          group.addTask { try await notes.modify("a") { $0.words += 1 }.run(on: db) }
        }
        try await group.waitForAll()
      }
      let stored = try await notes.get("a").run(on: db)
      try expect(stored?.words, 6)
      try expect(stored?.version, 7)
    },
    Case.on(
      readings, "read, change and write without a version",
      exemptions: ["moto": "Now and then it lets two conditional writes at once both pass."]
    ) { db, table in
      try await table.put(Reading(device: "d", time: 1, value: 0)).run(on: db)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<6 {
          group.addTask { try await table.modify("d", 1) { $0.value += 1 }.run(on: db) }
        }
        try await group.waitForAll()
      }
      try expect(try await table.get("d", 1).run(on: db)?.value, 6)
    },
    Case.on(Note.table, "what has expired is hidden, and another takes its place") { db, notes in
      let (past, future) = (Date(timeIntervalSince1970: 1_000_000_000), Date(timeIntervalSince1970: 4_000_000_000))
      for (id, date) in [("old", past), ("new", future), ("kept", nil)] as [(String, Date?)] {
        try await notes.put(Note(id: id, text: "x", expires: date)).run(on: db)
      }
      try expect(try await notes.scan().run(on: db).map(\.id).sorted(), ["kept", "new"])
      try expect(try await notes.count().run(on: db), 2)
      try expect(try await notes.scan().includingExpired().count().run(on: db), 3)
      try expect(try await notes.get("old").run(on: db), nil)
      try expect(try await notes.get("old").includingExpired().run(on: db)?.expires, past)
      try expect(try await notes.batchGet(["old", "new"]).run(on: db).map(\.id), ["new"])
      try expect(try await notes.insert(Note(id: "old", text: "y")).run(on: db).version, 1)
      try expect(try await notes.get("old").run(on: db)?.text, "y")
    },
  ]

  /// The write must be refused for its version, with this model as the stored one.
  private static func expectConflict(
    stored: Note?, file: StaticString = #fileID, line: Int = #line, _ write: () async throws -> Void
  ) async throws {
    do {
      try await write()
    } catch let conflict as VersionConflictError<Note> {
      return try expect(try conflict.stored, stored, file: file, line: line)
    }
    throw ConformanceError(description: "\(file):\(line): expected a conflict of versions, but the write was made")
  }
}
