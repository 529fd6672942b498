// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension API {
  /// Tells whether contributor insights are on for a table or a global secondary index. Source: API Reference,
  /// "DescribeContributorInsights".
  public struct DescribeContributorInsights: ServiceRequest, Hashable {
    public static var operation: String { "DescribeContributorInsights" }

    /// `TableName`, 1 to 1,024 characters.
    public var tableName: String
    /// `IndexName`, 3 to 255 characters.
    public var indexName: String?

    /// A request with what is given.
    public init(tableName: String, indexName: String? = nil) {
      self.tableName = tableName
      self.indexName = indexName
    }

    public var tableNames: [String] { [tableName] }
    public var isWrite: Bool { false }
    // Reads only.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("TableName", tableName)
      writer.member("IndexName", indexName)
    }

    /// The answer of DescribeContributorInsights.
    public struct Response: ReadStructure {
      /// `TableName`, 3 to 255 characters.
      public var tableName: String?
      /// `IndexName`, 3 to 255 characters.
      public var indexName: String?
      /// `ContributorInsightsRuleList`
      public var contributorInsightsRuleList: [String]?
      /// `ContributorInsightsStatus`
      public var contributorInsightsStatus: API.ContributorInsightsStatus?
      /// `LastUpdateDateTime`
      public var lastUpdateDateTime: Date?
      /// `FailureException`
      public var failureException: API.Failure?
      /// `ContributorInsightsMode`
      public var contributorInsightsMode: API.ContributorInsightsMode?

      /// An answer with what is given.
      public init(
        tableName: String? = nil, indexName: String? = nil, contributorInsightsRuleList: [String]? = nil,
        contributorInsightsStatus: API.ContributorInsightsStatus? = nil, lastUpdateDateTime: Date? = nil,
        failureException: API.Failure? = nil, contributorInsightsMode: API.ContributorInsightsMode? = nil
      ) {
        self.tableName = tableName
        self.indexName = indexName
        self.contributorInsightsRuleList = contributorInsightsRuleList
        self.contributorInsightsStatus = contributorInsightsStatus
        self.lastUpdateDateTime = lastUpdateDateTime
        self.failureException = failureException
        self.contributorInsightsMode = contributorInsightsMode
      }

      public init(from members: API.Members) throws {
        tableName = try members.optional("TableName")
        indexName = try members.optional("IndexName")
        contributorInsightsRuleList = try members.optional("ContributorInsightsRuleList")
        contributorInsightsStatus = try members.optional("ContributorInsightsStatus")
        lastUpdateDateTime = try members.optional("LastUpdateDateTime")
        failureException = try members.optional("FailureException")
        contributorInsightsMode = try members.optional("ContributorInsightsMode")
      }
    }
  }
}

extension API.DescribeContributorInsights: TableRequest {}
