public import SwynamoCore

/// Query: reads a range of one partition. Source: API Reference, "Query".
public struct QueryRequest: WireRequest, Hashable {
  public static var operation: String { "Query" }

  /// `TableName`
  public var tableName: String
  /// `IndexName`
  public var indexName: String?
  /// `KeyConditionExpression`
  public var keyConditionExpression: String
  /// `FilterExpression`
  public var filterExpression: String?
  /// `ProjectionExpression`
  public var projectionExpression: String?
  /// The names and values that stand behind the expressions' placeholders.
  public var attributes: ExpressionAttributes
  /// `Select`
  public var select: Select?
  /// `Limit`
  public var limit: Int?
  /// `ExclusiveStartKey`
  public var exclusiveStartKey: EncodedItem?
  /// `ConsistentRead`
  public var consistentRead: Bool
  /// `ScanIndexForward`
  public var scanIndexForward: Bool
  /// `ReturnConsumedCapacity`
  public var returnConsumedCapacity: ReturnConsumedCapacity

  /// A request for a page of one partition.
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
      writer.writeCost(returnConsumedCapacity)
    }
  }
}

/// What a query or scan answers with.
public enum Select: String, Sendable, Hashable {
  /// `ALL_ATTRIBUTES`
  case allAttributes = "ALL_ATTRIBUTES"
  /// `ALL_PROJECTED_ATTRIBUTES`
  case allProjectedAttributes = "ALL_PROJECTED_ATTRIBUTES"
  /// `SPECIFIC_ATTRIBUTES`
  case specificAttributes = "SPECIFIC_ATTRIBUTES"
  /// `COUNT`
  case count = "COUNT"
}
