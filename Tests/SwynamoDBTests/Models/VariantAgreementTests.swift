import SwynamoDB
import SwynamoEngine
import Testing

/// What parts and payloads store alike is stored once, and nothing of either is lost.
@Suite struct VariantAgreementTests {
  struct Signup: MapAttribute, Equatable {
    var user: String
    var plan: String?
    static let schema = MapSchema {
      Field(\Signup.user)
      Field(\.plan)
    }.of(Signup.init)
  }

  struct Refund: MapAttribute, Equatable {
    var user: String
    var total: Double
    static let schema = MapSchema {
      Field(\Refund.user)
      Field(\.total)
    }.of(Refund.init)
  }

  struct Coded: Codable, Equatable, Sendable {
    var user: String?
    var plan: String?
    var total: Double?
  }

  struct Loose: MapAttribute, Equatable {
    var user: String
    var extra: Item
    static let schema = MapSchema {
      Field(\Loose.user)
      UnknownAttributes(\.extra)
    }.of(Loose.init)
  }

  enum Event: Sendable, Equatable {
    case signup(Signup), refund(Refund), coded(Coded), loose(Loose), unknown(Item)

    var user: String {
      switch self {
      case .signup(let it): it.user
      case .refund(let it): it.user
      case .coded(let it): it.user ?? "coded"
      case .loose(let it): it.user
      case .unknown(let item): if case .string(let user)? = item["user"] { user } else { "" }
      }
    }

    var prefixed: String { "u#" + user }
    /// Of one variant only.
    var total: Double? { if case .coded(let it) = self { it.total } else { nil } }
    var plan: String { if case .signup(let it) = self { it.plan ?? "free" } else { "free" } }
    var name: String { if case .signup = self { "Signup" } else { "?" } }
    var type: String? { if case .refund = self { "Refund" } else { nil } }
    var nothing: String? { nil }
  }

  @VariantBuilder<Event>
  static func variants() -> [Variant<Event>] {
    Variant("Signup", alsoReading: "Registration", make: Event.signup) { if case .signup(let it) = $0 { it } else { nil } }
    Variant("Refund", make: Event.refund) { if case .refund(let it) = $0 { it } else { nil } }
    Variant("Coded", codable: Event.coded) { if case .coded(let it) = $0 { it } else { nil } }
    Variant("Loose", make: Event.loose) { if case .loose(let it) = $0 { it } else { nil } }
    Variant(others: Event.unknown) { if case .unknown(let it) = $0 { it } else { nil } }
  }

  static let events = Table("events") {
    HashKey(\Event.user, "user")
    Field(\.total, "total")
  }.of(discriminator: "cls", variants)

  static func refusal<Model, Hash, Range>(_ table: Table<Model, Hash, Range>, _ model: Model) -> String? {
    do {
      _ = try table.put(model).request()
      return nil
    } catch { return "\(error)" }
  }

  // MARK: What a part leaves out

  @Test func aPartThatIsNilLeavesThePayloadsAttribute() throws {
    let stored: Item = ["user": .string("ann"), "cls": .string("Chargeback"), "total": .number(5)]
    #expect(try Self.events.encode(Self.events.decode(stored)) == stored)
    let refund: Item = ["user": .string("ann"), "cls": .string("Refund"), "total": .number(5)]
    #expect(try Self.events.encode(.refund(Refund(user: "ann", total: 5))) == refund)
    #expect(try Self.events.decode(refund) == .refund(Refund(user: "ann", total: 5)))
    let coded = Event.coded(Coded(user: "ann", plan: nil, total: 2))
    #expect(try Self.events.decode(Self.events.encode(coded)) == coded)
  }

  @Test func aDiscriminatorThatIsNilIsWritten() throws {
    let table = Table("events") {
      HashKey(\Event.user, "user")
      Field(\.type, "cls")
    }.of(discriminator: "cls", Self.variants)
    let signup = Event.signup(Signup(user: "ann"))
    #expect(try table.encode(signup) == ["user": .string("ann"), "cls": .string("Signup")])
    #expect(try table.decode(table.encode(signup)) == signup)
    let stored: Item = ["user": .string("ann"), "cls": .string("Chargeback")]
    #expect(try table.encode(table.decode(stored)) == stored)
  }

