// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Turns point-in-time recovery on or off, and sets how many days it reaches back. Source: API Reference,
  /// "UpdateContinuousBackups".
  public struct UpdateContinuousBackups: ServiceRequest, Hashable {
    public static var operation: String { "UpdateContinuousBackups" }

    /// `TableName`, 1 to 1,024 characters.
    public var tableName: String
    /// `PointInTimeRecoverySpecification`
    public var pointInTimeRecoverySpecification: API.PointInTimeRecoverySpecification

    /// A request with what is given.
    public init(tableName: String, pointInTimeRecoverySpecification: API.PointInTimeRecoverySpecification) {
      self.tableName = tableName
      self.pointInTimeRecoverySpecification = pointInTimeRecoverySpecification
    }

    public var tableNames: [String] { [tableName] }
    public var isWrite: Bool { true }
    // It sets what is to hold.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("TableName", tableName)
      writer.member("PointInTimeRecoverySpecification", pointInTimeRecoverySpecification)
    }

    /// The answer of UpdateContinuousBackups.
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

extension API.UpdateContinuousBackups: TableRequest {}
