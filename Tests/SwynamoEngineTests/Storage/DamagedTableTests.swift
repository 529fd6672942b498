import Foundation
import GRDB
import Testing

@testable import SwynamoEngine

/// Damage to what is stored of one table costs that table, and no other.
@Suite struct DamagedTableTests {
  /// A closed store with `music` and `users`, each with an item, changed by SQL.
  private func withStore(
    changed sql: String, _ store: (StoreFolder) -> EmbeddedEngine.Store = { .file($0.path()) },
    _ body: (StoreFolder, Bench) async throws -> Void
  ) async throws {
    try await StoreFolder.with { folder in
      let bench = try await Bench.music(.file(folder.path()))
      try await bench.add("Nina", 1965, #""genre":{"S":"soul"}"#)
      try await bench.must("CreateTable", Self.users)
      try await bench.must("PutItem", Self.put)
      await bench.engine.close()
      try folder.change(sql)
      let damaged = try Bench(store(folder))
      try await body(folder, damaged)
      await damaged.engine.close()
    }
  }

  private static let users =
    #"{"TableName":"users","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],"#
    + #""KeySchema":[{"AttributeName":"id","KeyType":"HASH"}]}"#
  private static let key = #"{"id":{"S":"a"}}"#
  private static let put = #"{"TableName":"users","Item":\#(key)}"#

  private static let arn = "arn:aws:dynamodb:ddblocal:000000000000:table/users"
  private static let requests = [
    ("GetItem", #"{"TableName":"users","Key":\#(key)}"#), ("PutItem", put), ("Scan", #"{"TableName":"\#(arn)"}"#),
    ("UpdateItem", #"{"TableName":"users","Key":\#(key)}"#), ("DeleteItem", #"{"TableName":"users","Key":\#(key)}"#),
    (
      "Query",
      #"{"TableName":"users","KeyConditionExpression":"id = :a","ExpressionAttributeValues":{":a":{"S":"a"}}}"#
    ),
    ("BatchGetItem", #"{"RequestItems":{"users":{"Keys":[\#(key)]},"music":{"Keys":[{"artist":{"S":"a"},"year":{"N":"1"}}]}}}"#),
    ("BatchWriteItem", #"{"RequestItems":{"users":[{"PutRequest":{"Item":\#(key)}}]}}"#),
    ("TransactGetItems", #"{"TransactItems":[{"Get":{"TableName":"users","Key":\#(key)}}]}"#),
    (
      "TransactWriteItems",
      #"{"TransactItems":[{"Put":{"TableName":"users","Item":\#(key)}},{"Put":{"TableName":"music","Item":{"artist":{"S":"x"},"year":{"N":"1"}}}}]}"#
    ),
    ("DescribeTable", #"{"TableName":"users"}"#), ("CreateTable", users), ("DeleteTable", #"{"TableName":"users"}"#),
    ("UpdateTable", #"{"TableName":"users","DeletionProtectionEnabled":true}"#),
    ("DescribeTimeToLive", #"{"TableName":"users"}"#), ("DescribeContinuousBackups", #"{"TableName":"users"}"#),
    ("ListTagsOfResource", #"{"ResourceArn":"\#(arn)"}"#),
  ]

  static let refusal =
    #"{"__type":"com.amazonaws.dynamodb.v20120810#InternalServerError","message":"The table users is damaged: a part of what is "#
    + #"stored of it is not what was written. Nothing was read from it or written to it, and other tables can be used. "#
    + #"`swynamo-local --path FILE --check-everything` names every damaged table; restore the store from a copy."}"#

  /// A row whose id is another one leaves its SQLite tables behind, whose names new tables must not get.
  @Test(arguments: [0, 3, 7]) func aChangedIDCostsItsTable(_ id: Int) async throws {
    try await withStore(changed: "UPDATE tables SET id = \(id) WHERE id = 2") { _, bench in
      let answer = try await bench.send("GetItem", #"{"TableName":"users","Key":\#(Self.key)}"#)
      #expect(answer.status == 500)
      for name in ["first", "second"] {
        try await bench.must("CreateTable", Self.users.replacing("users", with: name))
        try await bench.must("PutItem", Self.put.replacing("users", with: name))
      }
      try await bench.must("Scan", #"{"TableName":"music"}"#)
    }
  }

  /// It isn't taken for one that isn't there, and made anew.
  @Test(arguments: ["region = 'edblocal'", "account = '100000000000'"]) func aChangedRealmCostsItsTable(_ change: String)
    async throws
  {
    try await withStore(changed: "UPDATE tables SET \(change) WHERE id = 2") { _, bench in
      for (operation, body) in [("GetItem", #"{"TableName":"users","Key":\#(Self.key)}"#), ("CreateTable", Self.users)] {
        let answer = try await bench.send(operation, body)
        #expect(answer.status == 500)
      }
      try await bench.must("Scan", #"{"TableName":"music"}"#)
    }
  }

  private func expectRefusals(_ bench: Bench, sourceLocation: SourceLocation = #_sourceLocation) async throws {
    for (operation, request) in Self.requests {
      let answer = try await bench.send(operation, request)
      #expect(answer.body == Self.refusal, "\(operation)", sourceLocation: sourceLocation)
      #expect(answer.status == 500, "\(operation)", sourceLocation: sourceLocation)
    }
    let problems = await bench.engine.storeFaults()
    #expect(problems == [.damagedTable(name: "users", namespace: .local)], sourceLocation: sourceLocation)
  }

  /// The tables beside it are there, with all they hold, and can be changed, made and dropped.
  private func expectOthersWork(_ bench: Bench) async throws {
    try await bench.expect("ListTables", "{}", #"{"TableNames":["music","users"]}"#)
    try await bench.expect(
      "Scan", #"{"TableName":"music","IndexName":"by-genre"}"#,
      #"{"Items":[{"artist":{"S":"Nina"},"genre":{"S":"soul"},"year":{"N":"1965"}}],"Count":1,"ScannedCount":1}"#)
    try await bench.add("Etta", 1961)
    try await bench.must("CreateTable", Self.users.replacing("users", with: "another"))
    try await bench.must("DeleteTable", #"{"TableName":"another"}"#)
    try await bench.must("DeleteItem", #"{"TableName":"music","Key":{"artist":{"S":"Etta"},"year":{"N":"1961"}}}"#)
  }

  @Test func aRowCostsItsTable() async throws {
    try await withStore(changed: "UPDATE items_2 SET item = CAST(replace(item, 'a', 'b') AS BLOB)") { folder, bench in
      try await expectRefusals(bench)
      try await expectOthersWork(bench)
      await bench.engine.close()
      #expect(try folder.read("SELECT CAST(item AS TEXT) FROM items_2") == #"{"id":{"S":"b"}}"#)
    }
  }

  @Test(arguments: [
    "UPDATE items_2 SET key = x'00'", "UPDATE items_2 SET size = size + 1", "UPDATE items_2 SET checksum = checksum + 1",
    "DROP TABLE items_2",
  ])
  func whateverOfItIsDamaged(_ sql: String) async throws {
    try await withStore(changed: sql) { _, bench in
      try await expectRefusals(bench)
      try await expectOthersWork(bench)
    }
  }

  @Test func aRowOfAnIndexCostsItsTable() async throws {
    try await withStore(changed: "UPDATE index_1_62792d67656e7265 SET size = size + 1") { _, bench in
      let answer = try await bench.send("Scan", #"{"TableName":"music"}"#)
      #expect(answer.body == Self.refusal.replacing("users", with: "music"))
      try await bench.expect("GetItem", #"{"TableName":"users","Key":\#(Self.key)}"#, #"{"Item":{"id":{"S":"a"}}}"#)
    }
  }

  /// In a large store a row is looked at when it is read; from then on its table is left alone.
  @Test func isFoundWhenItIsRead() async throws {
    try await withStore(changed: "UPDATE items_2 SET size = size + 1", { $0.large }) { folder, bench in
      let problems = await bench.engine.storeFaults()
      #expect(problems.isEmpty)
      try await bench.must("PutItem", #"{"TableName":"users","Item":{"id":{"S":"other"}}}"#)
      #expect(try await bench.send("GetItem", #"{"TableName":"users","Key":\#(Self.key)}"#).body == Self.refusal)
      try await expectRefusals(bench)
      try await expectOthersWork(bench)
      await bench.engine.close()
      let again = try Bench(.file(folder.path(), check: .everything))
      try await expectRefusals(again)
      await again.engine.close()
    }
  }

  /// Where SQLite can't find its way among the rows.
  @Test func aPageCostsItsTable() async throws {
    func damaged(_ folder: StoreFolder) -> EmbeddedEngine.Store {
      guard var bytes = try? folder.bytes(), let page = try? folder.page(of: "items_2") else { return .inMemory }
      bytes[page.lowerBound] = 0xFF
      try? folder.write(bytes)
      return folder.large
    }
    try await withStore(changed: "SELECT 1", damaged) { folder, bench in
      #expect(try await bench.send("GetItem", #"{"TableName":"users","Key":\#(Self.key)}"#).body == Self.refusal)
      try await expectRefusals(bench)
      try await expectOthersWork(bench)
      await bench.engine.close()
      // Structure is what all tables share: whoever looks at it all does without the file.
      let error = #expect(throws: StoreError.self) { try EmbeddedEngine(.file(folder.path(), check: .everything)) }
      #expect(error.map { "\($0)" }?.contains("is damaged") == true)
    }
  }

  /// In memory no row is compared with anything when it is read.
  @Test(arguments: ["UPDATE items_2 SET item = CAST(replace(item, 'a', 'b') AS BLOB)", "DROP TABLE items_2"])
  func isKnownInASnapshot(_ sql: String) async throws {
    try await withStore(changed: sql, { $0.large }) { _, bench in
      var snapshot = try await bench.engine.snapshot()
      for _ in 0..<2 {
        let memory = try Bench()
        try await memory.engine.restore(snapshot)
        try await expectRefusals(memory)
        try await expectOthersWork(memory)
        snapshot = try await memory.engine.snapshot()
      }
    }
  }

  @Test func aTableWithoutRowsIsKnownInARestoredFile() async throws {
    try await withStore(changed: "DROP TABLE items_2", { $0.large }) { _, bench in
      let snapshot = try await bench.engine.snapshot()
      try await StoreFolder.with { folder in
        let restored = try Bench(folder.large)
        try await restored.engine.restore(snapshot)
        try await expectRefusals(restored)
        try await expectOthersWork(restored)
        await restored.engine.close()
      }
    }
  }

  @Test(arguments: [
    "UPDATE tables SET definition = CAST(replace(definition, 'PAY', 'PAX') AS BLOB) WHERE id = 2",
    "UPDATE tables SET definition = x'00' WHERE id = 2", "UPDATE tables SET created = 1 WHERE id = 2",
    "UPDATE tables SET checksum = 1 WHERE id = 2", "UPDATE tables SET id = 7 WHERE id = 2",
    "UPDATE tables SET identifier = 'x' WHERE id = 2",
  ])
  func aDefinitionCostsItsTable(_ sql: String) async throws {
    try await withStore(changed: sql) { _, bench in
      try await expectRefusals(bench)
      try await expectOthersWork(bench)
    }
  }

  /// The name is in the definition too, and that one counts.
  @Test func aNameCostsNothing() async throws {
    try await withStore(changed: "UPDATE tables SET name = CAST('usars' AS BLOB) WHERE id = 2") { _, bench in
      try await bench.expect("GetItem", #"{"TableName":"users","Key":\#(Self.key)}"#, #"{"Item":{"id":{"S":"a"}}}"#)
      let problems = await bench.engine.storeFaults()
      #expect(problems.isEmpty)
      try await expectOthersWork(bench)
    }
  }

  /// What is due for a damaged table isn't done, and holds up nothing.
  @Test func othersAreSettled() async throws {
    try await StoreFolder.with { folder in
      let bench = Bench(try EmbeddedEngine(.file(folder.path()), tableDelay: .seconds(60)))
      try await bench.must("CreateTable", Self.users)
      try await bench.must("CreateTable", Self.users.replacing("users", with: "other"))
      await bench.engine.close()
      try folder.change("DROP TABLE items_1")
      let later = Bench(try EmbeddedEngine(.file(folder.path())) { Date(timeIntervalSinceNow: 3600) })
      try await expectRefusals(later)
      try await later.must("PutItem", #"{"TableName":"other","Item":\#(Self.key)}"#)
      await later.engine.close()
    }
  }

  @Test func othersExpire() async throws {
    try await StoreFolder.with { folder in
      let bench = try Bench(.file(folder.path()))
      for name in ["users", "other"] {
        try await bench.must("CreateTable", Self.users.replacing("users", with: name))
        try await bench.must(
          "UpdateTimeToLive",
          #"{"TableName":"\#(name)","TimeToLiveSpecification":{"AttributeName":"end","Enabled":true}}"#)
        let end = Int(Date().timeIntervalSince1970) - 100
        try await bench.must("PutItem", #"{"TableName":"\#(name)","Item":{"id":{"S":"a"},"end":{"N":"\#(end)"}}}"#)
      }
      await bench.engine.close()
      try folder.change("UPDATE items_1 SET size = size + 1")
      let damaged = try Bench(folder.large)
      #expect(try await damaged.engine.removeExpiredItems() == 1)
      try await damaged.expect("Scan", #"{"TableName":"other"}"#, #"{"Items":[],"Count":0,"ScannedCount":0}"#)
      try await expectRefusals(damaged)
      await damaged.engine.close()
    }
  }
}

extension StoreFolder {
  /// The store as one that is too large to be looked at as a whole when it is opened.
  var large: EmbeddedEngine.Store {
    EmbeddedEngine.Store(file: FileStore(path: path(), bound: 0))
  }

  /// Changes a closed store behind the engine's back.
  func change(_ sql: String, _ name: String = "store.db") throws {
    let queue = try DatabaseQueue(path: path(name))
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }

  /// Where the first page of an SQLite table is in the file.
  func page(of name: String) throws -> Range<Int> {
    let root = try read("SELECT rootpage FROM sqlite_master WHERE name = '\(name)'").flatMap { Int($0) } ?? 1
    return (root - 1) * 4096..<root * 4096
  }

  /// One value of a closed store.
  func read(_ sql: String) throws -> String? {
    let queue = try DatabaseQueue(path: path())
    defer { try? queue.close() }
    return try queue.read { try String.fetchOne($0, sql: sql) }
  }
}
