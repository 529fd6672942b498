import Foundation
import SwynamoDB
import SwynamoEngine
import SwynamoTesting
import Testing

/// What searches of vector indexes give.
@Suite struct VectorSearchTests {
  struct Photo: Sendable, Equatable {
    let id: String
    var owner: String
    var place: String?
    var embedding: [Float]?
    var expires: Int?
  }

  static let byLook = VectorIndex("by-look", \Photo.embedding, dimensions: 2, .euclidean, filters: \.owner)
  static let keysByLook = VectorIndex("keys", \Photo.embedding, dimensions: 2, .dotProduct, projecting: .keysOnly)

  static let photos = Table("photos") {
    HashKey(\Photo.id)
    Field(\.owner)
    Field(\.place)
    Field(\.embedding)
    Field(\.expires)
  } indexes: {
    byLook
    keysByLook
  }.of(Photo.init)

  static let all = [
    Photo(id: "a", owner: "ann", place: "Rome", embedding: [0, 0]),
    Photo(id: "b", owner: "ann", place: nil, embedding: [3, 4]),
    Photo(id: "c", owner: "ben", place: "Oslo", embedding: [0, 2]),
    Photo(id: "d", owner: "ben", place: "Oslo", embedding: nil),
  ]

  static func database() async throws -> DynamoDB {
    let db = DynamoDB(.embedded(.inMemory))
    try await photos.createTable().run(on: db)
    try await db.batchWrite { for photo in all { photos.put(photo) } }
    return db
  }

  @Test func models() async throws {
    let db = try await Self.database()
    let found = try await Self.photos.nearest(10, to: [0, 0], in: Self.byLook).run(on: db)
    #expect(found.map(\.item) == [Self.all[0], Self.all[2], Self.all[1]])
    #expect(found.map(\.score) == [0, 2, 5])
    let anns = try await Self.photos.nearest(1, to: [3, 3], in: Self.byLook) { $0.owner == "ann" }.run(on: db)
    #expect(anns == [SearchResult(item: Self.all[1], score: 1)])
    let bare = try await Self.photos.nearest(1, to: [3, 3], in: Self.byLook).withoutVectors().run(on: db)
    #expect(bare.map(\.item) == [Photo(id: "b", owner: "ann", place: nil, embedding: nil)])
  }

  @Test func rows() async throws {
    let db = try await Self.database()
    let rows = try await Self.photos.nearest(2, to: [0, 0.5], in: Self.byLook).select {
      $0.id; $0.place; $0.embedding
    }.run(on: db)
    #expect(
      rows.map { "\($0.item.0 ?? "-") \($0.item.1 ?? "-") \($0.item.2 ?? [])" } == ["a Rome [0.0, 0.0]", "c Oslo [0.0, 2.0]"])
    let named = try await Self.photos.nearest(3, to: [1, 0], in: Self.keysByLook).select(as: { (id: String) in id }) { $0.id }
      .run(on: db)
    #expect(named.first == SearchResult(item: "b", score: 3))
    #expect(Set(named.map(\.item)) == ["a", "b", "c"])
  }

  @Test func whatHasExpiredIsLeftOut() async throws {
    struct Login: Sendable {
      let id: String
      var embedding: [Float]
      var expires: Date?
    }
    let byLook = VectorIndex("by-look", \Login.embedding, dimensions: 1, .euclidean)
    let logins = Table("logins") {
      HashKey(\Login.id)
      Field(\.embedding)
      TimeToLive(\.expires)
    } indexes: {
      byLook
    }.of(Login.init)
    let db = DynamoDB(.embedded(.inMemory))
    try await logins.createTable().run(on: db)
    try await logins.put(Login(id: "old", embedding: [1], expires: Date(timeIntervalSinceNow: -60))).run(on: db)
    try await logins.put(Login(id: "new", embedding: [2], expires: Date(timeIntervalSinceNow: 600))).run(on: db)
    #expect(try await logins.nearest(5, to: [1], in: byLook).run(on: db).map(\.item.id) == ["new"])
    let vectors = try await logins.nearest(5, to: [1], in: byLook).select { $0.embedding }.run(on: db)
    #expect(vectors.count == 1 && vectors.first?.item == [2])
    #expect(try await logins.nearest(5, to: [1], in: byLook).includingExpired().run(on: db).map(\.item.id) == ["old", "new"])
  }

  @Test func whatItCosts() async throws {
    let db = try await Self.database()
    let (found, cost) = try await Self.photos.nearest(1, to: [0, 0], in: Self.byLook).consumedCapacity().run(on: db)
    #expect(found.count == 1)
    #expect((cost["photos"]?.vectorSearchRequestBytes ?? 0) >= 1024)
    #expect(cost.units == ConsumedCapacity.Units())
  }

  @Test func whatTheServiceRefuses() async throws {
    let db = try await Self.database()
    // An index that the table in DynamoDB doesn't have.
    let other = VectorIndex("other", \Photo.embedding, dimensions: 2, .euclidean)
    let photos = Table("photos") {
      HashKey(\Photo.id)
      Field(\.owner)
      Field(\.place)
      Field(\.embedding)
      Field(\.expires)
    } indexes: {
      other
    }.of(Photo.init)
    let error = await #expect(throws: DynamoDBError.self) { try await photos.nearest(1, to: [0, 0], in: other).run(on: db) }
    #expect(error?.message == "The table does not have the specified index: other")
  }

  @Test func answersThatAreNone() async throws {
    let item = #""Item":{"id":{"S":"a"},"owner":{"S":"ann"}}"#
    for body in ["{}", #"{"SearchResults":[{\#(item)}]}"#, #"{"SearchResults":[{"Score":1}]}"#, #"{"SearchResults":{}}"#] {
      let db = DynamoDB(Backend(RecordingTransport([.json(body)])))
      await #expect(throws: TransportError.self) {
        try await Self.photos.nearest(1, to: [0, 0], in: Self.byLook).run(on: db)
      }
    }
    let db = DynamoDB(Backend(RecordingTransport([.json(#"{"SearchResults":[{"Item":{"id":{"N":"1"}},"Score":1}]}"#)])))
    let error = await #expect(throws: AttributeDecodingError.self) {
      try await Self.photos.nearest(1, to: [0, 0], in: Self.byLook).run(on: db)
    }
    #expect(error?.path == "id" && error?.table == "photos")
  }
}
