// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension API {
  /// How far an import is. Source: API Reference, "ImportStatus".
  public struct ImportStatus: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `IN_PROGRESS`
    public static let inProgress = Self(rawValue: "IN_PROGRESS")
    /// `COMPLETED`
    public static let completed = Self(rawValue: "COMPLETED")
    /// `CANCELLING`
    public static let cancelling = Self(rawValue: "CANCELLING")
    /// `CANCELLED`
    public static let cancelled = Self(rawValue: "CANCELLED")
    /// `FAILED`
    public static let failed = Self(rawValue: "FAILED")
  }

  /// One import in a list. Source: API Reference, "ImportSummary".
  public struct ImportSummary: ReadStructure {
    /// `ImportArn`, 37 to 1,024 characters.
    public var importARN: String?
    /// `ImportStatus`
    public var importStatus: API.ImportStatus?
    /// `TableArn`, 1 to 1,024 characters.
    public var tableARN: String?
    /// `S3BucketSource`
    public var s3BucketSource: API.S3BucketSource?
    /// `CloudWatchLogGroupArn`, 1 to 1,024 characters.
    public var cloudWatchLogGroupARN: String?
    /// `InputFormat`
    public var inputFormat: API.InputFormat?
    /// `StartTime`
    public var startTime: Date?
    /// `EndTime`
    public var endTime: Date?

    /// The structure with what is given.
    public init(
      importARN: String? = nil, importStatus: API.ImportStatus? = nil, tableARN: String? = nil,
      s3BucketSource: API.S3BucketSource? = nil, cloudWatchLogGroupARN: String? = nil, inputFormat: API.InputFormat? = nil,
      startTime: Date? = nil, endTime: Date? = nil
    ) {
      self.importARN = importARN
      self.importStatus = importStatus
      self.tableARN = tableARN
      self.s3BucketSource = s3BucketSource
      self.cloudWatchLogGroupARN = cloudWatchLogGroupARN
      self.inputFormat = inputFormat
      self.startTime = startTime
      self.endTime = endTime
    }

    public init(from members: API.Members) throws {
      importARN = try members.optional("ImportArn")
      importStatus = try members.optional("ImportStatus")
      tableARN = try members.optional("TableArn")
      s3BucketSource = try members.optional("S3BucketSource")
      cloudWatchLogGroupARN = try members.optional("CloudWatchLogGroupArn")
      inputFormat = try members.optional("InputFormat")
      startTime = try members.optional("StartTime")
      endTime = try members.optional("EndTime")
    }
  }

  /// All there is to say of one import from Amazon S3. Source: API Reference, "ImportTableDescription".
  public struct ImportTableDescription: ReadStructure {
    /// `ImportArn`, 37 to 1,024 characters.
    public var importARN: String?
    /// `ImportStatus`
    public var importStatus: API.ImportStatus?
    /// `TableArn`, 1 to 1,024 characters.
    public var tableARN: String?
    /// `TableId`
    public var tableID: String?
    /// `ClientToken`
    public var clientToken: String?
    /// `S3BucketSource`
    public var s3BucketSource: API.S3BucketSource?
    /// `ErrorCount`, at least 0.
    public var errorCount: Int?
    /// `CloudWatchLogGroupArn`, 1 to 1,024 characters.
    public var cloudWatchLogGroupARN: String?
    /// `InputFormat`
    public var inputFormat: API.InputFormat?
    /// `InputFormatOptions`
    public var inputFormatOptions: API.InputFormatOptions?
    /// `InputCompressionType`
    public var inputCompressionType: API.InputCompressionType?
    /// `TableCreationParameters`
    public var tableCreationParameters: API.TableCreationParameters?
    /// `StartTime`
    public var startTime: Date?
    /// `EndTime`
    public var endTime: Date?
    /// `ProcessedSizeBytes`
    public var processedSizeBytes: Int?
    /// `ProcessedItemCount`, at least 0.
    public var processedItemCount: Int?
    /// `ImportedItemCount`, at least 0.
    public var importedItemCount: Int?
    /// `FailureCode`
    public var failureCode: String?
    /// `FailureMessage`
    public var failureMessage: String?

    /// The structure with what is given.
    public init(
      importARN: String? = nil, importStatus: API.ImportStatus? = nil, tableARN: String? = nil, tableID: String? = nil,
      clientToken: String? = nil, s3BucketSource: API.S3BucketSource? = nil, errorCount: Int? = nil,
      cloudWatchLogGroupARN: String? = nil, inputFormat: API.InputFormat? = nil,
      inputFormatOptions: API.InputFormatOptions? = nil, inputCompressionType: API.InputCompressionType? = nil,
      tableCreationParameters: API.TableCreationParameters? = nil, startTime: Date? = nil, endTime: Date? = nil,
      processedSizeBytes: Int? = nil, processedItemCount: Int? = nil, importedItemCount: Int? = nil, failureCode: String? = nil,
      failureMessage: String? = nil
    ) {
      self.importARN = importARN
      self.importStatus = importStatus
      self.tableARN = tableARN
      self.tableID = tableID
      self.clientToken = clientToken
      self.s3BucketSource = s3BucketSource
      self.errorCount = errorCount
      self.cloudWatchLogGroupARN = cloudWatchLogGroupARN
      self.inputFormat = inputFormat
      self.inputFormatOptions = inputFormatOptions
      self.inputCompressionType = inputCompressionType
      self.tableCreationParameters = tableCreationParameters
      self.startTime = startTime
      self.endTime = endTime
      self.processedSizeBytes = processedSizeBytes
      self.processedItemCount = processedItemCount
      self.importedItemCount = importedItemCount
      self.failureCode = failureCode
      self.failureMessage = failureMessage
    }

    public init(from members: API.Members) throws {
      importARN = try members.optional("ImportArn")
      importStatus = try members.optional("ImportStatus")
      tableARN = try members.optional("TableArn")
      tableID = try members.optional("TableId")
      clientToken = try members.optional("ClientToken")
      s3BucketSource = try members.optional("S3BucketSource")
      errorCount = try members.optional("ErrorCount")
      cloudWatchLogGroupARN = try members.optional("CloudWatchLogGroupArn")
      inputFormat = try members.optional("InputFormat")
      inputFormatOptions = try members.optional("InputFormatOptions")
      inputCompressionType = try members.optional("InputCompressionType")
      tableCreationParameters = try members.optional("TableCreationParameters")
      startTime = try members.optional("StartTime")
      endTime = try members.optional("EndTime")
      processedSizeBytes = try members.optional("ProcessedSizeBytes")
      processedItemCount = try members.optional("ProcessedItemCount")
      importedItemCount = try members.optional("ImportedItemCount")
      failureCode = try members.optional("FailureCode")
      failureMessage = try members.optional("FailureMessage")
    }
  }

  /// The table that an import creates. Source: API Reference, "TableCreationParameters".
  public struct TableCreationParameters: WrittenStructure, ReadStructure {
    /// `TableName`, 3 to 255 characters.
    public var tableName: String
    /// `AttributeDefinitions`
    public var attributeDefinitions: [API.AttributeDefinition]
    /// `KeySchema`, at least 1 element.
    public var keySchema: [API.KeySchemaElement]
    /// `BillingMode`
    public var billingMode: API.BillingMode?
    /// `ProvisionedThroughput`
    public var provisionedThroughput: API.ProvisionedThroughput?
    /// `OnDemandThroughput`
    public var onDemandThroughput: API.OnDemandThroughput?
    /// `SSESpecification`
    public var sseSpecification: API.SSESpecification?
    /// `GlobalSecondaryIndexes`
    public var globalSecondaryIndexes: [API.GlobalSecondaryIndex]?
    /// `VectorIndexes`
    public var vectorIndexes: [API.VectorIndex]?

    /// The structure with what is given.
    public init(
      tableName: String, attributeDefinitions: [API.AttributeDefinition], keySchema: [API.KeySchemaElement],
      billingMode: API.BillingMode? = nil, provisionedThroughput: API.ProvisionedThroughput? = nil,
      onDemandThroughput: API.OnDemandThroughput? = nil, sseSpecification: API.SSESpecification? = nil,
      globalSecondaryIndexes: [API.GlobalSecondaryIndex]? = nil, vectorIndexes: [API.VectorIndex]? = nil
    ) {
      self.tableName = tableName
      self.attributeDefinitions = attributeDefinitions
      self.keySchema = keySchema
      self.billingMode = billingMode
      self.provisionedThroughput = provisionedThroughput
      self.onDemandThroughput = onDemandThroughput
      self.sseSpecification = sseSpecification
      self.globalSecondaryIndexes = globalSecondaryIndexes
      self.vectorIndexes = vectorIndexes
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("TableName", tableName)
      writer.member("AttributeDefinitions", attributeDefinitions)
      writer.member("KeySchema", keySchema)
      writer.member("BillingMode", billingMode)
      writer.member("ProvisionedThroughput", provisionedThroughput)
      writer.member("OnDemandThroughput", onDemandThroughput)
      writer.member("SSESpecification", sseSpecification)
      writer.member("GlobalSecondaryIndexes", globalSecondaryIndexes)
      writer.member("VectorIndexes", vectorIndexes)
    }

    public init(from members: API.Members) throws {
      tableName = try members.required("TableName")
      attributeDefinitions = try members.required("AttributeDefinitions")
      keySchema = try members.required("KeySchema")
      billingMode = try members.optional("BillingMode")
      provisionedThroughput = try members.optional("ProvisionedThroughput")
      onDemandThroughput = try members.optional("OnDemandThroughput")
      sseSpecification = try members.optional("SSESpecification")
      globalSecondaryIndexes = try members.optional("GlobalSecondaryIndexes")
      vectorIndexes = try members.optional("VectorIndexes")
    }
  }
}
