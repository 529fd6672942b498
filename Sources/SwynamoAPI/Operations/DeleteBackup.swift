// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Deletes one backup. Source: API Reference, "DeleteBackup".
  public struct DeleteBackup: ServiceRequest, Hashable {
    public static var operation: String { "DeleteBackup" }

    /// `BackupArn`, 37 to 1,024 characters.
    public var backupARN: String

    /// A request with what is given.
    public init(backupARN: String) {
      self.backupARN = backupARN
    }

    public var tableNames: [String] { [] }
    public var resourceName: String? { backupARN }
    public var isWrite: Bool { true }
    // Harmless, but the second answer may be that the backup is not found: look with DescribeBackup.
    public var isIdempotent: Bool { false }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("BackupArn", backupARN)
    }

    /// The answer of DeleteBackup.
    public struct Response: ReadStructure {
      /// `BackupDescription`
      public var backupDescription: API.BackupDescription?

      /// An answer with what is given.
      public init(backupDescription: API.BackupDescription? = nil) {
        self.backupDescription = backupDescription
      }

      public init(from members: API.Members) throws {
        backupDescription = try members.optional("BackupDescription")
      }
    }
  }
}

extension API.DeleteBackup: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {}
}
