import Testing

@testable import SwynamoEngine

/// A damaged store is refused and left as it is, or the damage is where nothing is kept: then it answers as before.
@Suite struct DamagedFileTests {
  private func withStore(
    closed: Bool, _ body: (StoreFolder, _ sound: [String: [UInt8]], _ sights: [String]) async throws -> Void
  ) async throws {
    try await StoreFolder.with { folder in
      let bench = try await Bench.music(.file(folder.path(), durability: .processDeath))
      var writes = RandomWrites(bench, seed: 7)
      try await writes.run(100)
      let sights = try await bench.sights()
      if !closed {
        // A log and a file that is older: what a killed process leaves behind.
        let files = try folder.contents()
        await bench.engine.close()
        try folder.restore(files)
      } else {
        await bench.engine.close()
      }
      try await body(folder, try folder.contents(), sights)
    }
  }

  /// True for a store that was refused.
  private func isRefused(_ folder: StoreFolder, _ sights: [String], _ what: String) async throws -> Bool {
    let damaged = try folder.contents()
    do {
      let bench = Bench(try EmbeddedEngine(.file(folder.path())))
      #expect(try await bench.sights() == sights, "\(what)")
      await bench.engine.close()
      return false
    } catch is StoreError {
      #expect(try folder.contents() == damaged, "\(what): refused, and changed")
      return true
    }
  }

  @Test(arguments: [true, false])
  func truncated(closed: Bool) async throws {
    try await withStore(closed: closed) { folder, sound, sights in
      let bytes = sound["store.db"] ?? []
      var random = SeededGenerator(11)
      var lengths = [1, 15, 16, 99, 100, 511, 512, 4095, 4096, 4097, bytes.count - 4096, bytes.count - 1]
      lengths += (0..<12).map { _ in Int.random(in: 1..<bytes.count, using: &random) }
      for length in lengths where length < bytes.count {
        try folder.restore(sound)
        try folder.write(Array(bytes[..<length]))
        let refused = try await isRefused(folder, sights, "cut to \(length) of \(bytes.count) bytes")
        // The log may hold all that was cut off.
        if closed { #expect(refused, "cut to \(length) of \(bytes.count) bytes") }
      }
    }
  }

  @Test func continued() async throws {
    try await withStore(closed: true) { folder, sound, sights in
      try folder.write((sound["store.db"] ?? []) + [1, 2, 3])
      #expect(try await isRefused(folder, sights, "with bytes appended"))
    }
  }

  @Test(arguments: [true, false], [1, 8, 300])
  func flipped(closed: Bool, count: Int) async throws {
    try await withStore(closed: closed) { folder, sound, sights in
      let bytes = sound["store.db"] ?? []
      var random = SeededGenerator(UInt64(count))
      var refusals = 0
      for round in 0..<40 {
        var damaged = bytes
        let start = round < 30 && count == 1 ? 3 * round : Int.random(in: 0..<bytes.count - count, using: &random)
        for offset in start..<start + count { damaged[offset] ^= UInt8.random(in: 1...255, using: &random) }
        try folder.restore(sound)
        try folder.write(damaged)
        if try await isRefused(folder, sights, "\(count) bytes from \(start) flipped") { refusals += 1 }
      }
      if closed { #expect(refusals > 10) }
    }
  }

  /// In a large store rows are looked at when they are read: a damaged one is never answered with.
  @Test func neverAnswersWithADamagedRow() async throws {
    try await StoreFolder.with { folder in
      let bench = try await Bench.users(.file(folder.path()))
      let text = String(repeating: "a", count: 3000)
      for number in 0..<20 {
        try await bench.must("PutItem", #"{"TableName":"users","Item":{"id":{"S":"\#(number)"},"text":{"S":"\#(text)"}}}"#)
      }
      await bench.engine.close()
      var bytes = try folder.bytes()
      let place = try #require(bytes.indices.dropFirst(bytes.count / 2).first { bytes[$0...].starts(with: "aaaaaaaa".utf8) })
      bytes[place + 4] = UInt8(ascii: "b")
      try folder.write(bytes)
      #expect(throws: StoreError.self) { try EmbeddedEngine(.file(folder.path(), check: .everything)) }
      #expect(try folder.contents() == ["store.db": bytes])

      var store = FileStore(path: folder.path(), durability: .powerLoss, check: .bounded)
      store.bound = 0
      let damaged = try Bench(EmbeddedEngine.Store(kind: .file(store)))
      var failures: [String] = []
      for number in 0..<20 {
        let answer = try await damaged.send("GetItem", #"{"TableName":"users","Key":{"id":{"S":"\#(number)"}}}"#)
        if answer.status != 200 { failures.append(answer.body) } else { #expect(answer.body.contains(text)) }
      }
      #expect(
        failures == [
          #"""
          {"__type":"com.amazonaws.dynamodb.v20120810#InternalServerError",\#
          "message":"The engine's storage failed: a row of items_1 does not match its checksum"}
          """#
        ])
      await damaged.engine.close()
    }
  }
}
