// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Stops sending a table's changes to a Kinesis data stream. Source: API Reference, "DisableKinesisStreamingDestination".
  public struct DisableKinesisStreamingDestination: ServiceRequest, Hashable {
    public static var operation: String { "DisableKinesisStreamingDestination" }

    /// `TableName`, 1 to 1,024 characters.
    public var tableName: String
    /// `StreamArn`, 37 to 1,024 characters.
    public var streamARN: String
    /// `EnableKinesisStreamingConfiguration`
    public var enableKinesisStreamingConfiguration: API.EnableKinesisStreamingConfiguration?

    /// A request with what is given.
    public init(
      tableName: String, streamARN: String, enableKinesisStreamingConfiguration: API.EnableKinesisStreamingConfiguration? = nil
    ) {
      self.tableName = tableName
      self.streamARN = streamARN
      self.enableKinesisStreamingConfiguration = enableKinesisStreamingConfiguration
    }

    public var tableNames: [String] { [tableName] }
    public var isWrite: Bool { true }
    // Harmless, but the second answer is an error when the destination is already being disabled: look with
    // DescribeKinesisStreamingDestination.
    public var isIdempotent: Bool { false }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("TableName", tableName)
      writer.member("StreamArn", streamARN)
      writer.member("EnableKinesisStreamingConfiguration", enableKinesisStreamingConfiguration)
    }

    /// The answer of DisableKinesisStreamingDestination.
    public struct Response: ReadStructure {
      /// `TableName`, 3 to 255 characters.
      public var tableName: String?
      /// `StreamArn`, 37 to 1,024 characters.
      public var streamARN: String?
      /// `DestinationStatus`
      public var destinationStatus: API.DestinationStatus?
      /// `EnableKinesisStreamingConfiguration`
      public var enableKinesisStreamingConfiguration: API.EnableKinesisStreamingConfiguration?

      /// An answer with what is given.
      public init(
        tableName: String? = nil, streamARN: String? = nil, destinationStatus: API.DestinationStatus? = nil,
        enableKinesisStreamingConfiguration: API.EnableKinesisStreamingConfiguration? = nil
      ) {
        self.tableName = tableName
        self.streamARN = streamARN
        self.destinationStatus = destinationStatus
        self.enableKinesisStreamingConfiguration = enableKinesisStreamingConfiguration
      }

      public init(from members: API.Members) throws {
        tableName = try members.optional("TableName")
        streamARN = try members.optional("StreamArn")
        destinationStatus = try members.optional("DestinationStatus")
        enableKinesisStreamingConfiguration = try members.optional("EnableKinesisStreamingConfiguration")
      }
    }
  }
}

extension API.DisableKinesisStreamingDestination: TableRequest {}
