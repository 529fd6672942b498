import SwynamoCore
import SwynamoWire

extension Operation {
  /// The table is CREATING until its items are there; without a bucket there will be none.
  static let importTable = Operation.keepingRequests(
    "ImportTable",
    [
      Shape.Member("ClientToken", .string, .notNull, .matches(.token)),
      Shape.Member(
        "S3BucketSource", .structure("S3BucketSource", [.bucketOwner, .bucket, .bucketPrefix("S3KeyPrefix")]), .notNull),
      Shape.Member("InputFormat", .string, .notNull, .oneOf(["DYNAMODB_JSON", "ION", "CSV"])),
      Shape.Member("InputFormatOptions", .structure("InputFormatOptions", [csvOptions])), .inputCompression,
      Shape.Member(
        "TableCreationParameters",
        .structure(
          "TableCreationParameters",
          creationShape), .notNull),
    ]
  ) { request, session in
    try request.checkCompression()
    if request["InputFormatOptions"] != nil, request["InputFormat"]?.text != "CSV" {
      throw DynamoDBError.invalid("InputFormatOptions can only be specified when InputFormat is CSV")
    }
    let creation = request["TableCreationParameters"] ?? .null
    try TableSchema.check(creation)
    try TableSettings.check(creation)
    let definition = TableDefinition(
      schema: TableSchema(creation),
      settings: TableSettings(creation, namespace: session.catalog.shown, at: session.now),
      state: TableState(unboundedly: .creation))
    let name = definition.schema.name
    let (token, asked) = session.token(of: request)
    // The API Reference has a conflict for a token with any other parameter. Measured was that only another table is one, that all
    // other members are ignored, and that a table which is there is refused before the token is looked at, also after the end of
    // its own import. Source: ScyllaDB's tests against the service, `test_client_token_reuse`.
    let earlier = try session.imports.find(
      token: token, since: session.now - Limits.transferTokenLifetime, in: session.catalog.namespace)
    if let earlier, earlier.name.table != name {
      throw DynamoDBError(
        code: "ImportConflictException", message: "Duplicate request detected with conflicting parameters")
    }
    if earlier?.isUnderWay(at: session.now) != true, let table = try session.catalog.existing(name) {
      throw table.state.status == .creating
        ? .inUse("Table is being created: \(name)")
        : DynamoDBError(code: DynamoDBError.resourceInUse, message: "Table already exists: \(name)")
    }
    if let earlier { return .answer("ImportTableDescription") { earlier.describe(at: session.now, to: &$0) } }
    return try session.changingTables {
      let table = try session.create(definition)
      let transfer = try session.imports.insert(
        Import(
          request: asked, region: session.catalog.shown.region, account: session.catalog.shown.account,
          tableNumber: table.id, tableIdentifier: table.identifier, due: session.due),
        TransferName(.import, of: name, at: session.now), token: token, in: session.catalog.namespace, at: session.now)
      try session.jobs.begin(ImportJob(transfer), session, .short)
      return .answer("ImportTableDescription") { transfer.describe(at: session.now, to: &$0) }
    }
  }

  /// What CreateTable has beside these has no effect.
  private static let creationShape = [
    Shape.Member(
      "TableName", .string, .notNull, .namePattern, .minimumLength(Limits.nameLength.lowerBound),
      .maximumLength(Limits.nameLength.upperBound)),
    .attributeDefinitions(.notNull), .keySchema, .billingMode, .provisionedThroughput, .onDemandThroughput,
    .encryptionSpecification, .globalSecondaryIndexes, .vectorIndexes,
  ]

  private static let csvOptions = Shape.Member(
    "Csv",
    .structure(
      "CsvOptions",
      [
        Shape.Member("Delimiter", .string, .matches(.delimiter), .minimumLength(1), .maximumLength(1)),
        Shape.Member(
          "HeaderList", .list(.string), .minimumLength(1), .maximumLength(Limits.importedColumns),
          .elements([.minimumLength(1), .maximumLength(Limits.attributeNameBytes + 1)])),
      ]))

  static let describeImport = Operation(
    "DescribeImport", [Shape.Member("ImportArn", .string, .notNull, .minimumLength(37), .maximumLength(1024))]
  ) { request, session in
    let arn = request["ImportArn"]?.text ?? ""
    let name = try session.name(.import, inARN: arn, called: "Import")
    guard let transfer = try session.imports.find(name, in: session.catalog.namespace) else {
      throw DynamoDBError(code: "ImportNotFoundException", message: "Import not found: \(arn)")
    }
    return .answer("ImportTableDescription") { transfer.describe(at: session.now, to: &$0) }
  }

  static let listImports = Operation(
    "ListImports",
    [
      Shape.Member("TableArn", .string, .minimumLength(1), .maximumLength(1024)),
      Shape.Member("PageSize", .integer, .minimum(1), .maximum(Limits.listedTransfers)),
      Shape.Member("NextToken", .string, .matches(.pageToken), .minimumLength(112), .maximumLength(1024)),
    ]
  ) { request, session in
    var imports = try session.imports.all(in: session.catalog.namespace)
    if let arn = request["TableArn"]?.text {
      let name = try session.tableName(inARN: arn)
      imports.removeAll { $0.name.table != name }
    }
    let page = try TransferPage(
      of: imports, limit: request["PageSize"]?.integer ?? Limits.listedTransfers, token: request["NextToken"]?.text,
      at: session.now)
    return page.answer("ImportSummaryList") { $0.describeSummary(at: session.now, to: &$1) }
  }
}

extension JSONValue {
  /// Nothing here reads ZSTD.
  func checkCompression() throws(DynamoDBError) {
    guard self["InputCompressionType"]?.text == "ZSTD" else { return }
    throw .invalid("InputCompressionType ZSTD is not supported here; use GZIP or NONE")
  }
}
