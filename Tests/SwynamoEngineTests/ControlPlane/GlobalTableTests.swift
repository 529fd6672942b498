import SwynamoEngine
import Testing

/// Of both versions. There is one region here.
@Suite struct GlobalTableTests {
  private static let invalid = "One or more parameter values were invalid: "
  private static let unsupported =
    invalid + "DynamoDB global tables version 2017.11.29 is not supported. We recommend using DynamoDB global tables version "
    + "2019.11.21, instead of version 2017.11.29 (Legacy)."
  private static let globalNotFound = "com.amazonaws.dynamodb.v20120810#GlobalTableNotFoundException"

  @Test func noMoreOfThe2017VersionAreMade() async throws {
    let bench = try Bench()
    try await bench.createTable()
    let create = { (group: String) in #"{"GlobalTableName":"abc","ReplicationGroup":[\#(group)]}"# }
    try await bench.expect(
      "CreateGlobalTable", create(#"{"RegionName":"us-east-1"},{"RegionName":"eu-west-1"}"#), invalid: Self.unsupported)
    try await bench.expect(
      "CreateGlobalTable", create(""), invalid: Self.invalid + "Global table must have atleast one replica")
    try await bench.expect(
      "CreateGlobalTable", create("{}"), invalid: Self.invalid + "ReplicationGroup members must specify RegionName")
    try await bench.expect(
      "CreateGlobalTable", create(#"{"RegionName":"eu-north-1"}"#),
      invalid: Self.invalid + "DynamoDB global tables version 2017.11.29 is not supported in this Region: eu-north-1")
    try await bench.expect(
      "CreateGlobalTable", #"{"GlobalTableName":"ab"}"#,
      invalid: "2 validation errors detected: Value 'ab' at 'globalTableName' failed to satisfy constraint: "
        + "Member must have length greater than or equal to 3; Value null at 'replicationGroup' failed to satisfy constraint: "
        + "Member must not be null")
  }

  @Test func noneOfThe2017VersionIsThere() async throws {
    let bench = try Bench()
    try await bench.createTable()
    try await bench.expect("ListGlobalTables", #"{"Limit":5,"RegionName":"us-east-1"}"#, #"{"GlobalTables":[]}"#)
    let missing = "Global table with name: 'abc' does not exist."
    try await bench.expect(
      "DescribeGlobalTable", #"{"GlobalTableName":"abc"}"#, error: Self.globalNotFound, "Global table not found: " + missing)
    for operation in ["DescribeGlobalTableSettings", "UpdateGlobalTableSettings"] {
      try await bench.expect(operation, #"{"GlobalTableName":"abc"}"#, error: Self.globalNotFound, missing)
    }
    let update = { (updates: String) in #"{"GlobalTableName":"abc","ReplicaUpdates":[\#(updates)]}"# }
    try await bench.expect(
      "UpdateGlobalTable", update(#"{"Delete":{"RegionName":"us-east-1"}}"#), error: Self.globalNotFound,
      "Global table not found: " + missing)
    try await bench.expect(
      "UpdateGlobalTable", update(#"{"Create":{"RegionName":"us-east-1"}}"#), invalid: Self.unsupported)
    for nothing in ["", "{}"] {
      try await bench.expect("UpdateGlobalTable", update(nothing), invalid: "One or more parameter values were invalid")
    }
    try await bench.expect(
      "UpdateGlobalTable", update(#"{"Create":{"RegionName":"us-east-1"},"Delete":{"RegionName":"us-east-2"}}"#),
      invalid: Self.invalid + "A ReplicaUpdate structure cannot contain both a create replica action and a delete replica action")
  }

  @Test func aTableOfOneRegionHasNoScaling() async throws {
    let bench = try Bench()
    try await bench.createTable()
    for operation in ["DescribeTableReplicaAutoScaling", "UpdateTableReplicaAutoScaling"] {
      for name in ["abc", "nowhere"] {
        try await bench.expect(
          operation, #"{"TableName":"\#(name)"}"#, error: "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException",
          "Global table with name: '\(name)' does not exist.")
      }
    }
    try await bench.expect(
      "UpdateTableReplicaAutoScaling",
      #"{"TableName":"abc","ReplicaUpdates":[{"ReplicaProvisionedReadCapacityAutoScalingUpdate":{"MinimumUnits":0}}]}"#,
      invalid: "2 validation errors detected: Value null at 'replicaUpdates.1.member.regionName' failed to satisfy constraint: "
        + "Member must not be null; Value '0' at "
        + "'replicaUpdates.1.member.replicaProvisionedReadCapacityAutoScalingUpdate.minimumUnits' failed to satisfy constraint: "
        + "Member must have value greater than or equal to 1")
  }
}

/// Of the version that UpdateTable makes.
@Suite struct ReplicaTests {
  private func bench() async throws -> Bench {
    let bench = try Bench()
    try await bench.createTable()
    return bench
  }

  private func replicas(_ updates: String, _ more: String = "") -> String { #""ReplicaUpdates":[\#(updates)]\#(more)"# }

  @Test func noneIsMade() async throws {
    let bench = try await bench()
    let before = try await bench.description()
    let create = { (region: String) in #"{"Create":{"RegionName":"\#(region)"}}"# }
    try await bench.refusesUpdate(
      replicas(create("eu-west-1")),
      "Region eu-west-1 is not supported. The latest version of global tables are only supported in the following regions: "
        + "[ddblocal]")
    try await bench.refusesUpdate(
      replicas(create("eu-west-1") + "," + create("eu-west-2")),
      "Update table operation with more than one create or delete replica actions not allowed")
    for action in ["Create", "Delete"] {
      try await bench.refusesUpdate(
        replicas(#"{"\#(action)":{"RegionName":"ddblocal"}}"#),
        "Cannot add or delete the local region through ReplicaUpdates. Use CreateTable, DeleteTable, or UpdateTable as required.")
    }
    try await bench.refusesUpdate(
      replicas(create("eu-west-1") + "," + create("eu-west-2"), #","MultiRegionConsistency":"STRONG""#),
      "Unsupported Region(s) specified for global tables with MultiRegionConsistency set to STRONG: [eu-west-1, eu-west-2].")
    try await bench.refusesUpdate(
      replicas(create("eu-west-1"), #","MultiRegionConsistency":"STRONG""#),
      "Unsupported replica count for global tables with MultiRegionConsistency set to STRONG.")
    #expect(try await bench.description() == before)
  }

  @Test func noneIsThere() async throws {
    let bench = try await bench()
    for action in [
      #""Delete":{"RegionName":"eu-west-1"}"#, #""Update":{"RegionName":"eu-west-1","TableClassOverride":"STANDARD"}"#,
    ] {
      try await bench.refusesUpdate(
        replicas("{\(action)}"),
        "Update global table operation failed because one or more replicas were not part of the global table. Please retry the "
          + "request without these replicas: [eu-west-1].")
    }
  }

  @Test func whatCannotBeAsked() async throws {
    let bench = try await bench()
    try await bench.refusesUpdate(
      replicas(""),
      "1 validation error detected: Value '[]' at 'replicaUpdates' failed to satisfy constraint: "
        + "Member must have length greater than or equal to 1")
    for nothing in ["{}", #"{"Update":{"RegionName":"eu-west-1"}}"#] {
      try await bench.refusesUpdate(
        replicas(nothing), "There are no actions specified in the Replica Update Action of the request.")
    }
    let (create, delete) = (#""Create":{"RegionName":"eu-west-1"}"#, #""Delete":{"RegionName":"eu-west-2"}"#)
    try await bench.refusesUpdate(
      replicas("{\(create),\(delete)}"), "Update table operation with more than one type of replica actions not allowed.")
    try await bench.refusesUpdate(
      replicas("{\(create)}", #","DeletionProtectionEnabled":true"#),
      "One or more parameter values were invalid: Replica modification must be the only operation in the request")
    let witness = #","GlobalTableWitnessUpdates":[{"Create":{"RegionName":"eu-west-2"}}]"#
    for consistency in ["", #","MultiRegionConsistency":"EVENTUAL""#] {
      try await bench.refusesUpdate(
        replicas("{\(create)}", witness + consistency),
        "MultiRegionConsistency must be set as STRONG when GlobalTableWitnessUpdates parameter is present.")
    }
    try await bench.refusesUpdate(
      replicas("{\(delete)}", #","MultiRegionConsistency":"STRONG""#),
      "Only Replica Create actions are supported when MultiRegionConsistency parameter is provided.")
    try await bench.refusesUpdate(
      #""GlobalTableSettingsReplicationMode":"ENABLED_WITH_OVERRIDES""#,
      "Value 'ENABLED_WITH_OVERRIDES' at 'GlobalTableSettingsReplicationMode' failed to satisfy constraint: Only ENABLED and "
        + "DISABLED settings replication are supported for a Regional Table.")
  }

  /// It protects a replica, which no table here is.
  @Test func disassociationProtection() async throws {
    let bench = try Bench()
    try await bench.createTable()
    for flag in ["true", "false"] {
      try await bench.refusesUpdate(
        #""DisassociationProtectionEnabled":\#(flag)"#,
        "DisassociationProtectionEnabled is only supported for a global table replica. Table: abc")
    }
    try await bench.refusesUpdate(
      #""DisassociationProtectionEnabled":true,"DeletionProtectionEnabled":true"#,
      "One or more parameter values were invalid: DisassociationProtection modification must be the only operation in the request"
    )
  }
}
