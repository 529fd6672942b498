import SwynamoDB
import SwynamoEngine
import SwynamoTesting
import Testing

private struct Song: Sendable, Equatable {
  let artist: String
  let year: Int
  var album: String
}

private let byAlbum = GlobalIndex("by-album") { HashKey(\Song.album) }
private let byYearOfAlbum = LocalIndex("by-artist-album") { RangeKey(\Song.album) }

private let songs = Table("songs") {
  HashKey(\Song.artist)
  RangeKey(\.year)
  Field(\.album)
} indexes: {
  byAlbum
  byYearOfAlbum
}.of(Song.init)

/// What statements cost, on the engine, whose prices are DynamoDB's.
@Suite struct ConsumedCapacityTests {
  private let transport: RecordingTransport
  private var db: DynamoDB { DynamoDB(Backend(transport)) }

  init() throws { transport = RecordingTransport(forwardingTo: try EmbeddedEngine(.inMemory)) }

  private func filled() async throws -> DynamoDB {
    try await songs.createTable().run(on: db)
    try await notes.createTable().run(on: db)
    try await db.batchWrite { for year in 1...4 { songs.put(Song(artist: "A", year: year, album: "X")) } }
    return db
  }

  @Test func `Nobody asks, and the service is not asked`() async throws {
    let db = try await filled()
    _ = try await songs.get("A", 1).run(on: db)
    let page = try await songs.query("A").page(on: db)
    #expect(page.consumedCapacity == nil)
    #expect(transport.requests.allSatisfy { !$0.text.contains("ReturnConsumedCapacity") })
  }

