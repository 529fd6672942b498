// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Tells of one backup, and of its table as it was then. Source: API Reference, "DescribeBackup".
  public struct DescribeBackup: ServiceRequest, Hashable {
    public static var operation: String { "DescribeBackup" }

    /// `BackupArn`, 37 to 1,024 characters.
    public var backupARN: String

    /// A request with what is given.
    public init(backupARN: String) {
      self.backupARN = backupARN
    }

    public var tableNames: [String] { [] }
    public var resourceName: String? { backupARN }
    public var isWrite: Bool { false }
    // Reads only.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("BackupArn", backupARN)
    }

    /// The answer of DescribeBackup.
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

extension API.DescribeBackup: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {}
}
