// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension API {
  /// Why, when and into which backup a table was archived. Source: API Reference, "ArchivalSummary".
  public struct ArchivalSummary: ReadStructure {
    /// `ArchivalDateTime`
    public var archivalDateTime: Date?
    /// `ArchivalReason`
    public var archivalReason: String?
    /// `ArchivalBackupArn`, 37 to 1,024 characters.
    public var archivalBackupARN: String?

    /// The structure with what is given.
    public init(archivalDateTime: Date? = nil, archivalReason: String? = nil, archivalBackupARN: String? = nil) {
      self.archivalDateTime = archivalDateTime
      self.archivalReason = archivalReason
      self.archivalBackupARN = archivalBackupARN
    }

    public init(from members: API.Members) throws {
      archivalDateTime = try members.optional("ArchivalDateTime")
      archivalReason = try members.optional("ArchivalReason")
      archivalBackupARN = try members.optional("ArchivalBackupArn")
    }
  }

  /// Whether a table has a stream, and what its records hold. Source: API Reference, "StreamSpecification".
  public struct StreamSpecification: WrittenStructure, ReadStructure {
    /// `StreamEnabled`
    public var streamEnabled: Bool
    /// `StreamViewType`
    public var streamViewType: API.StreamViewType?

    /// The structure with what is given.
    public init(streamEnabled: Bool, streamViewType: API.StreamViewType? = nil) {
      self.streamEnabled = streamEnabled
      self.streamViewType = streamViewType
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("StreamEnabled", streamEnabled)
      writer.member("StreamViewType", streamViewType)
    }

    public init(from members: API.Members) throws {
      streamEnabled = try members.required("StreamEnabled")
      streamViewType = try members.optional("StreamViewType")
    }
  }

  /// Which images of a changed item a stream record holds. Source: API Reference, "StreamViewType".
  public struct StreamViewType: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `NEW_IMAGE`
    public static let newImage = Self(rawValue: "NEW_IMAGE")
    /// `OLD_IMAGE`
    public static let oldImage = Self(rawValue: "OLD_IMAGE")
    /// `NEW_AND_OLD_IMAGES`
    public static let newAndOldImages = Self(rawValue: "NEW_AND_OLD_IMAGES")
    /// `KEYS_ONLY`
    public static let keysOnly = Self(rawValue: "KEYS_ONLY")
  }

  /// The storage class of a table: standard or infrequent access. Source: API Reference, "TableClass".
  public struct TableClass: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `STANDARD`
    public static let standard = Self(rawValue: "STANDARD")
    /// `STANDARD_INFREQUENT_ACCESS`
    public static let standardInfrequentAccess = Self(rawValue: "STANDARD_INFREQUENT_ACCESS")
  }

  /// The storage class of a table, and when it was last changed. Source: API Reference, "TableClassSummary".
  public struct TableClassSummary: ReadStructure {
    /// `TableClass`
    public var tableClass: API.TableClass?
    /// `LastUpdateDateTime`
    public var lastUpdateDateTime: Date?

    /// The structure with what is given.
    public init(tableClass: API.TableClass? = nil, lastUpdateDateTime: Date? = nil) {
      self.tableClass = tableClass
      self.lastUpdateDateTime = lastUpdateDateTime
    }

    public init(from members: API.Members) throws {
      tableClass = try members.optional("TableClass")
      lastUpdateDateTime = try members.optional("LastUpdateDateTime")
    }
  }

  /// Whether a table is being made, changed or deleted, can be used, or is out of reach or archived. Source: API Reference,
  /// "TableStatus".
  public struct TableStatus: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `CREATING`
    public static let creating = Self(rawValue: "CREATING")
    /// `UPDATING`
    public static let updating = Self(rawValue: "UPDATING")
    /// `DELETING`
    public static let deleting = Self(rawValue: "DELETING")
    /// `ACTIVE`
    public static let active = Self(rawValue: "ACTIVE")
    /// `INACCESSIBLE_ENCRYPTION_CREDENTIALS`
    public static let inaccessibleEncryptionCredentials = Self(rawValue: "INACCESSIBLE_ENCRYPTION_CREDENTIALS")
    /// `ARCHIVING`
    public static let archiving = Self(rawValue: "ARCHIVING")
    /// `ARCHIVED`
    public static let archived = Self(rawValue: "ARCHIVED")
    /// `REPLICATION_NOT_AUTHORIZED`
    public static let replicationNotAuthorized = Self(rawValue: "REPLICATION_NOT_AUTHORIZED")
  }

  /// A key and value that mark a table, for costs or access. Source: API Reference, "Tag".
  public struct Tag: WrittenStructure, ReadStructure {
    /// `Key`, 1 to 128 characters.
    public var key: String
    /// `Value`, at most 256 characters.
    public var value: String

    /// The structure with what is given.
    public init(key: String, value: String) {
      self.key = key
      self.value = value
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("Key", key)
      writer.member("Value", value)
    }

    public init(from members: API.Members) throws {
      key = try members.required("Key")
      value = try members.required("Value")
    }
  }

  /// Whether items expire, and by which attribute. Source: API Reference, "TimeToLiveDescription".
  public struct TimeToLiveDescription: ReadStructure {
    /// `TimeToLiveStatus`
    public var timeToLiveStatus: API.TimeToLiveStatus?
    /// `AttributeName`, 1 to 255 characters.
    public var attributeName: String?

    /// The structure with what is given.
    public init(timeToLiveStatus: API.TimeToLiveStatus? = nil, attributeName: String? = nil) {
      self.timeToLiveStatus = timeToLiveStatus
      self.attributeName = attributeName
    }

    public init(from members: API.Members) throws {
      timeToLiveStatus = try members.optional("TimeToLiveStatus")
      attributeName = try members.optional("AttributeName")
    }
  }

  /// Whether items are to expire, and by which attribute. Source: API Reference, "TimeToLiveSpecification".
  public struct TimeToLiveSpecification: WrittenStructure, ReadStructure {
    /// `Enabled`
    public var enabled: Bool
    /// `AttributeName`, 1 to 255 characters.
    public var attributeName: String

    /// The structure with what is given.
    public init(enabled: Bool, attributeName: String) {
      self.enabled = enabled
      self.attributeName = attributeName
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("Enabled", enabled)
      writer.member("AttributeName", attributeName)
    }

    public init(from members: API.Members) throws {
      enabled = try members.required("Enabled")
      attributeName = try members.required("AttributeName")
    }
  }

  /// Whether items expire by a table's time-to-live attribute. Source: API Reference, "TimeToLiveStatus".
  public struct TimeToLiveStatus: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `ENABLING`
    public static let enabling = Self(rawValue: "ENABLING")
    /// `DISABLING`
    public static let disabling = Self(rawValue: "DISABLING")
    /// `ENABLED`
    public static let enabled = Self(rawValue: "ENABLED")
    /// `DISABLED`
    public static let disabled = Self(rawValue: "DISABLED")
  }
}
