// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension API {
  /// Lists backups page by page, of all tables or of one. Source: API Reference, "ListBackups".
  public struct ListBackups: ServiceRequest, Hashable {
    public static var operation: String { "ListBackups" }

    /// `TableName`, 1 to 1,024 characters.
    public var tableName: String?
    /// `Limit`, 1 to 100.
    public var limit: Int?
    /// `TimeRangeLowerBound`
    public var timeRangeLowerBound: Date?
    /// `TimeRangeUpperBound`
    public var timeRangeUpperBound: Date?
    /// `ExclusiveStartBackupArn`, 37 to 1,024 characters.
    public var exclusiveStartBackupARN: String?
    /// `BackupType`
    public var backupType: API.BackupTypeFilter?

    /// A request with what is given.
    public init(
      tableName: String? = nil, limit: Int? = nil, timeRangeLowerBound: Date? = nil, timeRangeUpperBound: Date? = nil,
      exclusiveStartBackupARN: String? = nil, backupType: API.BackupTypeFilter? = nil
    ) {
      self.tableName = tableName
      self.limit = limit
      self.timeRangeLowerBound = timeRangeLowerBound
      self.timeRangeUpperBound = timeRangeUpperBound
      self.exclusiveStartBackupARN = exclusiveStartBackupARN
      self.backupType = backupType
    }

    public var tableNames: [String] { tableName.map { [$0] } ?? [] }
    public var isWrite: Bool { false }
    // Reads only.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("TableName", tableName)
      writer.member("Limit", limit)
      writer.member("TimeRangeLowerBound", timeRangeLowerBound)
      writer.member("TimeRangeUpperBound", timeRangeUpperBound)
      writer.member("ExclusiveStartBackupArn", exclusiveStartBackupARN)
      writer.member("BackupType", backupType)
    }

    /// The answer of ListBackups.
    public struct Response: ReadStructure {
      /// `BackupSummaries`
      public var backupSummaries: [API.BackupSummary]?
      /// `LastEvaluatedBackupArn`, 37 to 1,024 characters.
      public var lastEvaluatedBackupARN: String?

      /// An answer with what is given.
      public init(backupSummaries: [API.BackupSummary]? = nil, lastEvaluatedBackupARN: String? = nil) {
        self.backupSummaries = backupSummaries
        self.lastEvaluatedBackupARN = lastEvaluatedBackupARN
      }

      public init(from members: API.Members) throws {
        backupSummaries = try members.optional("BackupSummaries")
        lastEvaluatedBackupARN = try members.optional("LastEvaluatedBackupArn")
      }
    }
  }
}

extension API.ListBackups: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {
    tableName = tableName.map(name)
  }
}
extension API.ListBackups: API.PagedRequest {
  public func next(after response: Response) -> API.ListBackups? {
    guard let end = response.lastEvaluatedBackupARN else { return nil }
    var next = self
    next.exclusiveStartBackupARN = end
    return next
  }

  public func elements(of response: Response) -> [API.BackupSummary] { response.backupSummaries ?? [] }
}
