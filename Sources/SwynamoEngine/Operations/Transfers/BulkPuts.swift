import SwynamoCore
import SwynamoWire

extension Operation {
  static let startBulkPutItems = Operation.keepingRequests(
    "StartBulkPutItems",
    [
      .clientToken,
      Shape.Member(
        "InputS3Configuration",
        .structure(
          "InputS3Configuration",
          [
            .bucketOwner, .bucket, .bucketPrefix("S3KeyPrefix"),
            Shape.Member("InputFormat", .string, .notNull, .oneOf(["DYNAMODB_JSON", "ION"])), .inputCompression,
          ]), .notNull),
      Shape.Member(
        "OutputS3Configuration",
        .structure(
          "OutputS3Configuration",
          [
            .bucketOwner, .bucket, .bucketPrefix("S3KeyPrefix"), .bucketEncryption, .bucketEncryptionKey,
            Shape.Member(
              "OutputType", .list(.string), .notNull, .minimumLength(1),
              .elements([.oneOf(["ERROR", "CONDITION_CHECK_FAILURE"])])),
          ]), .notNull),
      .tableName, Shape.Member("MaxWriteRequestUnits", .long, .minimum(Limits.leastBulkUnits)),
      Shape.Member("PerformanceTier", .string, .oneOf(["STANDARD", "ACCELERATED"])),
    ]
  ) { request, session in
    try (request["InputS3Configuration"] ?? .null).checkCompression()
    guard let table = try session.catalog.existing(request["TableName"]?.text ?? "") else { throw DynamoDBError.noSuchTable }
    let (token, asked) = session.token(of: request)
    if let earlier = try session.bulkPuts.find(
      token: token, since: session.now - Limits.transferTokenLifetime, in: session.catalog.namespace)
    {
      guard earlier.content.request == asked else { throw IdempotencyToken.mismatch }
      return .answer("BulkOperationDescription") { earlier.describe(at: session.now, to: &$0) }
    }
    let name = table.schema.name
    switch table.state.status {
    case .creating: throw DynamoDBError.inUse("Table is being created: \(name)")
    case .deleting: throw DynamoDBError.inUse("Table is being deleted: \(name)")
    case .active, .updating: break
    }
    guard table.settings.replication == nil else {
      throw DynamoDBError.invalid("Bulk operations are not supported on a global table: \(name)")
    }
    guard !table.state.indexes.values.contains(where: { $0.status == .creating }) else {
      throw DynamoDBError.inUse("An index of the table is being created: \(name)")
    }
    return try session.changingTables {
      let transfer = try session.bulkPuts.insert(
        BulkPut(
          request: asked, region: session.catalog.shown.region, account: session.catalog.shown.account,
          tableNumber: table.id, tableIdentifier: table.identifier, due: session.due),
        TransferName(.bulkOperation, of: name, at: session.now), token: token, in: session.catalog.namespace,
        at: session.now)
      try session.jobs.begin(BulkPutJob(transfer), session, .short)
      return .answer("BulkOperationDescription") { transfer.describe(at: session.now, to: &$0) }
    }
  }

  static let describeBulkOperation = Operation("DescribeBulkOperation", [.bulkOperationARN]) { request, session in
    let transfer = try session.bulkPut(request)
    return .answer("BulkOperationDescription") { transfer.describe(at: session.now, to: &$0) }
  }

  /// What was written stays. One that has ended is left as it is.
  static let cancelBulkOperation = Operation("CancelBulkOperation", [.bulkOperationARN]) { request, session in
    var transfer = try session.bulkPut(request)
    if transfer.isUnderWay(at: session.now), !transfer.content.isCancelled {
      transfer.content.isCancelled = true
      try session.transaction { try session.bulkPuts.update(transfer) }
    }
    var json = JSONWriter()
    json.object { json in
      json.member("BulkOperationArn", transfer.name.arn(in: transfer.content.shown))
      json.member("BulkOperationStatus", transfer.status(at: session.now))
    }
    return json
  }

  /// The newest first, whatever their tables.
  static let listBulkOperations = Operation(
    "ListBulkOperations",
    [
      Shape.Member("MaxResults", .integer, .minimum(1), .maximum(Limits.listedTransfers)),
      Shape.Member("NextToken", .string, .matches(.pageToken), .minimumLength(1), .maximumLength(1024)),
    ]
  ) { request, session in
    let page = try TransferPage(
      of: session.bulkPuts.all(in: session.catalog.namespace),
      limit: request["MaxResults"]?.integer ?? Limits.listedBulkOperations, token: request["NextToken"]?.text,
      at: session.now
    ) { $1.identifier < $0.identifier || $0.identifier == $1.identifier && $0.table < $1.table }
    return page.answer("BulkOperationsSummaryList") { $0.describeSummary(at: session.now, to: &$1) }
  }
}

extension Shape.Member {
  fileprivate static let bulkOperationARN = Shape.Member(
    "BulkOperationArn", .string, .notNull, .minimumLength(37), .maximumLength(1024))
  static let inputCompression = Shape.Member("InputCompressionType", .string, .oneOf(["GZIP", "ZSTD", "NONE"]))
}

extension Session {
  fileprivate func bulkPut(_ request: JSONValue) throws -> StoredBulkPut {
    let arn = request["BulkOperationArn"]?.text ?? ""
    let name = try name(.bulkOperation, inARN: arn, called: "BulkOperation")
    guard let transfer = try bulkPuts.find(name, in: catalog.namespace) else {
      throw DynamoDBError(
        code: DynamoDBError.resourceNotFound, message: "Requested resource not found: BulkOperation: \(arn) not found")
    }
    return transfer
  }
}
