import GRDB
import SwynamoWire
import Testing

@testable import SwynamoEngine

@Suite struct DurabilityTests {
  /// What SQLite documents for each promise: that the disk really does is for the crash campaign, and for the one who pulls the plug.
  @Test(arguments: [(EmbeddedEngine.Durability.powerLoss, 2), (.processDeath, 1)])
  func isWhatSQLiteIsAskedFor(durability: EmbeddedEngine.Durability, synchronous: Int) async throws {
    try await StoreFolder.with { folder in
      for _ in 0..<2 {
        let storage = try Storage(EmbeddedEngine.Store.file(folder.path(), durability: durability).file)
        let settings = try storage.access { database in
          try ["journal_mode", "locking_mode", "synchronous", "fullfsync"].map {
            try String.fetchOne(database, sql: "PRAGMA \($0)")
          }
        }
        #expect(settings == ["wal", "exclusive", "\(synchronous)", "1"])
      }
    }
  }

  /// What says that a file is ours is in the file itself from the first write on, not only in its log.
  @Test func isKnownByItsHeader() async throws {
    try await StoreFolder.with { folder in
      let storage = try Storage(EmbeddedEngine.Store.file(folder.path()).file)
      let bytes = try folder.bytes()
      #expect(Array(bytes[68..<72]) == Array("SwDB".utf8))
      #expect(try Set(folder.contents().keys).isSubset(of: ["store.db", "store.db-wal"]))
      withExtendedLifetime(storage) {}
    }
  }
}
