"""Says what all sessions together exercised, and fails where an answer was not as the service's model has it, or where an
operation of the engine was never answered or never refused: `python -m model.verdict FILE`."""

import collections
import json
import sys

# What the engine serves: the data plane, tables, tags, time to live, what describes the account, settings, backups and copies.
SERVED = [
    "BatchGetItem", "BatchWriteItem", "CancelBulkOperation", "CreateBackup", "CreateTable", "DeleteBackup", "DeleteItem",
    "DeleteResourcePolicy", "DeleteTable", "DescribeBackup", "DescribeBulkOperation", "DescribeContinuousBackups",
    "DescribeContributorInsights", "DescribeEndpoints", "DescribeExport", "DescribeImport", "DescribeKinesisStreamingDestination",
    "DescribeLimits", "DescribeTable", "DescribeTimeToLive", "EnableKinesisStreamingDestination", "ExportTableToPointInTime",
    "GetItem", "GetResourcePolicy", "ImportTable", "ListBackups", "ListBulkOperations", "ListContributorInsights", "ListExports",
    "ListGlobalTables", "ListImports", "ListTables", "ListTagsOfResource", "PutItem", "PutResourcePolicy", "Query",
    "RestoreTableFromBackup", "RestoreTableToPointInTime", "Scan", "StartBulkPutItems", "TagResource", "TransactGetItems",
    "TransactWriteItems", "UntagResource", "UpdateContinuousBackups", "UpdateContributorInsights", "UpdateItem", "UpdateTable",
    "UpdateTimeToLive", "ExecuteStatement", "BatchExecuteStatement", "ExecuteTransaction", "SearchVectors", "ListStreams",
    "DescribeStream", "GetShardIterator", "GetRecords",
]

# What it refuses always, as the service does where there is one region and no Kinesis.
REFUSED = [
    "CreateGlobalTable", "DescribeGlobalTable", "DescribeGlobalTableSettings", "DescribeTableReplicaAutoScaling",
    "DisableKinesisStreamingDestination", "UpdateGlobalTable", "UpdateGlobalTableSettings", "UpdateKinesisStreamingDestination",
    "UpdateTableReplicaAutoScaling",
]

# These have nothing to refuse.
ALWAYS_ANSWERED = {"DescribeEndpoints", "DescribeLimits"}


def main(path):
    answered, refused, faults = (collections.Counter() for _ in range(3))
    with open(path) as file:
        for line in file:
            noted = json.loads(line)
            answered.update(noted["answered"])
            refused.update(noted["refused"])
            faults.update(noted["faults"])
    print(f"interop: {sum(answered.values())} answers and {sum(refused.values())} refusals "
          f"of {len(answered | refused)} operations held against the service's model")
    failed = False
    for fault, count in sorted(faults.items()):
        print(f"interop: {count} × {fault}", file=sys.stderr)
        failed = True
    for operation in REFUSED:
        if answered[operation]:
            print(f"interop: {operation} was answered", file=sys.stderr)
            failed = True
    for operation in SERVED:
        if not answered[operation]:
            print(f"interop: {operation} was never answered", file=sys.stderr)
            failed = True
    for operation in SERVED + REFUSED:
        if not refused[operation] and operation not in ALWAYS_ANSWERED:
            print(f"interop: {operation} was never refused", file=sys.stderr)
            failed = True
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
