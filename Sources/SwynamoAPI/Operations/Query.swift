// Written by scripts/api-sources from the service's model.
public import SwynamoCore
public import SwynamoWire

extension API {
  /// Reads the items of one partition key in order, page by page up to 1 MB. Source: API Reference, "Query".
  public struct Query: ServiceRequest, Hashable {
    public static var operation: String { "Query" }

    /// `TableName`, 1 to 1,024 characters.
    public var tableName: String
    /// `IndexName`, 3 to 255 characters.
    public var indexName: String?
    /// `Select`
    public var select: API.Select?
    /// `AttributesToGet`, at least 1 element.
    public var attributesToGet: [String]?
    /// `Limit`, at least 1.
    public var limit: Int?
    /// `ConsistentRead`
    public var consistentRead: Bool?
    /// `KeyConditions`
    public var keyConditions: StringMap<API.Condition>?
    /// `QueryFilter`
    public var queryFilter: StringMap<API.Condition>?
    /// `ConditionalOperator`
    public var conditionalOperator: API.ConditionalOperator?
    /// `ScanIndexForward`
    public var scanIndexForward: Bool?
    /// `ExclusiveStartKey`
    public var exclusiveStartKey: Item?
    /// `ReturnConsumedCapacity`
    public var returnConsumedCapacity: ReturnConsumedCapacity
    /// `ProjectionExpression`
    public var projectionExpression: String?
    /// `FilterExpression`
    public var filterExpression: String?
    /// `KeyConditionExpression`
    public var keyConditionExpression: String?
    /// `ExpressionAttributeNames`
    public var expressionAttributeNames: StringMap<String>?
    /// `ExpressionAttributeValues`
    public var expressionAttributeValues: Item?

    /// A request with what is given.
    public init(
      tableName: String, indexName: String? = nil, select: API.Select? = nil, attributesToGet: [String]? = nil, limit: Int? = nil,
      consistentRead: Bool? = nil, keyConditions: StringMap<API.Condition>? = nil, queryFilter: StringMap<API.Condition>? = nil,
      conditionalOperator: API.ConditionalOperator? = nil, scanIndexForward: Bool? = nil, exclusiveStartKey: Item? = nil,
      returnConsumedCapacity: ReturnConsumedCapacity = .none, projectionExpression: String? = nil,
      filterExpression: String? = nil, keyConditionExpression: String? = nil, expressionAttributeNames: StringMap<String>? = nil,
      expressionAttributeValues: Item? = nil
    ) {
      self.tableName = tableName
      self.indexName = indexName
      self.select = select
      self.attributesToGet = attributesToGet
      self.limit = limit
      self.consistentRead = consistentRead
      self.keyConditions = keyConditions
      self.queryFilter = queryFilter
      self.conditionalOperator = conditionalOperator
      self.scanIndexForward = scanIndexForward
      self.exclusiveStartKey = exclusiveStartKey
      self.returnConsumedCapacity = returnConsumedCapacity
      self.projectionExpression = projectionExpression
      self.filterExpression = filterExpression
      self.keyConditionExpression = keyConditionExpression
      self.expressionAttributeNames = expressionAttributeNames
      self.expressionAttributeValues = expressionAttributeValues
    }

    public var tableNames: [String] { [tableName] }
    public var isWrite: Bool { false }
    // Reads only.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("TableName", tableName)
      writer.member("IndexName", indexName)
      writer.member("Select", select)
      writer.member("AttributesToGet", attributesToGet)
      writer.member("Limit", limit)
      writer.member("ConsistentRead", consistentRead)
      writer.member("KeyConditions", keyConditions)
      writer.member("QueryFilter", queryFilter)
      writer.member("ConditionalOperator", conditionalOperator)
      writer.member("ScanIndexForward", scanIndexForward)
      writer.member("ExclusiveStartKey", exclusiveStartKey)
      writer.member("ProjectionExpression", projectionExpression)
      writer.member("FilterExpression", filterExpression)
      writer.member("KeyConditionExpression", keyConditionExpression)
      writer.member("ExpressionAttributeNames", expressionAttributeNames)
      writer.member("ExpressionAttributeValues", expressionAttributeValues)
      writer.writeCost(returnConsumedCapacity)
    }

    /// The answer of Query.
    public struct Response: ReadStructure {
      /// `Items`
      public var items: [Item]?
      /// `Count`
      public var count: Int?
      /// `ScannedCount`
      public var scannedCount: Int?
      /// `LastEvaluatedKey`
      public var lastEvaluatedKey: Item?
      /// `ConsumedCapacity`
      public var consumedCapacity: API.ConsumedCapacity?

      /// An answer with what is given.
      public init(
        items: [Item]? = nil, count: Int? = nil, scannedCount: Int? = nil, lastEvaluatedKey: Item? = nil,
        consumedCapacity: API.ConsumedCapacity? = nil
      ) {
        self.items = items
        self.count = count
        self.scannedCount = scannedCount
        self.lastEvaluatedKey = lastEvaluatedKey
        self.consumedCapacity = consumedCapacity
      }

      public init(from members: API.Members) throws {
        items = try members.optional("Items")
        count = try members.optional("Count")
        scannedCount = try members.optional("ScannedCount")
        lastEvaluatedKey = try members.optional("LastEvaluatedKey")
        consumedCapacity = try members.optional("ConsumedCapacity")
      }
    }
  }
}

extension API.Query: CostedRequest {}
extension API.Query: TableRequest {}
extension API.Query: API.PagedRequest {
  public func next(after response: Response) -> API.Query? {
    guard let end = response.lastEvaluatedKey else { return nil }
    var next = self
    next.exclusiveStartKey = end
    return next
  }

  public func elements(of response: Response) -> [Item] { response.items ?? [] }
}
