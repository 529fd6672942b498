// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Lists streams page by page, of all tables or of one. Source: API Reference, "ListStreams".
  public struct ListStreams: ServiceRequest, Hashable {
    public static var operation: String { "ListStreams" }

    /// `TableName`, 3 to 255 characters.
    public var tableName: String?
    /// `Limit`, at least 1.
    public var limit: Int?
    /// `ExclusiveStartStreamArn`, 37 to 1,024 characters.
    public var exclusiveStartStreamARN: String?

    /// A request with what is given.
    public init(tableName: String? = nil, limit: Int? = nil, exclusiveStartStreamARN: String? = nil) {
      self.tableName = tableName
      self.limit = limit
      self.exclusiveStartStreamARN = exclusiveStartStreamARN
    }

    public var tableNames: [String] { tableName.map { [$0] } ?? [] }
    public var isWrite: Bool { false }
    // Reads only.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("TableName", tableName)
      writer.member("Limit", limit)
      writer.member("ExclusiveStartStreamArn", exclusiveStartStreamARN)
    }

    /// The answer of ListStreams.
    public struct Response: ReadStructure {
      /// `Streams`
      public var streams: [API.Stream]?
      /// `LastEvaluatedStreamArn`, 37 to 1,024 characters.
      public var lastEvaluatedStreamARN: String?

      /// An answer with what is given.
      public init(streams: [API.Stream]? = nil, lastEvaluatedStreamARN: String? = nil) {
        self.streams = streams
        self.lastEvaluatedStreamARN = lastEvaluatedStreamARN
      }

      public init(from members: API.Members) throws {
        streams = try members.optional("Streams")
        lastEvaluatedStreamARN = try members.optional("LastEvaluatedStreamArn")
      }
    }
  }
}

extension API.ListStreams: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {
    tableName = tableName.map(name)
  }
}
extension API.ListStreams: API.PagedRequest {
  public func next(after response: Response) -> API.ListStreams? {
    guard let end = response.lastEvaluatedStreamARN else { return nil }
    var next = self
    next.exclusiveStartStreamARN = end
    return next
  }

  public func elements(of response: Response) -> [API.Stream] { response.streams ?? [] }
}
