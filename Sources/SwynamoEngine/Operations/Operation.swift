import GRDB
import SwynamoCore
import SwynamoWire

/// One operation of the service: its name, the shape of its requests, and what it does with a request of that shape.
struct Operation: Sendable {
  let name: String
  let wording: RequestWording
  let shape: Shape
  let report: Shape.Report
  let run: @Sendable (_ request: JSONValue, _ session: Session) throws -> JSONWriter

  init(
    _ name: String, in wording: RequestWording = .older, reports report: Shape.Report = .all, _ members: [Shape.Member],
    run: @escaping @Sendable (JSONValue, Session) throws -> JSONWriter
  ) {
    self.name = name
    self.wording = wording
    self.report = report
    shape = .structure(name + "Input", members)
    self.run = run
  }

  static let all: StringMap<Operation> = {
    let operations: [Operation] =
      [
        .createTable, .describeTable, .listTables, .updateTable, .deleteTable, .updateTimeToLive, .describeTimeToLive,
        .tagResource, .untagResource, .listTagsOfResource, .describeLimits, .describeEndpoints,
        .describeContinuousBackups, .updateContinuousBackups, .putResourcePolicy, .getResourcePolicy, .deleteResourcePolicy,
        .putItem, .getItem, .updateItem, .deleteItem, .query, .scan,
        .batchGetItem, .batchWriteItem, .transactGetItems, .transactWriteItems,
      ] + streams
    return StringMap(uniqueKeysWithValues: operations.map { ($0.name, $0) })
  }()
}

extension Operation {
  /// All operations of DynamoDB's API, those that the engine doesn't have included: exports, replicas, PartiQL.
  ///
  /// Source: DynamoDB API Reference, version 2012-08-10, "Operations".
  private static let names: StringSet = [
    "BatchExecuteStatement", "BatchGetItem", "BatchWriteItem", "CreateBackup", "CreateGlobalTable", "CreateTable",
    "DeleteBackup", "DeleteItem", "DeleteResourcePolicy", "DeleteTable", "DescribeBackup", "DescribeContinuousBackups",
    "DescribeContributorInsights", "DescribeEndpoints", "DescribeExport", "DescribeGlobalTable",
    "DescribeGlobalTableSettings", "DescribeImport", "DescribeKinesisStreamingDestination", "DescribeLimits", "DescribeTable",
    "DescribeTableReplicaAutoScaling", "DescribeTimeToLive", "DisableKinesisStreamingDestination",
    "EnableKinesisStreamingDestination", "ExecuteStatement", "ExecuteTransaction", "ExportTableToPointInTime", "GetItem",
    "GetResourcePolicy", "ImportTable", "ListBackups", "ListContributorInsights", "ListExports", "ListGlobalTables",
    "ListImports", "ListTables", "ListTagsOfResource", "PutItem", "PutResourcePolicy", "Query", "RestoreTableFromBackup",
    "RestoreTableToPointInTime", "Scan", "TagResource", "TransactGetItems", "TransactWriteItems", "UntagResource",
    "UpdateContinuousBackups", "UpdateContributorInsights", "UpdateGlobalTable", "UpdateGlobalTableSettings", "UpdateItem",
    "UpdateKinesisStreamingDestination", "UpdateTable", "UpdateTableReplicaAutoScaling", "UpdateTimeToLive",
  ]

  /// Those of the other service at the same address.
  static func isOfStreams(_ name: String) -> Bool { streams.contains { $0.name == name } }

  static func isKnown(_ name: String) -> Bool { all[name] != nil || names.contains(name) }

  /// What the service says of an operation that it doesn't know is its type and nothing else;
  /// of one that only the engine doesn't know, a sentence helps.
  static func unknown(_ name: String) -> DynamoDBError {
    DynamoDBError(
      code: DynamoDBError.unknownOperation,
      message: names.contains(name) ? "The embedded engine has no operation '\(name)'." : "")
  }
}
