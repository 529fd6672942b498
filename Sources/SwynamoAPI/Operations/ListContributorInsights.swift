// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Lists tables and indexes with their contributor insights status, page by page. Source: API Reference,
  /// "ListContributorInsights".
  public struct ListContributorInsights: ServiceRequest, Hashable {
    public static var operation: String { "ListContributorInsights" }

    /// `TableName`, 1 to 1,024 characters.
    public var tableName: String?
    /// `NextToken`
    public var nextToken: String?
    /// `MaxResults`, at most 100.
    public var maxResults: Int?

    /// A request with what is given.
    public init(tableName: String? = nil, nextToken: String? = nil, maxResults: Int? = nil) {
      self.tableName = tableName
      self.nextToken = nextToken
      self.maxResults = maxResults
    }

    public var tableNames: [String] { tableName.map { [$0] } ?? [] }
    public var isWrite: Bool { false }
    // Reads only.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("TableName", tableName)
      writer.member("NextToken", nextToken)
      writer.member("MaxResults", maxResults)
    }

    /// The answer of ListContributorInsights.
    public struct Response: ReadStructure {
      /// `ContributorInsightsSummaries`
      public var contributorInsightsSummaries: [API.ContributorInsightsSummary]?
      /// `NextToken`
      public var nextToken: String?

      /// An answer with what is given.
      public init(contributorInsightsSummaries: [API.ContributorInsightsSummary]? = nil, nextToken: String? = nil) {
        self.contributorInsightsSummaries = contributorInsightsSummaries
        self.nextToken = nextToken
      }

      public init(from members: API.Members) throws {
        contributorInsightsSummaries = try members.optional("ContributorInsightsSummaries")
        nextToken = try members.optional("NextToken")
      }
    }
  }
}

extension API.ListContributorInsights: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {
    tableName = tableName.map(name)
  }
}
extension API.ListContributorInsights: API.PagedRequest {
  public func next(after response: Response) -> API.ListContributorInsights? {
    guard let end = response.nextToken else { return nil }
    var next = self
    next.nextToken = end
    return next
  }

  public func elements(of response: Response) -> [API.ContributorInsightsSummary] { response.contributorInsightsSummaries ?? [] }
}
