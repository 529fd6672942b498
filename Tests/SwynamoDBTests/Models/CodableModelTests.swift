import Foundation
import SwynamoDB
import SwynamoEngine
import Testing

/// Models that are written and made through Codable.
@Suite struct CodableModelTests {
  struct Draft: Codable, Sendable, Equatable {
    struct Line: Codable, Sendable, Equatable {
      var text: String
      var size: Double?
    }

    let id: String
    var title: String
    var lines: [Line]
    var author: UUID
    var saved: Date
    var hits: Int?
    var marks: [String: Bool]

    enum CodingKeys: String, CodingKey {
      case id, lines, author, saved, hits, marks
      case title = "draft_title"
    }
  }

  static let drafts = Table("drafts") {
    HashKey(\Draft.id)
    Field(\.title, "draft_title")
    Field(\.hits)
    Field(\.saved)
    Field(\.author)
  }.codable()

  static let draft = Draft(
    id: "a", title: "One", lines: [.init(text: "x", size: 1.5), .init(text: "y", size: nil)],
    author: UUID(uuidString: "1B4E28BA-2FA1-11D2-883F-0016D3CCA427")!, saved: Date(timeIntervalSince1970: 1_700_000_000.25),
    hits: nil,
    marks: ["new": true])

  @Test func roundTrip() async throws {
    try Self.drafts.validate()
    let db = DynamoDB(.embedded(.inMemory))
    try await Self.drafts.createTable().run(on: db)
    try await Self.drafts.put(Self.draft).if { $0.itemDoesNotExist }.run(on: db)
    #expect(try await Self.drafts.get("a").run(on: db) == Self.draft)
    let changed = try await Self.drafts.update("a") {
      $0.title.set("Two")
      $0.hits.add(1)
    }.if { $0.title == "One" && $0.author == Self.draft.author && $0.saved == Self.draft.saved }.returning(.allNew).run(on: db)
    #expect(changed.title == "Two")
    #expect(changed.hits == 1)
    #expect(changed.lines == Self.draft.lines)
    #expect(try await Self.drafts.scan().filter { $0.hits > 0 }.run(on: db) == [changed])
    let title = try await Self.drafts.get("a").select { $0.title }.run(on: db)
    #expect(title == .some("Two"))
  }

  /// What is declared has the names of the CodingKeys, and what is nil is left out.
  @Test func storedForm() throws {
    let item = try Self.drafts.encode(Self.draft)
    #expect(item["draft_title"] == .string("One"))
    #expect(item["title"] == nil)
    #expect(item["hits"] == nil)
    #expect(item["marks"] == .map(["new": .bool(true)]))
    #expect(
      item["lines"]
        == .list([
          .map(["text": .string("x"), "size": .number(try DynamoDBNumber(parsing: "1.5"))]), .map(["text": .string("y")]),
        ]))
  }

  @Test func anotherNameIsAFault() {
    let misnamed = Table("drafts") {
      HashKey(\Draft.id)
      Field(\.title)
    }.codable()
    let error = #expect(throws: StatementError.self) { try misnamed.put(Self.draft).request() }
    let sentence = "Codable stores no attribute of this name: a part is named as the model's CodingKey is"
    #expect(error?.faults == [.value(attribute: "title", .encodingFailed(sentence))])
  }

  struct Tagged: Codable, Sendable, Equatable {
    let id: Int
    var tags: Set<String>
  }

  @Test func anotherFormIsAFault() async throws {
    let sets = Table("tagged") {
      HashKey(\Tagged.id)
      Field(\.tags)
    }.codable()
    let error = #expect(throws: StatementError.self) { try sets.put(Tagged(id: 1, tags: ["a"])).request() }
    #expect(
      error?.description == """
        PutItem on table "tagged" was not sent:
          - "tags": Codable stores it as L and the declaration as SS: they must agree; declare it with 'as: .codable', or leave it out
        """)
    let lists = Table("tagged") {
      HashKey(\Tagged.id)
      Field(\.tags, as: .codable)
    }.codable()
    let db = DynamoDB(.embedded(.inMemory))
    try await lists.createTable().run(on: db)
    try await lists.put(Tagged(id: 1, tags: ["a"])).run(on: db)
    #expect(try await lists.get(1).run(on: db) == Tagged(id: 1, tags: ["a"]))
    // A table of the key alone.
    let bare = Table("tagged") { HashKey(\Tagged.id) }.codable()
    #expect(try await bare.get(1).run(on: db) == Tagged(id: 1, tags: ["a"]))
  }

  struct Scalar: Codable, Sendable {
    let id: String
    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(id)
    }
    init(id: String) { self.id = id }
    init(from decoder: any Decoder) throws { id = try decoder.singleValueContainer().decode(String.self) }
  }

  @Test func whatIsNoMapIsAFault() {
    let scalars = Table("scalars") { HashKey(\Scalar.id) }.codable()
    let error = #expect(throws: StatementError.self) { try scalars.put(Scalar(id: "a")).request() }
    #expect(error?.faults == [.value(attribute: "", .encodingFailed("Scalar is no map to Codable, and an item is one"))])
  }

  @Test func unknownAttributesAreNotKept() {
    struct Loose: Codable, Sendable {
      let id: String
      var rest: Item
    }
    let loose = Table("loose") {
      HashKey(\Loose.id)
      UnknownAttributes(\.rest)
    }.codable()
    let error = #expect(throws: DeclarationError.self) { try loose.validate() }
    #expect(error?.faults == [.unknownAttributesOfWhole])
  }

  /// An item that doesn't fit names its attribute, as that of any model does.
  @Test func itemsThatDoNotFit() throws {
    var item = try Self.drafts.encode(Self.draft)
    item["draft_title"] = .number(1)
    let error = #expect(throws: AttributeDecodingError.self) { try Self.drafts.decode(item) }
    #expect("\(error!)".contains("draft_title"))
    #expect(error?.table == "drafts")
  }

  struct Address: MapAttribute, Codable, Equatable {
    var city: String
    var lines: [String]
    static let schema = MapSchema { Field(\Address.city) }.codable()
  }

  struct Person: Sendable, Equatable {
    let id: Int
    var home: Address
  }

  static let persons = Table("persons") {
    HashKey(\Person.id)
    Field(\.home)
  }.of(Person.init)

  @Test func nestedMaps() async throws {
    let db = DynamoDB(.embedded(.inMemory))
    try await Self.persons.createTable().run(on: db)
    let person = Person(id: 1, home: Address(city: "Rome", lines: ["a"]))
    try await Self.persons.put(person).run(on: db)
    #expect(try await Self.persons.update(1) { $0.home.city.set("Oslo") }.returning(.allNew).run(on: db).home.city == "Oslo")
    #expect(try await Self.persons.scan().filter { $0.home.city == "Oslo" }.run(on: db).map(\.home.lines) == [["a"]])
  }
}
