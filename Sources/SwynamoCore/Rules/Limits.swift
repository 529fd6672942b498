/// The numbers that DynamoDB's documentation sets, each once. Client and engine both keep to these.
///
/// Unless a line says otherwise the source is the Developer Guide's page "Constraints in Amazon DynamoDB", formerly "Service,
/// account, and table quotas". What the page leaves open and was found out on the service says so.
@usableFromInline
package enum Limits {}

// Naming rules
extension Limits {
  /// The length of a table's or an index's name, in characters of `a-z`, `A-Z`, `0-9`, `_`, `-` and `.`
  @inlinable package static var nameLength: ClosedRange<Int> { 3...255 }

  /// An attribute's name, in bytes. It has at least one.
  @inlinable package static var attributeNameBytes: Int { 65_535 }

  /// The name of an attribute of a key, of a projected attribute or of time to live, in characters: what Java counts, UTF-16 units.
  @inlinable package static var keyNameLength: ClosedRange<Int> { 1...255 }
}

// Secondary indexes
extension Limits {
  @inlinable package static var localIndexes: Int { 5 }

  /// The quota that an account begins with.
  @inlinable package static var globalIndexes: Int { 20 }

  /// The attributes of a global index's partition key, and as many of its sort key. Source: Developer Guide, "Multi-attribute keys
  /// pattern".
  @inlinable package static var indexKeyAttributes: Int { 4 }

  /// The attributes that one index projects beside the keys. Source: API Reference, "Projection".
  @inlinable package static var projectedAttributes: Int { 20 }

  /// The attributes that all indexes of a table project beside the keys; one that two indexes have counts twice.
  @inlinable package static var projectedAttributesOfTable: Int { 100 }
}

// Vector indexes. Source: Developer Guide, "Quotas in Amazon DynamoDB", "Vector indexes".
extension Limits {
  /// Of one table.
  package static var vectorIndexes: Int { 5 }

  /// The numbers of a vector.
  package static var vectorDimensions: ClosedRange<Int> { 1...4096 }

  /// The attributes that searches of one index filter by.
  package static var vectorFilters: Int { 18 }

  /// The results of one search.
  package static var searchResults: ClosedRange<Int> { 1...100 }

  /// 16 MB of results in an answer. Source: Developer Guide, "Requirements and limitations" of vector indexes.
  package static var searchBytes: Int { 16 * 1024 * 1024 }

  /// The bytes that a search, or a write to an index, is charged at least: measured on the service.
  package static var vectorRequestBytes: Int { 1024 }
}

// Partition and sort keys
extension Limits {
  /// The value of a partition key, in bytes.
  @inlinable package static var hashKeyBytes: Int { 2048 }

  /// The value of a sort key, in bytes.
  @inlinable package static var rangeKeyBytes: Int { 1024 }
}

// Items and values
extension Limits {
  /// 400 KB: the names and values of an item, as "DynamoDB item sizes and formats" counts them.
  @inlinable package static var itemBytes: Int { 400 * 1024 }

  /// Seconds between two changes of a table's time to live.
  ///
  /// Source: API Reference, "UpdateTimeToLive": up to one hour.
  package static var timeToLiveInterval: Double { 3600 }

  /// Streams and shards that one answer lists.
  ///
  /// Source: API Reference, "ListStreams" and "DescribeStream" (Limit).
  package static var listedStreams: Int { 100 }

  /// A shard iterator, in characters. Source: API Reference, "GetRecords" (ShardIterator).
  package static var shardIteratorLength: Int { 2048 }

  /// Records of a shard that one answer has.
  ///
  /// Source: API Reference, "GetRecords" (Limit).
  package static var streamRecords: Int { 1000 }

  /// Seconds: times to live of more than five years ago are none.
  ///
  /// Source: Developer Guide, "Using time to live (TTL) in DynamoDB".
  package static var expiryAge: Int { 5 * 365 * 86_400 }

