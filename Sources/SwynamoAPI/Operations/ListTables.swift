// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Lists table names page by page, up to 100 at a time. Source: API Reference, "ListTables".
  public struct ListTables: ServiceRequest, Hashable {
    public static var operation: String { "ListTables" }

    /// `ExclusiveStartTableName`, 3 to 255 characters.
    public var exclusiveStartTableName: String?
    /// `Limit`, 1 to 100.
    public var limit: Int?

    /// A request with what is given.
    public init(exclusiveStartTableName: String? = nil, limit: Int? = nil) {
      self.exclusiveStartTableName = exclusiveStartTableName
      self.limit = limit
    }

    public var tableNames: [String] { [] }
    public var isWrite: Bool { false }
    // Reads only.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("ExclusiveStartTableName", exclusiveStartTableName)
      writer.member("Limit", limit)
    }

    /// The answer of ListTables.
    public struct Response: ReadStructure {
      /// `TableNames`
      public var tableNames: [String]?
      /// `LastEvaluatedTableName`, 3 to 255 characters.
      public var lastEvaluatedTableName: String?

      /// An answer with what is given.
      public init(tableNames: [String]? = nil, lastEvaluatedTableName: String? = nil) {
        self.tableNames = tableNames
        self.lastEvaluatedTableName = lastEvaluatedTableName
      }

      public init(from members: API.Members) throws {
        tableNames = try members.optional("TableNames")
        lastEvaluatedTableName = try members.optional("LastEvaluatedTableName")
      }
    }
  }
}

extension API.ListTables: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {}
}
extension API.ListTables: API.PagedRequest {
  public func next(after response: Response) -> API.ListTables? {
    guard let end = response.lastEvaluatedTableName else { return nil }
    var next = self
    next.exclusiveStartTableName = end
    return next
  }

  public func elements(of response: Response) -> [String] { response.tableNames ?? [] }
}
