import SwynamoAPI
import SwynamoBytes
import SwynamoDB
import SwynamoEngine
import SwynamoPartiQL
import Testing

/// Whatever is interpolated, the statement's text is the same, and what it finds is what a query finds.
@Suite struct HostileTextTests {
  private static let pieces = [
    "'", "\"", "?", ";", "--", "/*", "*/", "\u{0}", "\u{301}", "\u{308}\u{308}", "''", "\"\"", "' OR '1'='1", "\\", "\\(x)", "é",
    "e\u{301}", "👩‍👩‍👧", "\u{202E}", "\u{FEFF}", "\n", "\r\n", "\t", " ", "UNION", "DROP TABLE people", "<<", ">>", "{", "}", "]",
    "[0]",
    "$1", ":a", "#b", "%", "_", "\u{FFFD}", "\u{10FFFF}", "NULL", "MISSING", "a",
  ]

  private static func text(_ generator: inout SplitMix64) -> String {
    (0..<Int.random(in: 1...6, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
  }

  private static func value(_ generator: inout SplitMix64, depth: Int = 0) -> AttributeValue {
    switch Int.random(in: 0...(depth < 3 ? 9 : 7), using: &generator) {
    case 0: .string(text(&generator))
    case 1:
      .number(
        DynamoDBNumber(
          "\(Int.random(in: -999_999...999_999, using: &generator))E\(Int.random(in: -100...100, using: &generator))") ?? 0)
    case 2: .binary((0..<Int.random(in: 0...9, using: &generator)).map { _ in UInt8.random(in: 0...255, using: &generator) })
    case 3: .bool(Bool.random(using: &generator))
    case 4: .null
    case 5: .stringSet(StringSet((0...3).map { _ in text(&generator) }))
    case 6: .numberSet([1, DynamoDBNumber("2.5") ?? 2, DynamoDBNumber(Int.random(in: 3...99, using: &generator))])
    case 7: .binarySet([[1], [UInt8.random(in: 2...255, using: &generator)]])
    case 8: .list((0...2).map { _ in value(&generator, depth: depth + 1) })
    default:
      .map(Item((0...2).map { _ in (text(&generator), value(&generator, depth: depth + 1)) }, uniquingKeysWith: { $1 }))
    }
  }

  @Test(arguments: 0..<8) func neverChangesTheStatement(seed: UInt64) async throws {
    var generator = SplitMix64(state: seed &* 7919)
    let db = DynamoDB(.embedded(.inMemory))
    try await people.createTable(.onDemand).run(on: db)
    var stored: [Person] = []
    for _ in 0..<30 {
      let person = Person(
        email: Self.text(&generator), name: Self.text(&generator), visits: Int.random(in: -9...9, using: &generator),
        tags: Set((0..<2).map { _ in Self.text(&generator) }), scores: [1],
        address: Address(city: Self.text(&generator), zip: nil))
      let insert: PartiQL = "INSERT INTO \(people) VALUE \(person, of: people)"
      #expect(
        try insert.request().statement
          == #"INSERT INTO "people" VALUE {'address': ?, 'email': ?, 'name': ?, 'scores': ?, 'tags': ?, 'visits': ?}"#)
      do { try await insert.run(on: db) } catch let error as DynamoDBError where error.code.rawValue == "DuplicateItemException" {
        continue
      }
      stored.append(person)
    }
    #expect(stored.count > 20)
    for person in stored + [Person(email: Self.text(&generator), name: "", visits: 0, tags: [], scores: [], address: nil)] {
      let select: PartiQL = "SELECT * FROM \(people) WHERE email = \(person.email)"
      #expect(try select.request().statement == #"SELECT * FROM "people" WHERE email = ?"#)
      #expect(try select.request().parameters == [.string(person.email)])
      #expect(try await select.as(people).run(on: db) == [try await people.get(person.email).run(on: db)].compactMap(\.self))
      if person.name.isEmpty { continue }
      let named: PartiQL = "SELECT * FROM \(people, byName) WHERE \(people, \.name) = \(person.name)"
      let expected = try await people.query(byName, person.name).run(on: db)
      #expect(!expected.isEmpty)
      #expect(try await Set(named.as(people).run(on: db).map(\.email)) == Set(expected.map(\.email)))
      let city = person.address?.city ?? ""
      let inCity: PartiQL =
        "SELECT * FROM \(people) WHERE \(people, \.address.city) = \(city) AND CONTAINS(tags, \(person.tags.first ?? ""))"
      let scanned = try await people.scan().filter { $0.address.city == city && $0.tags.contains(person.tags.first ?? "") }.run(
        on: db)
      #expect(try await Set(inCity.as(people).run(on: db)) == Set(scanned))
      #expect(scanned.contains(person))
    }
  }

  @Test(arguments: 0..<8) func valuesComeBackAsTheyWent(seed: UInt64) async throws {
    var generator = SplitMix64(state: seed &* 104_729)
    let db = DynamoDB(.embedded(.inMemory))
    try await people.createTable(.onDemand).run(on: db)
    for index in 0..<40 {
      let value = Self.value(&generator)
      let email = "\(index)"
      let insert: PartiQL = "INSERT INTO \(people) VALUE {'email': \(email), 'x': \(value)}"
      #expect(try insert.request().statement == #"INSERT INTO "people" VALUE {'email': ?, 'x': ?}"#)
      try await insert.run(on: db)
      let select: PartiQL = "SELECT x FROM \(people) WHERE email = \(email) AND x = \(value)"
      #expect(try await select.run(on: db) == [["x": value]], "\(value)")
      let update: PartiQL = "UPDATE \(people) SET y = \(value) WHERE email = \(email) RETURNING MODIFIED NEW *"
      #expect(try await update.run(on: db) == [["y": value]])
    }
  }

  @Test func quotedNamesAreTheAttributes() async throws {
    let db = DynamoDB(.embedded(.inMemory))
    try await odds.createTable(.onDemand).run(on: db)
    let odd = Odd(id: "1", value: "'")
    try await ("INSERT INTO \(odds) VALUE \(odd, of: odds)" as PartiQL).run(on: db)
    #expect(try await odds.get("1").run(on: db) == odd)
    let select: PartiQL = "SELECT id, \(odds, \.value) FROM \(odds) WHERE \(odds, \.value) = \("'")"
    #expect(try await select.as(odds).run(on: db) == [odd])
  }
}
