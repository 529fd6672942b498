import Foundation
import SwynamoDB
import Testing

/// What is declared of a Codable model is stored as Codable stores it, and nothing of either is lost.
@Suite struct CodableAgreementTests {
  struct Draft: Codable, Sendable, Equatable {
    let id: String
    var nick: String?
    var lines: [String]?
    var tags: Set<String>?
    var hits: Double?

    init(id: String = "a", nick: String? = nil, lines: [String]? = nil, tags: Set<String>? = nil, hits: Double? = nil) {
      (self.id, self.nick, self.lines, self.tags, self.hits) = (id, nick, lines, tags, hits)
    }
  }

  static func refusal<Model, Hash, Range>(_ table: Table<Model, Hash, Range>, _ model: Model) -> String? {
    do {
      _ = try table.put(model).request()
      return nil
    } catch { return "\(error)" }
  }

  @Test func aPartThatLeavesOutWhatCodableStores() throws {
    let misnamed = Table("drafts") {
      HashKey(\Draft.id)
      Field(\.nick, "lines")
    }.codable()
    #expect(
      Self.refusal(misnamed, Draft(lines: ["x"])) == """
        PutItem on table "drafts" was not sent:
          - "lines": Codable stores it as L and the declaration leaves it out: they must agree; declare it with 'as: .codable', or leave it out
        """)
    #expect(
      Self.refusal(misnamed, Draft(nick: "x", lines: ["x"])) == """
        PutItem on table "drafts" was not sent:
          - "lines": Codable stores it as L and the declaration as S: they must agree; declare it with 'as: .codable', or leave it out
        """)
    #expect(
      Self.refusal(misnamed, Draft(nick: "x")) == """
        PutItem on table "drafts" was not sent:
          - "lines": Codable stores no attribute of this name: a part is named as the model's CodingKey is
        """)
    #expect(Self.refusal(misnamed, Draft()) == nil)
  }

  @Test func anEmptySetIsAListToCodable() {
    struct Tagged: Codable, Sendable {
      let id: String
      var tags: Set<String>
    }
    let sets = Table("tagged") {
      HashKey(\Tagged.id)
      Field(\.tags)
    }.codable()
    #expect(
      Self.refusal(sets, Tagged(id: "a", tags: [])) == """
        PutItem on table "tagged" was not sent:
          - "tags": Codable stores it as L and the declaration leaves it out: they must agree; declare it with 'as: .codable', or leave it out
        """)
    #expect(
      Self.refusal(sets, Tagged(id: "a", tags: ["x"])) == """
        PutItem on table "tagged" was not sent:
          - "tags": Codable stores it as L and the declaration as SS: they must agree; declare it with 'as: .codable', or leave it out
        """)
  }

  @Test func nilAsNull() throws {
    let drafts = Table("drafts") {
      HashKey(\Draft.id)
      Field(\.nick, as: .null())
    }.codable()
    #expect(try drafts.encode(Draft()) == ["id": .string("a"), "nick": .null])
    #expect(try drafts.decode(drafts.encode(Draft())) == Draft())
    #expect(try drafts.encode(Draft(nick: "x")) == ["id": .string("a"), "nick": .string("x")])
  }

  // MARK: NULLs that Codable writes

  struct Box<Content: Codable & Sendable & Equatable>: Codable, Sendable, Equatable {
    let id: String
    var value: Content
  }

  @propertyWrapper
  struct Trimmed: Codable, Sendable, Equatable {
    var wrappedValue: String?
    init(wrappedValue: String?) { self.wrappedValue = wrappedValue }
    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      wrappedValue = container.decodeNil() ? nil : try container.decode(String.self)
    }
    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
    }
  }

  struct Wrapped: Codable, Sendable, Equatable {
    let id: String
    @Trimmed var name: String?
  }

  @Test func nullsOfCodableAreKept() throws {
    let boxes = Table("boxes") { HashKey(\Box<Int?>.id) }.codable()
    let box = Box<Int?>(id: "a", value: nil)
    #expect(try boxes.encode(box) == ["id": .string("a"), "value": .null])
    #expect(try boxes.decode(boxes.encode(box)) == box)
    let raws = Table("boxes") {
      HashKey(\Box<AttributeValue>.id)
      Field(\.value)
    }.codable()
    let raw = Box<AttributeValue>(id: "a", value: .null)
    #expect(try raws.decode(raws.encode(raw)) == raw)
    let bare = Table("boxes") { HashKey(\Box<AttributeValue>.id) }.codable()
    #expect(try bare.decode(bare.encode(raw)) == raw)
    let wrapped = Table("wrapped") { HashKey(\Wrapped.id) }.codable()
    let unnamed = Wrapped(id: "a", name: nil)
    #expect(try wrapped.decode(wrapped.encode(unnamed)) == unnamed)
    // A declared part leaves it out, and Codable needs it.
    let named = Table("wrapped") {
      HashKey(\Wrapped.id)
      Field(\.name, "name")
    }.codable()
    #expect(try named.encode(unnamed) == ["id": .string("a"), "name": .null])
    #expect(try named.decode(named.encode(unnamed)) == unnamed)
  }

  // MARK: Maps with two schemas

  struct Home: MapAttribute, Codable, Equatable {
    var city: String
    var zip: String
    static let schema = MapSchema {
      Field(\Home.city)
      Field(\.zip, "postal_code")
    }.of(Home.init)
  }

  struct Person: Codable, Sendable {
    let id: String
    var home: Home
  }

  @Test func aMapWhoseNamesAreNoCodingKeys() {
    let persons = Table("persons") {
      HashKey(\Person.id)
      Field(\.home)
    }.codable()
    #expect(
      Self.refusal(persons, Person(id: "a", home: Home(city: "Rome", zip: "00100"))) == """
        PutItem on table "persons" was not sent:
          - "home.postal_code": Codable leaves it out and the declaration stores it as S: they must agree; declare it with 'as: .codable', or leave it out
        """)
  }

  @Test func whatCannotBeStoredIsSaidOnce() {
    let drafts = Table("drafts") {
      HashKey(\Draft.id)
      Field(\.hits)
    }.codable()
    #expect(
      Self.refusal(drafts, Draft(hits: .nan)) == """
        PutItem on table "drafts" was not sent:
          - "hits": nan is not a number that DynamoDB can store
        """)
    let big = Table("boxes") {
      HashKey(\Box<Int128>.id)
      Field(\.value)
    }.codable()
    #expect(
      Self.refusal(big, Box(id: "a", value: .max)) == """
        PutItem on table "boxes" was not sent:
          - "value": the number 170141183460469231731687303715884105727 has more than the 38 significant digits that DynamoDB stores
        """)
  }
}
