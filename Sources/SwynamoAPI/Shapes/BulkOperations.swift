// Written by scripts/api-sources from the service's model.
public import SwynamoCore

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension API {
  /// The bytes a bulk operation put into a table or an index. Source: API Reference, "BulkOperationBytes".
  public struct BulkOperationBytes: ReadStructure {
    /// `BulkPutBytes`, at least 0.
    public var bulkPutBytes: Int?

    /// The structure with what is given.
    public init(bulkPutBytes: Int? = nil) {
      self.bulkPutBytes = bulkPutBytes
    }

    public init(from members: API.Members) throws {
      bulkPutBytes = try members.optional("BulkPutBytes")
    }
  }

  /// All there is to say of one bulk operation: its status, settings, progress and use. Source: API Reference,
  /// "BulkOperationDescription".
  public struct BulkOperationDescription: ReadStructure {
    /// `BulkOperationArn`, 37 to 1,024 characters.
    public var bulkOperationARN: String?
    /// `BulkOperationStatus`
    public var bulkOperationStatus: API.BulkOperationStatus?
    /// `TableDetails`
    public var tableDetails: [API.BulkOperationTableDetail]?
    /// `ClientToken`
    public var clientToken: String?
    /// `InputS3Configuration`
    public var inputS3Configuration: API.InputS3Configuration?
    /// `OutputS3Configuration`
    public var outputS3Configuration: API.OutputS3Configuration?
    /// `StartTime`
    public var startTime: Date?
    /// `EndTime`
    public var endTime: Date?
    /// `ProcessedItemCount`, at least 0.
    public var processedItemCount: Int?
    /// `ProcessedInputBytes`, at least 0.
    public var processedInputBytes: Int?
    /// `TotalInputBytes`, at least 0.
    public var totalInputBytes: Int?
    /// `BulkOperationUsage`
    public var bulkOperationUsage: [API.BulkOperationUsage]?
    /// `FailedItemCount`, at least 0.
    public var failedItemCount: Int?
    /// `FailureCode`
    public var failureCode: String?
    /// `FailureMessage`
    public var failureMessage: String?
    /// `MaxWriteRequestUnits`, at least 1,024.
    public var maxWriteRequestUnits: Int?
    /// `PerformanceTier`
    public var performanceTier: API.BulkOperationPerformanceTier?

    /// The structure with what is given.
    public init(
      bulkOperationARN: String? = nil, bulkOperationStatus: API.BulkOperationStatus? = nil,
      tableDetails: [API.BulkOperationTableDetail]? = nil, clientToken: String? = nil,
      inputS3Configuration: API.InputS3Configuration? = nil, outputS3Configuration: API.OutputS3Configuration? = nil,
      startTime: Date? = nil, endTime: Date? = nil, processedItemCount: Int? = nil, processedInputBytes: Int? = nil,
      totalInputBytes: Int? = nil, bulkOperationUsage: [API.BulkOperationUsage]? = nil, failedItemCount: Int? = nil,
      failureCode: String? = nil, failureMessage: String? = nil, maxWriteRequestUnits: Int? = nil,
      performanceTier: API.BulkOperationPerformanceTier? = nil
    ) {
      self.bulkOperationARN = bulkOperationARN
      self.bulkOperationStatus = bulkOperationStatus
      self.tableDetails = tableDetails
      self.clientToken = clientToken
      self.inputS3Configuration = inputS3Configuration
      self.outputS3Configuration = outputS3Configuration
      self.startTime = startTime
      self.endTime = endTime
      self.processedItemCount = processedItemCount
      self.processedInputBytes = processedInputBytes
      self.totalInputBytes = totalInputBytes
      self.bulkOperationUsage = bulkOperationUsage
      self.failedItemCount = failedItemCount
      self.failureCode = failureCode
      self.failureMessage = failureMessage
      self.maxWriteRequestUnits = maxWriteRequestUnits
      self.performanceTier = performanceTier
    }

    public init(from members: API.Members) throws {
      bulkOperationARN = try members.optional("BulkOperationArn")
      bulkOperationStatus = try members.optional("BulkOperationStatus")
      tableDetails = try members.optional("TableDetails")
      clientToken = try members.optional("ClientToken")
      inputS3Configuration = try members.optional("InputS3Configuration")
      outputS3Configuration = try members.optional("OutputS3Configuration")
      startTime = try members.optional("StartTime")
      endTime = try members.optional("EndTime")
      processedItemCount = try members.optional("ProcessedItemCount")
      processedInputBytes = try members.optional("ProcessedInputBytes")
      totalInputBytes = try members.optional("TotalInputBytes")
      bulkOperationUsage = try members.optional("BulkOperationUsage")
      failedItemCount = try members.optional("FailedItemCount")
      failureCode = try members.optional("FailureCode")
      failureMessage = try members.optional("FailureMessage")
      maxWriteRequestUnits = try members.optional("MaxWriteRequestUnits")
      performanceTier = try members.optional("PerformanceTier")
    }
  }

  /// The performance tier of a bulk operation. Source: API Reference, "BulkOperationPerformanceTier".
  public struct BulkOperationPerformanceTier: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `STANDARD`
    public static let standard = Self(rawValue: "STANDARD")
    /// `ACCELERATED`
    public static let accelerated = Self(rawValue: "ACCELERATED")
  }

  /// How far a bulk operation is. Source: API Reference, "BulkOperationStatus".
  public struct BulkOperationStatus: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `IN_PROGRESS`
    public static let inProgress = Self(rawValue: "IN_PROGRESS")
    /// `COMPLETED`
    public static let completed = Self(rawValue: "COMPLETED")
    /// `COMPLETED_WITH_ERRORS`
    public static let completedWithErrors = Self(rawValue: "COMPLETED_WITH_ERRORS")
    /// `CANCELLING`
    public static let cancelling = Self(rawValue: "CANCELLING")
    /// `CANCELLED`
    public static let cancelled = Self(rawValue: "CANCELLED")
    /// `FAILED`
    public static let failed = Self(rawValue: "FAILED")
  }

  /// One bulk operation in a list. Source: API Reference, "BulkOperationSummary".
  public struct BulkOperationSummary: ReadStructure {
    /// `BulkOperationArn`, 37 to 1,024 characters.
    public var bulkOperationARN: String
    /// `BulkOperationStatus`
    public var bulkOperationStatus: API.BulkOperationStatus
    /// `StartTime`
    public var startTime: Date
    /// `EndTime`
    public var endTime: Date?

    /// The structure with what is given.
    public init(bulkOperationARN: String, bulkOperationStatus: API.BulkOperationStatus, startTime: Date, endTime: Date? = nil) {
      self.bulkOperationARN = bulkOperationARN
      self.bulkOperationStatus = bulkOperationStatus
      self.startTime = startTime
      self.endTime = endTime
    }

    public init(from members: API.Members) throws {
      bulkOperationARN = try members.required("BulkOperationArn")
      bulkOperationStatus = try members.required("BulkOperationStatus")
      startTime = try members.required("StartTime")
      endTime = try members.optional("EndTime")
    }
  }

  /// A table that a bulk operation writes to. Source: API Reference, "BulkOperationTableDetail".
  public struct BulkOperationTableDetail: ReadStructure {
    /// `TableName`, 1 to 1,024 characters.
    public var tableName: String?
    /// `TableId`
    public var tableID: String?

    /// The structure with what is given.
    public init(tableName: String? = nil, tableID: String? = nil) {
      self.tableName = tableName
      self.tableID = tableID
    }

    public init(from members: API.Members) throws {
      tableName = try members.optional("TableName")
      tableID = try members.optional("TableId")
    }
  }

  /// The bytes a bulk operation put into one table and its indexes. Source: API Reference, "BulkOperationUsage".
  public struct BulkOperationUsage: ReadStructure {
    /// `TableName`, 1 to 1,024 characters.
    public var tableName: String?
    /// `BulkPutBytes`, at least 0.
    public var bulkPutBytes: Int?
    /// `Table`
    public var table: API.BulkOperationBytes?
    /// `LocalSecondaryIndexes`
    public var localSecondaryIndexes: StringMap<API.BulkOperationBytes>?
    /// `GlobalSecondaryIndexes`
    public var globalSecondaryIndexes: StringMap<API.BulkOperationBytes>?
    /// `VectorIndexes`
    public var vectorIndexes: StringMap<API.BulkOperationVectorBytes>?

    /// The structure with what is given.
    public init(
      tableName: String? = nil, bulkPutBytes: Int? = nil, table: API.BulkOperationBytes? = nil,
      localSecondaryIndexes: StringMap<API.BulkOperationBytes>? = nil,
      globalSecondaryIndexes: StringMap<API.BulkOperationBytes>? = nil,
      vectorIndexes: StringMap<API.BulkOperationVectorBytes>? = nil
    ) {
      self.tableName = tableName
      self.bulkPutBytes = bulkPutBytes
      self.table = table
      self.localSecondaryIndexes = localSecondaryIndexes
      self.globalSecondaryIndexes = globalSecondaryIndexes
      self.vectorIndexes = vectorIndexes
    }

    public init(from members: API.Members) throws {
      tableName = try members.optional("TableName")
      bulkPutBytes = try members.optional("BulkPutBytes")
      table = try members.optional("Table")
      localSecondaryIndexes = try members.optional("LocalSecondaryIndexes")
      globalSecondaryIndexes = try members.optional("GlobalSecondaryIndexes")
      vectorIndexes = try members.optional("VectorIndexes")
    }
  }

  /// The bytes a bulk operation put into a vector index. Source: API Reference, "BulkOperationVectorBytes".
  public struct BulkOperationVectorBytes: ReadStructure {
    /// `BulkPutVectorBytes`, at least 0.
    public var bulkPutVectorBytes: Int?

    /// The structure with what is given.
    public init(bulkPutVectorBytes: Int? = nil) {
      self.bulkPutVectorBytes = bulkPutVectorBytes
    }

    public init(from members: API.Members) throws {
      bulkPutVectorBytes = try members.optional("BulkPutVectorBytes")
    }
  }
}
