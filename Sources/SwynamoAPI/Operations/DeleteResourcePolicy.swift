// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Removes the resource policy of a table or stream. Source: API Reference, "DeleteResourcePolicy".
  public struct DeleteResourcePolicy: ServiceRequest, Hashable {
    public static var operation: String { "DeleteResourcePolicy" }

    /// `ResourceArn`, 1 to 1,283 characters.
    public var resourceARN: String
    /// `ExpectedRevisionId`, 1 to 255 characters.
    public var expectedRevisionID: String?

    /// A request with what is given.
    public init(resourceARN: String, expectedRevisionID: String? = nil) {
      self.resourceARN = resourceARN
      self.expectedRevisionID = expectedRevisionID
    }

    public var tableNames: [String] { [] }
    public var resourceName: String? { resourceARN }
    public var isWrite: Bool { true }
    // Deleting twice is a success, except with ExpectedRevisionId, when the second finds no such policy; only the first names the
    // removed revision.
    public var isIdempotent: Bool { expectedRevisionID == nil }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("ResourceArn", resourceARN)
      writer.member("ExpectedRevisionId", expectedRevisionID)
    }

    /// The answer of DeleteResourcePolicy.
    public struct Response: ReadStructure {
      /// `RevisionId`, 1 to 255 characters.
      public var revisionID: String?

      /// An answer with what is given.
      public init(revisionID: String? = nil) {
        self.revisionID = revisionID
      }

      public init(from members: API.Members) throws {
        revisionID = try members.optional("RevisionId")
      }
    }
  }
}

extension API.DeleteResourcePolicy: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {}
}
