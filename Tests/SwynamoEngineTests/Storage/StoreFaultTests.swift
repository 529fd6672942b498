import Foundation
import Testing

@testable import SwynamoEngine

/// What a server can tell of the state of its store.
@Suite struct StoreFaultTests {
  @Test func aSoundStoreHasNone() async throws {
    try await StoreFolder.with { folder in
      let bench = try await Bench.users(.file(folder.path()))
      let problems = await bench.engine.storeFaults()
      #expect(problems.isEmpty)
      await bench.engine.close()
      let closed = await bench.engine.storeFaults()
      #expect(closed == [.unusable("The embedded engine was closed; make a new one to open its store again.")])
    }
  }

  private static let padding = String(repeating: "x", count: 20_000)

  private static func put(_ number: Int) -> String {
    #"{"TableName":"users","Item":{"id":{"S":"\#(number)"},"text":{"S":"\#(padding)"}}}"#
  }

  @Test func aFullDiskIsOneUntilAWriteSucceeds() async throws {
    try await StoreFolder.with { folder in
      let file = FileStore(path: folder.path(), survivesPowerLoss: false, pageLimit: 60)
      let bench = try await Bench.users(EmbeddedEngine.Store(file: file))
      var count = 0
      while try await bench.send("PutItem", Self.put(count)).status == 200 { count += 1 }
      let full: [StoreFault] = [
        .failing("The engine's store has no space left (database or disk is full): requests that write are refused.")
      ]
      #expect(await bench.engine.storeFaults() == full)
      // Neither of these writes anything.
      try await bench.must("GetItem", #"{"TableName":"users","Key":{"id":{"S":"0"}}}"#)
      try await bench.must("DeleteItem", #"{"TableName":"users","Key":{"id":{"S":"none"}}}"#)
      #expect(await bench.engine.storeFaults() == full)
      try await bench.must("DeleteItem", #"{"TableName":"users","Key":{"id":{"S":"0"}}}"#)
      #expect(await bench.engine.storeFaults() == [])
      await bench.engine.close()
    }
  }

  /// The log loses what is in it.
  @Test func aDiskThatCanNotBeReadIsOne() async throws {
    try await StoreFolder.with { folder in
      let bench = try await Bench.users(.file(folder.path(), durability: .processDeath))
      // More than SQLite keeps in memory, and less than what it moves to the file at once.
      for number in 0..<150 { try await bench.must("PutItem", Self.put(number)) }
      let log = try FileHandle(forWritingTo: folder.url.appending(path: "store.db-wal"))
      try log.truncate(atOffset: 32)
      try log.close()
      var refusals = 0
      for number in 0..<150 where refusals == 0 {
        let answer = try await bench.send("GetItem", #"{"TableName":"users","Key":{"id":{"S":"\#(number)"}}}"#)
        if answer.status == 500 { refusals += 1 }
      }
      #expect(refusals == 1)
      #expect(await bench.engine.storeFaults() == [.failing("The engine's store can't be read or written (disk I/O error).")])
      await bench.engine.close()
    }
  }

  @Test func damageToWhatAllTablesShareStaysOne() async throws {
    try await StoreFolder.with { folder in
      var bench = try await Bench.users(.file(folder.path()))
      let snapshot = try await bench.engine.snapshot()
      await bench.engine.close()
      var bytes = try folder.bytes()
      bytes[try folder.page(of: "tokens").lowerBound] = 0xFF
      try folder.write(bytes)

      bench = try Bench(folder.large)
      #expect(await bench.engine.storeFaults() == [])
      let transaction =
        #"{"ClientRequestToken":"a","TransactItems":[{"Delete":{"TableName":"users","Key":{"id":{"S":"a"}}}}]}"#
      #expect(try await bench.send("TransactWriteItems", transaction).status == 500)
      let damage: [StoreFault] = [
        .failing("The engine's store is damaged (database disk image is malformed): restore it from a copy.")
      ]
      #expect(await bench.engine.storeFaults() == damage)
      try await bench.must("PutItem", Self.put(1))
      #expect(await bench.engine.storeFaults() == damage)
      try await bench.engine.restore(snapshot)
      #expect(await bench.engine.storeFaults() == [])
      try await bench.must("TransactWriteItems", transaction)
      await bench.engine.close()
    }
  }

  /// Regions of older stores and damaged names may be any text.
  @Test func isOneLine() {
    let problem = StoreFault.damagedTable(
      name: "a\nb", namespace: TableNamespace(region: "x\u{1B}[2J\r\n\u{85}\u{2028}é", account: "\0"))
    #expect(
      "\(problem)" == #"The table a\u{A}b in x\u{1B}[2J\u{D}\u{A}\u{85}\u{2028}é/\u{0} is damaged: "#
        + "its requests are refused, and nothing is written to it.")
  }
}
