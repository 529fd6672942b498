import SwynamoBytes
import Testing

@testable import SwynamoEngine

@Suite struct SnapshotTests {
  /// Random writes, a snapshot, more of them, back: every answer is as at the snapshot. And again, as often as one likes.
  @Test(arguments: 1...8, [true, false])
  func comesBack(seed: UInt64, inFile: Bool) async throws {
    try await StoreFolder.with { folder in
      let bench = try await Bench.music(inFile ? .file(folder.path(), durability: .processDeath) : .inMemory)
      var writes = RandomWrites(bench, seed: seed)
      try await writes.run(60)
      let then = try await bench.sights()
      let snapshot = try await bench.engine.snapshot()
      for _ in 0..<3 {
        try await writes.run(40)
        #expect(try await bench.sights() != then)
        try await bench.engine.restore(snapshot)
        #expect(try await bench.sights() == then)
      }
      try await writes.run(40)
      await bench.engine.close()
    }
  }

  @Test func staysInTheFile() async throws {
    try await StoreFolder.with { folder in
      let memory = try await Bench.music()
      var writes = RandomWrites(memory, seed: 3)
      try await writes.run(80)
      let file = try await Bench.users(.file(folder.path()))
      try await file.engine.restore(try await memory.engine.snapshot())
      #expect(try await file.sights() == memory.sights())
      await file.engine.close()
      let again = try Bench(.file(folder.path()))
      #expect(try await again.sights() == memory.sights())
      await again.engine.close()
    }
  }

  /// What a process leaves that was killed while it restored: the file as it was, and the log up to any of its bytes.
  @Test func isRestoredOrNot() async throws {
    try await StoreFolder.with { folder in
      let memory = try await Bench.music()
      var writes = RandomWrites(memory, seed: 5)
      try await writes.run(60)
      let after = try await memory.sights()
      let snapshot = try await memory.engine.snapshot()

      var bench = try await Bench.music(.file(folder.path()))
      writes = RandomWrites(bench, seed: 6)
      try await writes.run(60)
      let before = try await bench.sights()
      await bench.engine.close()
      bench = try Bench(.file(folder.path()))
      try await bench.engine.restore(snapshot)
      let files = try folder.contents()
      await bench.engine.close()

      let log = files["store.db-wal"] ?? []
      #expect(log.count > 4 * 4096)
      var random = SplitMix64(state: 5)
      let lengths = [0, 31, 32, log.count - 1, log.count] + (0..<20).map { _ in Int.random(in: 0..<log.count, using: &random) }
      for length in lengths {
        try folder.restore(files)
        try folder.write(Array(log[..<length]), "store.db-wal")
        bench = try Bench(.file(folder.path()))
        #expect(try await bench.sights() == (length == log.count ? after : before), "\(length) of \(log.count) bytes")
        await bench.engine.close()
      }
    }
  }

  /// One whose catalog can't be read replaces nothing.
  @Test(arguments: [true, false])
  func isRefusedAsAWhole(inFile: Bool) async throws {
    try await StoreFolder.with { folder in
      let other = try await Bench.users(.file(folder.path("other.db")))
      await other.engine.close()
      try folder.change("ALTER TABLE tables RENAME COLUMN checksum TO something", "other.db")
      let snapshot = EmbeddedEngine.Snapshot(bytes: try folder.bytes("other.db"))

      let bench = try await Bench.music(inFile ? .file(folder.path()) : .inMemory)
      var writes = RandomWrites(bench, seed: 9)
      try await writes.run(30)
      let before = try await bench.sights()
      await #expect(throws: (any Error).self) { try await bench.engine.restore(snapshot) }
      #expect(try await bench.sights() == before)
      try await bench.add("Nina", 1965)
      await bench.engine.close()
    }
  }

  /// A token is remembered or forgotten with the writes that it stands for.
  @Test func tokensFollow() async throws {
    let bench = try await Bench.users()
    func add(_ token: String) async throws {
      try await bench.must(
        "TransactWriteItems",
        #"""
        {"ClientRequestToken":"\#(token)","TransactItems":[{"Update":{"TableName":"users","Key":{"id":{"S":"a"}},
        "UpdateExpression":"ADD visits :one","ExpressionAttributeValues":{":one":{"N":"1"}}}}]}
        """#)
    }
    func expect(_ visits: Int) async throws {
      try await bench.expect(
        "GetItem", #"{"TableName":"users","Key":{"id":{"S":"a"}}}"#, #"{"Item":{"id":{"S":"a"},"visits":{"N":"\#(visits)"}}}"#)
    }
    try await add("before")
    let snapshot = try await bench.engine.snapshot()
    try await add("after")
    try await expect(2)
    try await bench.engine.restore(snapshot)
    try await expect(1)
    try await add("before")
    try await expect(1)
    try await add("after")
    try await expect(2)
  }

  @Test func aClosedEngineHasNone() async throws {
    let bench = try await Bench.users()
    let snapshot = try await bench.engine.snapshot()
    await bench.engine.close()
    await #expect(throws: EngineClosedError.self) { try await bench.engine.snapshot() }
    await #expect(throws: EngineClosedError.self) { try await bench.engine.restore(snapshot) }
  }
}
