import Foundation
import GRDB
import Testing

@testable import SwynamoEngine

/// The making of a store, and what is left of it when its process is killed on the way.
@Suite struct NewStoreTests {
  /// SQLite's rollback journal at its beginning: before its first synchronization it has no magic number yet.
  private static func journal(isComplete: Bool = true, pages: UInt8 = 0) -> [UInt8] {
    let start: [UInt8] = isComplete ? [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7] : [0, 0, 0, 0, 0, 0, 0, 0]
    let header: [UInt8] = start + [0, 0, 0, 0, 0x12, 0x34, 0x56, 0x78, 0, 0, 0, pages, 0, 0, 2, 0, 0, 0, 0x10, 0]
    return header + [UInt8](repeating: 0, count: 512 - header.count)
  }

  /// A store as it is before it gets a write-ahead log.
  private func fresh(_ folder: StoreFolder) throws -> [UInt8] {
    let queue = try DatabaseQueue(path: folder.path("fresh.db"))
    try queue.inTransaction { database in
      try FileFormat.create(database)
      return .commit
    }
    try queue.close()
    defer { try? FileManager.default.removeItem(atPath: folder.path("fresh.db")) }
    return try folder.bytes("fresh.db")
  }

  private func expectStore(_ folder: StoreFolder, _ what: String) async throws {
    for attempt in 1...2 {
      let bench = try Bench(.file(folder.path()))
      if attempt == 1 { try await bench.must("CreateTable", Self.users) }
      try await bench.expect("ListTables", "{}", #"{"TableNames":["users"]}"#)
      await bench.engine.close()
    }
    #expect(try Array(folder.contents().keys) == ["store.db"], "\(what)")
  }

  private static let users =
    #"{"TableName":"users","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],"#
    + #""KeySchema":[{"AttributeName":"id","KeyType":"HASH"}]}"#

  @Test(arguments: [true, false])
  func killedBeforeItsFirstPage(isComplete: Bool) async throws {
    let journal = Self.journal(isComplete: isComplete)
    for length in [512, 28, 12, 0] {
      try await StoreFolder.with { folder in
        try folder.write([])
        try folder.write(Array(journal.prefix(length)), "store.db-journal")
        try await expectStore(folder, "a journal of \(length) bytes")
      }
    }
  }

  @Test func itsEmptyFileIsGone() async throws {
    try await StoreFolder.with { folder in
      try folder.write(Self.journal(), "store.db-journal")
      try await expectStore(folder, "a journal alone")
    }
  }

  @Test func killedBetweenItsPages() async throws {
    let pages = try await StoreFolder.with { try fresh($0) }
    let count = pages.count / 4096
    #expect(count > 3)
    for written in 1...count {
      try await StoreFolder.with { folder in
        try folder.write(Array(pages.prefix(written * 4096)))
        try folder.write(Self.journal(), "store.db-journal")
        try await expectStore(folder, "\(written) of \(count) pages")
      }
    }
    // The system's end may leave the length without the content.
    try await StoreFolder.with { folder in
      try folder.write([UInt8](repeating: 0, count: 8192))
      try folder.write(Self.journal(), "store.db-journal")
      try await expectStore(folder, "pages of zeros")
    }
  }

  /// The journal is done with, its head overwritten, and the write-ahead log is still to come.
  @Test func killedAfterItsPages() async throws {
    try await StoreFolder.with { folder in
      try folder.write(try fresh(folder))
      try folder.write([UInt8](repeating: 0, count: 28) + Self.journal().dropFirst(28), "store.db-journal")
      try await expectStore(folder, "a journal without its head")
    }
    try await StoreFolder.with { folder in
      try folder.write(try fresh(folder))
      try await expectStore(folder, "no journal")
    }
  }

  /// Such a journal could give back what is missing; and no journal makes another file ours.
  @Test func otherJournalsAreSomebodysWrites() async throws {
    let text = Array("Dear diary. ".utf8)
    for (file, journal) in [([], Self.journal(pages: 3)), ([], text), (text, Self.journal()), (text, Self.journal(pages: 3))] {
      try await StoreFolder.with { folder in
        try folder.write(file)
        try folder.write(journal, "store.db-journal")
        let before = try folder.contents()
        let error = #expect(throws: StoreError.self) { try EmbeddedEngine(.file(folder.path())) }
        #expect(
          error?.reason
            == (file.isEmpty
              ? .damaged("its log \(folder.path("store.db-journal")) is there, and the store itself is not") : .notAStore))
        #expect(try folder.contents() == before)
      }
    }
  }

  @Test func isForItsOwnerOnly() async throws {
    try await StoreFolder.with { folder in
      let bench = try await Bench.users(.file(folder.path()))
      for name in ["store.db", "store.db-wal"] { #expect(try folder.permissions(name) == 0o600, "\(name)") }
      await bench.engine.close()
      // Whoever gave it to others keeps it so.
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.path())
      let again = try Bench(.file(folder.path()))
      for name in ["store.db", "store.db-wal"] { #expect(try folder.permissions(name) == 0o640, "\(name)") }
      await again.engine.close()
    }
  }
}

extension StoreFolder {
  fileprivate func permissions(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path(name))[.posixPermissions] as? Int
  }
}
