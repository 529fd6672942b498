// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Tells whether point-in-time recovery is on, and which times can be restored. Source: API Reference,
  /// "DescribeContinuousBackups".
  public struct DescribeContinuousBackups: ServiceRequest, Hashable {
    public static var operation: String { "DescribeContinuousBackups" }

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

    /// The answer of DescribeContinuousBackups.
    public struct Response: ReadStructure {
      /// `ContinuousBackupsDescription`
      public var continuousBackupsDescription: API.ContinuousBackupsDescription?

      /// An answer with what is given.
      public init(continuousBackupsDescription: API.ContinuousBackupsDescription? = nil) {
        self.continuousBackupsDescription = continuousBackupsDescription
      }

      public init(from members: API.Members) throws {
        continuousBackupsDescription = try members.optional("ContinuousBackupsDescription")
      }
    }
  }
}

extension API.DescribeContinuousBackups: TableRequest {}
