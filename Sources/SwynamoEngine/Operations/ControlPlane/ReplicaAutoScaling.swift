import SwynamoCore
import SwynamoWire

/// The scaling of global tables. A table of one region has none: whoever scales that asks Application Auto Scaling, not DynamoDB.
/// Nothing scales by itself here, so it is off, and can't be switched on.
extension Operation {
  static let describeTableReplicaAutoScaling = Operation(
    "DescribeTableReplicaAutoScaling", [.nameOfTable]
  ) { request, session in try session.describeScaling(of: session.globalTable(request)) }

  static let updateTableReplicaAutoScaling = Operation(
    "UpdateTableReplicaAutoScaling",
    [
      Shape.Member(
        "GlobalSecondaryIndexUpdates",
        .list(
          .structure(
            "GlobalSecondaryIndexAutoScalingUpdate", [.indexName, .autoScaling("ProvisionedWriteCapacityAutoScalingUpdate")])),
        .minimumLength(1)),
      .nameOfTable, .autoScaling("ProvisionedWriteCapacityAutoScalingUpdate"),
      Shape.Member(
        "ReplicaUpdates",
        .list(
          .structure(
            "ReplicaAutoScalingUpdate",
            [
              Shape.Member("RegionName", .string, .notNull),
              Shape.Member(
                "ReplicaGlobalSecondaryIndexUpdates",
                .list(
                  .structure(
                    "ReplicaGlobalSecondaryIndexAutoScalingUpdate",
                    [.indexName, .autoScaling("ProvisionedReadCapacityAutoScalingUpdate")]))),
              .autoScaling("ReplicaProvisionedReadCapacityAutoScalingUpdate"),
            ])), .minimumLength(1)),
    ]
  ) { request, session in
    let table = try session.globalTable(request)
    try ScalingUpdate(request).check(table)
    return try session.describeScaling(of: table)
  }
}

/// What a request would have scaled.
private struct ScalingUpdate {
  private var asksForSomething = false
  /// What it is called in refusals.
  private var enabled: [String] = []

  init(_ request: JSONValue) {
    add(request["ProvisionedWriteCapacityAutoScalingUpdate"], "GlobalTableProvisionedWriteCapacityAutoScalingSettingsUpdate")
    for index in request["GlobalSecondaryIndexUpdates"]?.elements ?? [] {
      add(index["ProvisionedWriteCapacityAutoScalingUpdate"], "GlobalTableGlobalSecondaryIndexSettingsUpdate")
    }
    for replica in request["ReplicaUpdates"]?.elements ?? [] {
      add(
        replica["ReplicaProvisionedReadCapacityAutoScalingUpdate"], "ReplicaProvisionedReadCapacityAutoScalingSettingsUpdate")
      for index in replica["ReplicaGlobalSecondaryIndexUpdates"]?.elements ?? [] {
        add(index["ProvisionedReadCapacityAutoScalingUpdate"], "ReplicaGlobalSecondaryIndexSettingsUpdate")
      }
    }
  }

  private mutating func add(_ settings: JSONValue?, _ name: String) {
    guard let settings else { return }
    asksForSomething = true
    if settings["AutoScalingDisabled"]?.boolean != true { enabled.append(name) }
  }

  func check(_ table: Table) throws(DynamoDBError) {
    let name = table.schema.name
    guard asksForSomething else {
      throw .invalid(
        "Failed to update settings for global table with name: ‘\(name)’ because at least one update parameter must be specified."
      )
    }
    guard let first = enabled.first else { return }
    guard table.settings.billingMode == .provisioned else {
      throw .invalid(
        "Failed to update global table with name ‘\(name)‘. Replicas \(table.regions.map { "'\($0.uppercased())'" }.joined(separator: ", ")) "
          + "BillingMode is PayPerRequest. You must convert table's BillingMode to PROVISIONED to set parameters: '\(first)'.")
    }
    throw .invalid("Failed to update settings for global table with name: ‘\(name)’: nothing scales by itself here.")
  }
}

