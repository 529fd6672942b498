public import SwynamoCore

/// SearchVectors: finds the items whose vectors are the nearest to another. Source: API Reference, "SearchVectors".
public struct SearchVectorsRequest: WireRequest, Hashable {
  public static var operation: String { "SearchVectors" }

  /// `TableName`
  public var tableName: String
  /// `IndexName`
  public var indexName: String
  /// `SearchVector`
  public var searchVector: [Float]
  /// `TopK`
  public var topK: Int
  /// `SearchConditionExpression`
  public var searchConditionExpression: String?
  /// `ProjectionExpression`
  public var projectionExpression: String?
  /// The names and values that stand behind the expressions' placeholders.
  public var attributes: ExpressionAttributes
  /// `ReturnConsumedCapacity`
  public var returnConsumedCapacity: ReturnConsumedCapacity

  /// A request for so many items of an index.
  public init(
    tableName: String, indexName: String, searchVector: [Float], topK: Int, searchConditionExpression: String? = nil,
    projectionExpression: String? = nil, attributes: ExpressionAttributes = ExpressionAttributes(),
    returnConsumedCapacity: ReturnConsumedCapacity = .none
  ) {
    self.tableName = tableName
    self.indexName = indexName
    self.searchVector = searchVector
    self.topK = topK
    self.searchConditionExpression = searchConditionExpression
    self.projectionExpression = projectionExpression
    self.attributes = attributes
    self.returnConsumedCapacity = returnConsumedCapacity
  }

  public var tableNames: [String] { [tableName] }
  public var isWrite: Bool { false }
  public var isIdempotent: Bool { true }

  public func write(to writer: inout AttributeWriter) {
    writer.writeObject { writer in
      writer.member("TableName", tableName)
      writer.member("IndexName", indexName)
      writer.member("SearchVector", searchVector) { writer, element in element.encodeAttribute(to: &writer) }
      writer.member("TopK", topK)
      writer.member("SearchConditionExpression", searchConditionExpression)
      writer.member("ProjectionExpression", projectionExpression)
      attributes.write(to: &writer)
      writer.writeCost(returnConsumedCapacity)
    }
  }
}

/// An item that a search of vectors found, and how near its vector is.
///
///     for result in try await tickets.nearest(10, to: vector, in: byMeaning).run(on: db) {
///       print(result.score, result.item.title)
///     }
///
/// Source: API Reference, "SearchResultItem".
public struct SearchResult<Row> {
  /// The model, or the attributes that were selected.
  public var item: Row
  /// What the index's ``DistanceFunction`` gives for the two vectors: of `.cosine` and `.euclidean` the less, the nearer; of
  /// `.dotProduct` the greater.
  public var score: Double

  /// An item that was found, for a test's own transport.
  public init(item: Row, score: Double) {
    self.item = item
    self.score = score
  }
}

extension SearchResult: Sendable where Row: Sendable {}
extension SearchResult: Equatable where Row: Equatable {}
extension SearchResult: Hashable where Row: Hashable {}

/// The answer of SearchVectors.
package struct SearchVectorsResponse<Row> {
  /// The nearest first.
  package var results: [SearchResult<Row>]

  /// Reads each item straight into a row; nil leaves it out. Errors: `AttributeDecodingError`.
  package init(_ body: [UInt8], row: (inout AttributeReader) throws -> Row?) throws {
    var results: [SearchResult<Row>]?
    try AttributeReader.readDocument(body) { reader, name in
      guard name.text == "SearchResults" else { return _ = try reader.skipValue() }
      var found: [SearchResult<Row>] = []
      try reader.readArray { reader, _ in
        var item: Row??
        var score: Double?
        try reader.readObject { reader, member in
          switch member.text {
          case "Item": item = .some(try row(&reader))
          case "Score": score = try reader.readJSONNumber()
          default: try reader.skipValue()
          }
        }
        guard let item, let score else { throw AttributeReader.wrongShape("a result has no Item or no Score") }
        if let item { found.append(SearchResult(item: item, score: score)) }
      }
      results = found
    }
    guard let results else { throw AttributeReader.wrongShape("it has no SearchResults") }
    self.results = results
  }
}
