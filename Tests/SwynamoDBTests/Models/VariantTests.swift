import SwynamoDB
import SwynamoEngine
import Testing

/// Items and maps of several types, told by a discriminator.
@Suite struct VariantTests {
  struct Signup: MapAttribute, Equatable {
    let user: String
    let at: Int
    var plan: String?
    static let schema = MapSchema {
      Field(\Signup.user)
      Field(\.at)
      Field(\.plan)
    }.of(Signup.init)
  }

  struct Purchase: MapAttribute, Equatable {
    let user: String
    let at: Int
    var total: Double
    var shape: Shape
    static let schema = MapSchema {
      Field(\Purchase.user)
      Field(\.at)
      Field(\.total)
      Field(\.shape)
    }.of(Purchase.init)
  }

  /// Nested, and holding itself.
  indirect enum Shape: MapAttribute, Equatable {
    struct Circle: MapAttribute, Equatable {
      var radius: Int
      static let schema = MapSchema { Field(\Circle.radius) }.of(Circle.init)
    }
    struct Group: MapAttribute, Equatable {
      var members: [Shape]
      static let schema = MapSchema { Field(\Group.members) }.of(Group.init)
    }
    struct Label: Codable, Equatable, Sendable {
      var text: String
      var sizes: [Int]
    }

    case circle(Circle), group(Group), label(Label)

    static let schema = MapSchema(discriminator: "kind") {
      Variant("circle", alsoReading: "round", make: Shape.circle) { if case .circle(let it) = $0 { it } else { nil } }
      Variant("group", make: Shape.group) { if case .group(let it) = $0 { it } else { nil } }
      Variant("label", codable: Shape.label) { if case .label(let it) = $0 { it } else { nil } }
    }
  }

  enum Event: Sendable, Equatable {
    case signup(Signup), purchase(Purchase), unknown(Item)

    var user: String {
      switch self {
      case .signup(let it): it.user
      case .purchase(let it): it.user
      case .unknown(let item): if case .string(let user)? = item["user"] { user } else { "" }
      }
    }

    var at: Int {
      switch self {
      case .signup(let it): it.at
      case .purchase(let it): it.at
      case .unknown(let item): if case .number(let at)? = item["at"] { Int(at.description) ?? 0 } else { 0 }
      }
    }

    var total: Double? { if case .purchase(let it) = self { it.total } else { nil } }
  }

  static let events = Table("events") {
    HashKey(\Event.user, "user")
    RangeKey(\.at, "at")
    Field(\.total, "total")
  }.of(discriminator: "cls") {
    Variant("Signup", make: Event.signup) { if case .signup(let it) = $0 { it } else { nil } }
    Variant("Purchase", make: Event.purchase) { if case .purchase(let it) = $0 { it } else { nil } }
    Variant(others: Event.unknown) { if case .unknown(let it) = $0 { it } else { nil } }
  }

  /// The same, without a case for what isn't known.
  static let strict = Table("events") {
    HashKey(\Event.user, "user")
    RangeKey(\.at, "at")
  }.of(discriminator: "cls") {
    Variant("Signup", make: Event.signup) { if case .signup(let it) = $0 { it } else { nil } }
  }

  static let signup = Event.signup(Signup(user: "ann", at: 1, plan: nil))
  static let purchase = Event.purchase(
    Purchase(
      user: "ann", at: 2, total: 9.5,
      shape: .group(
        .init(members: [.circle(.init(radius: 2)), .label(.init(text: "a", sizes: [1, 2])), .group(.init(members: []))]))
    ))

  static func filled() async throws -> DynamoDB {
    let db = DynamoDB(.embedded(.inMemory))
    try await events.createTable().run(on: db)
    try await db.batchWrite {
      events.put(signup)
      events.put(purchase)
    }
    return db
  }

  @Test func storedForm() throws {
    try Self.events.validate()
    #expect(try Self.events.encode(Self.signup) == ["user": .string("ann"), "at": .number(1), "cls": .string("Signup")])
    let item = try Self.events.encode(Self.purchase)
    #expect(item["cls"] == .string("Purchase"))
    #expect(item["total"] == .number(try DynamoDBNumber(parsing: "9.5")))
    let circle = AttributeValue.map(["kind": .string("circle"), "radius": .number(2)])
    let label = AttributeValue.map(["kind": .string("label"), "text": .string("a"), "sizes": .list([.number(1), .number(2)])])
    let empty = AttributeValue.map(["kind": .string("group"), "members": .list([])])
    #expect(item["shape"] == .map(["kind": .string("group"), "members": .list([circle, label, empty])]))
  }

  @Test func isReadByEveryStatement() async throws {
    let db = try await Self.filled()
    #expect(try await Self.events.get("ann", 1).run(on: db) == Self.signup)
    #expect(try await Self.events.query("ann").run(on: db) == [Self.signup, Self.purchase])
    #expect(try await Self.events.query("ann").filter { $0.total > 5 }.run(on: db) == [Self.purchase])
    let changed = try await Self.events.update("ann", 2) { $0.total.set(3.25) }.returning(.allNew).run(on: db)
    #expect(changed.total == 3.25)
    #expect(try await Self.events.delete(changed).returning(.allOld).run(on: db) == changed)
  }

