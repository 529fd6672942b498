import Foundation
import GRDB
import SwynamoEngine
import Testing

/// What isn't a store is refused, and nothing is changed or left beside it.
@Suite struct UnrelatedFileTests {
  private func refused(
    _ folder: StoreFolder, _ name: String = "store.db", sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> StoreError? {
    let before = try folder.contents()
    let error = #expect(throws: StoreError.self, sourceLocation: sourceLocation) {
      try EmbeddedEngine(.file(folder.path(name)))
    }
    #expect(try folder.contents() == before, sourceLocation: sourceLocation)
    return error
  }

  @Test(arguments: ["x", "SQLite format 3\0", String(repeating: "Dear diary. ", count: 2000)])
  func text(_ text: String) async throws {
    try await StoreFolder.with { folder in
      try folder.write(Array(text.utf8))
      let error = try refused(folder)
      #expect(error?.reason == .notAStore)
      #expect(
        error?.description
          == "The file \(folder.path()) is not a SwynamoDB store. It was left untouched; choose another path or move it away.")
    }
  }

  @Test(arguments: ["DELETE", "WAL"])
  func anotherApplicationsDatabase(_ journal: String) async throws {
    try await StoreFolder.with { folder in
      let queue = try DatabaseQueue(path: folder.path())
      try await queue.writeWithoutTransaction { database in
        try database.execute(
          sql: "PRAGMA journal_mode = \(journal); CREATE TABLE tables (id INTEGER); INSERT INTO tables VALUES (1)")
      }
      try queue.close()
      #expect(try refused(folder)?.reason == .notAStore)
    }
  }

  /// One that its application has open, or was killed with: its log is not played back.
  @Test func anotherApplicationsDatabaseWithItsLog() async throws {
    try await StoreFolder.with { folder in
      let queue = try DatabaseQueue(path: folder.path("other.db"))
      try await queue.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA journal_mode = WAL; CREATE TABLE notes (id INTEGER)")
      }
      let open = try folder.contents()
      try folder.write(open["other.db"] ?? [])
      try folder.write(open["other.db-wal"] ?? [], "store.db-wal")
      try queue.close()
      #expect(try refused(folder)?.reason == .notAStore)
    }
  }

  @Test func aNewerFormat() async throws {
    try await StoreFolder.with { folder in
      let bench = try await Bench.users(.file(folder.path()))
      await bench.engine.close()
      var bytes = try folder.bytes()
      bytes[63] = 99
      try folder.write(bytes)
      let error = try refused(folder)
      #expect(error?.reason == .version(99))
      #expect(
        error?.description
          == "The file \(folder.path()) is a SwynamoDB store of format 99, which this version can't read. It was left untouched.")
    }
  }

  @Test func aDirectory() async throws {
    try await StoreFolder.with { folder in
      let error = #expect(throws: StoreError.self) { try EmbeddedEngine(.file(folder.url.path)) }
      #expect(error?.reason == .unreachable("it is a directory"))
      let contents = try folder.contents()
      #expect(contents.isEmpty)
    }
  }

  @Test func aDevice() {
    let error = #expect(throws: StoreError.self) { try EmbeddedEngine(.file("/dev/null")) }
    #expect(error?.description == "The SwynamoDB store /dev/null can't be opened: it is not a regular file.")
  }

  @Test func aMissingDirectory() {
    let error = #expect(throws: StoreError.self) { try EmbeddedEngine(.file("/nowhere/at/all/store.db")) }
    #expect(error?.reason == .unreachable("its directory /nowhere/at/all/ does not exist"))
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may write everything"))
  func withoutPermission() async throws {
    try await StoreFolder.with { folder in
      let bench = try await Bench.users(.file(folder.path()))
      await bench.engine.close()
      for mode in [0o000, 0o444] {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.path())
        let error = #expect(throws: StoreError.self) { try EmbeddedEngine(.file(folder.path())) }
        #expect(error?.reason == .unreachable("Permission denied"))
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["store.db"])
    }
  }

  /// SQLite would remove the log, or write it into the new store.
  @Test func aLogWithoutItsStore() async throws {
    try await StoreFolder.with { folder in
      try folder.write(Array("writes that somebody misses".utf8), "store.db-wal")
      let error = try refused(folder)
      #expect(error?.reason == .damaged("its log \(folder.path("store.db-wal")) is there, and the store itself is not"))
    }
  }

  /// An empty file is no loss: temporary files are made empty.
  @Test func anEmptyFileBecomesAStore() async throws {
    try await StoreFolder.with { folder in
      try folder.write([])
      let bench = try await Bench.users(.file(folder.path()))
      try await bench.expect("ListTables", "{}", #"{"TableNames":["users"]}"#)
      await bench.engine.close()
    }
  }

  /// To SQLite these are names of something else than files.
  @Test(arguments: [":memory:", "file:x?mode=memory", "with space.db"])
  func anyNameIsAFiles(_ name: String) async throws {
    try await StoreFolder.with { folder in
      let bench = try await Bench.users(.file(folder.path(name)))
      await bench.engine.close()
      #expect(try Array(folder.contents().keys) == [name])
    }
  }
}