extension Table {
  /// Of its replicas and itself, in the order of their names.
  fileprivate var regions: [String] {
    ([namespace.region] + (settings.replication?.others ?? []).map(\.region)).sortedByBytes()
  }
}

extension Session {
  fileprivate func globalTable(_ request: JSONValue) throws(DynamoDBError) -> Table {
    guard let table = try catalog.existing(request["TableName"]?.text ?? ""), table.settings.group != nil else {
      throw .notGlobal(request)
    }
    return table
  }

  fileprivate func describeScaling(of table: Table) throws -> JSONWriter {
    let replicas = [table] + replicas(of: table).map(\.table)
    return .answer("TableAutoScalingDescription") { json in
      json.object { json in
        json.member("TableName", table.schema.name)
        json.member("TableStatus", table.state.status.rawValue)
        json.member("Replicas") { json in
          json.array { json in
            for region in table.regions {
              guard let replica = replicas.first(where: { $0.namespace.region == region }) else { continue }
              json.object { replica.describeScaling(to: &$0) }
            }
          }
        }
      }
    }
  }
}

extension Table {
  fileprivate func describeScaling(to json: inout JSONWriter) {
    json.member("RegionName", namespace.region)
    json.member("GlobalSecondaryIndexes") { json in
      json.array { json in
        for index in schema.globalIndexes {
          json.object { json in
            json.member("IndexName", index.name)
            json.member("IndexStatus", state.indexes[index.name]?.status.rawValue ?? "ACTIVE")
            json.unscaled("ProvisionedReadCapacityAutoScalingSettings")
            json.unscaled("ProvisionedWriteCapacityAutoScalingSettings")
          }
        }
      }
    }
    json.unscaled("ReplicaProvisionedReadCapacityAutoScalingSettings")
    json.unscaled("ReplicaProvisionedWriteCapacityAutoScalingSettings")
    json.member("ReplicaStatus", replicaStatus)
  }
}

extension JSONWriter {
  fileprivate mutating func unscaled(_ name: String) {
    member(name) { json in
      json.object { json in
        json.member("AutoScalingDisabled") { $0.bool(true) }
        json.member("ScalingPolicies") { json in json.array { _ in } }
      }
    }
  }
}

extension DynamoDBError {
  fileprivate static func notGlobal(_ request: JSONValue) -> DynamoDBError {
    let name = ResourceName.table(in: request["TableName"]?.text ?? "")
    return DynamoDBError(
      code: DynamoDBError.resourceNotFound, message: "Global table with name: '\(name)' does not exist.")
  }
}

extension Shape.Member {
  /// `AutoScalingSettingsUpdate`.
  static func autoScaling(_ name: String) -> Shape.Member { Shape.Member(name, .structure("AutoScalingSettingsUpdate", scaling)) }

  private static let scaling: [Shape.Member] = [
    Shape.Member("MinimumUnits", .long, .minimum(1)), Shape.Member("MaximumUnits", .long, .minimum(1)),
    Shape.Member("AutoScalingDisabled", .boolean),
    Shape.Member("AutoScalingRoleArn", .string, .minimumLength(1), .maximumLength(1600)),
    Shape.Member(
      "ScalingPolicyUpdate",
      .structure(
        "AutoScalingPolicyUpdate",
        [
          // not a limit: one of Application Auto Scaling
          Shape.Member("PolicyName", .string, .minimumLength(1), .maximumLength(256)),
          Shape.Member(
            "TargetTrackingScalingPolicyConfiguration",
            .structure(
              "AutoScalingTargetTrackingScalingPolicyConfigurationUpdate",
              [
                Shape.Member("DisableScaleIn", .boolean), Shape.Member("ScaleInCooldown", .integer),
                Shape.Member("ScaleOutCooldown", .integer), Shape.Member("TargetValue", .long, .notNull),
              ]), .notNull),
        ])),
  ]
}
