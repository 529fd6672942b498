// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// How finely the time in a Kinesis record is given, in milliseconds or microseconds. Source: API Reference,
  /// "ApproximateCreationDateTimePrecision".
  public struct ApproximateCreationDateTimePrecision: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `MILLISECOND`
    public static let millisecond = Self(rawValue: "MILLISECOND")
    /// `MICROSECOND`
    public static let microsecond = Self(rawValue: "MICROSECOND")
  }

  /// Whether a table sends its changes to a Kinesis data stream. Source: API Reference, "DestinationStatus".
  public struct DestinationStatus: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `ENABLING`
    public static let enabling = Self(rawValue: "ENABLING")
    /// `ACTIVE`
    public static let active = Self(rawValue: "ACTIVE")
    /// `DISABLING`
    public static let disabling = Self(rawValue: "DISABLING")
    /// `DISABLED`
    public static let disabled = Self(rawValue: "DISABLED")
    /// `ENABLE_FAILED`
    public static let enableFailed = Self(rawValue: "ENABLE_FAILED")
    /// `UPDATING`
    public static let updating = Self(rawValue: "UPDATING")
  }

  /// The time precision to begin sending to a Kinesis data stream with. Source: API Reference,
  /// "EnableKinesisStreamingConfiguration".
  public struct EnableKinesisStreamingConfiguration: WrittenStructure, ReadStructure {
    /// `ApproximateCreationDateTimePrecision`
    public var approximateCreationDateTimePrecision: API.ApproximateCreationDateTimePrecision?

    /// The structure with what is given.
    public init(approximateCreationDateTimePrecision: API.ApproximateCreationDateTimePrecision? = nil) {
      self.approximateCreationDateTimePrecision = approximateCreationDateTimePrecision
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("ApproximateCreationDateTimePrecision", approximateCreationDateTimePrecision)
    }

    public init(from members: API.Members) throws {
      approximateCreationDateTimePrecision = try members.optional("ApproximateCreationDateTimePrecision")
    }
  }

  /// A Kinesis data stream that a table sends its changes to. Source: API Reference, "KinesisDataStreamDestination".
  public struct KinesisDataStreamDestination: ReadStructure {
    /// `StreamArn`, 37 to 1,024 characters.
    public var streamARN: String?
    /// `DestinationStatus`
    public var destinationStatus: API.DestinationStatus?
    /// `DestinationStatusDescription`
    public var destinationStatusDescription: String?
    /// `ApproximateCreationDateTimePrecision`
    public var approximateCreationDateTimePrecision: API.ApproximateCreationDateTimePrecision?

    /// The structure with what is given.
    public init(
      streamARN: String? = nil, destinationStatus: API.DestinationStatus? = nil, destinationStatusDescription: String? = nil,
      approximateCreationDateTimePrecision: API.ApproximateCreationDateTimePrecision? = nil
    ) {
      self.streamARN = streamARN
      self.destinationStatus = destinationStatus
      self.destinationStatusDescription = destinationStatusDescription
      self.approximateCreationDateTimePrecision = approximateCreationDateTimePrecision
    }

    public init(from members: API.Members) throws {
      streamARN = try members.optional("StreamArn")
      destinationStatus = try members.optional("DestinationStatus")
      destinationStatusDescription = try members.optional("DestinationStatusDescription")
      approximateCreationDateTimePrecision = try members.optional("ApproximateCreationDateTimePrecision")
    }
  }

  /// The time precision to change a Kinesis data stream destination to. Source: API Reference,
  /// "UpdateKinesisStreamingConfiguration".
  public struct UpdateKinesisStreamingConfiguration: WrittenStructure, ReadStructure {
    /// `ApproximateCreationDateTimePrecision`
    public var approximateCreationDateTimePrecision: API.ApproximateCreationDateTimePrecision?

    /// The structure with what is given.
    public init(approximateCreationDateTimePrecision: API.ApproximateCreationDateTimePrecision? = nil) {
      self.approximateCreationDateTimePrecision = approximateCreationDateTimePrecision
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("ApproximateCreationDateTimePrecision", approximateCreationDateTimePrecision)
    }

    public init(from members: API.Members) throws {
      approximateCreationDateTimePrecision = try members.optional("ApproximateCreationDateTimePrecision")
    }
  }
}
