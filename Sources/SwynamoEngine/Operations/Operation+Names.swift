import SwynamoCore
import SwynamoWire

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

  static func isKnown(_ name: String) -> Bool { all[name] != nil || names.contains(name) }

  /// What the service says of an operation that it doesn't know is its type and nothing else;
  /// of one that only the engine doesn't know, a sentence helps.
  static func unknown(_ name: String) -> DynamoDBError {
    DynamoDBError(
      code: DynamoDBError.unknownOperation,
      message: names.contains(name) ? "The embedded engine has no operation '\(name)'." : "")
  }
}
