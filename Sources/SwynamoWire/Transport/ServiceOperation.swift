/// One of DynamoDB's operations as a request asks for it: what it may do, and what it works on.
///
///     let operation = GetItemRequest(tableName: "users", key: key).serviceOperation
///     operation.isWrite            // false
///     operation.tableNames         // ["users"]
///
/// It travels with each request, so that a transport need not look into the JSON.
public struct ServiceOperation: Sendable, Hashable {
  /// "GetItem"
  public var name: String
  /// Whether it may change something.
  public var isWrite: Bool
  /// Whether sending the same request twice leaves the data as sending it once, as long as nobody else writes in between.
  ///
  /// | request | |
  /// |---|---|
  /// | reads | always |
  /// | puts, deletes | unless they return the old item, which would be the new one the second time |
  /// | updates | when each action sets a given value, removes, or adds to or deletes from a set, outside of lists |
  /// | batches | always |
  /// | transactions | with a token: DynamoDB makes them once in ten minutes |
  ///
  /// A condition changes nothing about that: what was done may fail it the second time, and then the error says that an earlier
  /// try may have been carried out (`DynamoDBError.outcomeUnknown`). Any other write is done twice when it is tried again after
  /// its answer was lost: `update { $0.n.add(1) }` counts twice.
  public var isIdempotent: Bool
  /// The tables by name or ARN, each once, in the order of the request; nil where only the request's JSON says.
  public var tableNames: [String]?
  /// Which of the service's endpoints it is sent to.
  public var service: Service

  /// DynamoDB's endpoints differ in their addresses, and that of streams in the header by which a request says what it asks for.
  ///
  /// Source: AWS General Reference, "Amazon DynamoDB endpoints and quotas".
  public enum Service: Sendable, Hashable, CaseIterable {
    /// Tables and items.
    case dynamoDB
    /// Streams: `DescribeStream`, `GetRecords`, `GetShardIterator` and `ListStreams`.
    case streams
    /// `SearchVectors`
    case search

    /// What stands before an operation's name in the header `X-Amz-Target`.
    package var targetPrefix: String {
      switch self {
      case .dynamoDB, .search: "DynamoDB_20120810."
      case .streams: "DynamoDBStreams_20120810."
      }
    }

    /// That of an operation by its name.
    public init(of operation: String) {
      self =
        switch operation {
        case "DescribeStream", "GetRecords", "GetShardIterator", "ListStreams": .streams
        case "SearchVectors": .search
        default: .dynamoDB
        }
    }
  }

  /// An operation, for a request of your own; the service is found by its name where none is given.
  public init(
    _ name: String, isWrite: Bool, isIdempotent: Bool, tableNames: [String]? = nil, service: Service? = nil
  ) {
    self.name = name
    self.service = service ?? Service(of: name)
    self.isWrite = isWrite
    self.isIdempotent = isIdempotent
    self.tableNames = tableNames
  }

  /// An operation of which only the name is known: it writes, unless it is one of those that DynamoDB's API Reference has for
  /// reading.
  public init(named name: String, isIdempotent: Bool = false) {
    let isRead = Self.reading.contains(name)
    self.init(name, isWrite: !isRead, isIdempotent: isIdempotent || isRead)
  }

  /// The table, or the tables, for messages; "*" for an operation that names none.
  package var tableDescription: String? {
    guard let tableNames else { return nil }
    return tableNames.count == 1 ? tableNames[0] : tableNames.isEmpty ? "*" : tableNames.joined(separator: ", ")
  }

  /// Source: API Reference, "Actions", "Amazon DynamoDB", version 2012-08-10. PartiQL's statements may write.
  private static let reading: Set<String> = [
    "BatchGetItem", "DescribeBackup", "DescribeBulkOperation", "DescribeContinuousBackups", "DescribeContributorInsights",
    "DescribeEndpoints", "DescribeExport", "DescribeGlobalTable", "DescribeGlobalTableSettings", "DescribeImport",
    "DescribeKinesisStreamingDestination", "DescribeLimits", "DescribeStream", "DescribeTable", "DescribeTableReplicaAutoScaling",
    "DescribeTimeToLive", "GetItem", "GetRecords", "GetResourcePolicy", "GetShardIterator", "ListBackups", "ListBulkOperations",
    "ListContributorInsights",
    "ListExports", "ListGlobalTables", "ListImports", "ListStreams", "ListTables", "ListTagsOfResource", "Query", "Scan",
    "SearchVectors",
    "TransactGetItems",
  ]
}
