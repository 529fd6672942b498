// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Begins a backup of a table as it is at this moment. Source: API Reference, "CreateBackup".
  public struct CreateBackup: ServiceRequest, Hashable {
    public static var operation: String { "CreateBackup" }

    /// `TableName`, 1 to 1,024 characters.
    public var tableName: String
    /// `BackupName`, 3 to 255 characters.
    public var backupName: String

    /// A request with what is given.
    public init(tableName: String, backupName: String) {
      self.tableName = tableName
      self.backupName = backupName
    }

    public var tableNames: [String] { [tableName] }
    public var isWrite: Bool { true }
    // A second one makes a second backup: look with ListBackups.
    public var isIdempotent: Bool { false }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("TableName", tableName)
      writer.member("BackupName", backupName)
    }

    /// The answer of CreateBackup.
    public struct Response: ReadStructure {
      /// `BackupDetails`
      public var backupDetails: API.BackupDetails?

      /// An answer with what is given.
      public init(backupDetails: API.BackupDetails? = nil) {
        self.backupDetails = backupDetails
      }

      public init(from members: API.Members) throws {
        backupDetails = try members.optional("BackupDetails")
      }
    }
  }
}

extension API.CreateBackup: TableRequest {}
