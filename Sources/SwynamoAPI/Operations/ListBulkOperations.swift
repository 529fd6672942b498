// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Lists the bulk operations of the last 90 days page by page, newest first. Source: API Reference, "ListBulkOperations".
  public struct ListBulkOperations: ServiceRequest, Hashable {
    public static var operation: String { "ListBulkOperations" }

    /// `MaxResults`, 1 to 25.
    public var maxResults: Int?
    /// `NextToken`, 1 to 1,024 characters.
    public var nextToken: String?

    /// A request with what is given.
    public init(maxResults: Int? = nil, nextToken: String? = nil) {
      self.maxResults = maxResults
      self.nextToken = nextToken
    }

    public var tableNames: [String] { [] }
    public var isWrite: Bool { false }
    // Reads only.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("MaxResults", maxResults)
      writer.member("NextToken", nextToken)
    }

    /// The answer of ListBulkOperations.
    public struct Response: ReadStructure {
      /// `BulkOperationsSummaryList`
      public var bulkOperationsSummaryList: [API.BulkOperationSummary]?
      /// `NextToken`, 1 to 1,024 characters.
      public var nextToken: String?

      /// An answer with what is given.
      public init(bulkOperationsSummaryList: [API.BulkOperationSummary]? = nil, nextToken: String? = nil) {
        self.bulkOperationsSummaryList = bulkOperationsSummaryList
        self.nextToken = nextToken
      }

      public init(from members: API.Members) throws {
        bulkOperationsSummaryList = try members.optional("BulkOperationsSummaryList")
        nextToken = try members.optional("NextToken")
      }
    }
  }
}

extension API.ListBulkOperations: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {}
}
extension API.ListBulkOperations: API.PagedRequest {
  public func next(after response: Response) -> API.ListBulkOperations? {
    guard let end = response.nextToken else { return nil }
    var next = self
    next.nextToken = end
    return next
  }

  public func elements(of response: Response) -> [API.BulkOperationSummary] { response.bulkOperationsSummaryList ?? [] }
}
