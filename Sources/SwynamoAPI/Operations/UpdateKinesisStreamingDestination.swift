// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Changes the time precision of the records a table sends to a Kinesis data stream. Source: API Reference,
  /// "UpdateKinesisStreamingDestination".
  public struct UpdateKinesisStreamingDestination: ServiceRequest, Hashable {
    public static var operation: String { "UpdateKinesisStreamingDestination" }

    /// `TableName`, 1 to 1,024 characters.
    public var tableName: String
    /// `StreamArn`, 37 to 1,024 characters.
    public var streamARN: String
    /// `UpdateKinesisStreamingConfiguration`
    public var updateKinesisStreamingConfiguration: API.UpdateKinesisStreamingConfiguration?

    /// A request with what is given.
    public init(
      tableName: String, streamARN: String, updateKinesisStreamingConfiguration: API.UpdateKinesisStreamingConfiguration? = nil
    ) {
      self.tableName = tableName
      self.streamARN = streamARN
      self.updateKinesisStreamingConfiguration = updateKinesisStreamingConfiguration
    }

    public var tableNames: [String] { [tableName] }
    public var isWrite: Bool { true }
    // Harmless, but the second answer may be an error while or after the destination is updated: look with
    // DescribeKinesisStreamingDestination.
    public var isIdempotent: Bool { false }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("TableName", tableName)
      writer.member("StreamArn", streamARN)
      writer.member("UpdateKinesisStreamingConfiguration", updateKinesisStreamingConfiguration)
    }

    /// The answer of UpdateKinesisStreamingDestination.
    public struct Response: ReadStructure {
      /// `TableName`, 3 to 255 characters.
      public var tableName: String?
      /// `StreamArn`, 37 to 1,024 characters.
      public var streamARN: String?
      /// `DestinationStatus`
      public var destinationStatus: API.DestinationStatus?
      /// `UpdateKinesisStreamingConfiguration`
      public var updateKinesisStreamingConfiguration: API.UpdateKinesisStreamingConfiguration?

      /// An answer with what is given.
      public init(
        tableName: String? = nil, streamARN: String? = nil, destinationStatus: API.DestinationStatus? = nil,
        updateKinesisStreamingConfiguration: API.UpdateKinesisStreamingConfiguration? = nil
      ) {
        self.tableName = tableName
        self.streamARN = streamARN
        self.destinationStatus = destinationStatus
        self.updateKinesisStreamingConfiguration = updateKinesisStreamingConfiguration
      }

      public init(from members: API.Members) throws {
        tableName = try members.optional("TableName")
        streamARN = try members.optional("StreamArn")
        destinationStatus = try members.optional("DestinationStatus")
        updateKinesisStreamingConfiguration = try members.optional("UpdateKinesisStreamingConfiguration")
      }
    }
  }
}

extension API.UpdateKinesisStreamingDestination: TableRequest {}
