import Foundation
import SwynamoAPI
import SwynamoCore
import SwynamoDB
import SwynamoWire
import Testing

extension EngineBench {
  func useBackups() async throws {
    let made = try await API.CreateBackup(tableName: "songs", backupName: "nightly").run(on: db)
    let arn = try #require(made.backupDetails?.backupARN)
    let backup = try await API.DescribeBackup(backupARN: arn).run(on: db, until: .available)
    #expect(backup?.backupDescription?.sourceTableDetails?.tableName == "songs")
    let listed = try await API.ListBackups(tableName: "songs", limit: 5, backupType: .all).run(on: db)
    #expect(listed.backupSummaries?.map(\.backupARN) == [arn])
    try await API.RestoreTableFromBackup(
      targetTableName: "restored", backupARN: arn, billingModeOverride: .payPerRequest, globalSecondaryIndexOverride: [],
      localSecondaryIndexOverride: []
    ).run(on: db)
    let restored = try await API.DescribeTable(tableName: "restored").run(on: db, until: .exists)
    #expect(restored?.table?.restoreSummary?.sourceBackupARN == arn)
    #expect(restored?.table?.globalSecondaryIndexes == nil)
    try await API.RestoreTableToPointInTime(
      targetTableName: "earlier", sourceTableName: "songs", useLatestRestorableTime: true
    ).run(on: db)
    try await API.DescribeTable(tableName: "earlier").run(on: db, until: .exists)
    #expect(try await API.DeleteBackup(backupARN: arn).run(on: db).backupDescription?.backupDetails?.backupStatus == .deleted)
    await expectRefusal(.backupNotFound, API.DescribeBackup(backupARN: arn))
  }

  /// Exports, imports and bulk operations.
  func useTransfers(_ table: API.TableDescription) async throws {
    let arn = try #require(table.tableARN)
    let export = try await API.ExportTableToPointInTime(
      tableARN: arn, s3Bucket: Self.bucket, s3BucketOwner: "000000000000", s3Prefix: "out", s3SSEAlgorithm: .aes256,
      exportFormat: .dynamoDBJSON, exportType: .fullExport
    ).run(on: db)
    let exportARN = try #require(export.exportDescription?.exportARN)
    let exported = try await API.DescribeExport(exportARN: exportARN).run(on: db, until: .completed)?.exportDescription
    #expect(exported?.itemCount == 2)
    #expect(try await API.ListExports(tableARN: arn, maxResults: 5).run(on: db).exportSummaries?.count == 1)

    let manifest = try #require(exported?.exportManifest)
    let folder = try #require(manifest.split(separator: "/").dropLast().joined(separator: "/") as String?)
    let creation = API.TableCreationParameters(
      tableName: "imported",
      attributeDefinitions: [
        API.AttributeDefinition(attributeName: "id", attributeType: .string),
        API.AttributeDefinition(attributeName: "year", attributeType: .number),
      ],
      keySchema: [
        API.KeySchemaElement(attributeName: "id", keyType: .hash), API.KeySchemaElement(attributeName: "year", keyType: .range),
      ], billingMode: .payPerRequest)
    var importing = API.ImportTable(
      s3BucketSource: API.S3BucketSource(s3Bucket: Self.bucket, s3KeyPrefix: "\(folder)/data/"), inputFormat: .dynamoDBJSON,
      tableCreationParameters: creation, inputCompressionType: .gzip)
    let imported = try await importing.run(on: db).importTableDescription
    let importARN = try #require(imported.importARN)
    let done = try await API.DescribeImport(importARN: importARN).run(on: db, until: .completed)?.importTableDescription
    #expect(done?.importedItemCount == 2)
    #expect(try await API.ListImports(pageSize: 5).run(on: db).importSummaryList?.count == 1)
    importing.tableCreationParameters.tableName = "packed"
    importing.inputCompressionType = .zstandard
    await expectRefusal(.validation, importing)

    try put(#"{"Item":{"id":{"S":"bulk"},"year":{"N":"1"}}}"#, "in/0")
    let bulk = try await API.StartBulkPutItems(
      inputS3Configuration: API.InputS3Configuration(s3Bucket: Self.bucket, inputFormat: .dynamoDBJSON, s3KeyPrefix: "in/"),
      outputS3Configuration: API.OutputS3Configuration(outputType: [.error], s3Bucket: Self.bucket, s3KeyPrefix: "report"),
      tableName: "imported", maxWriteRequestUnits: 2000, performanceTier: .standard
    ).run(on: db)
    let bulkARN = try #require(bulk.bulkOperationDescription.bulkOperationARN)
    let put = try await API.DescribeBulkOperation(bulkOperationARN: bulkARN).run(on: db, until: .completed)
    #expect(put?.bulkOperationDescription.processedItemCount == 1)
    #expect(
      try await API.ListBulkOperations(maxResults: 5).run(on: db).bulkOperationsSummaryList?.map(\.bulkOperationARN) == [bulkARN])
    // What is done can be canceled no more, and says so.
    #expect(try await API.CancelBulkOperation(bulkOperationARN: bulkARN).run(on: db).bulkOperationStatus == .completed)
  }

  /// Global tables of 2017, and what is only of global tables.
  func refuseGlobalTables() async throws {
    let regions = ["us-east-1", "eu-west-1"].map { API.Replica(regionName: $0) }
    await expectRefusal(
      .validation, "2017.11.29 is not supported", API.CreateGlobalTable(globalTableName: "songs", replicationGroup: regions))
    await expectRefusal(
      .globalTableNotFound,
      API.UpdateGlobalTable(
        globalTableName: "songs", replicaUpdates: [API.ReplicaUpdate(delete: API.DeleteReplicaAction(regionName: "eu-west-1"))]))
    await expectRefusal(.globalTableNotFound, API.DescribeGlobalTable(globalTableName: "songs"))
    await expectRefusal(.globalTableNotFound, API.DescribeGlobalTableSettings(globalTableName: "songs"))
    await expectRefusal(
      .globalTableNotFound, API.UpdateGlobalTableSettings(globalTableName: "songs", globalTableBillingMode: .provisioned))
    #expect(try await API.ListGlobalTables(limit: 5).run(on: db).globalTables == [])
    await expectRefusal(.resourceNotFound, API.DescribeTableReplicaAutoScaling(tableName: "songs"))
    await expectRefusal(
      .resourceNotFound,
      API.UpdateTableReplicaAutoScaling(
        tableName: "songs",
        provisionedWriteCapacityAutoScalingUpdate: API.AutoScalingSettingsUpdate(minimumUnits: 1, maximumUnits: 9)))
  }
}