  // MARK: What both write

  @Test func aKeyThatDiffersFromThePayloadsOwn() {
    let table = Table("events") { HashKey(\Event.prefixed, "user") }.of(discriminator: "cls", Self.variants)
    #expect(
      Self.refusal(table, .signup(Signup(user: "ann"))) == """
        PutItem on table "events" was not sent:
          - "user": the variant "Signup" stores it as {"S":"ann"} and the declaration as {"S":"u#ann"}: they must agree, or have two names
        """)
    #expect(
      Self.refusal(table, .coded(Coded(user: "ann"))) == """
        PutItem on table "events" was not sent:
          - "user": the variant "Coded" stores it as {"S":"ann"} and the declaration as {"S":"u#ann"}: they must agree, or have two names
        """)
    #expect(
      Self.refusal(table, .unknown(["user": .string("ann")])) == """
        PutItem on table "events" was not sent:
          - "user": the variant of others stores it as {"S":"ann"} and the declaration as {"S":"u#ann"}: they must agree, or have two names
        """)
  }

  @Test func whatAPartStoresAndThePayloadLeavesOut() throws {
    let table = Table("events") {
      HashKey(\Event.user, "user")
      Field(\.plan, "plan")
    }.of(discriminator: "cls", Self.variants)
    #expect(
      Self.refusal(table, .signup(Signup(user: "ann"))) == """
        PutItem on table "events" was not sent:
          - "plan": the variant "Signup" leaves it out and the declaration stores it as S: they must agree, or have two names
        """)
    #expect(
      Self.refusal(table, .coded(Coded(user: "ann"))) == """
        PutItem on table "events" was not sent:
          - "plan": the variant "Coded" leaves it out and the declaration stores it as S: they must agree, or have two names
        """)
    #expect(
      Self.refusal(table, .unknown(["user": .string("ann")])) == """
        PutItem on table "events" was not sent:
          - "plan": the variant of others leaves it out and the declaration stores it as S: they must agree, or have two names
        """)
    // What the payload doesn't know of is the part's alone.
    let refund = Event.refund(Refund(user: "ann", total: 1))
    #expect(try table.encode(refund)["plan"] == .string("free"))
    #expect(try table.decode(table.encode(refund)) == refund)
    let paid = Event.signup(Signup(user: "ann", plan: "paid"))
    #expect(try table.decode(table.encode(paid)) == paid)
  }

  @Test func aDictionaryReadsWhatOthersWrote() {
    enum Bag: Sendable {
      case bag([String: String])
      var id: String { "a" }
    }
    let bags = Table("bags") { HashKey(\Bag.id, "id") }.of(discriminator: "cls") {
      Variant("Bag", codable: Bag.bag) { if case .bag(let it) = $0 { it } else { nil } }
    }
    #expect(
      Self.refusal(bags, .bag(["x": "y"])) == """
        PutItem on table "bags" was not sent:
          - "cls": the variant "Bag" leaves it out and the declaration stores it as S: they must agree, or have two names
          - "id": the variant "Bag" leaves it out and the declaration stores it as S: they must agree, or have two names
        """)
  }

  // MARK: The discriminator

  @Test func theDiscriminatorOfAnItemOfOthers() {
    let table = Table("events") {
      HashKey(\Event.user, "user")
      Field(\.name, "cls")
    }.of(discriminator: "cls", Self.variants)
    #expect(
      Self.refusal(table, .unknown(["user": .string("ann"), "cls": .string("Chargeback")])) == """
        PutItem on table "events" was not sent:
          - "cls": the variant of others stores it as {"S":"Chargeback"} and the declaration as {"S":"?"}: they must agree, or have two names
        """)
    #expect(
      Self.refusal(Self.events, .unknown(["user": .string("ann"), "cls": .string("Registration")])) == """
        PutItem on table "events" was not sent:
          - "cls": the item of the variant of others is "Registration" by the discriminator, as which it would be read: give it that case
        """)
    #expect(
      Self.refusal(table, .refund(Refund(user: "ann", total: 1))) == """
        PutItem on table "events" was not sent:
          - "cls": the discriminator is {"S":"?"} for an item that is "Refund"
        """)
  }

  struct Told: MapAttribute, Equatable {
    var cls: String?
    static let schema = MapSchema { Field(\Told.cls) }.of(Told.init)
  }

  struct CodedTold: Codable, Equatable, Sendable {
    var cls: String?
  }

  @Test func aPayloadThatHasTheDiscriminator() throws {
    enum Entry: Sendable, Equatable {
      case told(Told), coded(CodedTold)
      var id: String { "e" }
    }
    let entries = Table("entries") { HashKey(\Entry.id, "id") }.of(discriminator: "cls") {
      Variant("Told", alsoReading: "Said", make: Entry.told) { if case .told(let it) = $0 { it } else { nil } }
      Variant("Coded", codable: Entry.coded) { if case .coded(let it) = $0 { it } else { nil } }
    }
    try entries.validate()
    for entry in [Entry.told(Told(cls: "Told")), .told(Told(cls: "Said")), .coded(CodedTold(cls: "Coded"))] {
      #expect(try entries.decode(entries.encode(entry)) == entry)
    }
    #expect(
      Self.refusal(entries, .told(Told(cls: "Coded"))) == """
        PutItem on table "entries" was not sent:
          - "cls": the discriminator is {"S":"Coded"} for an item that is "Told"
        """)
    #expect(
      Self.refusal(entries, .coded(CodedTold(cls: "Told"))) == """
        PutItem on table "entries" was not sent:
          - "cls": the discriminator is {"S":"Told"} for an item that is "Coded"
        """)
    for entry in [Entry.told(Told(cls: nil)), .coded(CodedTold(cls: nil))] {
      #expect(Self.refusal(entries, entry)?.contains("\"cls\": the variant ") == true)
    }
  }

  // MARK: Unknown attributes

  @Test func unknownAttributesAreThoseOfNobodyElse() throws {
    let loose = Event.loose(Loose(user: "ann", extra: ["note": .string("n"), "total": .number(5)]))
    let stored: Item = ["user": .string("ann"), "cls": .string("Loose"), "note": .string("n"), "total": .number(5)]
    #expect(try Self.events.encode(loose) == stored)
    // The part is nil for such items, so that the payload keeps what is stored.
    #expect(try Self.events.decode(stored) == loose)
    let prefixed = Table("events") {
      HashKey(\Event.user, "pk")
      Field(\.plan, "plan")
    }.of(discriminator: "cls", Self.variants)
    let plain = Event.loose(Loose(user: "ann", extra: ["note": .string("n")]))
    #expect(
      try prefixed.encode(plain) == [
        "pk": .string("ann"), "user": .string("ann"), "plan": .string("free"), "cls": .string("Loose"), "note": .string("n"),
      ])
    #expect(try prefixed.decode(prefixed.encode(plain)) == plain)
  }

  // MARK: Values that can't be stored

  @Test func whatCannotBeStoredIsSaidOnce() {
    struct Purchase: MapAttribute {
      var total: Double
      var big: Int128?
      static let schema = MapSchema {
        Field(\Purchase.total)
        Field(\.big)
      }.of(Purchase.init)
    }
    enum Entry: Sendable {
      case purchase(Purchase)
      var id: String { "e" }
      var total: Double? {
        switch self {
        case .purchase(let it): it.total
        }
      }
    }
    let entries = Table("entries") {
      HashKey(\Entry.id, "id")
      Field(\.total, "total")
    }.of(discriminator: "cls") {
      Variant("Purchase", make: Entry.purchase) { if case .purchase(let it) = $0 { it } else { nil } }
    }
    #expect(
      Self.refusal(entries, .purchase(Purchase(total: .nan))) == """
        PutItem on table "entries" was not sent:
          - "total": nan is not a number that DynamoDB can store
        """)
    #expect(
      Self.refusal(entries, .purchase(Purchase(total: 1e-200))) == """
        PutItem on table "entries" was not sent:
          - "total": the number 1e-200 is closer to zero than 1E-130, the smallest magnitude that DynamoDB stores
        """)
    #expect(
      Self.refusal(entries, .purchase(Purchase(total: 1, big: .max))) == """
        PutItem on table "entries" was not sent:
          - "big": the number 170141183460469231731687303715884105727 has more than the 38 significant digits that DynamoDB stores
        """)
  }
}
