import SwynamoEngine
import Testing

/// What may be asked of the tables of a group.
@Suite struct ReplicaRequestTests {
  private static let (ohio, ireland, tokyo) = ("us-east-2", "eu-west-1", "ap-northeast-1")
  private static let mode = #""GlobalTableSettingsReplicationMode":"ENABLED_WITH_OVERRIDES""#

  /// What is each region's own doesn't keep the rest from the others.
  @Test func settingsOfOneRegionBesideThoseOfAll() async throws {
    let regions = try await Regions.make([Self.ohio, Self.ireland])
    _ = try await regions[Self.ohio].update(Change.create("by-c") + #","GlobalTableSettingsReplicationMode":"DISABLED""#)
    for (region, mode) in [(Self.ohio, "DISABLED"), (Self.ireland, "ENABLED_WITH_OVERRIDES")] {
      let description = try await regions[region].description()
      #expect(description.contains(#""IndexName":"by-c""#))
      // The table's own comes after those in the list of replicas.
      let modes = description.matches(of: #/"GlobalTableSettingsReplicationMode":"([A-Z_]*)"/#).map(\.output.1)
      #expect(modes.count == 2 && modes.last.map(String.init) == mode, "\(description)")
    }
  }

  @Test func theModeOfAGlobalTable() async throws {
    let regions = try await Regions.make([Self.ohio, Self.ireland])
    _ = try await regions[Self.ohio].update(#""GlobalTableSettingsReplicationMode":"ENABLED""#)
    let answer = try await regions[Self.ohio].update(Self.mode)
    #expect(answer.contains(#"],\#(Self.mode)"#), "\(answer)")
    try await regions[Self.tokyo].createTable()
    try await regions[Self.tokyo].refusesUpdate(
      Self.mode,
      "Value 'ENABLED_WITH_OVERRIDES' at 'GlobalTableSettingsReplicationMode' failed to satisfy constraint: Only ENABLED and DISABLED "
        + "settings replication are supported for a Regional Table.")
  }

  @Test func oneActionWhereReplicasComeOrGo() async throws {
    let regions = try await Regions.make([Self.ohio, Self.ireland])
    let create = #"{"Create":{"RegionName":"\#(Self.tokyo)"}}"#
    let update = #"{"Update":{"RegionName":"\#(Self.ireland)","TableClassOverride":"STANDARD"}}"#
    let delete = #"{"Delete":{"RegionName":"\#(Self.ireland)"}}"#
    for actions in [[create, update], [update, delete]] {
      try await regions[Self.ohio].refusesUpdate(
        #""ReplicaUpdates":[\#(actions.joined(separator: ","))]"#,
        "Update table operation with more than one type of replica actions not allowed.")
    }
    for actions in [[create, delete], [create, create]] {
      try await regions[Self.ohio].refusesUpdate(
        #""ReplicaUpdates":[\#(actions.joined(separator: ","))]"#,
        "Update table operation with more than one create or delete replica actions not allowed")
    }
  }

  @Test func noReplicaDuringABulkPut() async throws {
    let regions = try Regions(tableDelay: .seconds(5))
    try await regions[Self.ohio].createTable()
    regions.clock.advance(5)
    try await regions[Self.ohio].must(
      "StartBulkPutItems",
      #"{"TableName":"abc","ClientToken":"t","InputS3Configuration":{"S3Bucket":"bucket","InputFormat":"DYNAMODB_JSON"},"#
        + #""OutputS3Configuration":{"S3Bucket":"bucket","OutputType":["ERROR"]}}"#)
    try await regions[Self.ohio].expect(
      "UpdateTable", #"{"TableName":"abc",\#(Regions.replica("Create", Self.ireland))}"#,
      error: "com.amazonaws.dynamodb.v20120810#ResourceInUseException",
      "The resource which you are attempting to change is in use.")
    regions.clock.advance(5)
    _ = try await regions[Self.ohio].update(Regions.replica("Create", Self.ireland))
  }
}
