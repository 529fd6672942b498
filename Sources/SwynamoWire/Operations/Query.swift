public import SwynamoCore

/// Query: reads a range of one partition. Source: API Reference, "Query".
public struct QueryRequest: WireRequest, Hashable {
  public static var operation: String { "Query" }

  public var tableName: String
  public var indexName: String?
  public var keyConditionExpression: String
  public var filterExpression: String?
  public var projectionExpression: String?
  public var attributes: ExpressionAttributes
  public var select: Select?
  public var limit: Int?
  public var exclusiveStartKey: EncodedItem?
  public var consistentRead: Bool
  public var scanIndexForward: Bool
  public var returnConsumedCapacity: ReturnConsumedCapacity

  public init(
    tableName: String, keyConditionExpression: String, indexName: String? = nil, filterExpression: String? = nil,
    projectionExpression: String? = nil, attributes: ExpressionAttributes = ExpressionAttributes(), select: Select? = nil,
    limit: Int? = nil, exclusiveStartKey: EncodedItem? = nil, consistentRead: Bool = false, scanIndexForward: Bool = true,
    returnConsumedCapacity: ReturnConsumedCapacity = .none
  ) {
    self.tableName = tableName
    self.indexName = indexName
    self.keyConditionExpression = keyConditionExpression
    self.filterExpression = filterExpression
    self.projectionExpression = projectionExpression
    self.attributes = attributes
    self.select = select
    self.limit = limit
    self.exclusiveStartKey = exclusiveStartKey
    self.consistentRead = consistentRead
    self.scanIndexForward = scanIndexForward
    self.returnConsumedCapacity = returnConsumedCapacity
  }

  public var tableNames: [String] { [tableName] }
  public var isWrite: Bool { false }
  public var isIdempotent: Bool { true }

  public func write(to writer: inout AttributeWriter) {
    writer.writeObject { writer in
      writer.member("TableName", tableName)
      writer.member("IndexName", indexName)
      writer.member("KeyConditionExpression", keyConditionExpression)
      writer.member("FilterExpression", filterExpression)
      writer.member("ProjectionExpression", projectionExpression)
      attributes.write(to: &writer)
      writer.member("Select", select?.rawValue)
      writer.member("Limit", limit)
      writer.member("ExclusiveStartKey", exclusiveStartKey)
      if consistentRead { writer.member("ConsistentRead", true) }
      if !scanIndexForward { writer.member("ScanIndexForward", false) }
      if returnConsumedCapacity != .none { writer.member("ReturnConsumedCapacity", returnConsumedCapacity.rawValue) }
    }
  }
}

/// What a query or scan answers with.
public enum Select: String, Sendable, Hashable {
  case allAttributes = "ALL_ATTRIBUTES"
  case allProjectedAttributes = "ALL_PROJECTED_ATTRIBUTES"
  case specificAttributes = "SPECIFIC_ATTRIBUTES"
  case count = "COUNT"
}
