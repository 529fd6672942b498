// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Lists the imports of the last 90 days page by page. Source: API Reference, "ListImports".
  public struct ListImports: ServiceRequest, Hashable {
    public static var operation: String { "ListImports" }

    /// `TableArn`, 1 to 1,024 characters.
    public var tableARN: String?
    /// `PageSize`, 1 to 25.
    public var pageSize: Int?
    /// `NextToken`, 112 to 1,024 characters.
    public var nextToken: String?

    /// A request with what is given.
    public init(tableARN: String? = nil, pageSize: Int? = nil, nextToken: String? = nil) {
      self.tableARN = tableARN
      self.pageSize = pageSize
      self.nextToken = nextToken
    }

    public var tableNames: [String] { tableARN.map { [$0] } ?? [] }
    public var isWrite: Bool { false }
    // Reads only.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("TableArn", tableARN)
      writer.member("PageSize", pageSize)
      writer.member("NextToken", nextToken)
    }

    /// The answer of ListImports.
    public struct Response: ReadStructure {
      /// `ImportSummaryList`
      public var importSummaryList: [API.ImportSummary]?
      /// `NextToken`, 112 to 1,024 characters.
      public var nextToken: String?

      /// An answer with what is given.
      public init(importSummaryList: [API.ImportSummary]? = nil, nextToken: String? = nil) {
        self.importSummaryList = importSummaryList
        self.nextToken = nextToken
      }

      public init(from members: API.Members) throws {
        importSummaryList = try members.optional("ImportSummaryList")
        nextToken = try members.optional("NextToken")
      }
    }
  }
}

extension API.ListImports: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {}
}
extension API.ListImports: API.PagedRequest {
  public func next(after response: Response) -> API.ListImports? {
    guard let end = response.nextToken else { return nil }
    var next = self
    next.nextToken = end
    return next
  }

  public func elements(of response: Response) -> [API.ImportSummary] { response.importSummaryList ?? [] }
}
