import SwynamoCore
import SwynamoWire

/// The scaling of global tables. A table of one region has none: whoever scales that asks Application Auto Scaling, not DynamoDB.
extension Operation {
  static let describeTableReplicaAutoScaling = Operation(
    "DescribeTableReplicaAutoScaling", [.nameOfTable]
  ) { request, _ in throw DynamoDBError.notGlobal(request) }

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
  ) { request, _ in throw DynamoDBError.notGlobal(request) }
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
