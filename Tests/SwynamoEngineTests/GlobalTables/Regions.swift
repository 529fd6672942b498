import Foundation
import SwynamoEngine
import SwynamoWire
import Testing

/// One engine as clients of several regions of an account see it.
struct Regions {
  static let account = "123456789012"
  let engine: EmbeddedEngine
  let clock: Clock

  init(
    _ store: EmbeddedEngine.Store = .inMemory, delay: Duration = .seconds(1), tableDelay: Duration = .zero, clock: Clock = Clock()
  ) throws {
    self.clock = clock
    engine = try EmbeddedEngine(
      store,
      settings: EmbeddedEngine.Settings(tableDelay: tableDelay, replicationDelay: delay) {
        Date(timeIntervalSince1970: clock.now)
      })
  }

  subscript(region: String) -> Bench { Bench(engine, TableNamespace(region: region, account: Self.account)) }

  /// `abc` of the first region with replicas in the others.
  static func make(
    _ regions: [String], _ store: EmbeddedEngine.Store = .inMemory, delay: Duration = .seconds(1), clock: Clock = Clock()
  ) async throws -> Regions {
    let made = try Regions(store, delay: delay, clock: clock)
    try await made[regions[0]].createTable()
    for region in regions.dropFirst() { try await made.add(region, from: regions[0]) }
    return made
  }

  func add(_ region: String, from source: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
    _ = try await self[source].update(Self.replica("Create", region), sourceLocation: sourceLocation)
    try await until("the replica is there", sourceLocation: sourceLocation) {
      try await !self[region].description().contains(#""TableStatus":"CREATING""#)
    }
  }

  static func replica(_ action: String, _ region: String, _ more: String = "") -> String {
    #""ReplicaUpdates":[{"\#(action)":{"RegionName":"\#(region)"\#(more)}}]"#
  }

  /// Waits for what the engine does between requests.
  func until(
    _ what: String, sourceLocation: SourceLocation = #_sourceLocation, _ condition: () async throws -> Bool
  ) async throws {
    for _ in 0..<2000 {
      if try await condition() { return }
      try await Task.sleep(for: .milliseconds(5))
    }
    Issue.record("it never came to this: \(what)", sourceLocation: sourceLocation)
  }

  /// All items of `abc`, in the order of their keys' hashes.
  func items(_ region: String) async throws -> String { try await self[region].send("Scan", #"{"TableName":"abc"}"#).body }

  func agree(_ regions: [String], sourceLocation: SourceLocation = #_sourceLocation) async throws {
    clock.advance(10)
    try await until("all regions have the same items", sourceLocation: sourceLocation) {
      var found: Set<String> = []
      for region in regions { found.insert(try await items(region)) }
      return found.count == 1
    }
  }
}

extension Bench {
  func set(_ key: String, _ number: Int, _ more: String = "") async throws {
    try await must("PutItem", #"{"TableName":"abc","Item":{"a":{"S":"\#(key)"},"n":{"N":"\#(number)"}\#(more)}}"#)
  }

  func remove(_ key: String) async throws { try await must("DeleteItem", #"{"TableName":"abc","Key":{"a":{"S":"\#(key)"}}}"#) }

  func number(_ key: String) async throws -> Int? {
    try await send("GetItem", #"{"TableName":"abc","Key":{"a":{"S":"\#(key)"}}}"#).body
      .firstMatch(of: #/"n":\{"N":"([0-9]+)"/#).flatMap { Int($0.output.1) }
  }
}
