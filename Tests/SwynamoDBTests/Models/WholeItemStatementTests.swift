import Foundation
import SwynamoDB
import SwynamoEngine
import SwynamoTesting
import Testing

/// Statements of tables whose models are made of whole items: what they write of themselves, and what they can't read.
@Suite struct WholeItemStatementTests {
  struct Draft: Codable, Sendable, Equatable {
    let id: String
    var title: String
    var created: Date?
    var edits: Int?
    var version: Int?

    init(id: String = "a", title: String) { (self.id, self.title) = (id, title) }
  }

  static let byTitle = GlobalIndex("by-title", projecting: .keysOnly) { HashKey(\Draft.title) }

  static let drafts = Table("drafts") {
    HashKey(\Draft.id)
    Field(\.title)
    Field(\.created).setOnCreate(.now)
    Field(\.edits).countingWrites()
    Version(\.version)
  } indexes: {
    byTitle
  }.codable()

  struct Note: MapAttribute, Equatable {
    var id: String
    var text: String
    var created: Date?
    var edits: Int?
    var version: Int?
    static let schema = MapSchema {
      Field(\Note.id)
      Field(\.text)
      Field(\.created)
      Field(\.edits)
      Field(\.version)
    }.of(Note.init)
  }

  enum Page: Sendable, Equatable {
    case note(Note), draft(Draft)

    var id: String {
      switch self {
      case .note(let it): it.id;
      case .draft(let it): it.id
      }
    }
    var created: Date? {
      switch self {
      case .note(let it): it.created;
      case .draft(let it): it.created
      }
    }
    var edits: Int? {
      switch self {
      case .note(let it): it.edits;
      case .draft(let it): it.edits
      }
    }
    var version: Int? {
      switch self {
      case .note(let it): it.version;
      case .draft(let it): it.version
      }
    }
    var text: String? { if case .note(let it) = self { it.text } else { nil } }
  }

  static let byText = GlobalIndex("by-text", projecting: .including([\Page.edits])) { HashKey(\Page.text) }

  static let pages = Table("pages") {
    HashKey(\Page.id, "id")
    Field(\.text, "text")
    Field(\.created, "created").setOnCreate(.now)
    Field(\.edits, "edits").countingWrites()
    Version(\.version, "version")
  } indexes: {
    byText
  }.of(discriminator: "cls") {
    Variant("Note", make: Page.note) { if case .note(let it) = $0 { it } else { nil } }
    Variant("Draft", codable: Page.draft) { if case .draft(let it) = $0 { it } else { nil } }
  }

  static let monday = Date(timeIntervalSince1970: 1_700_000_000)

  static func filled() async throws -> DynamoDB {
    let db = DynamoDB(.embedded(.inMemory))
    try await drafts.createTable(.onDemand).run(on: db)
    try await pages.createTable(.onDemand).run(on: db)
    return db
  }

  @Test func rulesOfACodableModel() async throws {
    let db = try await Self.filled()
    try await GeneratedValues.with(now: { Self.monday }) {
      var stored = try await Self.drafts.put(Draft(title: "One")).run(on: db)
      #expect(stored.created == Self.monday)
      #expect((stored.edits, stored.version) == (1, 1))
      #expect(try await Self.drafts.get("a").run(on: db) == stored)
      stored.title = "Two"
      stored = try await Self.drafts.put(stored).run(on: db)
      #expect((stored.edits, stored.version, stored.created) == (2, 2, Self.monday))
      stored = try await Self.drafts.update("a") { $0.title.set("Three") }.returning(.allNew).run(on: db)
      #expect((stored.edits, stored.version, stored.title) == (3, 3, "Three"))
      stored = try await Self.drafts.modify("a") { $0.title = "Four" }.run(on: db)
      #expect((stored.edits, stored.version, stored.title) == (4, 4, "Four"))
      try await db.transact { Self.drafts.put(stored) }
      try await db.batchWrite { Self.drafts.put(Draft(id: "b", title: "B")).ignoringVersion() }
      #expect(try await Self.drafts.get("a").run(on: db)?.version == 5)
      let second = try await Self.drafts.get("b").run(on: db)
      #expect((second?.edits, second?.version, second?.created) == (1, 1, Self.monday))
      await #expect(throws: VersionConflictError<Draft>.self) { try await Self.drafts.put(stored).run(on: db) }
    }
  }

