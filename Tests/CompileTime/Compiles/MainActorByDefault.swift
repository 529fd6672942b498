// options: -default-isolation MainActor
// file limit: 1000 ms
import SwynamoDB

// The model is nonisolated; what stands around it needs no word.
nonisolated struct Pet: Sendable {
  var name: String
  var kind: Kind
  var toy: Toy?
}

enum Kind: String, AttributeConvertible { case cat, dog }

struct Toy: MapAttribute {
  var color: String
  static let schema = MapSchema { Field(\Toy.color) }.of(Toy.init)
}

let byKind = GlobalIndex("by-kind") { HashKey(\Pet.kind) }

let pets = Table("pets") {
  HashKey(\Pet.name)
  Field(\.kind)
  Field(\.toy)
} indexes: {
  byKind
}.of(Pet.init)

final class Shelter {
  let db = DynamoDB(.endpoint("http://localhost:8000"))
  var names: [String] = []

  func load() async throws {
    for try await pet in pets.query(byKind, .cat).filter({ $0.toy.color == "red" }).items(on: db) { names.append(pet.name) }
    try await pets.update("a") { $0.kind.set(.dog) }.if { $0.toy == nil }.run(on: db)
    try await db.transact { pets.delete(names[0]) }
    try await db.retrying { names = try await pets.scan().run(on: db).map(\.name) }
  }
}
