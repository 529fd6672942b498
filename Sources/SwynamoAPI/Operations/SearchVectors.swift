// Written by scripts/api-sources from the service's model.
public import SwynamoCore
public import SwynamoWire

extension API {
  /// Finds the items whose vectors are most similar to a given one, 1 to 100 of them. Source: API Reference, "SearchVectors".
  public struct SearchVectors: ServiceRequest, Hashable {
    public static var operation: String { "SearchVectors" }

    /// `TableName`, 1 to 1,024 characters.
    public var tableName: String
    /// `IndexName`, 3 to 255 characters.
    public var indexName: String
    /// `SearchVector`, 1 to 4,096 elements.
    public var searchVector: [AttributeValue]
    /// `TopK`, at least 1.
    public var topK: Int
    /// `ReturnConsumedCapacity`
    public var returnConsumedCapacity: ReturnConsumedCapacity
    /// `ExpressionAttributeNames`
    public var expressionAttributeNames: StringMap<String>?
    /// `ExpressionAttributeValues`
    public var expressionAttributeValues: Item?
    /// `ProjectionExpression`
    public var projectionExpression: String?
    /// `SearchConditionExpression`
    public var searchConditionExpression: String?

    /// A request with what is given.
    public init(
      tableName: String, indexName: String, searchVector: [AttributeValue], topK: Int,
      returnConsumedCapacity: ReturnConsumedCapacity = .none, expressionAttributeNames: StringMap<String>? = nil,
      expressionAttributeValues: Item? = nil, projectionExpression: String? = nil, searchConditionExpression: String? = nil
    ) {
      self.tableName = tableName
      self.indexName = indexName
      self.searchVector = searchVector
      self.topK = topK
      self.returnConsumedCapacity = returnConsumedCapacity
      self.expressionAttributeNames = expressionAttributeNames
      self.expressionAttributeValues = expressionAttributeValues
      self.projectionExpression = projectionExpression
      self.searchConditionExpression = searchConditionExpression
    }

    public var tableNames: [String] { [tableName] }
    public var isWrite: Bool { false }
    // Reads only.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("TableName", tableName)
      writer.member("IndexName", indexName)
      writer.member("SearchVector", searchVector)
      writer.member("TopK", topK)
      writer.member("ExpressionAttributeNames", expressionAttributeNames)
      writer.member("ExpressionAttributeValues", expressionAttributeValues)
      writer.member("ProjectionExpression", projectionExpression)
      writer.member("SearchConditionExpression", searchConditionExpression)
      writer.writeCost(returnConsumedCapacity)
    }

    /// The answer of SearchVectors.
    public struct Response: ReadStructure {
      /// `ConsumedCapacity`
      public var consumedCapacity: API.VectorCapacity?
      /// `SearchResults`
      public var searchResults: [API.SearchResultItem]?

      /// An answer with what is given.
      public init(consumedCapacity: API.VectorCapacity? = nil, searchResults: [API.SearchResultItem]? = nil) {
        self.consumedCapacity = consumedCapacity
        self.searchResults = searchResults
      }

      public init(from members: API.Members) throws {
        consumedCapacity = try members.optional("ConsumedCapacity")
        searchResults = try members.optional("SearchResults")
      }
    }
  }
}

extension API.SearchVectors: CostedRequest {}
extension API.SearchVectors: TableRequest {}
