import Foundation
import SwynamoBytes
import SwynamoEngine
import SwynamoWire
import Testing

/// What is written in one region of a global table shows in the others.
@Suite struct ReplicationTests {
  private static let (ohio, ireland, tokyo) = ("us-east-2", "eu-west-1", "ap-northeast-1")

  @Test func afterTheDelayAndNotBefore() async throws {
    let regions = try await Regions.make([Self.ohio, Self.ireland])
    try await regions[Self.ohio].set("x", 1)
    #expect(try await regions[Self.ohio].number("x") == 1)
    regions.clock.advance(0.999)
    #expect(try await regions[Self.ireland].number("x") == nil)
    regions.clock.advance(0.001)
    #expect(try await regions[Self.ireland].number("x") == 1)
    try await regions[Self.ireland].remove("x")
    #expect(try await regions[Self.ohio].number("x") == 1)
    regions.clock.advance(1)
    #expect(try await regions[Self.ohio].number("x") == nil)
  }

  /// By the clock of the machine nobody has to ask.
  @Test func bySheerTime() async throws {
    let engine = try EmbeddedEngine(.inMemory, settings: .init(replicationDelay: .milliseconds(50)))
    let regions = [Self.ohio, Self.ireland].map { Bench(engine, TableNamespace(region: $0, account: Regions.account)) }
    try await regions[0].createTable()
    _ = try await regions[0].update(Regions.replica("Create", Self.ireland))
    try await regions[0].set("x", 1)
    for _ in 0..<1000 where try await regions[1].number("x") == nil { try await Task.sleep(for: .milliseconds(5)) }
    #expect(try await regions[1].number("x") == 1)
  }

  @Test func theLastWriterWins() async throws {
    let regions = try await Regions.make([Self.ohio, Self.ireland, Self.tokyo])
    try await regions[Self.ohio].set("x", 1)
    regions.clock.advance(0.5)
    try await regions[Self.ireland].set("x", 2)
    regions.clock.advance(0.25)
    // A write that changes nothing is none.
    try await regions[Self.ohio].set("x", 1)
    try await regions[Self.tokyo].remove("x")
    try await regions[Self.tokyo].set("y", 3)
    try await regions[Self.ohio].remove("y")
    // Within the same moment, too.
    for (number, region) in [Self.tokyo, Self.ireland, Self.ohio].enumerated() { try await regions[region].set("z", number) }
    try await regions.agree([Self.ohio, Self.ireland, Self.tokyo])
    for region in [Self.ohio, Self.ireland, Self.tokyo] {
      #expect(try await regions[region].number("x") == 2)
      #expect(try await regions[region].number("z") == 2)
    }
  }

  /// Neither does it keep the others waiting nor change who is the last.
  @Test(arguments: [0.5, 100, 1_000_000_000])
  func clocksGoBackward(by seconds: Double) async throws {
    let regions = try await Regions.make([Self.ohio, Self.ireland, Self.tokyo])
    try await regions[Self.ohio].set("x", 1)
    try await regions[Self.tokyo].set("y", 1)
    regions.clock.advance(-seconds)
    try await regions[Self.ireland].set("x", 2)
    try await regions[Self.ireland].set("z", 1)
    regions.clock.advance(1.5)
    for region in [Self.ohio, Self.ireland, Self.tokyo] {
      #expect(try await regions[region].number("x") == 2)
      #expect(try await regions[region].number("y") == 1)
      #expect(try await regions[region].number("z") == 1)
    }
  }

