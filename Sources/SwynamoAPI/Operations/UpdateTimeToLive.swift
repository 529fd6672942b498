// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Turns the expiry of items by an attribute on or off. Source: API Reference, "UpdateTimeToLive".
  public struct UpdateTimeToLive: ServiceRequest, Hashable {
    public static var operation: String { "UpdateTimeToLive" }

    /// `TableName`, 1 to 1,024 characters.
    public var tableName: String
    /// `TimeToLiveSpecification`
    public var timeToLiveSpecification: API.TimeToLiveSpecification

    /// A request with what is given.
    public init(tableName: String, timeToLiveSpecification: API.TimeToLiveSpecification) {
      self.tableName = tableName
      self.timeToLiveSpecification = timeToLiveSpecification
    }

    public var tableNames: [String] { [tableName] }
    public var isWrite: Bool { true }
    // Harmless, but the second answer is an error although the first succeeded: look with DescribeTimeToLive.
    public var isIdempotent: Bool { false }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("TableName", tableName)
      writer.member("TimeToLiveSpecification", timeToLiveSpecification)
    }

    /// The answer of UpdateTimeToLive.
    public struct Response: ReadStructure {
      /// `TimeToLiveSpecification`
      public var timeToLiveSpecification: API.TimeToLiveSpecification?

      /// An answer with what is given.
      public init(timeToLiveSpecification: API.TimeToLiveSpecification? = nil) {
        self.timeToLiveSpecification = timeToLiveSpecification
      }

      public init(from members: API.Members) throws {
        timeToLiveSpecification = try members.optional("TimeToLiveSpecification")
      }
    }
  }
}

extension API.UpdateTimeToLive: TableRequest {}
