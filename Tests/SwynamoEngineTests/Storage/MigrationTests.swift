import Foundation
import GRDB
import SwynamoBytes
import SwynamoWire
import Testing

@testable import SwynamoEngine

/// Stores of format 2, as the engine wrote them, are brought up to date: with all they hold, whoever dies on the way.
///
/// `format-2.sql` has `orders` with two indexes and three items, `users` with an item that a transaction with the token "t" wrote,
/// and `users` in us-east-2; and a table of a region with a NUL, by which that format cut its name.
@Suite struct MigrationTests {
  private static let sql = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "EngineCampaigns/format-2.sql")
  private static let ohio = TableNamespace(region: "us-east-2", account: "123456789012")

  private func write(_ folder: StoreFolder, journal: String = "WAL") throws {
    let queue = try DatabaseQueue(path: folder.path())
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: String(contentsOf: Self.sql, encoding: .utf8))
      try database.execute(sql: "PRAGMA journal_mode = \(journal)")
    }
    try queue.close()
  }

  /// The token was used at 4,000,000,000 seconds.
  private func open(_ folder: StoreFolder, at seconds: Double = 4_000_000_100) throws -> Bench {
    Bench(try EmbeddedEngine(.file(folder.path())) { Date(timeIntervalSince1970: seconds) })
  }

  private static let items =
    #"{"Items":[{"customer":{"S":"Ann"},"note":{"S":"é\u0000"},"number":{"N":"1"},"status":{"S":"open"}},"#
    + #"{"customer":{"S":"Ann"},"note":{"S":"é\u0000"},"number":{"N":"2"},"status":{"S":"paid"}},"#
    + #"{"customer":{"S":"Ann"},"note":{"S":"é\u0000"},"number":{"N":"3"}}],"Count":3,"ScannedCount":3}"#

  private func expectAll(_ bench: Bench) async throws {
    try await bench.expect("ListTables", "{}", #"{"TableNames":["orders","users"]}"#)
    try await bench.expect("Scan", #"{"TableName":"orders"}"#, Self.items)
    try await bench.expect(
      "Scan", #"{"TableName":"orders","IndexName":"by-status","Select":"COUNT"}"#, #"{"Count":2,"ScannedCount":2}"#)
    let orders = try await bench.send("DescribeTable", #"{"TableName":"orders"}"#).body
    #expect(orders.matches(of: /"ItemCount":(\d)/).map { $0.1 } == ["3", "2", "2"])
    #expect(orders.contains(#""TableSizeBytes":98,"#), "\(orders)")
    try await bench.expect(
      "Scan", #"{"TableName":"users"}"#, #"{"Items":[{"id":{"S":"a"},"n":{"N":"1"}}],"Count":1,"ScannedCount":1}"#)
    let request = TransportRequest(operation: "Scan", body: Array(#"{"TableName":"users"}"#.utf8))
    let answer = try await bench.engine.send(request, in: Self.ohio)
    #expect(
      String(decoding: answer.body, as: UTF8.self) == #"{"Items":[{"id":{"S":"ohio"}}],"Count":1,"ScannedCount":1}"#)
    let problems = await bench.engine.storeFaults()
    #expect(problems == [.damagedTable(name: "users", namespace: TableNamespace(region: "eu", account: "AKIA"))])
  }

  /// The same request is not done again, and the same token is not taken for another.
  private func expectToken(_ bench: Bench) async throws {
    func add(_ amount: Int) -> String {
      #"{"ClientRequestToken":"t","TransactItems":[{"Update":{"TableName":"users","Key":{"id":{"S":"a"}},"#
        + #""UpdateExpression":"ADD n :one","ExpressionAttributeValues":{":one":{"N":"\#(amount)"}}}}]}"#
    }
    try await bench.expect("TransactWriteItems", add(1), "{}")
    try await bench.expect(
      "TransactWriteItems", add(2), error: "com.amazonaws.dynamodb.v20120810#IdempotentParameterMismatchException",
      "The request uses the same client token as a previous, but different, request.")
  }

  @Test(arguments: ["WAL", "DELETE"])
  func keepsEverything(journal: String) async throws {
    try await StoreFolder.with { folder in
      try write(folder, journal: journal)
      for _ in 0..<2 {
        let bench = try open(folder)
        try await expectAll(bench)
        try await expectToken(bench)
        try await expectAll(bench)
        await bench.engine.close()
      }
      #expect(try folder.bytes()[63] == UInt8(FileFormat.version))
      let bench = try open(folder)
      try await bench.must("DeleteItem", #"{"TableName":"orders","Key":{"customer":{"S":"Ann"},"number":{"N":"1"}}}"#)
      let orders = try await bench.send("DescribeTable", #"{"TableName":"orders"}"#).body
      #expect(orders.matches(of: /"ItemCount":(\d)/).map { $0.1 } == ["2", "1", "1"])
      await bench.engine.close()
    }
  }

  /// What a process leaves that was killed while it wrote: the file, and the log up to any of its bytes.
  @Test func isDoneOrNot() async throws {
    try await StoreFolder.with { folder in
      try write(folder)
      let bench = try open(folder)
      let files = try folder.contents()
      await bench.engine.close()
      let log = files["store.db-wal"] ?? []
      #expect(log.count > 4 * 4096)
      var random = SplitMix64(state: 5)
      let frame = 24 + 4096
      var lengths = Array(stride(from: 32, through: log.count, by: frame)) + [0, 1, log.count - 1]
      lengths += (0..<20).map { _ in Int.random(in: 0..<log.count, using: &random) }
      for length in lengths {
        try folder.restore(files)
        try folder.write(Array(log[..<length]), "store.db-wal")
        let bench = try open(folder)
        try await expectAll(bench)
        try await expectToken(bench)
        await bench.engine.close()
      }
    }
  }

  @Test func snapshotsToo() async throws {
    try await StoreFolder.with { folder in
      try write(folder, journal: "DELETE")
      let snapshot = EmbeddedEngine.Snapshot(bytes: try folder.bytes())
      let clock: @Sendable () -> Date = { Date(timeIntervalSince1970: 4_000_000_100) }
      for store in [EmbeddedEngine.Store.inMemory, .file(folder.path("other.db"))] {
        let bench = Bench(try EmbeddedEngine(store, now: clock))
        try await bench.engine.restore(snapshot)
        try await expectAll(bench)
        try await expectToken(bench)
        await bench.engine.close()
      }
      let again = Bench(try EmbeddedEngine(.file(folder.path("other.db")), now: clock))
      try await expectAll(again)

      // One of a newer format is refused, and nothing is lost.
      var newer = snapshot.bytes
      newer[63] = 99
      let error = await #expect(throws: StoreError.self) { try await again.engine.restore(EmbeddedEngine.Snapshot(bytes: newer)) }
      #expect(error?.reason == .version(99))
      try await expectAll(again)
      await again.engine.close()
    }
  }

  /// A newer one that is newer only in its log, too.
  @Test func aNewerFormatIsLeftAlone() async throws {
    try await StoreFolder.with { folder in
      let bench = try await Bench.users(.file(folder.path()))
      await bench.engine.close()
      let queue = try DatabaseQueue(path: folder.path())
      try await queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 5") }
      let files = try folder.contents().filter { $0.key != "store.db-shm" }
      try queue.close()
      try folder.restore(files)
      #expect(files["store.db"]?[63] == 4)
      let error = #expect(throws: StoreError.self) { try EmbeddedEngine(.file(folder.path())) }
      #expect(error?.reason == .version(5))
      #expect(try folder.contents() == files)
    }
  }
}
