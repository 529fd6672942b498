// Written by scripts/api-sources from the service's model.

extension API {
  /// Whether to turn contributor insights on or off. Source: API Reference, "ContributorInsightsAction".
  public struct ContributorInsightsAction: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `ENABLE`
    public static let enable = Self(rawValue: "ENABLE")
    /// `DISABLE`
    public static let disable = Self(rawValue: "DISABLE")
  }

  /// Which keys contributor insights count: accessed and throttled ones, or throttled ones only. Source: API Reference,
  /// "ContributorInsightsMode".
  public struct ContributorInsightsMode: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `ACCESSED_AND_THROTTLED_KEYS`
    public static let accessedAndThrottledKeys = Self(rawValue: "ACCESSED_AND_THROTTLED_KEYS")
    /// `THROTTLED_KEYS`
    public static let throttledKeys = Self(rawValue: "THROTTLED_KEYS")
  }

  /// Whether contributor insights are on, off, in between or failed. Source: API Reference, "ContributorInsightsStatus".
  public struct ContributorInsightsStatus: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `ENABLING`
    public static let enabling = Self(rawValue: "ENABLING")
    /// `ENABLED`
    public static let enabled = Self(rawValue: "ENABLED")
    /// `DISABLING`
    public static let disabling = Self(rawValue: "DISABLING")
    /// `DISABLED`
    public static let disabled = Self(rawValue: "DISABLED")
    /// `FAILED`
    public static let failed = Self(rawValue: "FAILED")
  }

  /// The contributor insights of one table or index in a list. Source: API Reference, "ContributorInsightsSummary".
  public struct ContributorInsightsSummary: ReadStructure {
    /// `TableName`, 3 to 255 characters.
    public var tableName: String?
    /// `IndexName`, 3 to 255 characters.
    public var indexName: String?
    /// `ContributorInsightsStatus`
    public var contributorInsightsStatus: API.ContributorInsightsStatus?
    /// `ContributorInsightsMode`
    public var contributorInsightsMode: API.ContributorInsightsMode?

    /// The structure with what is given.
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

  /// Why contributor insights failed. Source: API Reference, "FailureException".
  public struct Failure: ReadStructure {
    /// `ExceptionName`
    public var exceptionName: String?
    /// `ExceptionDescription`
    public var exceptionDescription: String?

    /// The structure with what is given.
    public init(exceptionName: String? = nil, exceptionDescription: String? = nil) {
      self.exceptionName = exceptionName
      self.exceptionDescription = exceptionDescription
    }

    public init(from members: API.Members) throws {
      exceptionName = try members.optional("ExceptionName")
      exceptionDescription = try members.optional("ExceptionDescription")
    }
  }
}