  /// Levels of lists and maps, the item being the first; and the elements of a document path, the attribute being the first.
  @inlinable package static var levels: Int { 32 }

  /// The significant digits of a number.
  @inlinable package static var digits: Int { 38 }

  /// The powers of ten of a number's first digit: from 1E-130, the nearest to zero, to 9.9…E+125.
  @inlinable package static var magnitudes: ClosedRange<Int> { -130...125 }
}

// Expression parameters
extension Limits {
  /// An expression, in bytes of UTF-8 as it is sent, placeholders not replaced.
  @inlinable package static var expressionBytes: Int { 4096 }

  /// The operators of an expression: comparators, BETWEEN, IN, AND, OR, NOT, + and -. The page says "operators or functions";
  /// measured on the service, functions are none.
  @inlinable package static var operators: Int { 300 }

  /// The operands of IN, the tested one counted: measured on the service, where the page says that 100 can be listed.
  @inlinable package static var inOperands: Int { 100 }

  /// The values that IN can list.
  @inlinable package static var inCandidates: Int { inOperands - 1 }

  /// A placeholder with its `#` or `:`, in bytes.
  @inlinable package static var placeholderBytes: Int { 255 }

  /// 2 MB: the names and values that stand for placeholders of one request.
  @inlinable package static var substitutionBytes: Int { 2 * 1024 * 1024 }
}

// Operations
extension Limits {
  /// 1 MB of items that a page of a query or a scan reads, before the filter. Source: API Reference, "Query" and "Scan".
  @inlinable package static var pageBytes: Int { 1024 * 1024 }

  /// The names of a legacy `AttributesToGet`. Source: API Reference, "GetItem".
  @inlinable package static var attributesToGet: Int { 255 }

  /// The parts of a parallel scan. Source: API Reference, "Scan".
  @inlinable package static var segments: Int { 1_000_000 }

  /// The keys of one batch. Source: API Reference, "BatchGetItem".
  @inlinable package static var batchGetKeys: Int { 100 }

  /// 16 MB of items in an answer. Source: API Reference, "BatchGetItem".
  @inlinable package static var batchGetBytes: Int { 16 * 1024 * 1024 }

  /// The puts and deletes of one batch. Source: API Reference, "BatchWriteItem".
  @inlinable package static var batchWrites: Int { 25 }

  /// 16 MB of request. Source: API Reference, "BatchWriteItem".
  @inlinable package static var requestBytes: Int { 16 * 1024 * 1024 }

  /// The members of a transaction. Source: API Reference, "TransactWriteItems" and "TransactGetItems".
  @inlinable package static var transactionMembers: Int { 100 }

  /// 4 MB: the items of a transaction.
  @inlinable package static var transactionBytes: Int { 4 * 1024 * 1024 }

  /// A transaction's token, in characters. Source: API Reference, "TransactWriteItems".
  @inlinable package static var tokenLength: ClosedRange<Int> { 1...36 }

  /// The tables of one page, which is also how many come unasked. Source: API Reference, "ListTables".
  @inlinable package static var listedTables: Int { 100 }
}

// Settings beside a table
extension Limits {
  /// The days that point-in-time recovery goes back, and as many are kept unasked. Source: API Reference,
  /// "PointInTimeRecoverySpecification".
  package static var recoveryDays: ClosedRange<Int> { 1...35 }

  /// A resource policy, in bytes as it is sent. Source: API Reference, "PutResourcePolicy".
  package static var policyBytes: Int { 20_480 }

  /// The ARN of a Kinesis stream, in characters. Source: API Reference, "EnableKinesisStreamingDestination".
  package static var kinesisARNLength: ClosedRange<Int> { 37...1024 }

  /// The tables and indexes of one page. Source: API Reference, "ListContributorInsights".
  package static var listedInsights: Int { 100 }

  /// The replicas whose settings are changed at once. Source: API Reference, "UpdateGlobalTableSettings".
  package static var globalTableReplicas: Int { 50 }
}

