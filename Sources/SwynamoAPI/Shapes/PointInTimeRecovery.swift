// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension API {
  /// Whether continuous backups and point-in-time recovery are on. Source: API Reference, "ContinuousBackupsDescription".
  public struct ContinuousBackupsDescription: ReadStructure {
    /// `ContinuousBackupsStatus`
    public var continuousBackupsStatus: API.ContinuousBackupsStatus
    /// `PointInTimeRecoveryDescription`
    public var pointInTimeRecoveryDescription: API.PointInTimeRecoveryDescription?

    /// The structure with what is given.
    public init(
      continuousBackupsStatus: API.ContinuousBackupsStatus,
      pointInTimeRecoveryDescription: API.PointInTimeRecoveryDescription? = nil
    ) {
      self.continuousBackupsStatus = continuousBackupsStatus
      self.pointInTimeRecoveryDescription = pointInTimeRecoveryDescription
    }

    public init(from members: API.Members) throws {
      continuousBackupsStatus = try members.required("ContinuousBackupsStatus")
      pointInTimeRecoveryDescription = try members.optional("PointInTimeRecoveryDescription")
    }
  }

  /// Whether continuous backups are on, which they are for every table. Source: API Reference, "ContinuousBackupsStatus".
  public struct ContinuousBackupsStatus: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `ENABLED`
    public static let enabled = Self(rawValue: "ENABLED")
    /// `DISABLED`
    public static let disabled = Self(rawValue: "DISABLED")
  }

  /// Whether point-in-time recovery is on, and which times can be restored. Source: API Reference,
  /// "PointInTimeRecoveryDescription".
  public struct PointInTimeRecoveryDescription: ReadStructure {
    /// `PointInTimeRecoveryStatus`
    public var pointInTimeRecoveryStatus: API.PointInTimeRecoveryStatus?
    /// `RecoveryPeriodInDays`, 1 to 35.
    public var recoveryPeriodInDays: Int?
    /// `EarliestRestorableDateTime`
    public var earliestRestorableDateTime: Date?
    /// `LatestRestorableDateTime`
    public var latestRestorableDateTime: Date?

    /// The structure with what is given.
    public init(
      pointInTimeRecoveryStatus: API.PointInTimeRecoveryStatus? = nil, recoveryPeriodInDays: Int? = nil,
      earliestRestorableDateTime: Date? = nil, latestRestorableDateTime: Date? = nil
    ) {
      self.pointInTimeRecoveryStatus = pointInTimeRecoveryStatus
      self.recoveryPeriodInDays = recoveryPeriodInDays
      self.earliestRestorableDateTime = earliestRestorableDateTime
      self.latestRestorableDateTime = latestRestorableDateTime
    }

    public init(from members: API.Members) throws {
      pointInTimeRecoveryStatus = try members.optional("PointInTimeRecoveryStatus")
      recoveryPeriodInDays = try members.optional("RecoveryPeriodInDays")
      earliestRestorableDateTime = try members.optional("EarliestRestorableDateTime")
      latestRestorableDateTime = try members.optional("LatestRestorableDateTime")
    }
  }

  /// Whether point-in-time recovery is to be on, and how many days it reaches back. Source: API Reference,
  /// "PointInTimeRecoverySpecification".
  public struct PointInTimeRecoverySpecification: WrittenStructure {
    /// `PointInTimeRecoveryEnabled`
    public var pointInTimeRecoveryEnabled: Bool
    /// `RecoveryPeriodInDays`, 1 to 35.
    public var recoveryPeriodInDays: Int?

    /// The structure with what is given.
    public init(pointInTimeRecoveryEnabled: Bool, recoveryPeriodInDays: Int? = nil) {
      self.pointInTimeRecoveryEnabled = pointInTimeRecoveryEnabled
      self.recoveryPeriodInDays = recoveryPeriodInDays
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("PointInTimeRecoveryEnabled", pointInTimeRecoveryEnabled)
      writer.member("RecoveryPeriodInDays", recoveryPeriodInDays)
    }
  }

  /// Whether point-in-time recovery is on. Source: API Reference, "PointInTimeRecoveryStatus".
  public struct PointInTimeRecoveryStatus: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `ENABLED`
    public static let enabled = Self(rawValue: "ENABLED")
    /// `DISABLED`
    public static let disabled = Self(rawValue: "DISABLED")
  }

  /// What a table was restored from, to which time and whether that still goes on. Source: API Reference, "RestoreSummary".
  public struct RestoreSummary: ReadStructure {
    /// `RestoreDateTime`
    public var restoreDateTime: Date
    /// `RestoreInProgress`
    public var restoreInProgress: Bool
    /// `SourceBackupArn`, 37 to 1,024 characters.
    public var sourceBackupARN: String?
    /// `SourceTableArn`, 1 to 1,024 characters.
    public var sourceTableARN: String?

    /// The structure with what is given.
    public init(restoreDateTime: Date, restoreInProgress: Bool, sourceBackupARN: String? = nil, sourceTableARN: String? = nil) {
      self.restoreDateTime = restoreDateTime
      self.restoreInProgress = restoreInProgress
      self.sourceBackupARN = sourceBackupARN
      self.sourceTableARN = sourceTableARN
    }

    public init(from members: API.Members) throws {
      restoreDateTime = try members.required("RestoreDateTime")
      restoreInProgress = try members.required("RestoreInProgress")
      sourceBackupARN = try members.optional("SourceBackupArn")
      sourceTableARN = try members.optional("SourceTableArn")
    }
  }
}
