public import SwynamoCore

/// Scan: reads a whole table or index. Source: API Reference, "Scan".
public struct ScanRequest: WireRequest, Hashable {
  public static var operation: String { "Scan" }

  /// `TableName`
  public var tableName: String
  /// `IndexName`
  public var indexName: String?
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
  /// `Segment`, counted from 0.
  public var segment: Int?
  /// `TotalSegments`
  public var totalSegments: Int?
  /// `ReturnConsumedCapacity`
  public var returnConsumedCapacity: ReturnConsumedCapacity

  /// A request for a page of a table or an index.
  public init(
    tableName: String, indexName: String? = nil, filterExpression: String? = nil, projectionExpression: String? = nil,
    attributes: ExpressionAttributes = ExpressionAttributes(), select: Select? = nil, limit: Int? = nil,
    exclusiveStartKey: EncodedItem? = nil, consistentRead: Bool = false, segment: Int? = nil, totalSegments: Int? = nil,
    returnConsumedCapacity: ReturnConsumedCapacity = .none
  ) {
    self.tableName = tableName
    self.indexName = indexName
    self.filterExpression = filterExpression
    self.projectionExpression = projectionExpression
    self.attributes = attributes
    self.select = select
    self.limit = limit
    self.exclusiveStartKey = exclusiveStartKey
    self.consistentRead = consistentRead
    self.segment = segment
    self.totalSegments = totalSegments
    self.returnConsumedCapacity = returnConsumedCapacity
  }

  public var tableNames: [String] { [tableName] }
  public var isWrite: Bool { false }
  public var isIdempotent: Bool { true }

  public func write(to writer: inout AttributeWriter) {
    writer.writeObject { writer in
      writer.member("TableName", tableName)
      writer.member("IndexName", indexName)
      writer.member("FilterExpression", filterExpression)
      writer.member("ProjectionExpression", projectionExpression)
      attributes.write(to: &writer)
      writer.member("Select", select?.rawValue)
      writer.member("Limit", limit)
      writer.member("ExclusiveStartKey", exclusiveStartKey)
      if consistentRead { writer.member("ConsistentRead", true) }
      writer.member("Segment", segment)
      writer.member("TotalSegments", totalSegments)
      writer.writeCost(returnConsumedCapacity)
    }
  }
}
