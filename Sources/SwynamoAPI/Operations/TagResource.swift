// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Sets tags of a table, in place of any with the same keys. Source: API Reference, "TagResource".
  public struct TagResource: ServiceRequest, Hashable {
    public static var operation: String { "TagResource" }

    /// `ResourceArn`, 1 to 1,283 characters.
    public var resourceARN: String
    /// `Tags`
    public var tags: [API.Tag]

    /// A request with what is given.
    public init(resourceARN: String, tags: [API.Tag]) {
      self.resourceARN = resourceARN
      self.tags = tags
    }

    public var tableNames: [String] { [] }
    public var resourceName: String? { resourceARN }
    public var isWrite: Bool { true }
    // It sets what is to hold.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("ResourceArn", resourceARN)
      writer.member("Tags", tags)
    }

    /// The answer of TagResource.
    public struct Response: ReadStructure {

      /// An answer with what is given.
      public init() {}

      public init(from members: API.Members) throws {
      }
    }
  }
}

extension API.TagResource: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {}
}
