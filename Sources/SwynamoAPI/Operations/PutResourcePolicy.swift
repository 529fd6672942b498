// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Sets the resource policy of a table or stream. Source: API Reference, "PutResourcePolicy".
  public struct PutResourcePolicy: ServiceRequest, Hashable {
    public static var operation: String { "PutResourcePolicy" }

    /// `ResourceArn`, 1 to 1,283 characters.
    public var resourceARN: String
    /// `Policy`
    public var policy: String
    /// `ExpectedRevisionId`, 1 to 255 characters.
    public var expectedRevisionID: String?
    /// `ConfirmRemoveSelfResourceAccess`
    public var confirmRemoveSelfResourceAccess: Bool?

    /// A request with what is given.
    public init(
      resourceARN: String, policy: String, expectedRevisionID: String? = nil, confirmRemoveSelfResourceAccess: Bool? = nil
    ) {
      self.resourceARN = resourceARN
      self.policy = policy
      self.expectedRevisionID = expectedRevisionID
      self.confirmRemoveSelfResourceAccess = confirmRemoveSelfResourceAccess
    }

    public var tableNames: [String] { [] }
    public var resourceName: String? { resourceARN }
    public var isWrite: Bool { true }
    // The same policy again keeps its revision, but with ExpectedRevisionId the second finds another revision than expected.
    public var isIdempotent: Bool { expectedRevisionID == nil }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("ResourceArn", resourceARN)
      writer.member("Policy", policy)
      writer.member("ExpectedRevisionId", expectedRevisionID)
      writer.member("ConfirmRemoveSelfResourceAccess", confirmRemoveSelfResourceAccess)
    }

    /// The answer of PutResourcePolicy.
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

extension API.PutResourcePolicy: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {}
}
