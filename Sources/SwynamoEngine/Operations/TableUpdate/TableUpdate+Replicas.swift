import SwynamoCore
import SwynamoWire

/// Replicas in other regions, of version 2019.11.21. Where all regions have the same tables, none can be made.
extension TableUpdate {
  static let replicaUpdates = Shape.Member(
    "ReplicaUpdates",
    .list(
      .structure(
        "ReplicationGroupUpdate",
        [
          Shape.Member("Create", .structure("CreateReplicationGroupMemberAction", settings)),
          Shape.Member("Update", .structure("UpdateReplicationGroupMemberAction", settings)),
          Shape.Member("Delete", .structure("DeleteReplicationGroupMemberAction", [region])),
          Shape.Member(
            "Disassociate",
            .structure(
              "DisassociateReplicationGroupMemberAction",
              [region, Shape.Member("DisassociationMode", .string, .notNull, .oneOf(["WAIT_FOR_REPLICATION"]))])),
        ])), .minimumLength(1))
  static let consistency = Shape.Member("MultiRegionConsistency", .string, .oneOf(["EVENTUAL", "STRONG"]))
  static let witnessUpdates = Shape.Member(
    "GlobalTableWitnessUpdates",
    .list(
      .structure(
        "GlobalTableWitnessGroupUpdate",
        [
          Shape.Member("Create", .structure("CreateGlobalTableWitnessGroupMemberAction", [region])),
          Shape.Member("Delete", .structure("DeleteGlobalTableWitnessGroupMemberAction", [region])),
        ])), .minimumLength(1), .maximumLength(1))

  /// Of the replica here, so that it isn't taken out of its global table.
  static let disassociationProtection = Shape.Member("DisassociationProtectionEnabled", .boolean)

  private static let region = Shape.Member("RegionName", .string, .notNull)
  private static let overrides = [
    Shape.Member(
      "ProvisionedThroughputOverride",
      .structure("ProvisionedThroughputOverride", [Shape.Member("ReadCapacityUnits", .long, .minimum(1))])),
    Shape.Member(
      "OnDemandThroughputOverride",
      .structure("OnDemandThroughputOverride", [Shape.Member("MaxReadRequestUnits", .long)])),
  ]
  private static let settings =
    [region, Shape.Member("KMSMasterKeyId", .string)] + overrides + [
      Shape.Member(
        "GlobalSecondaryIndexes", .list(.structure("ReplicaGlobalSecondaryIndex", [.newIndexName] + overrides)), .minimumLength(1)
      ),
      Shape.Member("TableClassOverride", .string, .oneOf(["STANDARD", "STANDARD_INFREQUENT_ACCESS"])),
    ]

  var changesReplicas: Bool { request["ReplicaUpdates"] != nil }

  var changesDisassociation: Bool { request["DisassociationProtectionEnabled"] != nil }

  /// What can be known of replicas without the table.
  func checkReplicas() throws(DynamoDBError) {
    guard changesReplicas else { return }
    let actions = try replicaActions()
    let isStrong = request["MultiRegionConsistency"]?.text == "STRONG"
    if request["GlobalTableWitnessUpdates"] != nil, !isStrong {
      throw .invalid("MultiRegionConsistency must be set as STRONG when GlobalTableWitnessUpdates parameter is present.")
    }
    if request["MultiRegionConsistency"] != nil, actions.contains(where: { $0.kind != .create }) {
      throw .invalid("Only Replica Create actions are supported when MultiRegionConsistency parameter is provided.")
    }
    let made = actions.count { $0.kind != .update }
    if !isStrong, made > 1 {
      throw .invalid("Update table operation with more than one create or delete replica actions not allowed")
    }
    if made > 0, made < actions.count { throw ReplicaAction.ofSeveralKinds }
  }

  func replicaActions() throws(DynamoDBError) -> [ReplicaAction] {
    var actions: [ReplicaAction] = []
    for update in request["ReplicaUpdates"]?.elements ?? [] { actions.append(try ReplicaAction(update)) }
    return actions
  }

  /// Refuses what is asked of replicas, of which the table has none.
  func refuseReplicas(of table: Table, in region: String) throws(DynamoDBError) {
    guard !changesDisassociation else {
      throw .invalid("DisassociationProtectionEnabled is only supported for a global table replica. Table: \(table.schema.name)")
    }
    guard changesReplicas else { return }
    let actions = try replicaActions()
    guard !actions.contains(where: { $0.region == region }) else { throw Self.isLocal }
    let created = actions.filter { $0.kind == .create }.map(\.region)
    guard created.count == actions.count else { throw Self.noMembers(actions.filter { $0.kind != .create }.map(\.region)) }
    try refuseStrongConsistency(created)
    throw Self.unsupported(created.first ?? "", [region])
  }

  /// Of two regions that commit a write together.
  func refuseStrongConsistency(_ created: [String]) throws(DynamoDBError) {
    guard request["MultiRegionConsistency"]?.text == "STRONG" else { return }
    let witnesses = (request["GlobalTableWitnessUpdates"]?.elements ?? []).compactMap { $0["Create"]?["RegionName"]?.text }
    guard created.count + witnesses.count == 2 else {
      throw .invalid("Unsupported replica count for global tables with MultiRegionConsistency set to STRONG.")
    }
    throw .invalid(
      "Unsupported Region(s) specified for global tables with MultiRegionConsistency set to STRONG: "
        + "[\((created + witnesses).joined(separator: ", "))].")
  }

  static let isLocal = DynamoDBError.invalid(
    "Cannot add or delete the local region through ReplicaUpdates. Use CreateTable, DeleteTable, or UpdateTable as required.")

  static func noMembers(_ regions: [String]) -> DynamoDBError {
    .invalid(
      "Update global table operation failed because one or more replicas were not part of the global table. Please retry the "
        + "request without these replicas: [\(regions.joined(separator: ", "))].")
  }

  static func unsupported(_ region: String, _ regions: [String]) -> DynamoDBError {
    .invalid(
      "Region \(region) is not supported. The latest version of global tables are only supported in the following regions: "
        + "[\(regions.joined(separator: ", "))]")
  }
}
