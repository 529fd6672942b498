import SwynamoBytes
import SwynamoWire
import Testing

@testable import SwynamoEngine

/// A damaged store is refused and left as it is, or its damaged tables are; or the damage is where nothing is kept: then it answers
/// as before.
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

  /// True for a store that was refused, as a whole or the tables that are damaged.
  private func isRefused(_ folder: StoreFolder, _ sights: [String], _ what: String) async throws -> Bool {
    let damaged = try folder.contents()
    do {
      let bench = Bench(try EmbeddedEngine(.file(folder.path())))
      let problems = await bench.engine.storeFaults()
      if problems.isEmpty {
        #expect(try await bench.sights() == sights, "\(what)")
      } else {
        try await expectRefusals(bench, problems, what)
      }
      await bench.engine.close()
      return !problems.isEmpty
    } catch is StoreError {
      let left = try folder.contents()
      let changed = Set(damaged.keys).union(left.keys).filter { damaged[$0] != left[$0] }
      #expect(changed.isEmpty, "\(what): refused, and \(changed) changed")
      return true
    }
  }

  /// The store's one table is damaged: whatever it is called by now, nothing is read from it.
  private func expectRefusals(_ bench: Bench, _ problems: [StoreFault], _ what: String) async throws {
    for problem in problems {
      guard case .damagedTable(let name, let namespace) = problem else {
        Issue.record("\(what): \(problem)")
        continue
      }
      // No request can name what is no name of a table or a namespace.
      let isName = name.wholeMatch(of: /[a-zA-Z0-9_.-]{3,255}/) != nil && (try? namespace.check()) != nil
      let request = JSONValue.object([JSONMember(name: "TableName", value: .string(name))]).bytes
      let answer = try await bench.engine.send(TransportRequest(operation: "Scan", body: request), in: namespace)
      #expect(answer.status == (isName ? 500 : 400), "\(what): \(name) in \(namespace)")
    }
    #expect(try await bench.send("Scan", #"{"TableName":"music"}"#).status >= 400, "\(what)")
  }

  @Test(arguments: [true, false])
  func truncated(closed: Bool) async throws {
    try await withStore(closed: closed) { folder, sound, sights in
      let bytes = sound["store.db"] ?? []
      var random = SplitMix64(state: 11)
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
      var random = SplitMix64(state: UInt64(count))
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
}
