// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension API {
  /// How a table is encrypted, and with which key. Source: API Reference, "SSEDescription".
  public struct SSEDescription: ReadStructure {
    /// `Status`
    public var status: API.SSEStatus?
    /// `SSEType`
    public var sseType: API.SSEType?
    /// `KMSMasterKeyArn`
    public var kmsMasterKeyARN: String?
    /// `InaccessibleEncryptionDateTime`
    public var inaccessibleEncryptionDateTime: Date?

    /// The structure with what is given.
    public init(
      status: API.SSEStatus? = nil, sseType: API.SSEType? = nil, kmsMasterKeyARN: String? = nil,
      inaccessibleEncryptionDateTime: Date? = nil
    ) {
      self.status = status
      self.sseType = sseType
      self.kmsMasterKeyARN = kmsMasterKeyARN
      self.inaccessibleEncryptionDateTime = inaccessibleEncryptionDateTime
    }

    public init(from members: API.Members) throws {
      status = try members.optional("Status")
      sseType = try members.optional("SSEType")
      kmsMasterKeyARN = try members.optional("KMSMasterKeyArn")
      inaccessibleEncryptionDateTime = try members.optional("InaccessibleEncryptionDateTime")
    }
  }

  /// How a table is to be encrypted, and with which key. Source: API Reference, "SSESpecification".
  public struct SSESpecification: WrittenStructure, ReadStructure {
    /// `Enabled`
    public var enabled: Bool?
    /// `SSEType`
    public var sseType: API.SSEType?
    /// `KMSMasterKeyId`
    public var kmsMasterKeyID: String?

    /// The structure with what is given.
    public init(enabled: Bool? = nil, sseType: API.SSEType? = nil, kmsMasterKeyID: String? = nil) {
      self.enabled = enabled
      self.sseType = sseType
      self.kmsMasterKeyID = kmsMasterKeyID
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("Enabled", enabled)
      writer.member("SSEType", sseType)
      writer.member("KMSMasterKeyId", kmsMasterKeyID)
    }

    public init(from members: API.Members) throws {
      enabled = try members.optional("Enabled")
      sseType = try members.optional("SSEType")
      kmsMasterKeyID = try members.optional("KMSMasterKeyId")
    }
  }

  /// Whether encryption with an AWS KMS key is on, off or changing. Source: API Reference, "SSEStatus".
  public struct SSEStatus: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `ENABLING`
    public static let enabling = Self(rawValue: "ENABLING")
    /// `ENABLED`
    public static let enabled = Self(rawValue: "ENABLED")
    /// `DISABLING`
    public static let disabling = Self(rawValue: "DISABLING")
    /// `DISABLED`
    public static let disabled = Self(rawValue: "DISABLED")
    /// `UPDATING`
    public static let updating = Self(rawValue: "UPDATING")
  }

  /// The kind of encryption at rest, of which the service supports only KMS. Source: API Reference, "SSEType".
  public struct SSEType: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `AES256`
    public static let aes256 = Self(rawValue: "AES256")
    /// `KMS`
    public static let kms = Self(rawValue: "KMS")
  }
}
