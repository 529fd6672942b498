import SwynamoDB
import SwynamoEngine
import SwynamoTesting
import Synchronization
import Testing

/// Updates through maps that an item may lack.
@Suite struct MissingMapsTests {
  private struct Profile: Sendable, Equatable {
    var id: String; var visits: Int; var settings: [String: String]?; var stats: Stats?
  }

  private struct Stats: MapAttribute, Equatable {
    var views: Int?
    var tags: Set<String>?
    var days: [String: Int]?
    var lines: [String]?
    static let schema = MapSchema {
      Field(\Stats.views)
      Field(\.tags)
      Field(\.days)
      Field(\.lines)
    }.of(Stats.init)
  }

  private static let profiles = Table("profiles") {
    HashKey(\Profile.id)
    Field(\.visits, default: 0)
    Field(\.settings)
    Field(\.stats)
  }.of(Profile.init)

  private static func database(_ profile: Profile?) async throws -> (db: DynamoDB, transport: RecordingTransport) {
    let transport = RecordingTransport(forwardingTo: try EmbeddedEngine(.inMemory))
    let db = DynamoDB(Backend(transport))
    try await profiles.createTable().run(on: db)
    if let profile { try await profiles.put(profile).run(on: db) }
    return (db, transport)
  }

  private static func updates(_ transport: RecordingTransport) -> Int {
    transport.requests.count { $0.operation == "UpdateItem" }
  }

  @Test func oneRequestWhereTheMapsAreThere() async throws {
    let (db, transport) = try await Self.database(Profile(id: "a", visits: 1, settings: ["size": "L"], stats: nil))
    try await Self.profiles.update("a") { $0.settings["theme"].set("dark") }.creatingMissingMaps().run(on: db)
    #expect(Self.updates(transport) == 1)
    #expect(try await Self.profiles.get("a").run(on: db)?.settings == ["size": "L", "theme": "dark"])
  }

