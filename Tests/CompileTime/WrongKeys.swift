import SwynamoDB

struct Pet: Sendable {
  var name: String
  var age: Int
  var tags: Set<String>
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
  Field(\.notes)
  Field(\.nickname)
  Field(\.isGood)
  Field(\.toy)
} indexes: {
  byNickname
  byAge
}.of(Pet.init)

struct Order: Sendable {
  var email: String
  var number: Int
  var status: String
}

let orders = Table("orders") {
  HashKey(\Order.email)
  RangeKey(\.number)
  Field(\.status)
}.of(Order.init)

func hashKeys() {
  // expected-error@+1 {{cannot convert value of type 'Int' to expected argument type 'String'}}
  _ = pets.get(1)
  // expected-error@+1 {{no exact matches in call to instance method 'delete'}}
  _ = pets.delete(1)
  // expected-error@+1 {{no exact matches in call to instance method 'update'}}
  _ = pets.update(1) { $0.age.set(1) }
  // expected-error@+1 {{cannot convert value of type 'Int' to expected argument type 'String'}}
  _ = pets.check(1) { $0.age.exists }
  // expected-error@+1 {{cannot convert value of type 'Int' to expected argument type 'String'}}
  _ = pets.query(1)
  // expected-error@+1 {{cannot convert value of type 'String' to expected argument type 'Pet'}}
  _ = pets.put("a")
}

func superfluousRangeKeys() {
  // expected-error@+1 {{'get' is unavailable: this table has no range key: pass the hash key only}}
  _ = pets.get("a", 1)
  // expected-error@+1 {{'delete' is unavailable: this table has no range key: pass the hash key only}}
  _ = pets.delete("a", 1)
  // expected-error@+1 {{'update' is unavailable: this table has no range key: pass the hash key only}}
  _ = pets.update("a", 1) { $0.age.set(1) }
  // expected-error@+1 {{'check' is unavailable: this table has no range key: pass the hash key only}}
  _ = pets.check("a", 1) { $0.age.exists }
}

func missingRangeKeys() {
  // expected-error@+1 {{'get' is unavailable: this table has a range key as well: pass it after the hash key}}
  _ = orders.get("a")
  // expected-error@+1 {{'delete' is unavailable: this table has a range key as well: pass it after the hash key}}
  _ = orders.delete("a")
  // expected-error@+1 {{'update' is unavailable: this table has a range key as well: pass it after the hash key}}
  _ = orders.update("a") { $0.status.set("paid") }
  // expected-error@+1 {{'check' is unavailable: this table has a range key as well: pass it after the hash key}}
  _ = orders.check("a") { $0.status.exists }
}

func rangeKeys() {
  // expected-error@+1 {{cannot convert value of type 'String' to expected argument type 'Int'}}
  _ = orders.get("a", "b")
  // expected-error@+1 {{cannot convert value of type 'String' to expected argument type 'Int'}}
  _ = orders.delete("a", "b")
  // expected-error@+1 {{cannot convert value of type 'String' to expected argument type 'Int'}}
  _ = orders.update("a", "b") { $0.status.set("paid") }
}

func rangesWhereThereAreNone() {
  // expected-error@+1 {{'query' is unavailable: this table has no range key, so a query can't ask for a range; filter by an attribute instead}}
  _ = pets.query("a") { $0 > 1 }
  // expected-error@+1 {{'query' is unavailable: this index has no range key, so a query can't ask for a range; filter by an attribute instead}}
  _ = pets.query(byNickname, "a") { $0 > 1 }
  // expected-error@+1 {{'count' is unavailable: this table has no range key, so a count can't ask for a range; filter by an attribute instead}}
  _ = pets.count("a") { $0 > 1 }
  // expected-error@+1 {{'count' is unavailable: this index has no range key, so a count can't ask for a range; filter by an attribute instead}}
  _ = pets.count(byNickname, "a") { $0 > 1 }
}

func ranges() {
  // expected-error@+1 {{'!=' is unavailable: a key condition has no <>: DynamoDB reads one contiguous range of keys}}
  _ = orders.query("a") { $0 != 1 }
  // expected-error@+1 {{'>' is unavailable: a range key is compared with a value of its own type}}
  _ = orders.query("a") { $0 > "b" }
  // expected-error@+1 {{'startsWith' is unavailable: startsWith is for range keys that are strings or binaries, with a prefix of the same type}}
  _ = orders.query("a") { $0.startsWith("b") }
  // expected-error@+1 {{'contains' is unavailable: a key condition has no contains; use a filter on an attribute that is no key}}
  _ = orders.query("a") { $0.contains(1) }
  // expected-error@+1 {{'&&' is unavailable: a key condition is one range: write $0.between(low, high) for two bounds, and use a filter for the rest}}
  _ = orders.query("a") { $0 > 1 && $0 < 3 }
  // expected-error@+1 {{'||' is unavailable: a key condition is one range: write $0.between(low, high) for two bounds, and use a filter for the rest}}
  _ = orders.query("a") { $0 == 1 || $0 == 3 }
  // expected-error@+1 {{'subscript(dynamicMember:)' is unavailable: the closure stands for the range key itself: write $0, without a name}}
  _ = orders.query("a") { $0.number > 1 }
  // expected-error@+1 {{cannot convert value of type 'Int' to expected argument type 'String'}}
  _ = pets.query(byAge, 1)
  // expected-error@+1 {{'>' is unavailable: a range key is compared with a value of its own type}}
  _ = pets.query(byAge, "a") { $0 > "b" }
}

func filtersInPlaceOfKeys() {
  // expected-error@+1 {{'count(where:)' is unavailable: a count with a filter and no key reads the whole table: say so, scan().filter { … }.count()}}
  _ = pets.count { $0.age > 1 }
  // expected-error@+1 {{'scan' is unavailable: a scan reads the whole table; a condition is its filter: scan().filter { … }}}
  _ = pets.scan { $0.age > 1 }
}
