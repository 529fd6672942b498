import Foundation
import SwynamoDB
import Testing

/// What validators refuse, in every statement that writes.
@Suite struct ValidatorTests {
  struct Place: MapAttribute, Equatable {
    var city: String
    var zip: String?
    static let schema = MapSchema {
      Field(\Place.city).validated { $0.isEmpty ? "a place has a city" : nil }
      Field(\.zip).validated { $0.count == 5 ? nil : "a zip code has 5 digits" }
    }.of(Place.init)
  }

  struct Event: Sendable, Equatable {
    var id = "a"
    var title = "t"
    var start = 1
    var end = 2
    var note: String?
    var place = Place(city: "Rome")
    var more: [Place] = []
    var version: Int?
  }

  static let events = Table("events") {
    HashKey(\Event.id).validated { $0.contains(" ") ? "an id has no spaces" : nil }
    Field(\.title)
      .validated { $0.count <= 10 ? nil : "the title has more than 10 characters" }
      .validated { $0.contains("!") ? "the title shouts" : nil }
    Field(\.start).validated { $0 >= 0 ? nil : "it starts before 0" }
    Field(\.end).validated { end, event in end > event.start ? nil : "it ends before it begins" }
    Field(\.note).validated { $0.isEmpty ? "a note has a text" : nil }
    Field(\.place)
    Field(\.more)
    Version(\.version)
  }.of(Event.init)

  static let wrong = Event(
    id: "a b", title: "something loud!", start: -1, end: -2, note: "", place: Place(city: "", zip: "1"),
    more: [Place(city: "Rome"), Place(city: "")])

  static let sentences = """
      - "id": an id has no spaces
      - "title": the title has more than 10 characters
      - "title": the title shouts
      - "start": it starts before 0
      - "end": it ends before it begins
      - "note": a note has a text
      - "place.city": a place has a city
      - "place.zip": a zip code has 5 digits
      - "more[1].city": a place has a city
    """

  @Test func allFailuresOfAPutAreToldAtOnce() {
    expectLowered(Self.events.put(Self.wrong), "PutItem on table \"events\" was not sent:\n" + Self.sentences)
    expectLowered(Self.events.insert(Self.wrong), "PutItem on table \"events\" was not sent:\n" + Self.sentences)
    expectLowered(Self.events.replace(Self.wrong), "PutItem on table \"events\" was not sent:\n" + Self.sentences)
    #expect(throws: Never.self) { try Self.events.put(Event()).request() }
  }

  @Test func membersOfBatchesAndTransactionsAreChecked() {
    let shouting = Event(title: "hey!")
    expectLowered(
      TransactWrite {
        Self.events.put(shouting)
        Self.events.put(Event(id: "b"))
      },
      """
      TransactWriteItems on table "events" was not sent:
        - member 1, of table "events": "title": the title shouts
      """)
    let batch = BatchWrite { Self.events.put(shouting).ignoringVersion() }
    #expect(batch.explain().contains("\"title\": the title shouts"))
  }

  @Test func valuesThatUpdatesSetAreChecked() {
    expectLowered(
      Self.events.update("a") {
        $0.title.set("something loud!")
        $0.note.setIfAbsent("")
        $0.place.zip.set("1")
        $0.more.append(Place(city: ""))
      },
      """
      UpdateItem on table "events" was not sent:
        - "title": the title has more than 10 characters
        - "title": the title shouts
        - "note": a note has a text
        - "place.zip": a zip code has 5 digits
        - "more[0].city": a place has a city
      """)
  }

  /// Of computed values only DynamoDB knows what they become, and of an end without its start nobody does.
  @Test func whatIsComputedIsNot() throws {
    let update = try Self.events.update("a") {
      $0.start.add(-5)
      $0.end.set($0.end - 100)
      $0.title.set($0.note.or(""))
    }.request()
    #expect(update.updateExpression == "SET #0 = #0 - :0, #1 = if_not_exists(#2, :1) ADD #3 :2, #4 :3")
  }

  @Test func whatIsComparedIsNot() throws {
    let scan = try Self.events.scan().filter {
      $0.title == "something loud!" && $0.note.isIn("", "a") && $0.more.contains(Place(city: "")) && $0.place == Place(city: "")
    }.request()
    #expect(scan.attributes.values.contains(.map(["city": .string("")])))
    #expect(throws: Never.self) { try Self.events.get("a b").request() }
    #expect(throws: Never.self) { try Self.events.query("a b").request() }
  }

  @Test func ofADifferenceOnlyTheNewModelIsChecked() throws {
    var repaired = Event(title: "quiet")
    repaired.version = 1
    var loud = repaired
    loud.title = "loud!"
    #expect(throws: Never.self) { try Self.events.update(from: loud, to: repaired).request() }
    expectLowered(
      Self.events.update(from: repaired, to: loud),
      """
      UpdateItem on table "events" was not sent:
        - "title": the title shouts
      """)
  }

  /// With the optional in the closure's type, nil is checked too.
  @Test func nilIsCheckedWhenAskedFor() {
    struct Draft: Codable, Sendable {
      var id: String
      var text: String?
    }
    let drafts = Table("drafts") {
      HashKey(\Draft.id)
      Field(\.text).validated { (text: String?) in text == nil ? "the text is missing" : nil }
    }.codable()
    expectLowered(
      drafts.put(Draft(id: "a")),
      """
      PutItem on table "drafts" was not sent:
        - "text": the text is missing
      """)
    #expect(throws: Never.self) { try drafts.put(Draft(id: "a", text: "")).request() }
  }
}
