import SwynamoDB
import Testing

/// Inquiries by what they mean.
struct Inquiry: Sendable, Equatable {
  enum Status: String, AttributeConvertible { case open, closed }

  let id: String
  var team: String
  var status: Status
  var title: String
  var embedding: [Float]
}

let byMeaning = VectorIndex(
  "by-meaning", \Inquiry.embedding, dimensions: 3, .cosine, hashKey: \.team, filters: \.status)
let titlesByMeaning = VectorIndex("titles", \Inquiry.embedding, dimensions: 3, .dotProduct, projecting: .including(\.title))
let keysByMeaning = VectorIndex(
  "keys", \Inquiry.embedding, dimensions: 3, .euclidean, filters: \.team, \.status, projecting: .keysOnly)

let inquiries = Table("tickets") {
  HashKey(\Inquiry.id)
  Field(\.team)
  Field(\.status)
  Field(\.title, "subject")
  Field(\.embedding, "vector")
} indexes: {
  byMeaning
  titlesByMeaning
  keysByMeaning
}.of(Inquiry.init)

@Suite struct SearchVectorsTests {
  static func text(_ id: String, _ status: Inquiry.Status) -> String { "\(id) \(status)" }

  @Test func condition() {
    expectLowered(
      inquiries.nearest(10, to: [0.1, -2, 1e-7], in: byMeaning) {
        $0.team == "search"; $0.status == .open
      },
      """
      SearchVectors
      {
        "TableName": "tickets",
        "IndexName": "by-meaning",
        "SearchVector": [{"N":"0.1"},{"N":"-2"},{"N":"1e-07"}],
        "TopK": 10,
        "SearchConditionExpression": "#0 = :0 AND #1 = :1",
        "ProjectionExpression": "#2, #0, #1, #3, #4",
        "ExpressionAttributeNames": {"#0":"team","#1":"status","#2":"id","#3":"subject","#4":"vector"},
        "ExpressionAttributeValues": {":0":{"S":"search"},":1":{"S":"open"}}
      }
      """)
  }

  @Test func selection() {
    expectLowered(
      inquiries.nearest(1, to: [1, 0, 0], in: titlesByMeaning).select { $0.title },
      """
      SearchVectors
      {
        "TableName": "tickets",
        "IndexName": "titles",
        "SearchVector": [{"N":"1"},{"N":"0"},{"N":"0"}],
        "TopK": 1,
        "ProjectionExpression": "#0",
        "ExpressionAttributeNames": {"#0":"subject"}
      }
      """)
    expectLowered(
      inquiries.nearest(100, to: [1, 0, 0], in: keysByMeaning) { "b" == $0.team }
        .select(as: Self.text) {
          $0.id; $0.status
        },
      """
      SearchVectors
      {
        "TableName": "tickets",
        "IndexName": "keys",
        "SearchVector": [{"N":"1"},{"N":"0"},{"N":"0"}],
        "TopK": 100,
        "SearchConditionExpression": ":0 = #0",
        "ProjectionExpression": "#1, #2",
        "ExpressionAttributeNames": {"#0":"team","#1":"id","#2":"status"},
        "ExpressionAttributeValues": {":0":{"S":"b"}}
      }
      """)
  }

  struct Note: Sendable {
    let id: String
    var embedding: [Float]?
    var expires: Int?
    var others: Item
  }

  static let byText = VectorIndex("by-text", \Note.embedding, dimensions: 1, .euclidean)

  @Test func vectorsThatAreOptionalCanBeLeftOut() throws {
    struct Page: Sendable { let id: String; var embedding: [Float]? }
    let byText = VectorIndex("by-text", \Page.embedding, dimensions: 1, .euclidean)
    let pages = Table("pages") {
      HashKey(\Page.id)
      Field(\.embedding)
    } indexes: {
      byText
    }.of(Page.init)
    #expect(try pages.nearest(1, to: [1], in: byText).request().projectionExpression == "#0, #1")
    #expect(try pages.nearest(1, to: [1], in: byText).withoutVectors().request().projectionExpression == nil)
    // Which attributes there are is not known, and each would have to be named.
    let notes = Table("notes") {
      HashKey(\Note.id)
      Field(\.embedding)
      Field(\.expires)
      UnknownAttributes(\.others)
    } indexes: {
      Self.byText
    }.of(Note.init)
    #expect(try notes.nearest(1, to: [1], in: Self.byText).request().projectionExpression == nil)
  }

  @Test func whatItAsksOfAClient() throws {
    let request = try inquiries.nearest(7, to: [1, 0, 0], in: titlesByMeaning).select { $0.id }.request()
    #expect(request.serviceOperation.service == .search)
    #expect(!request.isWrite && request.isIdempotent && request.tableNames == ["tickets"])
    let measured = inquiries.nearest(7, to: [1, 0, 0], in: titlesByMeaning).select { $0.id }.consumedCapacity(.total)
    #expect(try measured.request().returnConsumedCapacity == .total)
  }

  @Test func createTable() {
    expectLowered(
      inquiries.createTable(),
      """
      CreateTable
      {
        "TableName": "tickets",
        "AttributeDefinitions": [
          {"AttributeName":"id","AttributeType":"S"},
          {"AttributeName":"team","AttributeType":"S"},
          {"AttributeName":"status","AttributeType":"S"}
        ],
        "KeySchema": [{"AttributeName":"id","KeyType":"HASH"}],
        "BillingMode": "PAY_PER_REQUEST",
        "VectorIndexes": [
          {
            "IndexName": "by-meaning",
            "VectorAttribute": {"AttributeName":"vector"},
            "SearchSchema": [
              {"AttributeName":"team","SearchSchemaElementType":"HASH"},
              {"AttributeName":"status","SearchSchemaElementType":"INLINE_FILTER"}
            ],
            "Projection": {"ProjectionType":"ALL"},
            "Dimensions": 3,
            "DistanceFunction": "COSINE"
          },
          {
            "IndexName": "titles",
            "VectorAttribute": {"AttributeName":"vector"},
            "Projection": {"ProjectionType":"INCLUDE","NonKeyAttributes":["subject"]},
            "Dimensions": 3,
            "DistanceFunction": "DOT_PRODUCT"
          },
          {
            "IndexName": "keys",
            "VectorAttribute": {"AttributeName":"vector"},
            "SearchSchema": [
              {"AttributeName":"team","SearchSchemaElementType":"INLINE_FILTER"},
              {"AttributeName":"status","SearchSchemaElementType":"INLINE_FILTER"}
            ],
            "Projection": {"ProjectionType":"KEYS_ONLY"},
            "Dimensions": 3,
            "DistanceFunction": "EUCLIDEAN"
          }
        ]
      }
      """)
  }
}
