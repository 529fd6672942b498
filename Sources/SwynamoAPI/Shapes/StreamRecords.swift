// Written by scripts/api-sources from the service's model.
public import SwynamoCore

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension API {
  /// Who made the change in a stream record, which is there for expired items only. Source: API Reference, "Identity".
  public struct Identity: ReadStructure {
    /// `PrincipalId`
    public var principalID: String?
    /// `Type`
    public var type: String?

    /// The structure with what is given.
    public init(principalID: String? = nil, type: String? = nil) {
      self.principalID = principalID
      self.type = type
    }

    public init(from members: API.Members) throws {
      principalID = try members.optional("PrincipalId")
      type = try members.optional("Type")
    }
  }

  /// Whether a stream record is of an added, changed or removed item. Source: API Reference, "OperationType".
  public struct OperationType: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `INSERT`
    public static let insert = Self(rawValue: "INSERT")
    /// `MODIFY`
    public static let modify = Self(rawValue: "MODIFY")
    /// `REMOVE`
    public static let remove = Self(rawValue: "REMOVE")
  }

  /// One change of one item, as a stream tells it. Source: API Reference, "Record".
  public struct Record: ReadStructure {
    /// `eventID`
    public var eventID: String?
    /// `eventName`
    public var eventName: API.OperationType?
    /// `eventVersion`
    public var eventVersion: String?
    /// `eventSource`
    public var eventSource: String?
    /// `awsRegion`
    public var awsRegion: String?
    /// `dynamodb`
    public var dynamodb: API.StreamRecord?
    /// `userIdentity`
    public var userIdentity: API.Identity?

    /// The structure with what is given.
    public init(
      eventID: String? = nil, eventName: API.OperationType? = nil, eventVersion: String? = nil, eventSource: String? = nil,
      awsRegion: String? = nil, dynamodb: API.StreamRecord? = nil, userIdentity: API.Identity? = nil
    ) {
      self.eventID = eventID
      self.eventName = eventName
      self.eventVersion = eventVersion
      self.eventSource = eventSource
      self.awsRegion = awsRegion
      self.dynamodb = dynamodb
      self.userIdentity = userIdentity
    }

    public init(from members: API.Members) throws {
      eventID = try members.optional("eventID")
      eventName = try members.optional("eventName")
      eventVersion = try members.optional("eventVersion")
      eventSource = try members.optional("eventSource")
      awsRegion = try members.optional("awsRegion")
      dynamodb = try members.optional("dynamodb")
      userIdentity = try members.optional("userIdentity")
    }
  }

  /// The keys, images and sequence number of one changed item. Source: API Reference, "StreamRecord".
  public struct StreamRecord: ReadStructure {
    /// `ApproximateCreationDateTime`
    public var approximateCreationDateTime: Date?
    /// `Keys`
    public var keys: Item?
    /// `NewImage`
    public var newImage: Item?
    /// `OldImage`
    public var oldImage: Item?
    /// `SequenceNumber`, 21 to 40 characters.
    public var sequenceNumber: String?
    /// `SizeBytes`, at least 1.
    public var sizeInBytes: Int?
    /// `StreamViewType`
    public var streamViewType: API.StreamViewType?

    /// The structure with what is given.
    public init(
      approximateCreationDateTime: Date? = nil, keys: Item? = nil, newImage: Item? = nil, oldImage: Item? = nil,
      sequenceNumber: String? = nil, sizeInBytes: Int? = nil, streamViewType: API.StreamViewType? = nil
    ) {
      self.approximateCreationDateTime = approximateCreationDateTime
      self.keys = keys
      self.newImage = newImage
      self.oldImage = oldImage
      self.sequenceNumber = sequenceNumber
      self.sizeInBytes = sizeInBytes
      self.streamViewType = streamViewType
    }

    public init(from members: API.Members) throws {
      approximateCreationDateTime = try members.optional("ApproximateCreationDateTime")
      keys = try members.optional("Keys")
      newImage = try members.optional("NewImage")
      oldImage = try members.optional("OldImage")
      sequenceNumber = try members.optional("SequenceNumber")
      sizeInBytes = try members.optional("SizeBytes")
      streamViewType = try members.optional("StreamViewType")
    }
  }
}