  @Test func aSecondWhereOneIsMissing() async throws {
    let (db, transport) = try await Self.database(Profile(id: "a", visits: 1, settings: ["size": "L"], stats: nil))
    let update = Self.profiles.update("a") {
      $0.settings["theme"].set("dark")
      $0.stats.days["2024-01-02"].add(3)
      $0.stats.views.set($0.stats.views.or(0) + 1)
      $0.stats.tags.add(["x"])
      $0.stats.lines.append("l", creatingIfAbsent: true)
      $0.visits.add(1)
    }.returning(.allNew).creatingMissingMaps()
    let first = try await update.run(on: db)
    #expect(Self.updates(transport) == 2)
    #expect(
      first
        == Profile(
          id: "a", visits: 2, settings: ["size": "L", "theme": "dark"],
          stats: Stats(views: 1, tags: ["x"], days: ["2024-01-02": 3], lines: ["l"])))
    let second = try await update.run(on: db)
    #expect(Self.updates(transport) == 3)
    #expect(second.stats == Stats(views: 2, tags: ["x"], days: ["2024-01-02": 6], lines: ["l", "l"]) && second.visits == 3)
  }

  /// The inner map alone is missing; and no item is there at all.
  @Test func otherDepths() async throws {
    let (db, transport) = try await Self.database(Profile(id: "a", visits: 1, settings: nil, stats: Stats(views: 5)))
    try await Self.profiles.update("a") { $0.stats.days["d"].set(1) }.creatingMissingMaps().run(on: db)
    #expect(try await Self.profiles.get("a").run(on: db)?.stats == Stats(views: 5, days: ["d": 1]))
    #expect(Self.updates(transport) == 2)
    try await Self.profiles.update("new") { $0.stats.days["d"].set(1) }.creatingMissingMaps().run(on: db)
    #expect(try await Self.profiles.get("new").run(on: db)?.stats == Stats(days: ["d": 1]))
    #expect(Self.updates(transport) == 4)
  }

  @Test func theUpdatesOwnCondition() async throws {
    let profile = Profile(id: "a", visits: 1, settings: nil, stats: nil)
    let (db, _) = try await Self.database(profile)
    let update = Self.profiles.update("a") { $0.settings["theme"].set("dark") }.if { $0.visits == 2 }
    let error = await #expect(throws: DynamoDBError.self) { try await update.creatingMissingMaps().run(on: db) }
    #expect(error?.code == .conditionalCheckFailed && error?.item == nil)
    let asked = update.returningItemOnConditionFailure().creatingMissingMaps()
    let other = await #expect(throws: DynamoDBError.self) { try await asked.run(on: db) }
    #expect(try Self.profiles.storedModel(in: try #require(other)) == profile)
    #expect(try await Self.profiles.get("a").run(on: db) == profile)
  }

  /// Another writer makes the map between the two requests.
  @Test func madeByAnotherMeanwhile() async throws {
    let (inner, _) = try await Self.database(Profile(id: "a", visits: 1, settings: nil, stats: nil))
    let count = Mutex(0)
    let db = inner.interposing { _ in
      if count.withLock({
        $0 += 1; return $0 == 2
      }) {
        try await Self.profiles.update("a") { $0.settings.set(["size": "L"]) }.run(on: inner)
      }
    }
    try await Self.profiles.update("a") { $0.settings["theme"].set("dark") }.creatingMissingMaps().run(on: db)
    #expect(try await Self.profiles.get("a").run(on: inner)?.settings == ["size": "L", "theme": "dark"])
    #expect(count.withLock { $0 } == 3)
  }

  /// The condition may have failed on what a try wrote whose answer was lost: an update that counts is not made again.
  @Test func lostAnswers() async throws {
    var lost = TransportResponse(
      status: 400, body: Array(#"{"__type":"x#ConditionalCheckFailedException","Item":{"id":{"S":"a"}}}"#.utf8))
    lost.outcomeUnknown = true
    let counting = RecordingTransport([.response(lost)])
    let error = await #expect(throws: DynamoDBError.self) {
      try await Self.profiles.update("a") { $0.stats.views.add(1) }.creatingMissingMaps().run(on: DynamoDB(Backend(counting)))
    }
    #expect(error?.outcomeUnknown == true)
    let setting = RecordingTransport([.response(lost), .json("{}")])
    try await Self.profiles.update("a") { $0.stats.views.set(1) }.creatingMissingMaps().run(on: DynamoDB(Backend(setting)))
    #expect(setting.requests.count == 2)
  }

  @Test func requests() {
    #expect(
      Self.profiles.update("a") { $0.settings["theme"].set("dark") }.if { $0.visits > 1 }.creatingMissingMaps().explain() == """
        UpdateItem
        {
          "TableName": "profiles",
          "Key": {"id":{"S":"a"}},
          "UpdateExpression": "SET #0.#1 = :0",
          "ConditionExpression": "#2 > :1 AND attribute_exists(#0)",
          "ExpressionAttributeNames": {"#0":"settings","#1":"theme","#2":"visits"},
          "ExpressionAttributeValues": {":0":{"S":"dark"},":1":{"N":"1"}},
          "ReturnValuesOnConditionCheckFailure": "ALL_OLD"
        }
        and where "settings" is missing:
        UpdateItem
        {
          "TableName": "profiles",
          "Key": {"id":{"S":"a"}},
          "UpdateExpression": "SET #0 = :0",
          "ConditionExpression": "#1 > :1 AND attribute_not_exists(#0)",
          "ExpressionAttributeNames": {"#0":"settings","#1":"visits"},
          "ExpressionAttributeValues": {":0":{"M":{"theme":{"S":"dark"}}},":1":{"N":"1"}},
          "ReturnValuesOnConditionCheckFailure": "ALL_OLD"
        }
        """)
    #expect(
      Self.profiles.update("a") {
        $0.stats.views.set($0.visits + 1)
        $0.stats.lines[0].set("l")
      }.creatingMissingMaps().explain() == """
        UpdateItem on table "profiles" was not sent:
          - "stats.views" is computed from attributes, so that it can't be set where the map "stats" is missing: set a value
          - "stats.lines[0]" leads through a list, which an update makes none of: set the whole list
        """)
  }

  @Test func merge() async throws {
    let (db, _) = try await Self.database(Profile(id: "a", visits: 1, settings: ["size": "L", "font": "serif"], stats: nil))
    let update = Self.profiles.update("a") { $0.settings.merge(["size": "M", "theme": "dark"]) }
    #expect(try update.request().updateExpression == "SET #0.#1 = :0, #0.#2 = :1")
    #expect(try update.request().attributes.names == ["settings", "size", "theme"])
    try await update.run(on: db)
    #expect(try await Self.profiles.get("a").run(on: db)?.settings == ["size": "M", "font": "serif", "theme": "dark"])
    try await Self.profiles.update("b") { $0.settings.merge(["size": "M"]) }.creatingMissingMaps().run(on: db)
    #expect(try await Self.profiles.get("b").run(on: db)?.settings == ["size": "M"])
  }

  /// The service says that a path is wrong, and not which.
  @Test func theErrorNamesTheCandidates() async throws {
    let (db, _) = try await Self.database(Profile(id: "a", visits: 1, settings: nil, stats: nil))
    let error = await #expect(throws: DynamoDBError.self) {
      try await Self.profiles.update("a") {
        $0.settings["theme"].set("dark")
        $0.stats.views.set(1)
        $0.visits.add(1)
      }.run(on: db)
    }
    #expect(error?.code == .validation)
    #expect(error?.documentPaths == ["settings.theme", "stats.views"])
    #expect(
      error?.description.hasPrefix(
        "UpdateItem on table \"profiles\": ValidationException: The document path provided in the update expression is invalid for "
          + "update: one of settings.theme, stats.views; creatingMissingMaps() makes the maps that lead there") == true)
  }
}
