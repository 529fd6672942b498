import Foundation
import SwynamoEngine
import Testing

/// What is stored of replicas is damaged, or lacks what fills them.
@Suite struct ReplicaDamageTests {
  private static let (ohio, ireland, tokyo) = ("us-east-2", "eu-west-1", "ap-northeast-1")

  /// A store of `abc` in two regions, with a write on its way to each, and a table `other` in each; changed while it is closed.
  private func reopened(
    _ folder: StoreFolder, _ sql: String, delay: Duration = .seconds(1), tableDelay: Duration = .zero, clock: Clock = Clock()
  ) async throws -> Regions {
    let store = EmbeddedEngine.Store.file(folder.path(), durability: .processDeath)
    let regions = try await Regions.make([Self.ohio, Self.ireland], store, clock: clock)
    for region in [Self.ohio, Self.ireland] { try await regions[region].createTable("other") }
    try await regions[Self.ohio].set("x", 1)
    try await regions[Self.ireland].set("y", 2)
    await regions.engine.close()
    try folder.change(sql)
    return try Regions(store, delay: delay, tableDelay: tableDelay, clock: clock)
  }

  private func expectDamage(_ regions: Regions, in region: String, beside other: String) async throws {
    let (status, body) = try await regions[region].send("Scan", #"{"TableName":"abc"}"#)
    #expect(status == 500 && body.contains("The table abc is damaged"), "\(body)")
    for region in [region, other] {
      try await regions[region].expect("Scan", #"{"TableName":"other"}"#, #"{"Items":[],"Count":0,"ScannedCount":0}"#)
    }
    #expect(await regions.engine.storeFaults().count == 1)
  }

  /// Where it is read, be it when the store is opened or when its time has come.
  @Test(arguments: [
    "DROP TABLE incoming_2", "DROP TABLE versions_2", "UPDATE incoming_2 SET item = item || x'00'",
    "UPDATE incoming_2 SET time = time - 1", "UPDATE incoming_2 SET number = number + 1",
    "UPDATE versions_2 SET number = 9223372036854775807", "ALTER TABLE versions_2 RENAME COLUMN number TO stamp",
  ])
  func othersGoOn(_ sql: String) async throws {
    try await StoreFolder.with { folder in
      let regions = try await reopened(folder, sql)
      regions.clock.advance(5)
      try await expectDamage(regions, in: Self.ireland, beside: Self.ohio)
      #expect(try await regions[Self.ohio].number("y") == 2)
      try await regions[Self.ohio].set("z", 3)
      #expect(try await regions[Self.ohio].number("z") == 3)
      await regions.engine.close()
    }
  }

  /// The last replica leaves one whose queue is damaged.
  @Test func leavesADamagedOne() async throws {
    try await StoreFolder.with { folder in
      let regions = try await reopened(
        folder, "UPDATE incoming_1 SET item = item || x'00'", delay: .seconds(1000), tableDelay: .seconds(5))
      _ = try await regions[Self.ohio].update(Regions.replica("Delete", Self.ireland))
      regions.clock.advance(5)
      _ = try await regions[Self.ohio].send("ListTables", "{}")
      try await expectDamage(regions, in: Self.ohio, beside: Self.ireland)
      await regions.engine.close()
    }
  }

  /// Nothing is kept for one that is damaged, and the group is not changed without it.
  @Test func aDamagedMember() async throws {
    try await StoreFolder.with { folder in
      let regions = try await reopened(folder, "DROP TABLE items_2")
      try await regions[Self.ohio].set("z", 1)
      for change in [Change.create("by-c"), Regions.replica("Create", Self.tokyo), Regions.replica("Delete", Self.ireland)] {
        let (status, body) = try await regions[Self.ohio].send("UpdateTable", #"{"TableName":"abc",\#(change)}"#)
        #expect(status == 500 && body.contains("The table abc is damaged"), "\(body)")
      }
      let expiry = #"{"TableName":"abc","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"n"}}"#
      #expect(try await regions[Self.ohio].send("UpdateTimeToLive", expiry).status == 500)
      #expect(try await regions[Self.ohio].send("DeleteTable", #"{"TableName":"abc"}"#).status >= 400)
      _ = try await regions[Self.ohio].update(#""DeletionProtectionEnabled":true"#)
      await regions.engine.close()
      #expect(try folder.read("SELECT count(*) FROM incoming_2") == "1")
    }
  }

  /// A replica that was being filled when the store was closed: its job is lost, or its rows are.
  @Test(arguments: ["DELETE FROM jobs", "DROP TABLE items_2", "DELETE FROM jobs; DROP TABLE items_2"])
  func aReplicaThatCannotBeFilled(_ sql: String) async throws {
    try await StoreFolder.with { folder in
      let store = EmbeddedEngine.Store.file(folder.path(), durability: .processDeath)
      var regions = try Regions(store)
      try await regions[Self.ohio].createTable()
      for start in stride(from: 0, to: 6000, by: 25) {
        let puts = (start..<start + 25).map { #"{"PutRequest":{"Item":{"a":{"S":"\#($0)"},"n":{"N":"\#($0)"}}}}"# }
        try await regions[Self.ohio].must("BatchWriteItem", #"{"RequestItems":{"abc":[\#(puts.joined(separator: ","))]}}"#)
      }
      _ = try await regions[Self.ohio].update(Regions.replica("Create", Self.ireland))
      await regions.engine.close()
      #expect(try folder.read("SELECT count(*) FROM jobs WHERE kind = CAST('Replica' AS BLOB)") == "1")
      try folder.change(sql)
      regions = try Regions(store, clock: regions.clock)
      try await regions.until("the table is one of one region") {
        try await !regions[Self.ohio].description().contains("Replicas")
      }
      #expect(try await regions[Self.ohio].description().contains(#""ItemCount":6000,"#))
      try await regions[Self.ohio].set("x", 1)
      await regions.engine.close()
    }
  }
}