// PartiQL. Source: API Reference, "ExecuteStatement" and "BatchExecuteStatement".
extension Limits {
  /// A statement, in characters.
  package static var statementLength: ClosedRange<Int> { 1...8192 }

  /// A page's token, in characters.
  package static var nextTokenLength: ClosedRange<Int> { 1...32_768 }

  /// The statements of one batch.
  package static var batchStatements: Int { 25 }

  /// The values that IN can list, and those of a partition key among them. Source: Developer Guide, "PartiQL arithmetic,
  /// comparison, and logical operators for DynamoDB".
  package static var statementCandidates: Int { 100 }
  package static var statementPartitions: Int { 50 }

  /// The values of a partition key that one page looks up. Source: the same page.
  package static var statementPartitionsOfPage: Int { 10 }
}

// Global tables
extension Limits {
  /// 24 hours, in seconds: so long a table can't be deleted after it was the source of a replica that is still there. Source:
  /// Developer Guide, "Global tables".
  package static var replicaSourceTime: Double { 86_400 }
}

// Exports, imports and bulk operations
extension Limits {
  /// 8 hours, in seconds: so long a request with the same token is the same. Source: API Reference, "ExportTableToPointInTime".
  package static var transferTokenLifetime: Double { 8 * 3600 }

  /// The exports or imports of one page. Source: API Reference, "ListExports".
  package static var listedTransfers: Int { 25 }

  /// The bulk operations of one page that come unasked. Source: API Reference, "ListBulkOperations".
  package static var listedBulkOperations: Int { 10 }

  /// The least rate that a bulk put can be held to, in write units a second. Source: API Reference, "StartBulkPutItems".
  package static var leastBulkUnits: Int { 1024 }

  /// The columns of a file of CSV. Source: API Reference, "CsvOptions".
  package static var importedColumns: Int { 255 }

  /// The name of a key of KMS, in characters. Source: API Reference, "ExportTableToPointInTime".
  package static var encryptionKeyLength: Int { 2048 }

  /// The objects that an import or a bulk put reads. Source: Developer Guide, "Import format quotas and validation".
  package static var importedObjects: Int { 50_000 }
}

// Capacity units. Source: Developer Guide, "DynamoDB read and write operations".
extension Limits {
  /// What one unit reads.
  @inlinable package static var readUnitBytes: Int { 4096 }

  /// What one unit writes.
  @inlinable package static var writeUnitBytes: Int { 1024 }

  /// What a partition serves in a second. Source: Developer Guide, "Burst and adaptive capacity".
  package static var partitionReadUnits: Int { 3000 }
  package static var partitionWriteUnits: Int { 1000 }

  /// Units of each kind that an account and a table may have, before the quota is raised. Source: Developer Guide, "Quotas in Amazon
  /// DynamoDB".
  package static var accountUnits: Int { 80_000 }
  package static var tableUnits: Int { 40_000 }

  /// Units a second that a new on-demand table or index serves. Source: Developer Guide, "On-demand capacity mode".
  package static var initialReadUnits: Int { 12_000 }
  package static var initialWriteUnits: Int { 4_000 }

  /// For how many seconds provisioned units are kept that aren't used. Source: Developer Guide, "Burst and adaptive capacity".
  package static var burstSeconds: Int { 300 }
}

// Tags. Source: Developer Guide, "Tagging restrictions in DynamoDB".
extension Limits {
  /// The tags of one table.
  @inlinable package static var tags: Int { 50 }

  /// In characters of Unicode.
  @inlinable package static var tagKeyLength: ClosedRange<Int> { 1...128 }

  /// In characters of Unicode.
  @inlinable package static var tagValueLength: Int { 256 }
}

extension Int {
  /// As sentences write large numbers: 4,096.
  package var grouped: String {
    let digits = String(magnitude)
    var text = self < 0 ? "-" : ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }
}
