// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension API {
  /// All there is to say of one export to Amazon S3. Source: API Reference, "ExportDescription".
  public struct ExportDescription: ReadStructure {
    /// `ExportArn`, 37 to 1,024 characters.
    public var exportARN: String?
    /// `ExportStatus`
    public var exportStatus: API.ExportStatus?
    /// `StartTime`
    public var startTime: Date?
    /// `EndTime`
    public var endTime: Date?
    /// `ExportManifest`
    public var exportManifest: String?
    /// `TableArn`, 1 to 1,024 characters.
    public var tableARN: String?
    /// `TableId`
    public var tableID: String?
    /// `ExportTime`
    public var exportTime: Date?
    /// `ClientToken`
    public var clientToken: String?
    /// `S3Bucket`, at most 255 characters.
    public var s3Bucket: String?
    /// `S3BucketOwner`
    public var s3BucketOwner: String?
    /// `S3Prefix`, at most 1,024 characters.
    public var s3Prefix: String?
    /// `S3SseAlgorithm`
    public var s3SSEAlgorithm: API.S3SSEAlgorithm?
    /// `S3SseKmsKeyId`, 1 to 2,048 characters.
    public var s3SSEKMSKeyID: String?
    /// `FailureCode`
    public var failureCode: String?
    /// `FailureMessage`
    public var failureMessage: String?
    /// `ExportFormat`
    public var exportFormat: API.ExportFormat?
    /// `BilledSizeBytes`, at least 0.
    public var billedSizeBytes: Int?
    /// `ItemCount`, at least 0.
    public var itemCount: Int?
    /// `ExportType`
    public var exportType: API.ExportType?
    /// `IncrementalExportSpecification`
    public var incrementalExportSpecification: API.IncrementalExportSpecification?
    /// `FilterSpecification`
    public var filterSpecification: API.FilterSpecification?

    /// The structure with what is given.
    public init(
      exportARN: String? = nil, exportStatus: API.ExportStatus? = nil, startTime: Date? = nil, endTime: Date? = nil,
      exportManifest: String? = nil, tableARN: String? = nil, tableID: String? = nil, exportTime: Date? = nil,
      clientToken: String? = nil, s3Bucket: String? = nil, s3BucketOwner: String? = nil, s3Prefix: String? = nil,
      s3SSEAlgorithm: API.S3SSEAlgorithm? = nil, s3SSEKMSKeyID: String? = nil, failureCode: String? = nil,
      failureMessage: String? = nil, exportFormat: API.ExportFormat? = nil, billedSizeBytes: Int? = nil, itemCount: Int? = nil,
      exportType: API.ExportType? = nil, incrementalExportSpecification: API.IncrementalExportSpecification? = nil,
      filterSpecification: API.FilterSpecification? = nil
    ) {
      self.exportARN = exportARN
      self.exportStatus = exportStatus
      self.startTime = startTime
      self.endTime = endTime
      self.exportManifest = exportManifest
      self.tableARN = tableARN
      self.tableID = tableID
      self.exportTime = exportTime
      self.clientToken = clientToken
      self.s3Bucket = s3Bucket
      self.s3BucketOwner = s3BucketOwner
      self.s3Prefix = s3Prefix
      self.s3SSEAlgorithm = s3SSEAlgorithm
      self.s3SSEKMSKeyID = s3SSEKMSKeyID
      self.failureCode = failureCode
      self.failureMessage = failureMessage
      self.exportFormat = exportFormat
      self.billedSizeBytes = billedSizeBytes
      self.itemCount = itemCount
      self.exportType = exportType
      self.incrementalExportSpecification = incrementalExportSpecification
      self.filterSpecification = filterSpecification
    }

    public init(from members: API.Members) throws {
      exportARN = try members.optional("ExportArn")
      exportStatus = try members.optional("ExportStatus")
      startTime = try members.optional("StartTime")
      endTime = try members.optional("EndTime")
      exportManifest = try members.optional("ExportManifest")
      tableARN = try members.optional("TableArn")
      tableID = try members.optional("TableId")
      exportTime = try members.optional("ExportTime")
      clientToken = try members.optional("ClientToken")
      s3Bucket = try members.optional("S3Bucket")
      s3BucketOwner = try members.optional("S3BucketOwner")
      s3Prefix = try members.optional("S3Prefix")
      s3SSEAlgorithm = try members.optional("S3SseAlgorithm")
      s3SSEKMSKeyID = try members.optional("S3SseKmsKeyId")
      failureCode = try members.optional("FailureCode")
      failureMessage = try members.optional("FailureMessage")
      exportFormat = try members.optional("ExportFormat")
      billedSizeBytes = try members.optional("BilledSizeBytes")
      itemCount = try members.optional("ItemCount")
      exportType = try members.optional("ExportType")
      incrementalExportSpecification = try members.optional("IncrementalExportSpecification")
      filterSpecification = try members.optional("FilterSpecification")
    }
  }

  /// The format of exported items: DynamoDB JSON or Amazon Ion. Source: API Reference, "ExportFormat".
  public struct ExportFormat: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `DYNAMODB_JSON`
    public static let dynamoDBJSON = Self(rawValue: "DYNAMODB_JSON")
    /// `ION`
    public static let ion = Self(rawValue: "ION")
  }

  /// Whether an export is running, done or failed. Source: API Reference, "ExportStatus".
  public struct ExportStatus: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `IN_PROGRESS`
    public static let inProgress = Self(rawValue: "IN_PROGRESS")
    /// `COMPLETED`
    public static let completed = Self(rawValue: "COMPLETED")
    /// `FAILED`
    public static let failed = Self(rawValue: "FAILED")
  }

  /// One export in a list. Source: API Reference, "ExportSummary".
  public struct ExportSummary: ReadStructure {
    /// `ExportArn`, 37 to 1,024 characters.
    public var exportARN: String?
    /// `ExportStatus`
    public var exportStatus: API.ExportStatus?
    /// `ExportType`
    public var exportType: API.ExportType?

    /// The structure with what is given.
    public init(exportARN: String? = nil, exportStatus: API.ExportStatus? = nil, exportType: API.ExportType? = nil) {
      self.exportARN = exportARN
      self.exportStatus = exportStatus
      self.exportType = exportType
    }

    public init(from members: API.Members) throws {
      exportARN = try members.optional("ExportArn")
      exportStatus = try members.optional("ExportStatus")
      exportType = try members.optional("ExportType")
    }
  }

  /// Whether an export holds the whole table or only the changes of a period. Source: API Reference, "ExportType".
  public struct ExportType: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `FULL_EXPORT`
    public static let fullExport = Self(rawValue: "FULL_EXPORT")
    /// `INCREMENTAL_EXPORT`
    public static let incrementalExport = Self(rawValue: "INCREMENTAL_EXPORT")
  }

  /// Whether an incremental export holds the new items only or the old ones as well. Source: API Reference, "ExportViewType".
  public struct ExportViewType: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `NEW_IMAGE`
    public static let newImage = Self(rawValue: "NEW_IMAGE")
    /// `NEW_AND_OLD_IMAGES`
    public static let newAndOldImages = Self(rawValue: "NEW_AND_OLD_IMAGES")
  }

  /// Which items and attributes of a table to export. Source: API Reference, "FilterSpecification".
  public struct FilterSpecification: WrittenStructure, ReadStructure {
    /// `FilterExpression`
    public var filterExpression: String?
    /// `ProjectionExpression`
    public var projectionExpression: String?
    /// `KeyConditionExpression`
    public var keyConditionExpression: String?
    /// `ExpressionAttributeNames`
    public var expressionAttributeNames: StringMap<String>?
    /// `ExpressionAttributeValues`
    public var expressionAttributeValues: Item?

    /// The structure with what is given.
    public init(
      filterExpression: String? = nil, projectionExpression: String? = nil, keyConditionExpression: String? = nil,
      expressionAttributeNames: StringMap<String>? = nil, expressionAttributeValues: Item? = nil
    ) {
      self.filterExpression = filterExpression
      self.projectionExpression = projectionExpression
      self.keyConditionExpression = keyConditionExpression
      self.expressionAttributeNames = expressionAttributeNames
      self.expressionAttributeValues = expressionAttributeValues
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("FilterExpression", filterExpression)
      writer.member("ProjectionExpression", projectionExpression)
      writer.member("KeyConditionExpression", keyConditionExpression)
      writer.member("ExpressionAttributeNames", expressionAttributeNames)
      writer.member("ExpressionAttributeValues", expressionAttributeValues)
    }

    public init(from members: API.Members) throws {
      filterExpression = try members.optional("FilterExpression")
      projectionExpression = try members.optional("ProjectionExpression")
      keyConditionExpression = try members.optional("KeyConditionExpression")
      expressionAttributeNames = try members.optional("ExpressionAttributeNames")
      expressionAttributeValues = try members.optional("ExpressionAttributeValues")
    }
  }

  /// The period whose changes an incremental export holds, and in which form. Source: API Reference,
  /// "IncrementalExportSpecification".
  public struct IncrementalExportSpecification: WrittenStructure, ReadStructure {
    /// `ExportFromTime`
    public var exportFromTime: Date?
    /// `ExportToTime`
    public var exportToTime: Date?
    /// `ExportViewType`
    public var exportViewType: API.ExportViewType?

    /// The structure with what is given.
    public init(exportFromTime: Date? = nil, exportToTime: Date? = nil, exportViewType: API.ExportViewType? = nil) {
      self.exportFromTime = exportFromTime
      self.exportToTime = exportToTime
      self.exportViewType = exportViewType
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("ExportFromTime", exportFromTime)
      writer.member("ExportToTime", exportToTime)
      writer.member("ExportViewType", exportViewType)
    }

    public init(from members: API.Members) throws {
      exportFromTime = try members.optional("ExportFromTime")
      exportToTime = try members.optional("ExportToTime")
      exportViewType = try members.optional("ExportViewType")
    }
  }

  /// How files written to Amazon S3 are encrypted: with keys of Amazon S3 or of AWS KMS. Source: API Reference, "S3SseAlgorithm".
  public struct S3SSEAlgorithm: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `AES256`
    public static let aes256 = Self(rawValue: "AES256")
    /// `KMS`
    public static let kms = Self(rawValue: "KMS")
  }
}
