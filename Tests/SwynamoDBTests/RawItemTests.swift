import SwynamoDB
import SwynamoEngine
import SwynamoTesting
import Testing

private struct Track: Sendable {
  let id: String
  var title: String
  var album: String?
}

private let byTrackAlbum = GlobalIndex("by-album", projecting: .keysOnly) { HashKey(\Track.album) }

private let tracks = Table("tracks") {
  HashKey(\Track.id)
  Field(\.title, "track_title")
  Field(\.album)
} indexes: {
  byTrackAlbum
}.of(Track.init)

private let foreign: Item = ["id": "a", "album": "X", "unknown": ["n": 1]]

@Suite struct RawItemTests {
  private func filled() async throws -> DynamoDB {
    let db = DynamoDB(.embedded(.inMemory))
    try await tracks.createTable().run(on: db)
    try await tracks.put(item: foreign).run(on: db)
    return db
  }

  @Test func `What no model is can be read as it is stored`() async throws {
    let db = try await filled()
    await #expect(throws: AttributeDecodingError.self) { _ = try await tracks.get("a").run(on: db) }
    #expect(try await tracks.get("a").raw().run(on: db) == foreign)
    #expect(try await tracks.get("b").raw().run(on: db) == nil)
    #expect(try await tracks.query("a").raw().run(on: db) == [foreign])
    #expect(try await tracks.scan().filter { $0.album == "X" }.raw().run(on: db) == [foreign])
    #expect(try await tracks.batchGet(["a", "b"]).raw().run(on: db) == [foreign])
    #expect(try await db.transactGet([tracks.get("a").raw()]) == [foreign])
    let (item, track) = try await db.transactGet {
      tracks.get("a").raw()
      tracks.get("b")
    }
    #expect(item == foreign && track == nil)
  }

  @Test func `A selection and an index give what they have`() async throws {
    let db = try await filled()
    #expect(try await tracks.get("a").select { $0.album }.raw().run(on: db) == ["album": "X"])
    #expect(try await tracks.query(byTrackAlbum, "X").raw().run(on: db) == [["id": "a", "album": "X"]])
    #expect(throws: StatementError.self) { try tracks.query(byTrackAlbum, "X").request() }
  }

  @Test func `Writes give back items`() async throws {
    let db = try await filled()
    let new = try await tracks.update("a") { $0.title.set("T") }.returning(.allNewItem).run(on: db)
    #expect(new == foreign.merging(["track_title": "T"]) { $1 })
    #expect(try await tracks.put(item: ["id": "a"]).returning(.allOldItem).run(on: db) == new)
    #expect(try await tracks.delete("a").returning(.allOldItem).run(on: db) == ["id": "a"])
    #expect(try await tracks.delete("a").returning(.allOldItem).run(on: db) == nil)
  }

  @Test func `A key can be an item`() async throws {
    let db = try await filled()
    #expect(try await tracks.get(key: foreign).raw().run(on: db) == foreign)
    try await tracks.update(key: ["id": "a"]) { $0.title.set("T") }.run(on: db)
    #expect(try await tracks.get(key: ["id": "a"]).run(on: db)?.title == "T")
    try await db.batchWrite { tracks.delete(key: foreign) }
    #expect(try await tracks.count().run(on: db) == 0)
    let error = #expect(throws: StatementError.self) { try tracks.get(key: ["album": "X"]).request() }
    #expect(error?.faults.contains(.itemMissesKey("id")) == true)
  }

  @Test func `A condition of a raw put speaks of the model's attributes`() throws {
    let request = try tracks.put(item: foreign).if { $0.title.doesNotExist }.request()
    #expect(request.conditionExpression == "attribute_not_exists(#0)")
    #expect(request.attributes.names == ["track_title"])
    #expect(try request.item.decoded() == foreign)
  }

  @Test func `What DynamoDB would refuse of an item is refused before sending`() {
    let large = #expect(throws: StatementError.self) {
      try tracks.put(item: ["id": "a", "text": .string(String(repeating: "x", count: 410_000))]).request()
    }
    #expect(large?.faults == [.itemTooLarge(bytes: 410_007)])
    let error = #expect(throws: StatementError.self) { try tracks.put(item: ["album": 1, "tags": .stringSet([])]).request() }
    #expect(
      error?.description == """
        PutItem on table "tracks" was not sent:
          - the item has no value for the key "id"
          - the key "album" is declared as S, but its value is N
          - "tags": a set may not be empty, since DynamoDB stores none: leave it out, and in a condition ask for doesNotExist
        """)
  }

  @Test func `Models, items and DynamoDB's JSON lead to each other`() throws {
    let track = Track(id: "é", title: "T", album: nil)
    let text = try tracks.encode(track).json
    #expect(text == #"{"id":{"S":"é"},"track_title":{"S":"T"}}"#)
    #expect(try tracks.decode(Item(json: text)).title == "T")
    #expect(try Item(json: " {\"n\" : {\"N\":\"1.0\"}} ") == ["n": 1])
    for wrong in ["", "{}{}", "[]", #"{"a":1}"#] { #expect(throws: AttributeDecodingError.self) { try Item(json: wrong) } }
  }
}