  @Test func `A get costs by its consistency`() async throws {
    let db = try await filled()
    let (song, cost) = try await songs.get("A", 1).consumedCapacity().run(on: db)
    #expect(song == Song(artist: "A", year: 1, album: "X"))
    #expect(cost.units == ConsumedCapacity.Units(read: 0.5))
    #expect(cost["songs"]?.table == ConsumedCapacity.Units(read: 0.5))
    #expect(
      try await songs.get("A", 9).consistent().consumedCapacity(.total).run(on: db).cost.tables == [
        ConsumedCapacity(tableName: "songs", units: ConsumedCapacity.Units(read: 1))
      ])
  }

  @Test func `A write is told with the indexes that it changes`() async throws {
    let db = try await filled()
    let (_, cost) = try await songs.put(Song(artist: "B", year: 1, album: "Y")).consumedCapacity().run(on: db)
    #expect(cost.units == ConsumedCapacity.Units(write: 3))
    #expect(cost["songs"]?.table?.write == 1)
    #expect(cost["songs"]?.globalSecondaryIndexes == ["by-album": ConsumedCapacity.Units(write: 1)])
    #expect(cost["songs"]?.localSecondaryIndexes == ["by-artist-album": ConsumedCapacity.Units(write: 1)])
    #expect(cost.itemCollections.isEmpty)
  }

  @Test func `The pages of a query are summed`() async throws {
    let db = try await filled()
    let (found, cost) = try await songs.query(byAlbum, "X").pageSize(1).consumedCapacity().run(on: db)
    #expect(found.count == 4)
    // Four pages of one item, and a last one without.
    #expect(cost.units.read == 2.5)
    #expect(cost["songs"]?.globalSecondaryIndexes["by-album"]?.read == 2.5)
    #expect(try await songs.query("A").pageSize(1).count().consumedCapacity().run(on: db).cost.units.read == 2.5)
  }

  @Test func `A page has its own cost`() async throws {
    let db = try await filled()
    let statement = songs.query(byAlbum, "X").pageSize(3).consumedCapacity()
    let page = try await statement.page(on: db)
    #expect(page.consumedCapacity?.capacityUnits == 0.5)
    #expect(page.consumedCapacity?.globalSecondaryIndexes["by-album"]?.read == 0.5)
    var units: [Double?] = []
    for try await page in statement.pages(on: db) { units.append(page.consumedCapacity?.capacityUnits) }
    #expect(units == [0.5, 0.5])
  }

  @Test func `The parts and tables of a batch are summed`() async throws {
    let db = try await filled()
    let batch = BatchWrite {
      for id in 0..<30 { notes.put(Note(id: id, text: "x")) }
      songs.delete("A", 1)
    }
    let (_, cost) = try await batch.consumedCapacity().run(on: db)
    #expect(cost.tables.map(\.tableName) == ["notes", "songs"])
    #expect(cost["notes"]?.units == ConsumedCapacity.Units(write: 30))
    #expect(cost["songs"]?.units == ConsumedCapacity.Units(write: 3))
    let (_, reads) = try await notes.batchGet(0..<120).consistent().consumedCapacity().run(on: db)
    #expect(reads.units == ConsumedCapacity.Units(read: 120))
  }

  @Test func `What is sent again counts again`() async throws {
    let capacity = #""ConsumedCapacity":[{"TableName":"notes","CapacityUnits":1.0}]"#
    let left = #"{"UnprocessedItems":{"notes":[{"DeleteRequest":{"Key":{"id":{"N":"2"}}}}]},\#(capacity)}"#
    let script = RecordingTransport([.json(left), .json(#"{"UnprocessedItems":{},\#(capacity)}"#)])
    let batch = BatchWrite {
      notes.delete(1)
      notes.delete(2)
    }
    let (_, cost) = try await batch.consumedCapacity().run(on: client(script))
    #expect(cost.units == ConsumedCapacity.Units(write: 2))
  }

  @Test func `Transactions cost twice`() async throws {
    let db = try await filled()
    let (_, written) = try await TransactWrite {
      notes.put(Note(id: 1, text: "x"))
      songs.delete("A", 4)
    }.consumedCapacity().run(on: db)
    #expect(written["notes"]?.units == ConsumedCapacity.Units(write: 2))
    #expect(written["songs"]?.table == ConsumedCapacity.Units(write: 2))
    let (read, cost) = try await TransactGet([notes.get(1), notes.get(2)]).consumedCapacity().run(on: db)
    #expect(read == [Note(id: 1, text: "x"), nil])
    #expect(cost.units == ConsumedCapacity.Units(read: 4))
  }

  @Test func `A write of a table with local indexes tells its collection's size`() async throws {
    let db = try await filled()
    let song = Song(artist: "B", year: 1, album: "Y")
    let expected = ItemCollectionMetrics(
      tableName: "songs", itemCollectionKey: ["artist": "B"], sizeEstimateRangeGB: 0...1)
    #expect(try await songs.put(song).consumedCapacity(itemCollections: true).run(on: db).cost.itemCollections == [expected])
    let batch = BatchWrite {
      songs.put(song)
      songs.delete("B", 2)
    }
    #expect(try await batch.consumedCapacity(itemCollections: true).run(on: db).cost.itemCollections == [expected])
    let transaction = TransactWrite { songs.put(song) }
    #expect(try await transaction.consumedCapacity(itemCollections: true).run(on: db).cost.itemCollections == [expected])
  }

  @Test func `Measured work tells the cost of all its calls, those before a failure too`() async throws {
    let db = try await filled()
    let (result, calls) = await db.measuring { db in
      _ = try await songs.get("A", 1).run(on: db)
      try await notes.put(Note(id: 1, text: "x")).if { $0.text == "y" }.run(on: db)
    }
    #expect(throws: DynamoDBError.self) { try result.get() }
    #expect(calls.map { $0.cost.units.total } == [0.5, 0])
    #expect(calls.cost["songs"]?.units.read == 0.5)
  }

  @Test func `A client can ask with every call`() async throws {
    let db = try await filled().returningConsumedCapacity(.total)
    #expect(try await songs.scan().page(on: db).consumedCapacity?.capacityUnits == 2)
    _ = try await songs.describeTable().run(on: db)
    #expect(transport.requests.last?.text == #"{"TableName":"songs"}"#)
  }

  @Test func `An answer without it costs nothing`() async throws {
    let script = RecordingTransport([.json(#"{"ConsumedCapacity":null}"#), .json(#"{"ConsumedCapacity":[]}"#)])
    #expect(try await notes.get(1).consumedCapacity().run(on: client(script)).cost == CallMetrics.Cost())
    #expect(try await notes.get(1).consumedCapacity().run(on: client(script)).cost == CallMetrics.Cost())
  }
}
