import SwynamoCore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the engine does for an operation of the service: a line of the list in `Guides/LocalServer.md`, and of a server's log
/// where something is kept that has no effect.
package struct OperationNote: Sendable {
  /// What is done when the operation is asked for.
  package enum Support: String, Sendable {
    case done = "done"
    /// What is set is kept and reported, and has no other effect.
    case kept = "kept and reported only"
    case refused = "refused"
  }

  package let name: String
  package let support: Support
  package let remark: String?
  /// Members of a request, at any depth, that are kept and reported only, although the operation is done.
  let keptMembers: [String]

  static func done(_ name: String, _ remark: String? = nil, keeping members: [String] = []) -> OperationNote {
    OperationNote(name: name, support: .done, remark: remark, keptMembers: members)
  }

  static func kept(_ name: String, _ remark: String) -> OperationNote {
    OperationNote(name: name, support: .kept, remark: remark, keptMembers: [])
  }

  static func refused(_ name: String, _ remark: String) -> OperationNote {
    OperationNote(name: name, support: .refused, remark: remark, keptMembers: [])
  }

  /// The row of the guide's table.
  package var row: String {
    let members = keptMembers.map { "`\($0)`" }.joined(separator: ", ")
    let remarks = [remark, members.isEmpty ? nil : "kept and reported only: \(members)"].compactMap { $0 }
    return "| `\(name)` | \(([support.rawValue] + remarks).joined(separator: "; ")) |"
  }
}

extension OperationNote {
  /// All operations of DynamoDB.
  ///
  /// Source: the service model of 2012-08-10 in botocore 1.44.8.
  package static let dynamoDB: [OperationNote] = [
    .done("BatchExecuteStatement"),
    .done("BatchGetItem"),
    .done("BatchWriteItem"),
    .done("CancelBulkOperation"),
    .done("CreateBackup"),
    .refused("CreateGlobalTable", legacyGlobalTables),
    .done("CreateTable", boundsOnDemand, keeping: ["ResourcePolicy"] + keptSettings),
    .done("DeleteBackup"),
    .done("DeleteItem"),
    .done("DeleteResourcePolicy"),
    .done("DeleteTable"),
    .done("DescribeBackup"),
    .done("DescribeBulkOperation"),
    .done("DescribeContinuousBackups"),
    .done("DescribeContributorInsights"),
    .done("DescribeEndpoints", "the address that the client used"),
    .done("DescribeExport"),
    .refused("DescribeGlobalTable", legacyGlobalTables),
    .refused("DescribeGlobalTableSettings", legacyGlobalTables),
    .done("DescribeImport"),
    .done("DescribeKinesisStreamingDestination"),
    .done("DescribeLimits", "the quotas of a new account, which are not enforced"),
    .done("DescribeTable"),
    .done("DescribeTableReplicaAutoScaling", "nothing scales by itself here, and it says so"),
    .done("DescribeTimeToLive"),
    .refused("DisableKinesisStreamingDestination", "no destination is active"),
    .kept("EnableKinesisStreamingDestination", "there is no Kinesis, so the destination becomes `ENABLE_FAILED`"),
    .done("ExecuteStatement"),
    .done("ExecuteTransaction"),
    .done("ExportTableToPointInTime", inFolder),
    .done("GetItem"),
    .done("GetResourcePolicy"),
    .done("ImportTable", "\(inFolder); ZSTD is refused", keeping: ["SSESpecification", "WarmThroughput"]),
    .done("ListBackups"),
    .done("ListBulkOperations"),
    .done("ListContributorInsights"),
    .done("ListExports"),
    .done("ListGlobalTables", "there are none of version 2017.11.29"),
    .done("ListImports"),
    .done("ListTables"),
    .done("ListTagsOfResource"),
    .done("PutItem"),
    .kept("PutResourcePolicy", "nothing is allowed or denied by it"),
    .done("Query"),
    .done("RestoreTableFromBackup", keeping: ["SSESpecificationOverride", "WarmThroughput"]),
    .done("RestoreTableToPointInTime", keeping: ["SSESpecificationOverride", "WarmThroughput"]),
    .done("Scan"),
    .done("SearchVectors"),
    .done("StartBulkPutItems", "\(inFolder); ZSTD and global tables are refused, and `MaxWriteRequestUnits` holds nothing back"),
    .done("TagResource"),
    .done("TransactGetItems"),
    .done("TransactWriteItems"),
    .done("UntagResource"),
    .done("UpdateContinuousBackups"),
    .kept("UpdateContributorInsights", "nothing is counted, and there is no report"),
    .refused("UpdateGlobalTable", legacyGlobalTables),
    .refused("UpdateGlobalTableSettings", legacyGlobalTables),
    .done("UpdateItem"),
    .refused("UpdateKinesisStreamingDestination", "no destination is active"),
    .done("UpdateTable", "\(replicas); \(boundsOnDemand)", keeping: keptSettings + ["TableClassOverride"]),
    .refused("UpdateTableReplicaAutoScaling", "nothing scales by itself here, so it can only be switched off"),
    .done("UpdateTimeToLive"),
  ]

  /// All operations of DynamoDB Streams.
  ///
  /// Source: its service model of 2012-08-10 in botocore 1.44.8.
  package static let streams: [OperationNote] = [
    .done("DescribeStream"),
    .done("GetRecords"),
    .done("GetShardIterator"),
    .done("ListStreams"),
  ]

  private static let legacyGlobalTables = "as the service does: it makes no more global tables of version 2017.11.29"
  private static let keptSettings = ["GlobalTableSettingsReplicationMode", "SSESpecification", "TableClass", "WarmThroughput"]
  private static let boundsOnDemand = "`OnDemandThroughput` bounds requests with `--enforce-throughput`"
  private static let inFolder = "a folder stands for the bucket, see `--buckets`"
  private static let replicas =
    "replicas are made with `--apart`, but none of strong consistency, no witnesses, and none is disassociated"

  private static let byName = StringMap(uniqueKeysWithValues: dynamoDB.map { ($0.name, $0) })

  /// The guide's table.
  package static func table(_ notes: [OperationNote]) -> String {
    (["| operation | what the engine does |", "|---|---|"] + notes.map(\.row)).joined(separator: "\n")
  }

  /// What a request that was answered has set without an effect, as sentences for whoever runs a server.
  package static func notices(about operation: String, body: [UInt8]) -> [String] {
    guard let note = byName[operation] else { return [] }
    if note.support == .kept { return ["\(operation) is \(note.support.rawValue): \(note.remark ?? "")"] }
    guard !note.keptMembers.isEmpty, let json = try? JSONReader.read(body) else { return [] }
    return note.keptMembers.filter { json.has($0) }.map { "\($0) is \(Support.kept.rawValue)" }
  }
}

extension JSONValue {
  /// Whether it or something in it has a member of that name.
  fileprivate func has(_ name: String) -> Bool {
    self[name] != nil || members.contains { $0.value.has(name) } || elements.contains { $0.has(name) }
  }
}
