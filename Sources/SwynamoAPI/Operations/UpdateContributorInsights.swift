// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Turns contributor insights on or off for a table or a global secondary index. Source: API Reference,
  /// "UpdateContributorInsights".
  public struct UpdateContributorInsights: ServiceRequest, Hashable {
    public static var operation: String { "UpdateContributorInsights" }

    /// `TableName`, 1 to 1,024 characters.
    public var tableName: String
    /// `ContributorInsightsAction`
    public var contributorInsightsAction: API.ContributorInsightsAction
    /// `IndexName`, 3 to 255 characters.
    public var indexName: String?
    /// `ContributorInsightsMode`
    public var contributorInsightsMode: API.ContributorInsightsMode?

    /// A request with what is given.
    public init(
      tableName: String, contributorInsightsAction: API.ContributorInsightsAction, indexName: String? = nil,
      contributorInsightsMode: API.ContributorInsightsMode? = nil
    ) {
      self.tableName = tableName
      self.contributorInsightsAction = contributorInsightsAction
      self.indexName = indexName
      self.contributorInsightsMode = contributorInsightsMode
    }

    public var tableNames: [String] { [tableName] }
    public var isWrite: Bool { true }
    // Harmless, but what a second call answers during the change is not documented: look with DescribeContributorInsights.
    public var isIdempotent: Bool { false }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("TableName", tableName)
      writer.member("ContributorInsightsAction", contributorInsightsAction)
      writer.member("IndexName", indexName)
      writer.member("ContributorInsightsMode", contributorInsightsMode)
    }

    /// The answer of UpdateContributorInsights.
    public struct Response: ReadStructure {
      /// `TableName`, 3 to 255 characters.
      public var tableName: String?
      /// `IndexName`, 3 to 255 characters.
      public var indexName: String?
      /// `ContributorInsightsStatus`
      public var contributorInsightsStatus: API.ContributorInsightsStatus?
      /// `ContributorInsightsMode`
      public var contributorInsightsMode: API.ContributorInsightsMode?

      /// An answer with what is given.
      public init(
        tableName: String? = nil, indexName: String? = nil, contributorInsightsStatus: API.ContributorInsightsStatus? = nil,
        contributorInsightsMode: API.ContributorInsightsMode? = nil
      ) {
        self.tableName = tableName
        self.indexName = indexName
        self.contributorInsightsStatus = contributorInsightsStatus
        self.contributorInsightsMode = contributorInsightsMode
      }

      public init(from members: API.Members) throws {
        tableName = try members.optional("TableName")
        indexName = try members.optional("IndexName")
        contributorInsightsStatus = try members.optional("ContributorInsightsStatus")
        contributorInsightsMode = try members.optional("ContributorInsightsMode")
      }
    }
  }
}

extension API.UpdateContributorInsights: TableRequest {}
