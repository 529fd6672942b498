import SwynamoEngine
import Testing

/// Parts of requests about vector indexes.
enum Vectors {
  /// An index of `emb`.
  static func index(
    _ name: String = "vix", dimensions: Int = 3, _ distance: String = "COSINE", schema: String? = nil,
    projection: String = #"{"ProjectionType":"ALL"}"#, attribute: String = "emb"
  ) -> String {
    let searched = schema.map { #""SearchSchema":\#($0),"# } ?? ""
    return
      #"{"IndexName":"\#(name)","VectorAttribute":{"AttributeName":"\#(attribute)"},\#(searched)"#
      + #""Projection":\#(projection),"Dimensions":\#(dimensions),"DistanceFunction":"\#(distance)"}"#
  }

  /// `[{"AttributeName":"tenant","SearchSchemaElementType":"HASH"}]`
  static func schema(hash: String? = nil, filters: [String] = []) -> String {
    let elements = (hash.map { [($0, "HASH")] } ?? []) + filters.map { ($0, "INLINE_FILTER") }
    return "[" + elements.map { #"{"AttributeName":"\#($0.0)","SearchSchemaElementType":"\#($0.1)"}"# }.joined(separator: ",")
      + "]"
  }

  /// `{"L":[{"N":"1"},{"N":"0"}]}`
  static func value(_ elements: [some LosslessStringConvertible]) -> String { #"{"L":\#(list(elements))}"# }

  static func list(_ elements: [some LosslessStringConvertible]) -> String {
    "[" + elements.map { #"{"N":"\#($0)"}"# }.joined(separator: ",") + "]"
  }

  /// The body of CreateTable of `docs`, whose key is `id` (S).
  static func table(
    _ indexes: String, definitions: [(String, String)] = [], billing: String = #""BillingMode":"PAY_PER_REQUEST""#
  ) -> String {
    let all = [("id", "S")] + definitions
    let defined = all.map { #"{"AttributeName":"\#($0.0)","AttributeType":"\#($0.1)"}"# }.joined(separator: ",")
    return
      #"{"TableName":"docs",\#(billing),"AttributeDefinitions":[\#(defined)],"#
      + #""KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],"VectorIndexes":[\#(indexes)]}"#
  }

  static func search(_ vector: [some LosslessStringConvertible], _ more: String = "", top: Int = 10, index: String = "vix")
    -> String
  {
    #"{"TableName":"docs","IndexName":"\#(index)","SearchVector":\#(list(vector)),"TopK":\#(top)\#(more.isEmpty ? "" : ",")\#(more)}"#
  }

  /// A condition on attributes and their values as JSON texts.
  static func condition(_ text: String, _ values: String) -> String {
    #""SearchConditionExpression":"\#(text)","ExpressionAttributeValues":{\#(values)}"#
  }
}

extension Bench {
  /// `docs`: partition key `id` (S), with vector indexes.
  static func docs(
    _ indexes: String = Vectors.index(), definitions: [(String, String)] = [], _ store: EmbeddedEngine.Store = .inMemory
  ) async throws -> Bench {
    let bench = try Bench(store)
    try await bench.must("CreateTable", Vectors.table(indexes, definitions: definitions))
    return bench
  }

  /// Puts an item into `docs`.
  func addDoc(
    _ id: String, _ vector: [some LosslessStringConvertible], _ more: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    try await must(
      "PutItem",
      #"{"TableName":"docs","Item":{"id":{"S":"\#(id)"},"emb":\#(Vectors.value(vector))\#(more.isEmpty ? "" : ",")\#(more)}}"#,
      sourceLocation: sourceLocation)
  }

  /// The results of a search: the ids with their scores, as they came.
  func found(_ search: String, sourceLocation: SourceLocation = #_sourceLocation) async throws -> [(id: String, score: Double)] {
    let (status, body) = try await send("SearchVectors", search)
    try #require(status == 200, "\(body)", sourceLocation: sourceLocation)
    // Foundation reads numbers less exactly.
    return try body.split(separator: #"{"Item":"#).dropFirst().map { result in
      let id = try #require(result.firstMatch(of: /"id":{"S":"([^"]*)"}/)?.output.1)
      let score = try #require(result.firstMatch(of: /"Score":([^}]*)}/)?.output.1)
      return (String(id), try #require(Double(score)))
    }
  }

  func ids(_ search: String, sourceLocation: SourceLocation = #_sourceLocation) async throws -> [String] {
    try await found(search, sourceLocation: sourceLocation).map(\.id)
  }
}
