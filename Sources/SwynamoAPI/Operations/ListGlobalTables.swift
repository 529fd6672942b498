// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Lists global tables of the 2017 version page by page. Source: API Reference, "ListGlobalTables".
  public struct ListGlobalTables: ServiceRequest, Hashable {
    public static var operation: String { "ListGlobalTables" }

    /// `ExclusiveStartGlobalTableName`, 3 to 255 characters.
    public var exclusiveStartGlobalTableName: String?
    /// `Limit`, at least 1.
    public var limit: Int?
    /// `RegionName`
    public var regionName: String?

    /// A request with what is given.
    public init(exclusiveStartGlobalTableName: String? = nil, limit: Int? = nil, regionName: String? = nil) {
      self.exclusiveStartGlobalTableName = exclusiveStartGlobalTableName
      self.limit = limit
      self.regionName = regionName
    }

    public var tableNames: [String] { [] }
    public var isWrite: Bool { false }
    // Reads only.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("ExclusiveStartGlobalTableName", exclusiveStartGlobalTableName)
      writer.member("Limit", limit)
      writer.member("RegionName", regionName)
    }

    /// The answer of ListGlobalTables.
    public struct Response: ReadStructure {
      /// `GlobalTables`
      public var globalTables: [API.GlobalTable]?
      /// `LastEvaluatedGlobalTableName`, 3 to 255 characters.
      public var lastEvaluatedGlobalTableName: String?

      /// An answer with what is given.
      public init(globalTables: [API.GlobalTable]? = nil, lastEvaluatedGlobalTableName: String? = nil) {
        self.globalTables = globalTables
        self.lastEvaluatedGlobalTableName = lastEvaluatedGlobalTableName
      }

      public init(from members: API.Members) throws {
        globalTables = try members.optional("GlobalTables")
        lastEvaluatedGlobalTableName = try members.optional("LastEvaluatedGlobalTableName")
      }
    }
  }
}

extension API.ListGlobalTables: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {}
}
extension API.ListGlobalTables: API.PagedRequest {
  public func next(after response: Response) -> API.ListGlobalTables? {
    guard let end = response.lastEvaluatedGlobalTableName else { return nil }
    var next = self
    next.exclusiveStartGlobalTableName = end
    return next
  }

  public func elements(of response: Response) -> [API.GlobalTable] { response.globalTables ?? [] }
}
