// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Lists the exports of the last 90 days page by page. Source: API Reference, "ListExports".
  public struct ListExports: ServiceRequest, Hashable {
    public static var operation: String { "ListExports" }

    /// `TableArn`, 1 to 1,024 characters.
    public var tableARN: String?
    /// `MaxResults`, 1 to 25.
    public var maxResults: Int?
    /// `NextToken`
    public var nextToken: String?

    /// A request with what is given.
    public init(tableARN: String? = nil, maxResults: Int? = nil, nextToken: String? = nil) {
      self.tableARN = tableARN
      self.maxResults = maxResults
      self.nextToken = nextToken
    }

    public var tableNames: [String] { tableARN.map { [$0] } ?? [] }
    public var isWrite: Bool { false }
    // Reads only.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("TableArn", tableARN)
      writer.member("MaxResults", maxResults)
      writer.member("NextToken", nextToken)
    }

    /// The answer of ListExports.
    public struct Response: ReadStructure {
      /// `ExportSummaries`
      public var exportSummaries: [API.ExportSummary]?
      /// `NextToken`
      public var nextToken: String?

      /// An answer with what is given.
      public init(exportSummaries: [API.ExportSummary]? = nil, nextToken: String? = nil) {
        self.exportSummaries = exportSummaries
        self.nextToken = nextToken
      }

      public init(from members: API.Members) throws {
        exportSummaries = try members.optional("ExportSummaries")
        nextToken = try members.optional("NextToken")
      }
    }
  }
}

extension API.ListExports: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {}
}
extension API.ListExports: API.PagedRequest {
  public func next(after response: Response) -> API.ListExports? {
    guard let end = response.nextToken else { return nil }
    var next = self
    next.nextToken = end
    return next
  }

  public func elements(of response: Response) -> [API.ExportSummary] { response.exportSummaries ?? [] }
}
