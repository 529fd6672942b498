import SwynamoDB
import SwynamoEngine
import Testing

/// Indexes whose keys have several attributes.
@Suite struct SeveralKeysTests {
  struct Shop: Sendable, Equatable {
    var id: Int
    var country: String
    var city: String?
    var opened: Int
    var size: Int
    var rating: Int?
  }

  static let byPlace = GlobalIndex("by-place") {
    HashKey(\Shop.country)
    HashKey(\.city)
    RangeKey(\.opened)
    RangeKey(\.size)
    RangeKey(\.rating)
  }

  static let shops = Table("shops") {
    HashKey(\Shop.id)
    Field(\.country)
    Field(\.city, "town")
    Field(\.opened)
    Field(\.size)
    Field(\.rating)
  } indexes: {
    byPlace
  }.of(Shop.init)

  /// Forty shops of two cities, and two that are in no index.
  static let all: [Shop] =
    (0..<40).map {
      Shop(id: $0, country: "it", city: $0 % 2 == 0 ? "Rome" : "Milan", opened: 2020 + $0 % 3, size: $0 % 5, rating: $0)
    }
    + [
      Shop(id: 40, country: "it", city: nil, opened: 2020, size: 1, rating: 1),
      Shop(id: 41, country: "it", city: "Rome", opened: 2020, size: 1, rating: nil),
    ]

  static func database() async throws -> DynamoDB {
    let db = DynamoDB(.embedded(.inMemory))
    try await shops.createTable().run(on: db)
    try await db.batchWrite { for shop in all { shops.put(shop) } }
    return db
  }

  static let rome = all.filter { $0.city == "Rome" && $0.rating != nil }
    .sorted { ($0.opened, $0.size, $0.rating ?? 0) < ($1.opened, $1.size, $1.rating ?? 0) }

  @Test func theRequests() throws {
    let types: GlobalIndex<Shop, (String, String), (Int, Int, Int)> = Self.byPlace
    let place = ("it", "Rome")
    func condition(_ query: Query<Shop, Shop>) throws -> String {
      let request = try query.request()
      return "\(request.keyConditionExpression) \(request.attributes.names) \(request.attributes.values.map(\.json))"
    }
    #expect(
      try condition(Self.shops.query(types, place))
        == ##"#0 = :0 AND #1 = :1 ["country", "town"] ["{\"S\":\"it\"}", "{\"S\":\"Rome\"}"]"##)
    #expect(
      try condition(Self.shops.query(Self.byPlace, place) { $0 > 2020 })
        == ##"#0 = :0 AND #1 = :1 AND #2 > :2 ["country", "town", "opened"] ["{\"S\":\"it\"}", "{\"S\":\"Rome\"}", "{\"N\":\"2020\"}"]"##
    )
    let texts = [
      try condition(Self.shops.query(Self.byPlace, place, 2021)),
      try condition(Self.shops.query(Self.byPlace, place, 2021) { $0 < 3 }),
      try condition(Self.shops.query(Self.byPlace, place, 2021, 3)),
      try condition(Self.shops.query(Self.byPlace, place, 2021, 3) { $0.between(1, 9) }),
      try condition(Self.shops.query(Self.byPlace, place, 2021, 3, 9)),
    ]
    #expect(
      texts.map { String($0.prefix { $0 != "[" }) } == [
        "#0 = :0 AND #1 = :1 AND #2 = :2 ", "#0 = :0 AND #1 = :1 AND #2 = :2 AND #3 < :3 ",
        "#0 = :0 AND #1 = :1 AND #2 = :2 AND #3 = :3 ", "#0 = :0 AND #1 = :1 AND #2 = :2 AND #3 = :3 AND #4 BETWEEN :4 AND :5 ",
        "#0 = :0 AND #1 = :1 AND #2 = :2 AND #3 = :3 AND #4 = :4 ",
      ])
    let create = try Self.shops.createTable().request()
    #expect(create.indexes.map { $0.hashKeys.map(\.name) } == [["country", "town"]])
    #expect(create.indexes.map { $0.rangeKeys.map(\.name) } == [["opened", "size", "rating"]])
  }

  @Test func theyAreInTheOrderOfAllRangeKeys() async throws {
    let db = try await Self.database()
    let place = ("it", "Rome")
    #expect(try await Self.shops.query(Self.byPlace, place).run(on: db) == Self.rome)
    #expect(try await Self.shops.query(Self.byPlace, place).descending().run(on: db) == Self.rome.reversed())
    #expect(try await Self.shops.query(Self.byPlace, place) { $0 > 2020 }.run(on: db) == Self.rome.filter { $0.opened > 2020 })
    #expect(
      try await Self.shops.query(Self.byPlace, place, 2021) { $0 < 3 }.run(on: db)
        == Self.rome.filter { $0.opened == 2021 && $0.size < 3 })
    #expect(
      try await Self.shops.query(Self.byPlace, place, 2021, 2) { $0 > 10 }.run(on: db)
        == Self.rome.filter { $0.opened == 2021 && $0.size == 2 && ($0.rating ?? 0) > 10 })
    #expect(try await Self.shops.query(Self.byPlace, place, 2021).count().run(on: db) == Self.rome.count { $0.opened == 2021 })
  }

  @Test func cursorsHaveAllKeys() async throws {
    let db = try await Self.database()
    let query = Self.shops.query(Self.byPlace, ("it", "Rome")).limit(3)
    var pages = [try await query.page(on: db)]
    while let cursor = pages.last?.cursor { pages.append(try await query.starting(after: Cursor("\(cursor)")).page(on: db)) }
    #expect(pages.flatMap(\.items) == Self.rome)
    for index in pages.indices.dropFirst() {
      let before = try #require(pages[index].previousCursor)
      #expect(try await query.ending(before: before).page(on: db).items == pages[index - 1].items)
    }
    let cursor = try #require(pages[0].cursor)
    let error = #expect(throws: StatementError.self) {
      try Self.shops.query(Self.byPlace, ("it", "Milan")).starting(after: cursor).request()
    }
    #expect(error?.faults == [.cursorOfAnotherPartition(attribute: "town")])
  }

  @Test func faults() throws {
    let filtered = #expect(throws: StatementError.self) {
      try Self.shops.query(Self.byPlace, ("it", "Rome")).filter { $0.city == "Rome" && $0.size > 1 }.request()
    }
    #expect(
      filtered?.faults == [
        .keyInFilter("town", index: "by-place", isHashKey: true), .keyInFilter("size", index: "by-place", isHashKey: false),
      ])
    let empty = #expect(throws: StatementError.self) { try Self.shops.query(Self.byPlace, ("it", "")).request() }
    #expect(empty?.faults == [.keyEmpty("town")])
    let put = #expect(throws: StatementError.self) {
      try Self.shops.put(Shop(id: 1, country: "it", city: "", opened: 1, size: 1)).request()
    }
    #expect(put?.faults.map(\.description) == [#""town": a key may not be empty; it has at least one byte"#])
    let twice = GlobalIndex("twice") {
      HashKey(\Shop.country)
      RangeKey(\.size)
      RangeKey(\.size)
    }
    let table = Table("shops") {
      HashKey(\Shop.id)
      Field(\.country)
      Field(\.city)
      Field(\.opened)
      Field(\.size)
      Field(\.rating)
    } indexes: {
      twice
    }.of(Shop.init)
    let error = #expect(throws: DeclarationError.self) { try table.validate() }
    #expect(
      error?.faults.map(\.description) == [#"the index "twice" has the key "size" twice: each of its keys is another attribute"#])
  }
}
