import Foundation
import SwynamoDB
import SwynamoEngine

/// What sensors measure: the readings of a day are in four partitions, and so are those of a kind in an index.
enum Readings {
  struct Reading: Sendable, Equatable {
    let day: String
    let sensor: String
    let taken: Int
    var value: Int
    var kind: String?
  }

  struct Alarm: Sendable, Equatable {
    let day: String
    let id: String
    var text: String
  }

  static let table = SingleTable("readings") {
    GlobalIndex("by-kind") {
      HashKey("GSI1PK")
      RangeKey("GSI1SK")
    }
    GlobalIndex("inverted") {
      HashKey("SK")
      RangeKey("PK")
    }
  }

  static let byKind = table.index("by-kind", of: Reading.self) {
    "KIND#"
    \.kind
    "#"
    KeyShard(3, by: \.value)
  } range: {
    \.taken
  }

  static let readings = table.entity("reading") {
    KeyField(\Reading.day)
    Field(\.sensor)
    KeyField(\.taken)
    Field(\.value)
    Field(\.kind)
  } hash: {
    "DAY#"
    \.day
    "#"
    KeyShard(4, by: \.sensor)
  } range: {
    KeyPart(\.taken, as: .digits(4))
    "#"
    \.sensor
  } indexes: {
    byKind
  }.of(Reading.init)

  static let alarms = table.entity("alarm") {
    KeyField(\Alarm.day)
    KeyField(\.id)
    Field(\.text)
  } hash: {
    "DAY#"
    \.day
    "#"
    KeyShard(4, by: \.id)
  } range: {
    "ALARM#"
    \.id
  }.of(Alarm.init)

  /// Ten sensors, three readings of each, and one of another day.
  static let all = (0..<30).map { number in
    Reading(
      day: "monday", sensor: "s\(number % 10)", taken: number / 10, value: number,
      kind: number % 3 == 0 ? nil : number % 3 == 1 ? "heat" : "rain")
  }

  /// As a query gives them.
  static let inOrder = all.sorted { ($0.taken, $0.sensor) < ($1.taken, $1.sensor) }

  static func filled() async throws -> DynamoDB {
    let db = DynamoDB(.embedded(.inMemory))
    try await table.createTable().run(on: db)
    for reading in all { try await readings.put(reading).run(on: db) }
    try await readings.put(Reading(day: "tuesday", sensor: "s1", taken: 1, value: 1)).run(on: db)
    try await alarms.put(Alarm(day: "monday", id: "a", text: "too hot")).run(on: db)
    return db
  }
}
