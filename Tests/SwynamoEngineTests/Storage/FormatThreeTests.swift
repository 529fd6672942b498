import Foundation
import GRDB
import SwynamoEngine
import Testing

/// Stores of format 3, as the engine wrote them: streams and times to live were only settings then.
///
/// `format-3.sql` has `sessions` with a stream and with a time to live, three items that expire a hundred seconds after each other
/// from 4,000,000,000 on, and one that doesn't.
@Suite struct FormatThreeTests {
  private static let sql = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "EngineCampaigns/format-3.sql")

  private func with(_ body: (StoreFolder) async throws -> Void) async throws {
    try await StoreFolder.with { folder in
      let queue = try DatabaseQueue(path: folder.path())
      try await queue.writeWithoutTransaction { try $0.execute(sql: String(contentsOf: Self.sql, encoding: .utf8)) }
      try queue.close()
      try await body(folder)
    }
  }

  private func open(_ folder: StoreFolder, at seconds: Double) throws -> Bench {
    Bench(try EmbeddedEngine(.file(folder.path())) { Date(timeIntervalSince1970: seconds) })
  }

  @Test func itemsExpire() async throws {
    try await with { folder in
      let bench = try open(folder, at: 4_000_000_150)
      let removed = try await bench.engine.removeExpiredItems()
      #expect(removed == 2)
      try await bench.expect(
        "Scan", #"{"TableName":"sessions","Select":"COUNT"}"#, #"{"Count":2,"ScannedCount":2}"#)
      await bench.engine.close()
    }
  }

  /// The stream goes on under its name, with what is written from now on.
  @Test func streamGoesOn() async throws {
    try await with { folder in
      var bench = try open(folder, at: 3_900_000_000)
      let stream = try await bench.latestStream(of: "sessions")
      try await bench.put("sessions", "new", "x")
      #expect(try await bench.allRecords(of: stream).map(\.dynamodb.keys["id"]) == [["S": "new"]])
      await bench.engine.close()
      bench = try open(folder, at: 3_900_000_001)
      #expect(try await bench.allRecords(of: stream).count == 1)
      await bench.engine.close()
    }
  }
}