  @Test func otherValuesOfOneVariant() throws {
    let shape = try AttributeReader.read(#"{"M":{"radius":{"N":"1"},"kind":{"S":"round"}}}"#) { try Shape(attributeFrom: &$0) }
    #expect(shape == .circle(Shape.Circle(radius: 1)))
    var writer = AttributeWriter()
    shape.encodeAttribute(to: &writer)
    #expect(writer.text == #"{"M":{"kind":{"S":"circle"},"radius":{"N":"1"}}}"#)
  }

  @Test func whatIsNotKnown() async throws {
    let db = try await Self.filled()
    let strange: Item = ["user": .string("bob"), "at": .number(3), "cls": .string("Refund"), "why": .string("late")]
    try await Self.events.put(.unknown(strange)).run(on: db)
    #expect(try await Self.events.get("bob", 3).run(on: db) == .unknown(strange))
    let error = await #expect(throws: AttributeDecodingError.self) { try await Self.strict.get("bob", 3).run(on: db) }
    #expect("\(try #require(error))".contains("holds Refund"))
    #expect("\(try #require(error))".contains("one of Signup"))
    #expect(error?.path == "cls")
    let plain: Item = ["user": .string("bob"), "at": .number(4)]
    try await Self.events.put(.unknown(plain)).run(on: db)
    #expect(try await Self.events.get("bob", 4).run(on: db) == .unknown(plain))
    let missing = await #expect(throws: AttributeDecodingError.self) { try await Self.strict.get("bob", 4).run(on: db) }
    #expect(missing?.reason == .missing)
  }

  /// A model that no variant gives is refused before anything is sent.
  @Test func noVariantForTheModel() {
    let error = #expect(throws: StatementError.self) { try Self.strict.put(Self.purchase).request() }
    #expect(
      error?.description == """
        PutItem on table "events" was not sent:
          - none of the variants is this Event: each needs one that gives its payload
        """)
  }

  struct Loose: MapAttribute, Equatable {
    let cls: String
    var extra: Item
    static let schema = MapSchema {
      Field(\Loose.cls)
      UnknownAttributes(\.extra)
    }.of(Loose.init)
  }

  struct Coded: Codable, Sendable {
    let cls: String
    let at: Int
  }

  /// A payload that has the discriminator, or a key, among its own attributes: each is written once.
  @Test func attributesOfBoth() throws {
    enum Entry: Sendable {
      case loose(Loose), coded(Coded)
      var id: String { "e" }
    }
    let entries = Table("entries") { HashKey(\Entry.id, "id") }.of(discriminator: "cls") {
      Variant("Loose", make: Entry.loose) { if case .loose(let it) = $0 { it } else { nil } }
      Variant("Coded", codable: Entry.coded) { if case .coded(let it) = $0 { it } else { nil } }
    }
    func text(_ entry: Entry) -> String {
      var writer = AttributeWriter()
      entries.encode(entry, to: &writer)
      return writer.text
    }
    let loose = Loose(cls: "Loose", extra: ["id": .string("x"), "note": .string("n"), "cls": .string("?")])
    #expect(text(.loose(loose)) == #"{"id":{"S":"e"},"cls":{"S":"Loose"},"note":{"S":"n"}}"#)
    #expect(text(.coded(Coded(cls: "Coded", at: 1))) == #"{"id":{"S":"e"},"cls":{"S":"Coded"},"at":{"N":"1"}}"#)
  }

  @Test func declarationsThatCannotBe() {
    let wrong = Table("events") {
      HashKey(\Event.user, "cls")
      RangeKey(\.at, "at")
    }.of(discriminator: "cls") {
      Variant("A", make: Event.signup) { _ in nil }
      Variant("A", make: Event.purchase) { _ in nil }
    }
    let error = #expect(throws: DeclarationError.self) { try wrong.validate() }
    #expect(error?.faults == [.discriminatorIsKey("cls"), .duplicateVariant("A", discriminator: "cls")])
    let none = Table("events") { HashKey(\Event.user, "user") }.of(discriminator: "cls") {}
    #expect(throws: DeclarationError.self) { try none.validate() }
  }

  /// A discriminator that is a field as well can be filtered by, and must say what the variant says.
  @Test func discriminatorAsField() async throws {
    let db = try await Self.filled()
    let named = Table("events") {
      HashKey(\Event.user, "user")
      RangeKey(\.at, "at")
      Field(\.name, "cls")
    }.of(discriminator: "cls") {
      Variant("Signup", make: Event.signup) { if case .signup(let it) = $0 { it } else { nil } }
      Variant("Purchase", make: Event.purchase) { if case .purchase(let it) = $0 { it } else { nil } }
    }
    #expect(try await named.query("ann").filter { $0.name == "Purchase" }.run(on: db) == [Self.purchase])
    #expect(try named.encode(Self.signup)["cls"] == .string("Signup"))
    let misnamed = Table("events") {
      HashKey(\Event.user, "user")
      RangeKey(\.at, "at")
      Field(\.name, "cls")
    }.of(discriminator: "cls") {
      Variant("Registration", make: Event.signup) { if case .signup(let it) = $0 { it } else { nil } }
    }
    let error = #expect(throws: StatementError.self) { try misnamed.put(Self.signup).request() }
    #expect(
      error?.description == """
        PutItem on table "events" was not sent:
          - "cls": the discriminator is {"S":"Signup"} for an item that is "Registration"
        """)
  }
}

extension VariantTests.Event {
  var name: String {
    switch self {
    case .signup: "Signup"
    case .purchase: "Purchase"
    case .unknown: "?"
    }
  }
}
