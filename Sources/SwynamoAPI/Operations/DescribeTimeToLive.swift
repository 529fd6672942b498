// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Tells whether items expire, and by which attribute. Source: API Reference, "DescribeTimeToLive".
  public struct DescribeTimeToLive: ServiceRequest, Hashable {
    public static var operation: String { "DescribeTimeToLive" }

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

    /// The answer of DescribeTimeToLive.
    public struct Response: ReadStructure {
      /// `TimeToLiveDescription`
      public var timeToLiveDescription: API.TimeToLiveDescription?

      /// An answer with what is given.
      public init(timeToLiveDescription: API.TimeToLiveDescription? = nil) {
        self.timeToLiveDescription = timeToLiveDescription
      }

      public init(from members: API.Members) throws {
        timeToLiveDescription = try members.optional("TimeToLiveDescription")
      }
    }
  }
}

extension API.DescribeTimeToLive: TableRequest {}
