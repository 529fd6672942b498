import Foundation
import SwynamoEngine
import Testing

/// Replicas come, are described, changed and go.
@Suite struct ReplicaLifeTests {
  private static let (ohio, ireland, tokyo) = ("us-east-2", "eu-west-1", "ap-northeast-1")

  private func replica(_ region: String, _ status: String = "ACTIVE", _ more: String = "") -> String {
    #"{"RegionName":"\#(region)","ReplicaStatus":"\#(status)",\#(more)"WarmThroughput":{"ReadUnitsPerSecond":12000,"#
      + #""WriteUnitsPerSecond":4000,"Status":"ACTIVE"},"GlobalTableSettingsReplicationMode":"ENABLED_WITH_OVERRIDES"}"#
  }

  private func group(_ replicas: String...) -> String {
    #""GlobalTableVersion":"2019.11.21","Replicas":[\#(replicas.joined(separator: ","))],"#
      + #""GlobalTableSettingsReplicationMode":"ENABLED_WITH_OVERRIDES""#
  }

  @Test func isMade() async throws {
    let regions = try Regions()
    try await regions[Self.ohio].createTable("abc", #""BillingMode":"PAY_PER_REQUEST","Tags":[{"Key":"k","Value":"v"}]"#)
    try await regions[Self.ohio].set("x", 1)
    let answer = try await regions[Self.ohio].update(Regions.replica("Create", Self.ireland))
    // The answer doesn't have it yet, and the stream already.
    #expect(answer.contains(group()), "\(answer)")
    #expect(answer.contains(#""TableStatus":"UPDATING""#))
    #expect(answer.contains(#""StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_AND_OLD_IMAGES"}"#))
    let (here, there) = (try await regions[Self.ohio].description(), try await regions[Self.ireland].description())
    #expect(here.contains(group(replica(Self.ireland))), "\(here)")
    #expect(there.contains(group(replica(Self.ohio))), "\(there)")
    #expect(here.contains(#""TableStatus":"ACTIVE""#))
    #expect(there.contains(#""TableArn":"arn:aws:dynamodb:\#(Self.ireland):\#(Regions.account):table/abc""#))
    #expect(there.contains(#""ItemCount":1,"#))
    #expect(try await regions[Self.ireland].number("x") == 1)
    #expect(
      try await regions[Self.ireland].send(
        "ListTagsOfResource", #"{"ResourceArn":"arn:aws:dynamodb:\#(Self.ireland):\#(Regions.account):table/abc"}"#
      ).body == #"{"Tags":[]}"#)
  }

  /// In the order in which they came, from whichever region they were asked for.
  @Test func ofThreeRegions() async throws {
    let regions = try await Regions.make([Self.ohio, Self.ireland])
    try await regions.add(Self.tokyo, from: Self.ireland)
    for (region, others) in [
      (Self.ohio, [Self.ireland, Self.tokyo]), (Self.ireland, [Self.ohio, Self.tokyo]), (Self.tokyo, [Self.ohio, Self.ireland]),
    ] {
      #expect(try await regions[region].description().contains(group(replica(others[0]), replica(others[1]))))
    }
  }

  @Test func takesTheTimeOfTables() async throws {
    let regions = try Regions(tableDelay: .seconds(5))
    try await regions[Self.ohio].createTable()
    regions.clock.advance(5)
    _ = try await regions[Self.ohio].update(Regions.replica("Create", Self.ireland))
    #expect(try await regions[Self.ohio].description().contains(group(replica(Self.ireland, "CREATING"))))
    #expect(try await regions[Self.ireland].send("GetItem", #"{"TableName":"abc","Key":{"a":{"S":"x"}}}"#).status == 400)
    try await regions[Self.ohio].expect(
      "UpdateTable", #"{"TableName":"abc","DeletionProtectionEnabled":true}"#,
      error: "com.amazonaws.dynamodb.v20120810#ResourceInUseException",
      "The resource which you are attempting to change is in use.")
    try await regions[Self.ireland].expect(
      "DeleteTable", #"{"TableName":"abc"}"#, error: "com.amazonaws.dynamodb.v20120810#ResourceInUseException",
      "Attempt to change a resource which is still in use: Table: abc is being used.")
    regions.clock.advance(5)
    #expect(try await regions[Self.ohio].description().contains(group(replica(Self.ireland))))
    _ = try await regions[Self.ohio].update(Regions.replica("Delete", Self.ireland))
    #expect(try await regions[Self.ohio].description().contains(group(replica(Self.ireland, "DELETING"))))
    regions.clock.advance(5)
    #expect(try await !regions[Self.ohio].description().contains("Replicas"))
    #expect(try await regions[Self.ireland].send("DescribeTable", #"{"TableName":"abc"}"#).status == 400)
  }

  /// The last replica leaves a table of one region, with its stream.
  @Test(arguments: [false, true]) func isDeleted(there: Bool) async throws {
    let regions = try await Regions.make([Self.ohio, Self.ireland])
    try await regions[Self.ohio].set("x", 1)
    if there {
      try await regions[Self.ireland].must("DeleteTable", #"{"TableName":"abc"}"#)
    } else {
      _ = try await regions[Self.ohio].update(Regions.replica("Delete", Self.ireland))
    }
    let description = try await regions[Self.ohio].description()
    #expect(!description.contains("Replica") && !description.contains("GlobalTable"), "\(description)")
    #expect(description.contains("StreamSpecification"))
    try await regions[Self.ireland].expect("ListTables", "{}", #"{"TableNames":[]}"#)
    try await regions[Self.ohio].set("y", 1)
    regions.clock.advance(10)
    try await regions.add(Self.ireland, from: Self.ohio)
    #expect(try await regions[Self.ireland].number("y") == 1)
  }

  @Test func aSourceStaysForADay() async throws {
    let regions = try await Regions.make([Self.ohio, Self.ireland])
    let message =
      "Replica cannot be deleted because it has acted as a source region for new replica(s) being added to the table in the last 24 "
      + "hours."
    try await regions[Self.ohio].expect("DeleteTable", #"{"TableName":"abc"}"#, invalid: message)
    try await regions[Self.ireland].refusesUpdate(Regions.replica("Delete", Self.ohio), message)
    try await regions[Self.ireland].set("x", 1)
    regions.clock.advance(86_400)
    // What is on its way arrives all the same.
    try await regions[Self.ohio].set("y", 2)
    try await regions[Self.ohio].must("DeleteTable", #"{"TableName":"abc"}"#)
    #expect(try await regions[Self.ireland].number("y") == 2)
    #expect(try await !regions[Self.ireland].description().contains("Replica"))
    #expect(try await regions[Self.ireland].number("x") == 1)
  }

  @Test func whatIsRefused() async throws {
    let regions = try await Regions.make([Self.ohio, Self.ireland])
    let ohio = regions[Self.ohio]
    let existing =
      "Failed to create a the new replica of table with name: ‘abc’ because one or more replicas already existed as tables."
    try await ohio.refusesUpdate(Regions.replica("Create", Self.ireland), existing)
    try await regions[Self.tokyo].createTable()
    try await ohio.refusesUpdate(Regions.replica("Create", Self.tokyo), existing)
    try await ohio.refusesUpdate(
      Regions.replica("Delete", Self.tokyo),
      "Update global table operation failed because one or more replicas were not part of the global table. Please retry the "
        + "request without these replicas: [\(Self.tokyo)].")
    for action in ["Create", "Delete"] {
      try await ohio.refusesUpdate(
        Regions.replica(action, Self.ohio),
        "Cannot add or delete the local region through ReplicaUpdates. Use CreateTable, DeleteTable, or UpdateTable as required.")
    }
    for region in ["us-fake-1", "EU-WEST-1", "cn-north-1"] {
      let (status, body) = try await ohio.send("UpdateTable", #"{"TableName":"abc",\#(Regions.replica("Create", region))}"#)
      #expect(status == 400)
      #expect(
        body.contains(
          "Region \(region) is not supported. The latest version of global tables are only supported in the following regions: [af-south-1, "
        ))
    }
    try await ohio.refusesUpdate(
      #""StreamSpecification":{"StreamEnabled":false}"#,
      "One or more parameter values were invalid: Disabling Stream is not allowed for a Global Table replica.")
    try await ohio.refusesUpdate(
      #""StreamSpecification":{"StreamEnabled":true,"StreamViewType":"KEYS_ONLY"}"#,
      "Table already has an enabled stream: TableName: abc")
    try await ohio.refusesUpdate(
      Regions.replica("Update", Self.ireland, #","ProvisionedThroughputOverride":{"ReadCapacityUnits":5}"#),
      "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST")
    try await ohio.refusesUpdate(
      Regions.replica("Update", Self.ireland, #","KMSMasterKeyId":"k""#),
      "One or more parameter values were invalid: KMSMasterKeyId must be specified for each replica.")
    _ = try await regions[Self.ireland].update(#""DeletionProtectionEnabled":true"#)
    #expect(try await ohio.description().contains(#""DeletionProtectionEnabled":false"#))
    try await ohio.refusesUpdate(
      Regions.replica("Delete", Self.ireland),
      "Cannot delete table abc in region \(Self.ireland) because it has deletion protection enabled. Disable deletion protection "
        + "first.")
  }

  @Test func provisionedTablesHaveNone() async throws {
    let regions = try Regions()
    try await regions[Self.ohio].createProvisionedTable()
    try await regions[Self.ohio].refusesUpdate(
      Regions.replica("Create", Self.ireland), "Table write capacity should either be Pay-Per-Request or AutoScaled.")
  }

  @Test func settingsAreThoseOfAllRegionsOrOfOne() async throws {
    let regions = try await Regions.make([Self.ohio, Self.ireland])
    try await regions[Self.ireland].set("x", 1, #","c":{"S":"y"}"#)
    regions.clock.advance(1)
    _ = try await regions[Self.ireland].update(Change.create("by-c"))
    for region in [Self.ohio, Self.ireland] {
      #expect(try await regions[region].description().contains(#""IndexName":"by-c""#))
      try await regions[region].expect(
        "Scan", #"{"TableName":"abc","IndexName":"by-c","Select":"COUNT"}"#, #"{"Count":1,"ScannedCount":1}"#)
    }
    _ = try await regions[Self.ohio].update(#""GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"by-c"}}]"#)
    for region in [Self.ohio, Self.ireland] { #expect(try await !regions[region].description().contains("by-c")) }

    _ = try await regions[Self.ohio].update(
      #""BillingMode":"PROVISIONED","ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":6}"#)
    #expect(
      try await regions[Self.ireland].description().contains(
        #""NumberOfDecreasesToday":0,"ReadCapacityUnits":5,"WriteCapacityUnits":6}"#))
    let units = { (units: Int) in #","ProvisionedThroughputOverride":{"ReadCapacityUnits":\#(units)}"# }
    _ = try await regions[Self.ohio].update(Regions.replica("Update", Self.ireland, units(7)))
    #expect(try await regions[Self.ireland].description().contains(#""ReadCapacityUnits":7,"WriteCapacityUnits":6}"#))
    #expect(
      try await regions[Self.ohio].description().contains(#""ProvisionedThroughputOverride":{"ReadCapacityUnits":7}"#))
    _ = try await regions[Self.ohio].update(Regions.replica("Update", Self.ireland, units(5)))
    #expect(try await !regions[Self.ohio].description().contains("ProvisionedThroughputOverride"))
    _ = try await regions[Self.ohio].update(
      Regions.replica("Update", Self.ireland, #","TableClassOverride":"STANDARD_INFREQUENT_ACCESS""#))
    #expect(
      try await regions[Self.ohio].description().contains(
        #""ReplicaTableClassSummary":{"TableClass":"STANDARD_INFREQUENT_ACCESS","#))
    #expect(
      try await regions[Self.ireland].description().contains(#""TableClassSummary":{"TableClass":"STANDARD_INFREQUENT_ACCESS""#))
  }

  @Test func aBackupIsATableOfOneRegion() async throws {
    let regions = try await Regions.make([Self.ohio, Self.ireland])
    try await regions[Self.ohio].set("x", 1)
    let made = try await regions[Self.ohio].send("CreateBackup", #"{"TableName":"abc","BackupName":"backup"}"#).body
    let arn = try #require(made.firstMatch(of: #/"BackupArn":"([^"]*)"/#)?.output.1)
    try await regions[Self.ohio].must("RestoreTableFromBackup", #"{"BackupArn":"\#(arn)","TargetTableName":"again"}"#)
    #expect(try await !regions[Self.ohio].description("again").contains("Replica"))
    #expect(try await regions[Self.ohio].description("again").contains(#""ItemCount":1,"#))
  }

  @Test func nothingScales() async throws {
    let regions = try await Regions.make([Self.ohio, Self.ireland])
    let off = #"{"AutoScalingDisabled":true,"ScalingPolicies":[]}"#
    let replica = { (region: String) in
      #"{"RegionName":"\#(region)","GlobalSecondaryIndexes":[],"ReplicaProvisionedReadCapacityAutoScalingSettings":\#(off),"#
        + #""ReplicaProvisionedWriteCapacityAutoScalingSettings":\#(off),"ReplicaStatus":"ACTIVE"}"#
    }
    let description =
      #"{"TableAutoScalingDescription":{"TableName":"abc","TableStatus":"ACTIVE","Replicas":[\#(replica(Self.ireland)),"#
      + #"\#(replica(Self.ohio))]}}"#
    let update = { (more: String) in #"{"TableName":"abc","ProvisionedWriteCapacityAutoScalingUpdate":{\#(more)}}"# }
    for region in [Self.ohio, Self.ireland] {
      try await regions[region].expect("DescribeTableReplicaAutoScaling", #"{"TableName":"abc"}"#, description)
      try await regions[region].expect("UpdateTableReplicaAutoScaling", update(#""AutoScalingDisabled":true"#), description)
    }
    try await regions[Self.ohio].expect(
      "UpdateTableReplicaAutoScaling", update(#""MinimumUnits":1,"MaximumUnits":10"#),
      invalid:
        "Failed to update global table with name ‘abc‘. Replicas 'EU-WEST-1', 'US-EAST-2' BillingMode is PayPerRequest. You "
        + "must convert table's BillingMode to PROVISIONED to set parameters: "
        + "'GlobalTableProvisionedWriteCapacityAutoScalingSettingsUpdate'.")
    try await regions[Self.ohio].expect(
      "UpdateTableReplicaAutoScaling", #"{"TableName":"abc"}"#,
      invalid:
        "Failed to update settings for global table with name: ‘abc’ because at least one update parameter must be specified.")
  }
}
