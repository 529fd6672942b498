// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Tells which Kinesis data streams a table sends its changes to, and their status. Source: API Reference,
  /// "DescribeKinesisStreamingDestination".
  public struct DescribeKinesisStreamingDestination: ServiceRequest, Hashable {
    public static var operation: String { "DescribeKinesisStreamingDestination" }

    /// `TableName`, 1 to 1,024 characters.
    public var tableName: String

    /// A request with what is given.
    public init(tableName: String) {
      self.tableName = tableName
    }

    public var tableNames: [String] { [tableName] }
    public var isWrite: Bool { false }
    // Reads only.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("TableName", tableName)
    }

    /// The answer of DescribeKinesisStreamingDestination.
    public struct Response: ReadStructure {
      /// `TableName`, 3 to 255 characters.
      public var tableName: String?
      /// `KinesisDataStreamDestinations`
      public var kinesisDataStreamDestinations: [API.KinesisDataStreamDestination]?

      /// An answer with what is given.
      public init(tableName: String? = nil, kinesisDataStreamDestinations: [API.KinesisDataStreamDestination]? = nil) {
        self.tableName = tableName
        self.kinesisDataStreamDestinations = kinesisDataStreamDestinations
      }

      public init(from members: API.Members) throws {
        tableName = try members.optional("TableName")
        kinesisDataStreamDestinations = try members.optional("KinesisDataStreamDestinations")
      }
    }
  }
}

extension API.DescribeKinesisStreamingDestination: TableRequest {}
