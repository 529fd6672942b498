import Foundation
import Testing

@testable import SwynamoEngine

/// A store that has other names than its own.
@Suite struct LinkedFileTests {
  private static let put = #"{"TableName":"users","Item":{"id":{"S":"a"}}}"#
  private static let get = #"{"TableName":"users","Key":{"id":{"S":"a"}}}"#

  /// What a killed process leaves: the file, and a log that it needs.
  private func killed(_ folder: StoreFolder) async throws {
    let bench = try await Bench.users(.file(folder.path()))
    try await bench.must("PutItem", Self.put)
    let files = try folder.contents()
    await bench.engine.close()
    try folder.restore(files)
    #expect(try folder.bytes("store.db-wal").count > 0)
  }

  private func link(_ folder: StoreFolder, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: folder.path("link.db"), withDestinationPath: target)
  }

  /// SQLite has the log beside the file that a link leads to.
  @Test(arguments: ["store.db", "/store.db"]) func aLogBehindALinkIsSeen(_ target: String) async throws {
    try await StoreFolder.with { folder in
      try await killed(folder)
      try link(folder, to: target.hasPrefix("/") ? folder.path() : target)
      let bench = try Bench(.file(folder.path("link.db")))
      try await bench.expect("GetItem", Self.get, #"{"Item":{"id":{"S":"a"}}}"#)
      await bench.engine.close()
    }
  }

  @Test func aLogWithoutItsStoreIsLeftAlone() async throws {
    try await StoreFolder.with { folder in
      try await killed(folder)
      try link(folder, to: "store.db")
      let log = try folder.bytes("store.db-wal")
      try FileManager.default.moveItem(atPath: folder.path(), toPath: folder.path("moved.db"))
      let error = #expect(throws: StoreError.self) { try EmbeddedEngine(.file(folder.path("link.db"))) }
      guard case .damaged? = error?.reason else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(try folder.bytes("store.db-wal") == log)
      #expect(!FileManager.default.fileExists(atPath: folder.path()))
    }
  }

  /// Each name would have a log of its own, and lose what the other's holds.
  @Test func aFileWithTwoNamesIsRefused() async throws {
    try await StoreFolder.with { folder in
      let bench = try await Bench.users(.file(folder.path()))
      await bench.engine.close()
      try FileManager.default.linkItem(atPath: folder.path(), toPath: folder.path("hard.db"))
      for name in ["store.db", "hard.db"] {
        let error = #expect(throws: StoreError.self) { try EmbeddedEngine(.file(folder.path(name))) }
        #expect(error?.reason == .unreachable("it has 2 names (hard links), and may have only one"))
      }
    }
  }
}
