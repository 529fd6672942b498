import SwynamoDB
import SwynamoEngine
import Testing

/// An item that can't be read into the model is an error for that item alone.
@Suite struct UnreadableItemTests {
  private struct Note: Sendable, Equatable {
    let list: String
    let number: Int
    var tags: Set<String>?
  }

  private let notes = Table("notes") {
    HashKey(\Note.list)
    RangeKey(\.number)
    Field(\.tags)
  }.of(Note.init)

  /// The same table, whose type holds both forms of a text.
  private struct AnyNote: Sendable {
    let list: String
    let number: Int
    var tags: StringSet?
  }

  private let anyNotes = Table("notes") {
    HashKey(\AnyNote.list)
    RangeKey(\.number)
    Field(\.tags)
  }.of(AnyNote.init)

  /// Notes 1 to 5, of which 2 and 5 have a set that a `Set<String>` can't hold.
  private func filled() async throws -> DynamoDB {
    let db = DynamoDB(.embedded(.inMemory))
    try await notes.createTable().run(on: db)
    for number in 1...5 {
      try await anyNotes.put(AnyNote(list: "a", number: number, tags: [2, 5].contains(number) ? ["\u{E9}", "e\u{301}"] : ["x"]))
        .run(on: db)
    }
    return db
  }

  private static func sentence(_ number: Int) -> String {
    #"attribute "tags" of the item {"list":{"S":"a"},"number":{"N":"\#(number)"}} of table "notes" holds 2 elements of which Swift "#
      + "tells only 1 apart, which a Set<String> can't keep; declare the property as StringSet"
  }

