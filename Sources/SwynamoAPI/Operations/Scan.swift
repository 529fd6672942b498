// Written by scripts/api-sources from the service's model.
public import SwynamoCore
public import SwynamoWire

extension API {
  /// Reads all items of a table or index, page by page up to 1 MB. Source: API Reference, "Scan".
  public struct Scan: ServiceRequest, Hashable {
    public static var operation: String { "Scan" }

    /// `TableName`, 1 to 1,024 characters.
    public var tableName: String
    /// `IndexName`, 3 to 255 characters.
    public var indexName: String?
    /// `AttributesToGet`, at least 1 element.
    public var attributesToGet: [String]?
    /// `Limit`, at least 1.
    public var limit: Int?
    /// `Select`
    public var select: API.Select?
    /// `ScanFilter`
    public var scanFilter: StringMap<API.Condition>?
    /// `ConditionalOperator`
    public var conditionalOperator: API.ConditionalOperator?
    /// `ExclusiveStartKey`
    public var exclusiveStartKey: Item?
    /// `ReturnConsumedCapacity`
    public var returnConsumedCapacity: ReturnConsumedCapacity
    /// `TotalSegments`, 1 to 1,000,000.
    public var totalSegments: Int?
    /// `Segment`, at most 999,999.
    public var segment: Int?
    /// `ProjectionExpression`
    public var projectionExpression: String?
    /// `FilterExpression`
    public var filterExpression: String?
    /// `ExpressionAttributeNames`
    public var expressionAttributeNames: StringMap<String>?
    /// `ExpressionAttributeValues`
    public var expressionAttributeValues: Item?
    /// `ConsistentRead`
    public var consistentRead: Bool?

    /// A request with what is given.
    public init(
      tableName: String, indexName: String? = nil, attributesToGet: [String]? = nil, limit: Int? = nil, select: API.Select? = nil,
      scanFilter: StringMap<API.Condition>? = nil, conditionalOperator: API.ConditionalOperator? = nil,
      exclusiveStartKey: Item? = nil, returnConsumedCapacity: ReturnConsumedCapacity = .none, totalSegments: Int? = nil,
      segment: Int? = nil, projectionExpression: String? = nil, filterExpression: String? = nil,
      expressionAttributeNames: StringMap<String>? = nil, expressionAttributeValues: Item? = nil, consistentRead: Bool? = nil
    ) {
      self.tableName = tableName
      self.indexName = indexName
      self.attributesToGet = attributesToGet
      self.limit = limit
      self.select = select
      self.scanFilter = scanFilter
      self.conditionalOperator = conditionalOperator
      self.exclusiveStartKey = exclusiveStartKey
      self.returnConsumedCapacity = returnConsumedCapacity
      self.totalSegments = totalSegments
      self.segment = segment
      self.projectionExpression = projectionExpression
      self.filterExpression = filterExpression
      self.expressionAttributeNames = expressionAttributeNames
      self.expressionAttributeValues = expressionAttributeValues
      self.consistentRead = consistentRead
    }

    public var tableNames: [String] { [tableName] }
    public var isWrite: Bool { false }
    // Reads only.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("TableName", tableName)
      writer.member("IndexName", indexName)
      writer.member("AttributesToGet", attributesToGet)
      writer.member("Limit", limit)
      writer.member("Select", select)
      writer.member("ScanFilter", scanFilter)
      writer.member("ConditionalOperator", conditionalOperator)
      writer.member("ExclusiveStartKey", exclusiveStartKey)
      writer.member("TotalSegments", totalSegments)
      writer.member("Segment", segment)
      writer.member("ProjectionExpression", projectionExpression)
      writer.member("FilterExpression", filterExpression)
      writer.member("ExpressionAttributeNames", expressionAttributeNames)
      writer.member("ExpressionAttributeValues", expressionAttributeValues)
      writer.member("ConsistentRead", consistentRead)
      writer.writeCost(returnConsumedCapacity)
    }

    /// The answer of Scan.
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

extension API.Scan: CostedRequest {}
extension API.Scan: TableRequest {}
extension API.Scan: API.PagedRequest {
  public func next(after response: Response) -> API.Scan? {
    guard let end = response.lastEvaluatedKey else { return nil }
    var next = self
    next.exclusiveStartKey = end
    return next
  }

  public func elements(of response: Response) -> [Item] { response.items ?? [] }
}