  /// What is on its way to the last of a group is written after the others are gone, some of it with each request.
  @Test func theLastOneGetsAll() async throws {
    let regions = try await Regions.make([Self.ohio, Self.ireland], delay: .seconds(1000))
    for start in stride(from: 0, to: 2000, by: 25) {
      let puts = (start..<start + 25).map { #"{"PutRequest":{"Item":{"a":{"S":"\#($0)"},"n":{"N":"\#($0)"}}}}"# }
      try await regions[Self.ireland].must("BatchWriteItem", #"{"RequestItems":{"abc":[\#(puts.joined(separator: ","))]}}"#)
    }
    _ = try await regions[Self.ohio].update(Regions.replica("Delete", Self.ireland))
    #expect(try await !regions[Self.ohio].description().contains("Replica"))
    try await regions[Self.ohio].remove("1999")
    try await regions[Self.ohio].set("1999", 1)
    try await regions.until("all are there") { try await regions[Self.ohio].description().contains(#""ItemCount":2000,"#) }
    #expect(try await regions[Self.ohio].number("1999") == 1)
    try await regions[Self.ohio].must(
      "BatchWriteItem", #"{"RequestItems":{"abc":[{"DeleteRequest":{"Key":{"a":{"S":"0"}}}}]}}"#)
    try await regions.add(Self.ireland, from: Self.ohio)
    #expect(try await regions[Self.ireland].description().contains(#""ItemCount":1999,"#))
  }

  /// Versions go when no write that is on its way can be older.
  @Test func versionsAreForgotten() async throws {
    try await StoreFolder.with { folder in
      let regions = try await Regions.make([Self.ohio, Self.ireland], .file(folder.path(), durability: .processDeath))
      for number in 0..<300 { try await regions[Self.ohio].set("k\(number)", number) }
      regions.clock.advance(120)
      try await regions.until("they are written") { try await regions[Self.ireland].number("k299") == 299 }
      regions.clock.advance(120)
      _ = try await regions.items(Self.ohio)
      try await Task.sleep(for: .milliseconds(300))
      await regions.engine.close()
      for table in 1...2 { #expect(try folder.read("SELECT count(*) FROM versions_\(table)").flatMap { Int($0) } ?? 300 <= 1) }
    }
  }

  /// Each change shows once in the stream of each region, and none comes back.
  @Test func streamsShowIt() async throws {
    let regions = try await Regions.make([Self.ohio, Self.ireland])
    try await regions[Self.ohio].set("x", 1)
    try await regions[Self.ohio].set("x", 2)
    try await regions[Self.ohio].remove("x")
    try await regions[Self.ireland].set("y", 1)
    try await regions.agree([Self.ohio, Self.ireland])
    for region in [Self.ohio, Self.ireland] {
      let stream = try await regions[region].latestStream(of: "abc")
      #expect(stream.hasPrefix("arn:aws:dynamodb:\(region):\(Regions.account):table/abc/stream/"))
      let records = try await regions[region].allRecords(of: stream)
      #expect(records.filter { $0.dynamodb.keys["a"] == ["S": "x"] }.map(\.eventName) == ["INSERT", "MODIFY", "REMOVE"])
      #expect(records.filter { $0.dynamodb.keys["a"] == ["S": "y"] }.map(\.eventName) == ["INSERT"])
    }
  }

  /// It is the service's deletion in one region only.
  @Test func itemsExpireOnce() async throws {
    let regions = try await Regions.make([Self.ohio, Self.ireland])
    try await regions[Self.ireland].must(
      "UpdateTimeToLive", #"{"TableName":"abc","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"n"}}"#)
    #expect(
      try await regions[Self.ohio].send("DescribeTimeToLive", #"{"TableName":"abc"}"#).body
        == #"{"TimeToLiveDescription":{"TimeToLiveStatus":"ENABLED","AttributeName":"n"}}"#)
    try await regions[Self.ireland].set("x", 1_699_999_999)
    regions.clock.advance(2)
    #expect(try await regions[Self.ohio].number("x") != nil)
    #expect(try await regions.engine.removeExpiredItems() == 1)
    #expect(try await regions[Self.ireland].number("x") != nil)
    regions.clock.advance(2)
    #expect(try await regions[Self.ireland].number("x") == nil)
    for (region, isService) in [(Self.ohio, true), (Self.ireland, false)] {
      let records = try await regions[region].allRecords(of: regions[region].latestStream(of: "abc"))
      #expect(records.map(\.eventName) == ["INSERT", "REMOVE"])
      #expect((records.last?.userIdentity != nil) == isService)
    }
  }

  /// Conditions are those of the region; its indexes follow.
  @Test func transactionsAndIndexes() async throws {
    let regions = try await Regions.make([Self.ohio, Self.ireland])
    _ = try await regions[Self.ireland].update(Change.create("by-c"))
    try await regions[Self.ohio].must(
      "TransactWriteItems",
      #"{"TransactItems":[{"Put":{"TableName":"abc","Item":{"a":{"S":"x"},"c":{"S":"y"},"n":{"N":"1"}}}},"#
        + #"{"Put":{"TableName":"abc","Item":{"a":{"S":"z"},"c":{"S":"y"},"n":{"N":"2"}}}}]}"#)
    let conditional =
      #"{"TableName":"abc","Item":{"a":{"S":"x"},"n":{"N":"3"}},"ConditionExpression":"attribute_exists(a)"}"#
    #expect(try await regions[Self.ireland].send("PutItem", conditional).status == 400)
    regions.clock.advance(1)
    let query =
      #"{"TableName":"abc","IndexName":"by-c","Select":"COUNT","KeyConditionExpression":"c = :c","#
      + #""ExpressionAttributeValues":{":c":{"S":"y"}}}"#
    for region in [Self.ohio, Self.ireland] {
      try await regions[region].expect("Query", query, #"{"Count":2,"ScannedCount":2}"#)
    }
    #expect(try await regions[Self.ireland].send("PutItem", conditional).status == 200)
    regions.clock.advance(1)
    try await regions[Self.ohio].expect("Query", query, #"{"Count":1,"ScannedCount":1}"#)
  }

  /// A transaction that is refused leaves nothing on its way.
  @Test func whatFailsIsNotReplicated() async throws {
    let regions = try await Regions.make([Self.ohio, Self.ireland])
    let answer = try await regions[Self.ohio].send(
      "TransactWriteItems",
      #"{"TransactItems":[{"Put":{"TableName":"abc","Item":{"a":{"S":"x"}}}},"#
        + #"{"ConditionCheck":{"TableName":"abc","Key":{"a":{"S":"z"}},"ConditionExpression":"attribute_exists(a)"}}]}"#)
    #expect(answer.status == 400)
    try await regions.agree([Self.ohio, Self.ireland])
    #expect(try await regions.items(Self.ireland) == #"{"Items":[],"Count":0,"ScannedCount":0}"#)
  }

  /// Random writes in regions of which one comes later, with time passing in between: all end with what the last writer wrote.
  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func converge(seed: UInt64) async throws {
    var random = SplitMix64(state: seed)
    let regions = try await Regions.make([Self.ohio, Self.ireland])
    var names = [Self.ohio, Self.ireland]
    var last: [String: (time: Double, number: Int?)] = [:]
    for step in 0..<400 {
      if step == 200 {
        try await regions.add(Self.tokyo, from: names[Int.random(in: 0..<2, using: &random)])
        names.append(Self.tokyo)
      }
      let (key, region) = ("k\(Int.random(in: 0..<12, using: &random))", names[Int.random(in: 0..<names.count, using: &random)])
      // No two writes of a moment, so that there is a last one.
      regions.clock.advance([0.001, 0.002, 0.3, 1.2][Int.random(in: 0..<4, using: &random)])
      if Int.random(in: 0..<3, using: &random) == 0 {
        // What isn't there isn't deleted.
        guard try await regions[region].number(key) != nil else { continue }
        try await regions[region].remove(key)
        last[key] = (regions.clock.now, nil)
      } else {
        try await regions[region].set(key, step)
        last[key] = (regions.clock.now, step)
      }
    }
    try await regions.agree(names)
    for (key, write) in last {
      for region in names { #expect(try await regions[region].number(key) == write.number, "\(key) in \(region), seed \(seed)") }
    }
  }

  /// The same with writes of one moment and clocks that go backward.
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func convergeWithinAMoment(seed: UInt64) async throws {
    var random = SplitMix64(state: seed)
    let names = [Self.ohio, Self.ireland, Self.tokyo]
    let regions = try await Regions.make(names)
    var last: [String: Int?] = [:]
    for step in 0..<300 {
      let (key, region) = ("k\(Int.random(in: 0..<6, using: &random))", names[Int.random(in: 0..<3, using: &random)])
      if Int.random(in: 0..<10, using: &random) == 0 {
        regions.clock.advance([0.5, 0.5, -0.7, -50][Int.random(in: 0..<4, using: &random)])
      }
      if Int.random(in: 0..<3, using: &random) == 0 {
        guard try await regions[region].number(key) != nil else { continue }
        try await regions[region].remove(key)
        last[key] = .some(nil)
      } else {
        try await regions[region].set(key, step)
        last[key] = step
      }
    }
    try await regions.agree(names)
    for (key, number) in last { #expect(try await regions[names[0]].number(key) == number) }
  }

  /// What was on its way when the engine was closed, and the copy of a replica that was being made, go on.
  @Test func goesOnInAFile() async throws {
    try await StoreFolder.with { folder in
      let clock = Clock()
      var regions = try Regions(.file(folder.path(), durability: .processDeath), clock: clock)
      try await regions[Self.ohio].createTable()
      for start in stride(from: 0, to: 6000, by: 25) {
        let puts = (start..<start + 25).map { #"{"PutRequest":{"Item":{"a":{"S":"\#($0)"},"n":{"N":"\#($0)"}}}}"# }
        try await regions[Self.ohio].must("BatchWriteItem", #"{"RequestItems":{"abc":[\#(puts.joined(separator: ","))]}}"#)
      }
      _ = try await regions[Self.ohio].update(Regions.replica("Create", Self.ireland))
      try await regions[Self.ohio].set("0", 17)
      try await regions[Self.ohio].remove("5999")
      await regions.engine.close()
      regions = try Regions(.file(folder.path(), durability: .processDeath), clock: clock)
      try await regions.until("the replica is there") {
        try await regions[Self.ireland].description().contains(#""TableStatus":"ACTIVE""#)
      }
      try await regions[Self.ireland].set("1", 18)
      await regions.engine.close()
      regions = try Regions(.file(folder.path(), durability: .processDeath), clock: clock)
      clock.advance(1)
      try await regions.until("it is written") { try await regions[Self.ohio].number("1") == 18 }
      #expect(try await regions[Self.ireland].number("0") == 17)
      #expect(try await regions[Self.ireland].number("5999") == nil)
      for region in [Self.ohio, Self.ireland] {
        #expect(try await regions[region].description().contains(#""ItemCount":5999,"#))
      }
      #expect(await regions.engine.storeFaults().isEmpty)
      await regions.engine.close()
    }
  }

  @Test func snapshotsKeepGroups() async throws {
    let regions = try await Regions.make([Self.ohio, Self.ireland])
    try await regions[Self.ohio].set("x", 1)
    let snapshot = try await regions.engine.snapshot()
    try await regions[Self.ohio].remove("x")
    try await regions.agree([Self.ohio, Self.ireland])
    let other = try Regions(clock: regions.clock)
    try await other.engine.restore(snapshot)
    #expect(try await other[Self.ohio].number("x") == 1)
    try await other.until("it is written") { try await other[Self.ireland].number("x") == 1 }
    try await other[Self.ireland].set("x", 2)
    other.clock.advance(1)
    #expect(try await other[Self.ohio].number("x") == 2)
  }
}
