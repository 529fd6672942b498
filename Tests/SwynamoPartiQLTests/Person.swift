import SwynamoDB
import SwynamoEngine
import SwynamoPartiQL
import Testing

struct Address: Hashable, MapAttribute {
  var city: String
  var zip: String?

  static let schema = MapSchema {
    Field(\Address.city)
    Field(\.zip)
  }.of(Address.init)
}

struct Person: Hashable, Sendable {
  var email: String
  var name: String
  var visits: Int
  var tags: Set<String>
  var scores: [Int]
  var address: Address?
}

let byName = GlobalIndex("by-name") { HashKey(\Person.name) }

let people = Table("people") {
  HashKey(\Person.email)
  Field(\.name)
  Field(\.visits, default: 0)
  Field(\.tags, default: [])
  Field(\.scores)
  Field(\.address)
} indexes: {
  byName
}.of(Person.init)

/// A table whose names need quotes that are doubled.
struct Odd: Hashable, Sendable {
  var id: String
  var value: String
}

let odds = Table("odds") {
  HashKey(\Odd.id)
  Field(\.value, "it's \"\u{301} ? -- ;")
}.of(Odd.init)

func withPeople(_ persons: [Person] = [], _ body: (DynamoDB) async throws -> Void) async throws {
  let db = DynamoDB(.embedded(.inMemory))
  try await people.createTable(.onDemand).run(on: db)
  for person in persons { try await people.put(person).run(on: db) }
  try await body(db)
}

let samuel = Person(
  email: "samuel@example.com", name: "Samuel", visits: 3, tags: ["a", "b"], scores: [1, 2],
  address: Address(city: "Rome", zip: nil))
let ada = Person(email: "ada@example.com", name: "Ada", visits: 40, tags: [], scores: [], address: nil)
