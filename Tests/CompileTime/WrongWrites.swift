import SwynamoDB

struct Pet: Sendable {
  var name: String
  var age: Int
  var tags: Set<String>
  var labels: StringSet
  var notes: [String]
  var nickname: String?
  var isGood: Bool
  var toy: Toy
}

struct Toy: MapAttribute {
  var color: String
  static let schema = MapSchema { Field(\Toy.color) }.of(Toy.init)
}

let byNickname = GlobalIndex("by-nickname") { HashKey(\Pet.nickname) }
let byAge = GlobalIndex("by-age") {
  HashKey(\Pet.nickname); RangeKey(\.age)
}

let pets = Table("pets") {
  HashKey(\Pet.name)
  Field(\.age)
  Field(\.tags)
  Field(\.labels)
  Field(\.notes)
  Field(\.nickname)
  Field(\.isGood)
  Field(\.toy)
} indexes: {
  byNickname
  byAge
}.of(Pet.init)

func numbersAndSets() {
  // expected-error@+1 {{'add' is unavailable: add takes a number of the attribute's own type, or a set for a set; use set, or append for a list}}
  _ = pets.update("a") { $0.name.add("b") }
  // expected-error@+1 {{'add' is unavailable: add takes a number of the attribute's own type, or a set for a set; use set, or append for a list}}
  _ = pets.update("a") { $0.notes.add("b") }
  // expected-error@+1 {{'add' is unavailable: add takes a number of the attribute's own type, or a set for a set; use set, or append for a list}}
  _ = pets.update("a") { $0.age.add("b") }
  // expected-error@+1 {{'add' is unavailable: add takes a set: write add([element])}}
  _ = pets.update("a") { $0.tags.add("b") }
  // expected-error@+1 {{'delete' is unavailable: delete takes a set: write delete([element])}}
  _ = pets.update("a") { $0.tags.delete("b") }
  // expected-error@+1 {{'add' is unavailable: add takes a set: write add([element])}}
  _ = pets.update("a") { $0.labels.add("b") }
  // expected-error@+1 {{'delete' is unavailable: delete takes a set: write delete([element])}}
  _ = pets.update("a") { $0.labels.delete("b") }
  // expected-error@+1 {{'delete' is unavailable: delete takes elements out of a set, and takes a set of them; use remove() to drop the attribute}}
  _ = pets.update("a") { $0.age.delete(1) }
  // expected-error@+1 {{'delete()' is unavailable: use remove() to drop the attribute}}
  _ = pets.update("a") { $0.age.delete() }
}

func lists() {
  // expected-error@+1 {{'append' is unavailable: append is for lists, and takes an element of theirs; use add for a set or a number}}
  _ = pets.update("a") { $0.tags.append("b") }
  // expected-error@+1 {{'prepend' is unavailable: prepend is for lists, and takes an element of theirs; use add for a set or a number}}
  _ = pets.update("a") { $0.tags.prepend("b") }
  // expected-error@+1 {{'append' is unavailable: append is for lists, and takes an element of theirs; use add for a set or a number}}
  _ = pets.update("a") { $0.notes.append(1) }
}

func assignments() {
  // expected-error@+1 {{'+=' is unavailable: an update is made of actions: $0.visits.add(1), where a missing number counts as 0, or $0.visits.set($0.visits + 1); add([element]) for a set, append for a list}}
  _ = pets.update("a") { $0.age += 1 }
  // expected-error@+1 {{'-=' is unavailable: an update is made of actions: $0.visits.add(-1), where a missing number counts as 0, or $0.visits.set($0.visits - 1); delete([element]) for a set}}
  _ = pets.update("a") { $0.age -= 1 }
  // expected-error@+2 {{'subscript(dynamicMember:)' is unavailable: an attribute stands for what is stored: a condition compares it, and is joined by && and ||; an update says $0.attribute.set(value), or remove() for nil}}
  // expected-error@+1 {{'buildExpression' is unavailable: an update is made of actions, and this is none}}
  _ = pets.update("a") { $0.age = 1 }
  // expected-error@+2 {{'subscript(dynamicMember:)' is unavailable: an attribute stands for what is stored: a condition compares it, and is joined by && and ||; an update says $0.attribute.set(value), or remove() for nil}}
  // expected-error@+1 {{'buildExpression' is unavailable: an update is made of actions, and this is none}}
  _ = pets.update("a") { $0.nickname = nil }
  // expected-error@+2 {{'subscript(dynamicMember:)' is unavailable: an attribute stands for what is stored: a condition compares it, and is joined by && and ||; an update says $0.attribute.set(value), or remove() for nil}}
  // expected-error@+1 {{'buildExpression' is unavailable: an update is made of actions, and this is none}}
  _ = pets.update("a") { $0.toy.color = "red" }
  // expected-error@+1 {{'buildExpression' is unavailable: a sum is no action yet: write $0.visits.set($0.visits + 1)}}
  _ = pets.update("a") { $0.age + 1 }
  // expected-error@+1 {{'insert' is unavailable: DynamoDB calls it ADD: write $0.attribute.add([element])}}
  _ = pets.update("a") { $0.tags.insert("b") }
  // expected-error@+1 {{'remove' is unavailable: DynamoDB calls it DELETE: write $0.attribute.delete([element])}}
  _ = pets.update("a") { $0.tags.remove("b") }
}

