// file limit: 2000 ms
import SwynamoDB

struct Pet: Sendable {
  var name: String
  var age: Int
  var nickname: String?
}

struct Tag: Sendable {
  var name: String
  var nickname: String
}

let pets = Table("pets") {
  HashKey(\Pet.name); Field(\.age); Field(\.nickname)
}.of(Pet.init)

let visits = Table("visits") {
  HashKey(\Pet.name); RangeKey(\.age); Field(\.nickname)
}.of(Pet.init)

func rows() {
  // expected-error@+1 {{'select(as:_:)' is unavailable: the attributes selected are not the initializer's parameters: there must be one for each, in its order and of its type}}
  _ = pets.scan().select(as: Tag.init) {
    $0.name; $0.nickname
  }
  // expected-error@+1 {{'select(as:_:)' is unavailable: the attributes selected are not the initializer's parameters: there must be one for each, in its order and of its type}}
  _ = pets.query("a").select(as: Tag.init) { $0.name }
  // expected-error@+1 {{'select(as:_:)' is unavailable: the attributes selected are not the initializer's parameters: there must be one for each, in its order and of its type}}
  _ = pets.get("a").select(as: Tag.init) {
    $0.name; $0.age
  }
  // expected-error@+1 {{'select(as:_:)' is unavailable: the attributes selected are not the initializer's parameters: there must be one for each, in its order and of its type}}
  _ = pets.batchGet(["a"]).select(as: Tag.init) {
    $0.name; $0.name; $0.age
  }
  // expected-error@+1 {{value of type 'RowAttributes<Pet>' has no dynamic member 'color' using key path from root type 'Pet'}}
  _ = pets.get("a").select(as: { (color: String) in color }) { $0.color }
}

func reads(_ text: String, _ cursor: Cursor) {
  // expected-error@+1 {{cannot convert value of type 'String' to expected argument type 'Condition<Pet>.Raw'}}
  _ = pets.scan().filter { _ in .raw(text) }
  // expected-error@+1 {{'ending(before:)' is unavailable: a scan has no order, and goes forward only; a query has a page before}}
  _ = pets.scan().ending(before: cursor)
  // expected-error@+3 {{'readingFromTable()' is unavailable: readingFromTable() reads whole items: leave out the selection}}
  _ = pets.scan().select {
    $0.name; $0.age
  }.readingFromTable()
}

func hashKeys(_ byAge: GlobalIndex<Pet, Int, NoRangeKey>) {
  // expected-error@+1 {{'query()' is unavailable: a query needs the hash key: query(hashKey); scan() reads all items}}
  _ = pets.query()
  // expected-error@+1 {{'query' is unavailable: a query needs the hash key before the range key's condition: query(hashKey) { $0 > … }}}
  _ = visits.query { $0 > 1 }
  // expected-error@+1 {{'query' is unavailable: a query of an index needs the index's hash key: query(index, hashKey)}}
  _ = pets.query(byAge)
}

func writes(_ pet: Pet, _ db: DynamoDB) async throws {
  // expected-error@+1 {{'upsert' is unavailable: put writes the whole item whether or not there is one; update changes some attributes, and makes the item if need be}}
  _ = pets.upsert(pet)
  // expected-error@+1 {{'creatingMissingMaps()' is unavailable: an update can make the maps that its paths lead through; a put writes the whole item}}
  _ = pets.put(pet).creatingMissingMaps()
  // expected-error@+1 {{'buildExpression' is unavailable: a transaction has puts, updates, deletes and checks; read with db.transactGet { … }}}
  try await db.transact { pets.update("a") { $0.age.set(1) }.creatingMissingMaps() }
}
