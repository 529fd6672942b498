// options: -swift-version 5
// file limit: 1000 ms
import SwynamoDB

struct Pet: Sendable {
  var name: String
  var age: Int
  var toy: Toy?
}

struct Toy: MapAttribute {
  var color: String
  static let schema = MapSchema { Field(\Toy.color) }.of(Toy.init)
}

let byAge = GlobalIndex("by-age") { HashKey(\Pet.age) }

let pets = Table("pets") {
  HashKey(\Pet.name)
  Field(\.age)
  Field(\.toy)
} indexes: {
  byAge
}.of(Pet.init)

let owners = Table("owners") { HashKey(\Pet.name) }.of { name in Pet(name: name, age: 0, toy: nil) }

func use(_ db: DynamoDB) async throws {
  try await pets.put(Pet(name: "a", age: 1, toy: nil)).if { $0.itemDoesNotExist }.run(on: db)
  for try await pet in pets.query(byAge, 1).filter({ $0.toy.color == "red" }).items(on: db) { print(pet.name) }
  try await db.transact { pets.update("a") { $0.age.add(1) } }
  try await db.retrying { try await pets.delete("a").run(on: db) }
}
