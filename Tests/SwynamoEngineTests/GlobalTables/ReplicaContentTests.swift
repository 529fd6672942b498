import Foundation
import SwynamoBytes
import SwynamoEngine
import Testing

/// What a replica has beside its items.
@Suite struct ReplicaContentTests {
  private static let (ohio, ireland) = ("us-east-2", "eu-west-1")

  /// Those that were there when it was made, and those that are written later.
  @Test func vectorsAreFound() async throws {
    let regions = try Regions()
    try await regions[Self.ohio].must("CreateTable", Vectors.table(Vectors.index()))
    let put = { (id: String, vector: [Int]) in
      #"{"TableName":"docs","Item":{"id":{"S":"\#(id)"},"emb":\#(Vectors.value(vector))}}"#
    }
    try await regions[Self.ohio].must("PutItem", put("first", [1, 0, 0]))
    try await regions[Self.ohio].must("UpdateTable", #"{"TableName":"docs",\#(Regions.replica("Create", Self.ireland))}"#)
    let search = Vectors.search([1, 0, 0])
    #expect(try await regions[Self.ireland].send("SearchVectors", search).body.contains(#""first""#))
    try await regions[Self.ohio].must("PutItem", put("second", [1, 1, 0]))
    regions.clock.advance(1)
    let (here, there) = (
      try await regions[Self.ohio].send("SearchVectors", search).body,
      try await regions[Self.ireland].send("SearchVectors", search).body
    )
    #expect(here == there && there.contains(#""second""#), "\(there)")
  }

  /// Recovery is each region's own, and goes back before what other regions wrote.
  @Test func isRestoredToAMoment() async throws {
    let regions = try await Regions.make([Self.ohio, Self.ireland])
    try await regions[Self.ireland].must(
      "UpdateContinuousBackups",
      #"{"TableName":"abc","PointInTimeRecoverySpecification":{"PointInTimeRecoveryEnabled":true}}"#)
    let status = try await regions[Self.ohio].send("DescribeContinuousBackups", #"{"TableName":"abc"}"#).body
    #expect(status.contains(#""PointInTimeRecoveryStatus":"DISABLED""#))
    try await regions[Self.ohio].set("x", 1)
    regions.clock.advance(10)
    #expect(try await regions[Self.ireland].number("x") == 1)
    let moment = Int(regions.clock.now) + 1
    regions.clock.advance(10)
    try await regions[Self.ohio].set("x", 2)
    regions.clock.advance(400)
    #expect(try await regions[Self.ireland].number("x") == 2)
    try await regions[Self.ireland].must(
      "RestoreTableToPointInTime",
      #"{"SourceTableName":"abc","TargetTableName":"again","RestoreDateTime":\#(moment)}"#)
    try await regions[Self.ireland].expect(
      "GetItem", #"{"TableName":"again","Key":{"a":{"S":"x"}}}"#, #"{"Item":{"a":{"S":"x"},"n":{"N":"1"}}}"#)
  }

  /// Writes on their way are in the file with those that they come from.
  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func convergesAcrossEnds(seed: UInt64) async throws {
    try await StoreFolder.with { folder in
      var random = SplitMix64(state: seed)
      let (names, clock) = ([Self.ohio, Self.ireland], Clock())
      var regions = try await Regions.make(names, .file(folder.path(), durability: .processDeath), clock: clock)
      var last: [String: Int?] = [:]
      for step in 0..<200 {
        if Int.random(in: 0..<10, using: &random) == 0 {
          await regions.engine.close()
          regions = try Regions(.file(folder.path(), durability: .processDeath), clock: clock)
        }
        let (key, region) = ("k\(Int.random(in: 0..<8, using: &random))", names[Int.random(in: 0..<2, using: &random)])
        clock.advance([0.001, 0.2, 1.2][Int.random(in: 0..<3, using: &random)])
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
      for (key, number) in last { #expect(try await regions[Self.ohio].number(key) == number) }
      await regions.engine.close()
    }
  }

  @Test func bulkPutsAreRefused() async throws {
    let regions = try await Regions.make([Self.ohio, Self.ireland])
    try await regions[Self.ohio].expect(
      "StartBulkPutItems",
      #"{"TableName":"abc","ClientToken":"t","InputS3Configuration":{"S3Bucket":"bucket","InputFormat":"DYNAMODB_JSON"},"#
        + #""OutputS3Configuration":{"S3Bucket":"bucket","OutputType":["ERROR"]}}"#,
      invalid: "Bulk operations are not supported on a global table: abc")
  }
}
