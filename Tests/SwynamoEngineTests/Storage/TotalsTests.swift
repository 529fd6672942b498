import Foundation
import GRDB
import Testing

@testable import SwynamoEngine

/// What DescribeTable tells of items and bytes is what counting every row would tell.
@Suite struct TotalsTests {
  /// By counting the rows of a copy.
  private func counted(_ engine: EmbeddedEngine, _ name: String) async throws -> [Int] {
    let queue = try SerializedStore.queue(try await engine.snapshot().bytes)
    return try await queue.read { database in
      let id = try Int.fetchOne(database, sql: "SELECT id FROM tables WHERE name = ?", arguments: [Data(name.utf8)])
      let names = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_master WHERE name GLOB 'items_\(id ?? 0)' OR name GLOB 'index_\(id ?? 0)_*'")
      return try names.sorted().flatMap { name in
        try [
          Int.fetchOne(database, sql: "SELECT count(*) FROM \(name)") ?? -1,
          Int.fetchOne(database, sql: "SELECT coalesce(sum(size), 0) FROM \(name)") ?? -1,
        ]
      }
    }
  }

  private func told(_ bench: Bench, _ name: String) async throws -> [Int] {
    let body = try await bench.send("DescribeTable", #"{"TableName":"\#(name)"}"#).body
    var totals: [(place: String, numbers: [Int])] = []
    // Of the table itself, then of each index beside its name.
    let table = body.matches(of: /"TableSizeBytes":(\d+),"ItemCount":(\d+)/)
    totals += table.compactMap { match in Int(match.2).flatMap { count in Int(match.1).map { ("", [count, $0]) } } }
    for match in body.matches(of: /"IndexSizeBytes":(\d+),"ItemCount":(\d+),"IndexArn":"[^"]*\/index\/([^"]+)"/) {
      guard let bytes = Int(match.1), let count = Int(match.2) else { continue }
      totals.append((match.3.utf8.map { String($0, radix: 16) }.joined(), [count, bytes]))
    }
    // The rows of indexes sort before those of tables: "index_" and "items_".
    return totals.sorted { $0.place < $1.place }.sorted { !$0.place.isEmpty && $1.place.isEmpty }.flatMap(\.numbers)
  }

  private func check(_ bench: Bench, _ what: String) async throws {
    for name in ["music", "made-0", "made-1", "made-2"] {
      let told = try await told(bench, name)
      if told.isEmpty, name != "music" { continue }
      #expect(!told.isEmpty)
      #expect(try await told == counted(bench.engine, name), "\(what): \(name)")
    }
  }

  @Test(arguments: 1...6)
  func areThoseOfACount(seed: UInt64) async throws {
    try await StoreFolder.with { folder in
      var bench = try await Bench.music(seed % 2 == 0 ? .inMemory : .file(folder.path(), durability: .processDeath))
      var writes = RandomWrites(bench, seed: seed)
      for round in 0..<15 {
        try await writes.run(20)
        try await check(bench, "round \(round)")
      }
      let snapshot = try await bench.engine.snapshot()
      let then = try await told(bench, "music")
      #expect(then.count == 10)
      try await writes.run(20)
      try await bench.engine.restore(snapshot)
      #expect(try await told(bench, "music") == then)
      try await check(bench, "restored")
      guard seed % 2 == 1 else { return }

      // What a killed process leaves.
      try await writes.run(20)
      let last = try await told(bench, "music")
      let files = try folder.contents()
      await bench.engine.close()
      try folder.restore(files)
      bench = try Bench(.file(folder.path()))
      #expect(try await told(bench, "music") == last)
      try await check(bench, "opened again")
      await bench.engine.close()
    }
  }

  /// A request that fails in the midst of its writes leaves them as they were.
  @Test func followARollback() async throws {
    let bench = try await Bench.music()
    try await bench.add("Nina", 1965, #""genre":{"S":"soul"}"#)
    let before = try await told(bench, "music")
    let put = #"{"Put":{"TableName":"music","Item":{"artist":{"S":"Etta"},"year":{"N":"1961"},"genre":{"S":"soul"}}}}"#
    let check =
      #"{"ConditionCheck":{"TableName":"music","Key":{"artist":{"S":"Nina"},"year":{"N":"1965"}},"#
      + #""ConditionExpression":"attribute_not_exists(artist)"}}"#
    #expect(try await bench.send("TransactWriteItems", #"{"TransactItems":[\#(put),\#(check)]}"#).status == 400)
    #expect(try await told(bench, "music") == before)
    try await self.check(bench, "after a rollback")
  }

  /// Rows that a transaction didn't touch need no other count when it is rolled back.
  @Test func areForgottenWhereTheyWereWritten() throws {
    try DatabaseQueue().writeWithoutTransaction { database in
      let stores = try ["written", "read", "counted", "earlier"].map { name in
        try RowStore.create(database, name: name)
        return RowStore(database, name: name)
      }
      func put(_ store: RowStore, _ key: UInt8) throws {
        try store.put(KeyBytes(hash: UInt64(key)), size: 1, item: [key], replacing: nil)
      }
      for store in stores { try put(store, 1) }
      for store in stores where store.name != "counted" { _ = try store.totals() }
      try put(stores[3], 2)
      let changes = database.totalChangesCount
      try database.inTransaction {
        try put(stores[0], 2)
        try put(stores[2], 2)
        #expect(try stores[2].totals().items == 2)
        return .rollback
      }
      for store in stores { store.forgetTotals(since: changes) }
      // Who counts sees that.
      for store in stores { try database.execute(sql: "DELETE FROM \(store.name)") }
      #expect(try stores.map { try $0.totals().items } == [0, 1, 0, 2])
    }
  }

  /// Indexes that come and go, and items that one leaves out.
  @Test func followIndexes() async throws {
    let bench = try await Bench.music()
    for year in 1960..<1980 { try await bench.add("Nina", year, #""mood":{"S":"\#(year % 3 == 0 ? "" : "blue")"}"#) }
    try await bench.must(
      "UpdateTable",
      #"""
      {"TableName":"music","AttributeDefinitions":[{"AttributeName":"mood","AttributeType":"S"}],
      "GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"by-mood","Projection":{"ProjectionType":"ALL"},
      "KeySchema":[{"AttributeName":"mood","KeyType":"HASH"}]}}]}
      """#)
    try await check(bench, "an index was filled")
    for year in 1960..<1970 {
      try await bench.must("DeleteItem", #"{"TableName":"music","Key":{"artist":{"S":"Nina"},"year":{"N":"\#(year)"}}}"#)
      try await bench.must(
        "UpdateItem",
        #"""
        {"TableName":"music","Key":{"artist":{"S":"Nina"},"year":{"N":"\#(year + 10)"}},"UpdateExpression":"SET mood = :m",
        "ExpressionAttributeValues":{":m":{"S":"red"}}}
        """#)
    }
    try await check(bench, "items left out were deleted and changed")
    try await bench.must(
      "UpdateTable", #"{"TableName":"music","GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"by-mood"}}]}"#)
    try await check(bench, "an index was dropped")
  }

  /// An item that an index left out is there after an update of another attribute, once, and not after its deletion.
  @Test func followItemsThatWereLeftOut() async throws {
    let bench = try await Bench.music()
    try await bench.add("Nina", 1965, #""mood":{"S":""}"#)
    try await bench.must(
      "UpdateTable",
      #"""
      {"TableName":"music","AttributeDefinitions":[{"AttributeName":"mood","AttributeType":"S"}],
      "GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"by-mood","Projection":{"ProjectionType":"ALL"},
      "KeySchema":[{"AttributeName":"mood","KeyType":"HASH"}]}}]}
      """#)
    try await check(bench, "left out")
    for value in 1...3 {
      try await bench.must(
        "UpdateItem",
        #"""
        {"TableName":"music","Key":{"artist":{"S":"Nina"},"year":{"N":"1965"}},"UpdateExpression":"SET a = :a",
        "ExpressionAttributeValues":{":a":{"N":"\#(value)"}}}
        """#)
      try await check(bench, "update \(value)")
    }
    try await bench.must("DeleteItem", #"{"TableName":"music","Key":{"artist":{"S":"Nina"},"year":{"N":"1965"}}}"#)
    try await check(bench, "deleted")
    try await bench.expect(
      "Scan", #"{"TableName":"music","IndexName":"by-mood"}"#, #"{"Items":[],"Count":0,"ScannedCount":0}"#)
  }

  /// Also what was written before anybody asked, and a write that the disk refused.
  @Test func followWhatFailed() async throws {
    try await StoreFolder.with { folder in
      let file = FileStore(path: folder.path(), survivesPowerLoss: false, pageLimit: 80)
      let bench = try await Bench.music(EmbeddedEngine.Store(file: file))
      try await check(bench, "empty")
      let padding = String(repeating: "x", count: 20_000)
      var year = 1900
      while try await bench.send(
        "PutItem",
        #"{"TableName":"music","Item":{"artist":{"S":"a"},"year":{"N":"\#(year)"},"genre":{"S":"g"},"text":{"S":"\#(padding)"}}}"#
      ).status == 200 { year += 1 }
      #expect(year > 1900)
      try await check(bench, "full")
      await bench.engine.close()
    }
  }
}