func values() {
  // expected-error@+1 {{'set' is unavailable: an attribute is set to a value of its own type}}
  _ = pets.update("a") { $0.age.set("b") }
  // expected-error@+1 {{'set' is unavailable: an attribute is set to a value of its own type}}
  _ = pets.update("a") { $0.age.set($0.name) }
  // expected-error@+1 {{'+' is unavailable: DynamoDB adds and subtracts numbers only, of one type}}
  _ = pets.update("a") { $0.name.set($0.name + "b") }
  // expected-error@+1 {{cannot convert value of type 'String' to expected argument type 'Int'}}
  _ = pets.update("a") { $0.age.setIfAbsent("b") }
  // expected-error@+1 {{cannot convert value of type 'Attribute<Pet, String>' to expected argument type 'Int'}}
  _ = pets.update("a") { $0.age.set(1 - $0.name) }
  // expected-error@+1 {{cannot convert value of type 'String' to expected argument type 'Attribute<Pet, Int>.Value' (aka 'Int')}}
  _ = pets.update("a") { $0.age.set("a" - $0.age) }
  // expected-error@+1 {{instance method 'append(contentsOf:)' requires the types 'Attribute<Pet, Set<String>>.Value' (aka 'Set<String>') and '[String]' be equivalent}}
  _ = pets.update("a") { $0.notes.append(contentsOf: $0.tags) }
}

func writes(_ db: DynamoDB) async throws {
  // expected-error@+1 {{'buildExpression' is unavailable: a batch has puts and deletes only; run the update on its own, or in a transaction: db.transact { … }}}
  try await db.batchWrite { pets.update("a") { $0.age.set(1) } }
  // expected-error@+1 {{'buildExpression' is unavailable: a batch write has puts and deletes only; read with batchGet, check in a transaction: db.transact { … }}}
  try await db.batchWrite { pets.get("a") }
  // expected-error@+1 {{'buildExpression' is unavailable: a batch write has puts and deletes only; read with batchGet, check in a transaction: db.transact { … }}}
  try await db.batchWrite { pets.check("a") { $0.age.exists } }
  // expected-error@+1 {{'buildExpression' is unavailable: a transaction has puts, updates, deletes and checks; read with db.transactGet { … }}}
  try await db.transact { pets.get("a") }
  // expected-error@+1 {{'buildExpression' is unavailable: a transaction has puts, updates, deletes and checks; read with db.transactGet { … }}}
  try await db.transact { pets.query("a") }
  // expected-error@+1 {{'buildExpression' is unavailable: transactGet has gets only; write with db.transact { … }}}
  _ = try await db.transactGet { pets.delete("a") }
  // expected-error@+1 {{'buildExpression' is unavailable: a batch reads by keys: users.batchGet(keys)}}
  _ = try await db.batchGet { pets.get("a") }
}

func returned(_ pet: Pet) {
  // expected-error@+1 {{'allNew' is unavailable: only an update gives this back; a put and a delete give .allOld}}
  _ = pets.put(pet).returning(.allNew)
  // expected-error@+1 {{'updatedOld' is unavailable: only an update gives this back; a put and a delete give .allOld}}
  _ = pets.delete("a").returning(.updatedOld)
  // expected-error@+1 {{'updatedNew' is unavailable: only an update gives this back; a put and a delete give .allOld}}
  _ = pets.put(pet).returning(.updatedNew)
  // expected-error@+1 {{'returning' is unavailable: a check runs in a transaction, which gives back no attributes}}
  _ = pets.check("a") { $0.age > 1 }.returning(.allOld)
}

func tables(_ db: DynamoDB) async throws {
  // expected-error@+1 {{'create' has been renamed to 'createTable': the table itself is created by createTable()}}
  try await pets.create().run(on: db)
  // expected-error@+1 {{'run(on:)' is unavailable: a check runs in a transaction: put it into the block of db.transact}}
  try await pets.check("a") { $0.age > 1 }.run(on: db)
}