  @Test func rulesOfVariants() async throws {
    let db = try await Self.filled()
    try await GeneratedValues.with(now: { Self.monday }) {
      for page in [Page.note(Note(id: "a", text: "x")), .draft(Draft(id: "b", title: "y"))] {
        var stored = try await Self.pages.insert(page).run(on: db)
        #expect(stored.created == Self.monday)
        #expect((stored.edits, stored.version) == (1, 1))
        stored = try await Self.pages.put(stored).run(on: db)
        #expect((stored.edits, stored.version) == (2, 2))
        stored = try await Self.pages.update(page.id) { $0.text.set("z") }.returning(.allNew).run(on: db)
        #expect((stored.edits, stored.version) == (3, 3))
        try await db.transact { Self.pages.put(stored) }
        #expect(try await Self.pages.get(page.id).run(on: db)?.version == 4)
        await #expect(throws: VersionConflictError<Page>.self) { try await Self.pages.put(stored).run(on: db) }
      }
      try await db.batchWrite { Self.pages.put(.note(Note(id: "c", text: "x"))).ignoringVersion() }
      let third = try await Self.pages.get("c").run(on: db)
      #expect((third?.edits, third?.version, third?.created) == (1, 1, Self.monday))
    }
  }

  /// Without a version, what is not declared is a conflict too.
  @Test func modifyGoesByAllThatWasRead() async throws {
    struct Memo: Codable, Sendable, Equatable {
      let id: String
      var lines: [String]
      var tag: String?
      var mood: String?
    }
    let memos = Table("memos") { HashKey(\Memo.id) }.codable()
    let db = DynamoDB(.embedded(.inMemory))
    try await memos.createTable(.onDemand).run(on: db)
    try await memos.put(Memo(id: "a", lines: ["x"], mood: "m")).run(on: db)
    let recorder = RecordingTransport(forwardingTo: db.backend.transport)
    let stored = try await memos.modify("a") {
      $0.lines.append("y")
      $0.tag = "t"
    }.run(on: DynamoDB(Backend(recorder)))
    #expect(stored == Memo(id: "a", lines: ["x", "y"], tag: "t", mood: "m"))
    #expect(
      recorder.requests[1].text
        == ##"{"TableName":"memos","Key":{"id":{"S":"a"}},"UpdateExpression":"SET #0 = :0, #1 = :1","##
        + ##""ConditionExpression":"attribute_exists(#2) AND #0 = :2 AND #3 = :3 AND attribute_not_exists(#1)","##
        + ##""ExpressionAttributeNames":{"#0":"lines","#1":"tag","#2":"id","#3":"mood"},"##
        + ##""ExpressionAttributeValues":{":0":{"L":[{"S":"x"},{"S":"y"}]},":1":{"S":"t"},":2":{"L":[{"S":"x"}]},":3":{"S":"m"}},"##
        + ##""ReturnValues":"ALL_NEW","ReturnValuesOnConditionCheckFailure":"ALL_OLD"}"##)
  }

