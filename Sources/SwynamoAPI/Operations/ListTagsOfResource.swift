// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Lists the tags of a table page by page. Source: API Reference, "ListTagsOfResource".
  public struct ListTagsOfResource: ServiceRequest, Hashable {
    public static var operation: String { "ListTagsOfResource" }

    /// `ResourceArn`, 1 to 1,283 characters.
    public var resourceARN: String
    /// `NextToken`
    public var nextToken: String?

    /// A request with what is given.
    public init(resourceARN: String, nextToken: String? = nil) {
      self.resourceARN = resourceARN
      self.nextToken = nextToken
    }

    public var tableNames: [String] { [] }
    public var resourceName: String? { resourceARN }
    public var isWrite: Bool { false }
    // Reads only.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("ResourceArn", resourceARN)
      writer.member("NextToken", nextToken)
    }

    /// The answer of ListTagsOfResource.
    public struct Response: ReadStructure {
      /// `Tags`
      public var tags: [API.Tag]?
      /// `NextToken`
      public var nextToken: String?

      /// An answer with what is given.
      public init(tags: [API.Tag]? = nil, nextToken: String? = nil) {
        self.tags = tags
        self.nextToken = nextToken
      }

      public init(from members: API.Members) throws {
        tags = try members.optional("Tags")
        nextToken = try members.optional("NextToken")
      }
    }
  }
}

extension API.ListTagsOfResource: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {}
}
extension API.ListTagsOfResource: API.PagedRequest {
  public func next(after response: Response) -> API.ListTagsOfResource? {
    guard let end = response.nextToken else { return nil }
    var next = self
    next.nextToken = end
    return next
  }

  public func elements(of response: Response) -> [API.Tag] { response.tags ?? [] }
}