  @Test func aTransactionAndAnUpdateSayWhichItem() async throws {
    let db = try await filled()
    var error = await #expect(throws: AttributeDecodingError.self) {
      try await db.transactGet([notes.get("a", 1), notes.get("a", 2)])
    }
    #expect(error.map { "\($0)" } == Self.sentence(2))
    error = await #expect(throws: AttributeDecodingError.self) {
      try await db.transactGet {
        notes.get("a", 5); notes.get("a", 1)
      }
    }
    #expect(error.map { "\($0)" } == Self.sentence(5))
    error = await #expect(throws: AttributeDecodingError.self) {
      try await notes.update("a", 2) { $0.tags.add(["y"]) }.returning(.allOld).run(on: db)
    }
    #expect(error?.key?.description == #"{"list":{"S":"a"},"number":{"N":"2"}}"#)
    #expect(error?.writeWasMade == true)
    error = await #expect(throws: AttributeDecodingError.self) {
      try await notes.put(Note(list: "a", number: 5)).returning(.allOld).run(on: db)
    }
    #expect(error?.key?.description == #"{"list":{"S":"a"},"number":{"N":"5"}}"#)
  }

  @Test(arguments: [nil, 1, 2, 4]) func resultsGoOn(_ pageSize: Int?) async throws {
    let db = try await filled()
    var query = notes.query("a")
    if let pageSize { query = query.pageSize(pageSize) }
    var shown: [String] = []
    for try await result in query.results(on: db) {
      switch result {
      case .success(let note): shown.append("\(note.number)")
      case .failure(let error): shown.append("\(error)")
      }
    }
    #expect(shown == ["1", Self.sentence(2), "3", "4", Self.sentence(5)])
  }

  @Test func itemsThrowAndCanBeAskedAgain() async throws {
    let db = try await filled()
    var items = notes.query("a").items(on: db).makeAsyncIterator()
    #expect(try await items.next()?.number == 1)
    let error = await #expect(throws: AttributeDecodingError.self) { try await items.next() }
    #expect(error?.description == Self.sentence(2))
    #expect(error?.key?.description == #"{"list":{"S":"a"},"number":{"N":"2"}}"#)
    #expect(try await items.next()?.number == 3)
  }

  /// A limit counts the items that are given.
  @Test func limits() async throws {
    let db = try await filled()
    var numbers: [Int] = []
    for try await result in notes.query("a").limit(3).pageSize(2).results(on: db) {
      if case .success(let note) = result { numbers.append(note.number) }
    }
    #expect(numbers == [1, 3, 4])
  }

  @Test func wholeReadsThrow() async throws {
    let db = try await filled()
    let error = await #expect(throws: AttributeDecodingError.self) { try await notes.query("a").run(on: db) }
    #expect(error?.description == Self.sentence(2))
    var pages = notes.query("a").pageSize(2).pages(on: db).makeAsyncIterator()
    await #expect(throws: AttributeDecodingError.self) { try await pages.next() }
    // What can be read of the page is not lost.
    #expect(try await pages.next()?.items.map(\.number) == [1])
    #expect(try await pages.next()?.items.map(\.number) == [3, 4])
    // The type that holds all reads all.
    let all = try await anyNotes.query("a").run(on: db)
    #expect(all.map { $0.tags?.count } == [1, 2, 1, 1, 2])
    #expect(try await anyNotes.query("a").filter { $0.tags.contains("e\u{301}") }.count().run(on: db) == 2)
    try await anyNotes.update("a", 2) { $0.tags.delete(["e\u{301}"]) }.run(on: db)
    #expect(try await anyNotes.get("a", 2).run(on: db)?.tags == ["\u{E9}"])
  }

  /// Each of a page's items that can't be read is told, and then what can be.
  @Test func pagesTellAll() async throws {
    let db = try await filled()
    var pages = notes.query("a").pages(on: db).makeAsyncIterator()
    for number in [2, 5] {
      let error = await #expect(throws: AttributeDecodingError.self) { try await pages.next() }
      #expect(error?.description == Self.sentence(number))
    }
    #expect(try await pages.next()?.items.map(\.number) == [1, 3, 4])
    #expect(try await pages.next()?.items == nil)
  }

  /// In a batch of several tables and in a transaction too, one item that can't be read is a failure of its own.
  @Test func resultsOfSeveralTables() async throws {
    let db = try await filled()
    func sentences<Row>(_ results: [Result<Row, any Error>]) -> [String] {
      results.map { result in
        if case .failure(let error) = result { "\(error)" } else { "read" }
      }
    }
    let batch = BatchGetTables {
      notes.batchGet([1, 2, 9, 5].map { ("a", $0) })
      anyNotes.batchGet([2, 3].map { ("a", $0) }).select { $0.number }
    }
    let (found, numbers) = try await batch.results(on: db)
    #expect(sentences(found) == ["read", Self.sentence(2), Self.sentence(5)])
    #expect(try numbers.map { try $0.get() } == [2, 3])
    let transaction = TransactGet {
      notes.get("a", 1)
      notes.get("a", 2)
      notes.get("a", 9)
    }
    let (first, second, third) = try await transaction.results(on: db)
    #expect(try first.get()?.number == 1)
    #expect(sentences([second]) == [Self.sentence(2)])
    #expect(try third.get() == nil)
    let list = try await TransactGet((1...5).map { notes.get("a", $0) }).results(on: db)
    #expect(sentences(list) == ["read", Self.sentence(2), "read", "read", Self.sentence(5)])
  }

  /// A write that is answered with an item that can't be read was made all the same.
  @Test func writesThatReturnIt() async throws {
    let db = try await filled()
    for count in 2...3 {
      let error = await #expect(throws: AttributeDecodingError.self) {
        try await notes.update("a", 2) { $0.tags.add(["\(count)"]) }.returning(.allNew).run(on: db)
      }
      #expect(error?.writeWasMade == true)
      #expect(error?.description.hasSuffix("; the write was made, and only its answer can't be read") == true)
      #expect(try await anyNotes.get("a", 2).run(on: db)?.tags?.count == count + 1)
    }
    let error = await #expect(throws: AttributeDecodingError.self) { try await notes.get("a", 2).run(on: db) }
    #expect(error?.writeWasMade == false)
    #expect(error?.key?.description == #"{"list":{"S":"a"},"number":{"N":"2"}}"#)
  }

  @Test func batches() async throws {
    let db = try await filled()
    let keys = (1...5).map { ("a", $0) }
    let results = try await notes.batchGet(keys).results(on: db)
    #expect(results.map { (try? $0.get())?.number } == [1, nil, 3, 4, nil])
    let error = await #expect(throws: AttributeDecodingError.self) { try await notes.batchGet(keys).run(on: db) }
    #expect(error?.key?.description == #"{"list":{"S":"a"},"number":{"N":"2"}}"#)
  }

  /// A declaration that exchanges two properties is nobody's item's fault: it ends the read, and the next one too.
  @Test func declarationsThatExchange() async throws {
    struct Pair: Sendable {
      let id: String
      var first: String
      var second: String
      init(id: String, second: String, first: String) { (self.id, self.first, self.second) = (id, first, second) }
    }
    let pairs = Table("pairs") {
      HashKey(\Pair.id)
      Field(\.first)
      Field(\.second)
    }.of(Pair.init)
    let db = DynamoDB(.embedded(.inMemory))
    try await pairs.createTable().run(on: db)
    for index in 0..<20 {
      try await pairs.put(Pair(id: "\(index)", second: "b", first: "a")).returning(.none).run(on: db)
    }
    for _ in 0..<20 {
      var read = 0
      await #expect(throws: AttributeDecodingError.self) {
        for try await _ in pairs.scan().results(on: db) { read += 1 }
      }
      #expect(read == 0)
    }
  }

  /// Names of both forms are two, in the model's own names and in those that it keeps.
  @Test func namesOfBothForms() async throws {
    struct Forms: Sendable {
      let id: String
      var first: Int
      var second: Int
      var extra: Item
      var map: StringMap<Int>
    }
    let forms = Table("forms") {
      HashKey(\Forms.id)
      Field(\.first, "\u{E9}")
      Field(\.second, "e\u{301}")
      UnknownAttributes(\.extra)
      Field(\.map)
    }.of(Forms.init)
    let db = DynamoDB(.embedded(.inMemory))
    try await forms.createTable().run(on: db)
    let form = Forms(
      id: "a", first: 1, second: 2, extra: ["\u{F1}": 1, "n\u{303}": 2], map: ["\u{F1}": 3, "n\u{303}": 4])
    try await forms.put(form).run(on: db)
    try await forms.update("a") {
      $0.first.add(10)
      $0.map["n\u{303}"].set(40)
    }.if { $0.second == 2 && $0.map["\u{F1}"] == 3 }.run(on: db)
    let read = try #require(try await forms.get("a").run(on: db))
    #expect(read.first == 11 && read.second == 2)
    #expect(read.extra == ["\u{F1}": 1, "n\u{303}": 2])
    #expect(read.map == ["\u{F1}": 3, "n\u{303}": 40])
  }
}
