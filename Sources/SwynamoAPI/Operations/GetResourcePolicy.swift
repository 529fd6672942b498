// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Reads the resource policy of a table or stream. Source: API Reference, "GetResourcePolicy".
  public struct GetResourcePolicy: ServiceRequest, Hashable {
    public static var operation: String { "GetResourcePolicy" }

    /// `ResourceArn`, 1 to 1,283 characters.
    public var resourceARN: String

    /// A request with what is given.
    public init(resourceARN: String) {
      self.resourceARN = resourceARN
    }

    public var tableNames: [String] { [] }
    public var resourceName: String? { resourceARN }
    public var isWrite: Bool { false }
    // Reads only.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("ResourceArn", resourceARN)
    }

    /// The answer of GetResourcePolicy.
    public struct Response: ReadStructure {
      /// `Policy`
      public var policy: String?
      /// `RevisionId`, 1 to 255 characters.
      public var revisionID: String?

      /// An answer with what is given.
      public init(policy: String? = nil, revisionID: String? = nil) {
        self.policy = policy
        self.revisionID = revisionID
      }

      public init(from members: API.Members) throws {
        policy = try members.optional("Policy")
        revisionID = try members.optional("RevisionId")
      }
    }
  }
}

extension API.GetResourcePolicy: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {}
}
