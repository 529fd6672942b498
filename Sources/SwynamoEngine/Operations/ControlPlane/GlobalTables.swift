import SwynamoCore
import SwynamoWire

/// Global tables of version 2017.11.29, of which the service makes no more: it knows none, and neither does the engine.
extension Operation {
  static let createGlobalTable = Operation(
    "CreateGlobalTable",
    [
      .globalTableName,
      Shape.Member("ReplicationGroup", .list(.structure("Replica", [Shape.Member("RegionName", .string)])), .notNull),
    ]
  ) { request, _ in
    let replicas = request["ReplicationGroup"]?.elements ?? []
    guard !replicas.isEmpty else { throw DynamoDBError.invalidParameter("Global table must have atleast one replica") }
    let regions = replicas.compactMap { $0["RegionName"]?.text }
    guard regions.count == replicas.count else {
      throw DynamoDBError.invalidParameter("ReplicationGroup members must specify RegionName")
    }
    try LegacyGlobalTables.check(regions)
    throw LegacyGlobalTables.notSupported
  }

  static let updateGlobalTable = Operation(
    "UpdateGlobalTable",
    [
      .globalTableName,
      Shape.Member(
        "ReplicaUpdates",
        .list(.structure("ReplicaUpdate", [.action("Create", "CreateReplicaAction"), .action("Delete", "DeleteReplicaAction")])),
        .notNull),
    ]
  ) { request, _ in
    let updates = request["ReplicaUpdates"]?.elements ?? []
    guard !updates.isEmpty else { throw LegacyGlobalTables.invalid }
    var deleted: [String] = []
    var creates = false
    for update in updates {
      switch (update["Create"], update["Delete"]) {
      case (_?, _?):
        throw DynamoDBError.invalidParameter(
          "A ReplicaUpdate structure cannot contain both a create replica action and a delete replica action")
      case (_?, nil): creates = true
      case (nil, let delete?): deleted.append(delete["RegionName"]?.text ?? "")
      case (nil, nil): throw LegacyGlobalTables.invalid
      }
    }
    guard !creates else { throw LegacyGlobalTables.notSupported }
    try LegacyGlobalTables.check(deleted)
    throw LegacyGlobalTables.notFound(request)
  }

  static let describeGlobalTable = Operation("DescribeGlobalTable", [.globalTableName]) { request, _ in
    throw LegacyGlobalTables.notFound(request)
  }

  static let listGlobalTables = Operation(
    "ListGlobalTables",
    [
      .startOfGlobalTables, Shape.Member("Limit", .integer, .minimum(1)), Shape.Member("RegionName", .string),
    ]
  ) { _, _ in .answer("GlobalTables") { json in json.array { _ in } } }

  static let describeGlobalTableSettings = Operation(
    "DescribeGlobalTableSettings", [.globalTableName]
  ) { request, _ in throw DynamoDBError.noGlobalTable(request["GlobalTableName"]) }

  static let updateGlobalTableSettings = Operation(
    "UpdateGlobalTableSettings",
    [
      .globalTableName, Shape.Member("GlobalTableBillingMode", .string, .oneOf(["PROVISIONED", "PAY_PER_REQUEST"])),
      Shape.Member("GlobalTableProvisionedWriteCapacityUnits", .long, .minimum(1)),
      .autoScaling("GlobalTableProvisionedWriteCapacityAutoScalingSettingsUpdate"),
      Shape.Member(
        "GlobalTableGlobalSecondaryIndexSettingsUpdate",
        .list(
          .structure(
            "GlobalTableGlobalSecondaryIndexSettingsUpdate",
            [
              .newIndexName, Shape.Member("ProvisionedWriteCapacityUnits", .long, .minimum(1)),
              .autoScaling("ProvisionedWriteCapacityAutoScalingSettingsUpdate"),
            ])), .minimumLength(1), .maximumLength(Limits.globalIndexes)),
      Shape.Member(
        "ReplicaSettingsUpdate",
        .list(
          .structure(
            "ReplicaSettingsUpdate",
            [
              Shape.Member("RegionName", .string, .notNull),
              Shape.Member("ReplicaProvisionedReadCapacityUnits", .long, .minimum(1)),
              .autoScaling("ReplicaProvisionedReadCapacityAutoScalingSettingsUpdate"),
              Shape.Member(
                "ReplicaGlobalSecondaryIndexSettingsUpdate",
                .list(
                  .structure(
                    "ReplicaGlobalSecondaryIndexSettingsUpdate",
                    [
                      .newIndexName, Shape.Member("ProvisionedReadCapacityUnits", .long, .minimum(1)),
                      .autoScaling("ProvisionedReadCapacityAutoScalingSettingsUpdate"),
                    ])), .minimumLength(1), .maximumLength(Limits.globalIndexes)),
              Shape.Member("ReplicaTableClass", .string, .oneOf(["STANDARD", "STANDARD_INFREQUENT_ACCESS"])),
            ])), .minimumLength(1), .maximumLength(Limits.globalTableReplicas)),
    ]
  ) { request, _ in throw DynamoDBError.noGlobalTable(request["GlobalTableName"]) }
}

extension Shape.Member {
  fileprivate static let globalTableName = name("GlobalTableName", .notNull)
  fileprivate static let startOfGlobalTables = name("ExclusiveStartGlobalTableName")

  private static func name(_ name: String, _ constraints: Shape.Constraint...) -> Shape.Member {
    Shape.Member(
      name, .string,
      constraints: constraints + [
        .namePattern, .minimumLength(Limits.nameLength.lowerBound), .maximumLength(Limits.nameLength.upperBound),
      ])
  }

  fileprivate static func action(_ name: String, _ type: String) -> Shape.Member {
    Shape.Member(name, .structure(type, [Shape.Member("RegionName", .string, .notNull)]))
  }
}

/// What the service says to those who ask for them all the same.
private enum LegacyGlobalTables {
  static let notSupported = DynamoDBError.invalidParameter(
    "DynamoDB global tables version 2017.11.29 is not supported. We recommend using DynamoDB global tables version 2019.11.21, "
      + "instead of version 2017.11.29 (Legacy).")

  static let invalid = DynamoDBError.invalid("One or more parameter values were invalid")

  static func notFound(_ request: JSONValue) -> DynamoDBError {
    var error = DynamoDBError.noGlobalTable(request["GlobalTableName"])
    error.message = "Global table not found: \(error.message)"
    return error
  }

  /// The regions that had that version.
  private static let regions = [
    "eu-west-2", "eu-west-1", "ap-southeast-1", "ap-southeast-2", "ap-northeast-2", "eu-central-1", "ap-northeast-1", "us-east-1",
    "us-east-2", "us-west-1", "us-west-2",
  ]

  static func check(_ asked: [String]) throws(DynamoDBError) {
    guard let region = asked.first(where: { !regions.contains($0) }) else { return }
    throw .invalidParameter("DynamoDB global tables version 2017.11.29 is not supported in this Region: \(region)")
  }
}

extension DynamoDBError {
  fileprivate static func noGlobalTable(_ name: JSONValue?) -> DynamoDBError {
    DynamoDBError(
      code: "GlobalTableNotFoundException", message: "Global table with name: '\(name?.text ?? "")' does not exist.")
  }
}
