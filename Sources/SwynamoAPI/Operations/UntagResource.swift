// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Removes tags of a table by their keys. Source: API Reference, "UntagResource".
  public struct UntagResource: ServiceRequest, Hashable {
    public static var operation: String { "UntagResource" }

    /// `ResourceArn`, 1 to 1,283 characters.
    public var resourceARN: String
    /// `TagKeys`
    public var tagKeys: [String]

    /// A request with what is given.
    public init(resourceARN: String, tagKeys: [String]) {
      self.resourceARN = resourceARN
      self.tagKeys = tagKeys
    }

    public var tableNames: [String] { [] }
    public var resourceName: String? { resourceARN }
    public var isWrite: Bool { true }
    // Removing a tag that is gone is a success.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("ResourceArn", resourceARN)
      writer.member("TagKeys", tagKeys)
    }

    /// The answer of UntagResource.
    public struct Response: ReadStructure {

      /// An answer with what is given.
      public init() {}

      public init(from members: API.Members) throws {
      }
    }
  }
}

extension API.UntagResource: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {}
}
