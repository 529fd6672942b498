// Written by scripts/api-sources from the service's model.

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension API {
  /// All there is to say of one backup and of its table as it was then. Source: API Reference, "BackupDescription".
  public struct BackupDescription: ReadStructure {
    /// `BackupDetails`
    public var backupDetails: API.BackupDetails?
    /// `SourceTableDetails`
    public var sourceTableDetails: API.SourceTableDetails?
    /// `SourceTableFeatureDetails`
    public var sourceTableFeatureDetails: API.SourceTableFeatureDetails?

    /// The structure with what is given.
    public init(
      backupDetails: API.BackupDetails? = nil, sourceTableDetails: API.SourceTableDetails? = nil,
      sourceTableFeatureDetails: API.SourceTableFeatureDetails? = nil
    ) {
      self.backupDetails = backupDetails
      self.sourceTableDetails = sourceTableDetails
      self.sourceTableFeatureDetails = sourceTableFeatureDetails
    }

    public init(from members: API.Members) throws {
      backupDetails = try members.optional("BackupDetails")
      sourceTableDetails = try members.optional("SourceTableDetails")
      sourceTableFeatureDetails = try members.optional("SourceTableFeatureDetails")
    }
  }

  /// What there is to say of one backup: its name, status, size and times. Source: API Reference, "BackupDetails".
  public struct BackupDetails: ReadStructure {
    /// `BackupArn`, 37 to 1,024 characters.
    public var backupARN: String
    /// `BackupName`, 3 to 255 characters.
    public var backupName: String
    /// `BackupStatus`
    public var backupStatus: API.BackupStatus
    /// `BackupType`
    public var backupType: API.BackupType
    /// `BackupCreationDateTime`
    public var backupCreationDateTime: Date
    /// `BackupSizeBytes`, at least 0.
    public var backupSizeBytes: Int?
    /// `BackupExpiryDateTime`
    public var backupExpiryDateTime: Date?

    /// The structure with what is given.
    public init(
      backupARN: String, backupName: String, backupStatus: API.BackupStatus, backupType: API.BackupType,
      backupCreationDateTime: Date, backupSizeBytes: Int? = nil, backupExpiryDateTime: Date? = nil
    ) {
      self.backupARN = backupARN
      self.backupName = backupName
      self.backupStatus = backupStatus
      self.backupType = backupType
      self.backupCreationDateTime = backupCreationDateTime
      self.backupSizeBytes = backupSizeBytes
      self.backupExpiryDateTime = backupExpiryDateTime
    }

    public init(from members: API.Members) throws {
      backupARN = try members.required("BackupArn")
      backupName = try members.required("BackupName")
      backupStatus = try members.required("BackupStatus")
      backupType = try members.required("BackupType")
      backupCreationDateTime = try members.required("BackupCreationDateTime")
      backupSizeBytes = try members.optional("BackupSizeBytes")
      backupExpiryDateTime = try members.optional("BackupExpiryDateTime")
    }
  }

  /// Whether a backup is being made, can be used or is deleted. Source: API Reference, "BackupStatus".
  public struct BackupStatus: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `CREATING`
    public static let creating = Self(rawValue: "CREATING")
    /// `DELETED`
    public static let deleted = Self(rawValue: "DELETED")
    /// `AVAILABLE`
    public static let available = Self(rawValue: "AVAILABLE")
  }

  /// One backup in a list, with the table it was made of. Source: API Reference, "BackupSummary".
  public struct BackupSummary: ReadStructure {
    /// `TableName`, 3 to 255 characters.
    public var tableName: String?
    /// `TableId`
    public var tableID: String?
    /// `TableArn`, 1 to 1,024 characters.
    public var tableARN: String?
    /// `BackupArn`, 37 to 1,024 characters.
    public var backupARN: String?
    /// `BackupName`, 3 to 255 characters.
    public var backupName: String?
    /// `BackupCreationDateTime`
    public var backupCreationDateTime: Date?
    /// `BackupExpiryDateTime`
    public var backupExpiryDateTime: Date?
    /// `BackupStatus`
    public var backupStatus: API.BackupStatus?
    /// `BackupType`
    public var backupType: API.BackupType?
    /// `BackupSizeBytes`, at least 0.
    public var backupSizeBytes: Int?

    /// The structure with what is given.
    public init(
      tableName: String? = nil, tableID: String? = nil, tableARN: String? = nil, backupARN: String? = nil,
      backupName: String? = nil, backupCreationDateTime: Date? = nil, backupExpiryDateTime: Date? = nil,
      backupStatus: API.BackupStatus? = nil, backupType: API.BackupType? = nil, backupSizeBytes: Int? = nil
    ) {
      self.tableName = tableName
      self.tableID = tableID
      self.tableARN = tableARN
      self.backupARN = backupARN
      self.backupName = backupName
      self.backupCreationDateTime = backupCreationDateTime
      self.backupExpiryDateTime = backupExpiryDateTime
      self.backupStatus = backupStatus
      self.backupType = backupType
      self.backupSizeBytes = backupSizeBytes
    }

    public init(from members: API.Members) throws {
      tableName = try members.optional("TableName")
      tableID = try members.optional("TableId")
      tableARN = try members.optional("TableArn")
      backupARN = try members.optional("BackupArn")
      backupName = try members.optional("BackupName")
      backupCreationDateTime = try members.optional("BackupCreationDateTime")
      backupExpiryDateTime = try members.optional("BackupExpiryDateTime")
      backupStatus = try members.optional("BackupStatus")
      backupType = try members.optional("BackupType")
      backupSizeBytes = try members.optional("BackupSizeBytes")
    }
  }

  /// Who made a backup: a user, the service itself or AWS Backup. Source: API Reference, "BackupType".
  public struct BackupType: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `USER`
    public static let user = Self(rawValue: "USER")
    /// `SYSTEM`
    public static let system = Self(rawValue: "SYSTEM")
    /// `AWS_BACKUP`
    public static let awsBackup = Self(rawValue: "AWS_BACKUP")
  }

  /// Which backups to list, by who made them. Source: API Reference, "BackupTypeFilter".
  public struct BackupTypeFilter: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `USER`
    public static let user = Self(rawValue: "USER")
    /// `SYSTEM`
    public static let system = Self(rawValue: "SYSTEM")
    /// `AWS_BACKUP`
    public static let awsBackup = Self(rawValue: "AWS_BACKUP")
    /// `ALL`
    public static let all = Self(rawValue: "ALL")
  }

  /// The table of a backup as it was then: its keys, capacity and sizes. Source: API Reference, "SourceTableDetails".
  public struct SourceTableDetails: ReadStructure {
    /// `TableName`, 3 to 255 characters.
    public var tableName: String
    /// `TableId`
    public var tableID: String
    /// `KeySchema`, at least 1 element.
    public var keySchema: [API.KeySchemaElement]
    /// `TableCreationDateTime`
    public var tableCreationDateTime: Date
    /// `ProvisionedThroughput`
    public var provisionedThroughput: API.ProvisionedThroughput
    /// `TableArn`, 1 to 1,024 characters.
    public var tableARN: String?
    /// `TableSizeBytes`
    public var tableSizeBytes: Int?
    /// `OnDemandThroughput`
    public var onDemandThroughput: API.OnDemandThroughput?
    /// `ItemCount`, at least 0.
    public var itemCount: Int?
    /// `BillingMode`
    public var billingMode: API.BillingMode?

    /// The structure with what is given.
    public init(
      tableName: String, tableID: String, keySchema: [API.KeySchemaElement], tableCreationDateTime: Date,
      provisionedThroughput: API.ProvisionedThroughput, tableARN: String? = nil, tableSizeBytes: Int? = nil,
      onDemandThroughput: API.OnDemandThroughput? = nil, itemCount: Int? = nil, billingMode: API.BillingMode? = nil
    ) {
      self.tableName = tableName
      self.tableID = tableID
      self.keySchema = keySchema
      self.tableCreationDateTime = tableCreationDateTime
      self.provisionedThroughput = provisionedThroughput
      self.tableARN = tableARN
      self.tableSizeBytes = tableSizeBytes
      self.onDemandThroughput = onDemandThroughput
      self.itemCount = itemCount
      self.billingMode = billingMode
    }

    public init(from members: API.Members) throws {
      tableName = try members.required("TableName")
      tableID = try members.required("TableId")
      keySchema = try members.required("KeySchema")
      tableCreationDateTime = try members.required("TableCreationDateTime")
      provisionedThroughput = try members.required("ProvisionedThroughput")
      tableARN = try members.optional("TableArn")
      tableSizeBytes = try members.optional("TableSizeBytes")
      onDemandThroughput = try members.optional("OnDemandThroughput")
      itemCount = try members.optional("ItemCount")
      billingMode = try members.optional("BillingMode")
    }
  }

  /// The indexes, stream, expiry and encryption that the table of a backup had then. Source: API Reference,
  /// "SourceTableFeatureDetails".
  public struct SourceTableFeatureDetails: ReadStructure {
    /// `LocalSecondaryIndexes`
    public var localSecondaryIndexes: [API.LocalSecondaryIndexInfo]?
    /// `GlobalSecondaryIndexes`
    public var globalSecondaryIndexes: [API.GlobalSecondaryIndexInfo]?
    /// `StreamDescription`
    public var streamDescription: API.StreamSpecification?
    /// `TimeToLiveDescription`
    public var timeToLiveDescription: API.TimeToLiveDescription?
    /// `SSEDescription`
    public var sseDescription: API.SSEDescription?
    /// `VectorIndexes`
    public var vectorIndexes: [API.VectorIndexInfo]?

    /// The structure with what is given.
    public init(
      localSecondaryIndexes: [API.LocalSecondaryIndexInfo]? = nil, globalSecondaryIndexes: [API.GlobalSecondaryIndexInfo]? = nil,
      streamDescription: API.StreamSpecification? = nil, timeToLiveDescription: API.TimeToLiveDescription? = nil,
      sseDescription: API.SSEDescription? = nil, vectorIndexes: [API.VectorIndexInfo]? = nil
    ) {
      self.localSecondaryIndexes = localSecondaryIndexes
      self.globalSecondaryIndexes = globalSecondaryIndexes
      self.streamDescription = streamDescription
      self.timeToLiveDescription = timeToLiveDescription
      self.sseDescription = sseDescription
      self.vectorIndexes = vectorIndexes
    }

    public init(from members: API.Members) throws {
      localSecondaryIndexes = try members.optional("LocalSecondaryIndexes")
      globalSecondaryIndexes = try members.optional("GlobalSecondaryIndexes")
      streamDescription = try members.optional("StreamDescription")
      timeToLiveDescription = try members.optional("TimeToLiveDescription")
      sseDescription = try members.optional("SSEDescription")
      vectorIndexes = try members.optional("VectorIndexes")
    }
  }
}