  @Test func aVersionThatIsNotStored() throws {
    struct Forgetful: Codable, Sendable {
      let id: String
      var version: Int?
      enum CodingKeys: String, CodingKey { case id }
    }
    let forgetful = Table("forgetful") {
      HashKey(\Forgetful.id)
      Version(\.version)
    }.codable()
    let error = #expect(throws: StatementError.self) { try forgetful.put(Forgetful(id: "a")).request() }
    #expect(
      error?.description == """
        PutItem on table "forgetful" was not sent:
          - "version": a write stores {"N":"1"}, and a model that is read then has none: its type must keep the attribute
        """)
  }

  @Test func timeToLive() async throws {
    struct Session: Codable, Sendable, Equatable {
      let id: String
      var expires: Date?
    }
    let sessions = Table("sessions") {
      HashKey(\Session.id)
      TimeToLive(\.expires)
    }.codable()
    let session = Session(id: "a", expires: Self.monday)
    let error = #expect(throws: StatementError.self) { try sessions.put(session).request() }
    #expect(
      error?.description == """
        PutItem on table "sessions" was not sent:
          - "expires": Codable stores it as S and the declaration as N: they must agree; declare it with 'as: .codable', or leave it out
        """)

    struct Ticket: MapAttribute, Equatable {
      var id: String
      var expires: Date?
      static let schema = MapSchema {
        Field(\Ticket.id)
        Field(\.expires, as: .epochSeconds)
      }.of(Ticket.init)
    }
    enum Entry: Sendable, Equatable {
      case ticket(Ticket)
      var id: String {
        switch self {
        case .ticket(let it): it.id
        }
      }
      var expires: Date? {
        switch self {
        case .ticket(let it): it.expires
        }
      }
    }
    let entries = Table("entries") {
      HashKey(\Entry.id, "id")
      TimeToLive(\.expires, "expires")
    }.of(discriminator: "cls") { Variant("Ticket", make: Entry.ticket) { if case .ticket(let it) = $0 { it } else { nil } } }
    let db = DynamoDB(.embedded(.inMemory))
    try await entries.createTable(.onDemand).run(on: db)
    let ticket = Entry.ticket(Ticket(id: "a", expires: Self.monday))
    try await entries.put(ticket).run(on: db)
    #expect(try await entries.get("a").run(on: db) == nil)
    #expect(try await entries.get("a").includingExpired().run(on: db) == ticket)
  }

  // MARK: What can't be read

  @Test func anIndexWithoutWholeItems() async throws {
    let db = try await Self.filled()
    try await Self.drafts.put(Draft(title: "One")).run(on: db)
    let error = #expect(throws: StatementError.self) { try Self.drafts.query(Self.byTitle, "One").request() }
    #expect(
      error?.description == """
        Query on table "drafts" was not sent:
          - the index "by-title" has no copy of whole items, of which the table's models are made: select the attributes it has, or project all into the index
        """)
    #expect(throws: StatementError.self) { try Self.pages.scan(Self.byText).request() }
    let found: [String?] = try await Self.drafts.query(Self.byTitle, "One").select { $0.id }.run(on: db)
    #expect(found.compactMap(\.self) == ["a"])
    #expect(try await Self.drafts.query(Self.byTitle, "One").count().run(on: db) == 1)
  }

  @Test func anEmptyUpdateMakesNoModel() {
    let bare = Table("drafts") { HashKey(\Draft.id) }.codable()
    let codable = #expect(throws: StatementError.self) { try bare.update("a") { _ in }.request() }
    #expect(
      codable?.description == """
        UpdateItem on table "drafts" was not sent:
          - the update has no actions and no condition, so that all it can do is to make an item of the key alone, which need not be one of the table's Codable models: add actions, or put an item
        """)
    let notes = Table("pages") { HashKey(\Page.id, "id") }.of(discriminator: "cls") {
      Variant("Note", make: Page.note) { if case .note(let it) = $0 { it } else { nil } }
    }
    let variants = #expect(throws: StatementError.self) { try notes.update("a") { _ in }.request() }
    #expect(
      variants?.description == """
        UpdateItem on table "pages" was not sent:
          - the update has no actions and no condition, so that all it can do is to make an item of the key alone, which lacks "cls", required by the model: add actions, or put an item
        """)
  }

  /// A map of several types with fields that conditions and updates speak of.
  enum Shape: MapAttribute, Equatable {
    struct Circle: MapAttribute, Equatable {
      var radius: Int
      static let schema = MapSchema { Field(\Circle.radius) }.of(Circle.init)
    }
    case circle(Circle)

    var radius: Int? {
      switch self {
      case .circle(let it): it.radius
      }
    }

    static let schema = MapSchema { Field(\Shape.radius, "radius") }.of(discriminator: "kind") {
      Variant("circle", make: Shape.circle) { if case .circle(let it) = $0 { it } else { nil } }
    }
  }

  @Test func fieldsOfAMapOfSeveralTypes() async throws {
    struct Drawing: Sendable, Equatable {
      let id: String
      var shape: Shape
    }
    let drawings = Table("drawings") {
      HashKey(\Drawing.id)
      Field(\.shape)
    }.of(Drawing.init)
    let db = DynamoDB(.embedded(.inMemory))
    try await drawings.createTable(.onDemand).run(on: db)
    let drawing = Drawing(id: "a", shape: .circle(.init(radius: 2)))
    #expect(
      try drawings.encode(drawing)["shape"] == .map(["kind": .string("circle"), "radius": .number(2)]))
    try await drawings.put(drawing).run(on: db)
    let changed = try await drawings.update("a") { $0.shape.radius.set(3) }.if { $0.shape.radius == 2 }.returning(.allNew)
      .run(on: db)
    #expect(changed == Drawing(id: "a", shape: .circle(.init(radius: 3))))
  }
}
