import SwynamoDB

struct Pair: Sendable {
  var id: String
  var visits: Int
}

struct Order: Sendable {
  var email: String
  var number: Int
  var status: String
}

struct Thing: Sendable {}

struct Odd: Sendable {
  var id: String?
  var isOpen: Bool
  var thing: Thing
  var number: Int { isOpen ? 1 : 0 }
}

struct Loose: Sendable {
  var id: String?
  var number: Int
}

struct Note: Sendable {
  var number: Int
  var id: String?
}

struct Name: Sendable {
  var id: String?
}

let ordersByStatus = GlobalIndex("by-status") { HashKey(\Order.status) }

let missingField = Table("pairs") {
  HashKey(\Pair.id)
  // expected-error@+1 {{'of(order:_:)' is unavailable: the parts declared are not the initializer's parameters: there must be one for each, in its order and of its type, the HashKey first, a RangeKey second}}
}.of(Pair.init)

let missingFieldAfterRangeKey = Table("orders") {
  HashKey(\Order.email)
  RangeKey(\.number)
  // expected-error@+1 {{'of(order:_:)' is unavailable: the parts declared are not the initializer's parameters: there must be one for each, in its order and of its type, the HashKey first, a RangeKey second}}
}.of(Order.init)

let extraField = Table("pairs") {
  HashKey(\Pair.id)
  Field(\.visits)
  Field(\.visits, "again")
  // expected-error@+1 {{'of(order:_:)' is unavailable: the parts declared are not the initializer's parameters: there must be one for each, in its order and of its type, the HashKey first, a RangeKey second}}
}.of(Pair.init)

let fieldOfWrongType = Table("pairs") {
  HashKey(\Pair.id)
  Field(\.visits)
  // expected-error@+1 {{'of(order:_:)' is unavailable: the parts declared are not the initializer's parameters: there must be one for each, in its order and of its type, the HashKey first, a RangeKey second}}
}.of({ (id: String, visits: String) in Pair(id: id, visits: visits.count) })

let noSuchProperty = Table("pairs") {
  HashKey(\Pair.id)
  // expected-error@+1 {{value of type 'Pair' has no member 'identity'}}
  Field(\.identity)
  // expected-error@+1 {{generic parameter 'Hash' could not be inferred}}
}.of(Pair.init)

// expected-error@+1 {{expected expression of type 'Hash' in result builder 'TableBuilder'}}
let noParts = Table("pairs") {}.of(Pair.init)

let noHashKey = Table("pairs") {
  Field(\Pair.id)
  Field(\.visits)
  // expected-error@+1 {{'of(order:_:)' is unavailable: the table has no hash key: its first part is a HashKey(\\.property)}}
}.of(Pair.init)

let rangeKeyFirst = Table("pairs") {
  RangeKey(\Pair.id)
  HashKey(\.visits)
  // expected-error@+1 {{'of(order:_:)' is unavailable: the table's HashKey comes first, and a RangeKey after it}}
}.of(Pair.init)

// expected-error@+1 {{'of(order:_:)' is unavailable: the table has no hash key: its first part is a HashKey(\\.property)}}
let onePartThatIsNoKey = Table("pairs") { Field(\Pair.id) }.of { id in Pair(id: id, visits: 0) }

let twoHashKeys = Table("pairs") {
  HashKey(\Pair.id)
  HashKey(\.visits)
  // expected-error@+1 {{'of(order:_:)' is unavailable: a table has one HashKey, and this is the second: declare the property with RangeKey or Field}}
}.of(Pair.init)

let rangeKeyThird = Table("orders") {
  HashKey(\Order.email)
  Field(\.number)
  RangeKey(\.status)
  // expected-error@+1 {{'of(order:_:)' is unavailable: the parts declared are not the initializer's parameters: there must be one for each, in its order and of its type, the HashKey first, a RangeKey second}}
}.of(Order.init)

let optionalHashKey = Table("loose") {
  HashKey(\Loose.id)
  Field(\.number)
  // expected-error@+1 {{'of(order:_:)' is unavailable: the table's hash key can't be optional: every item has one}}
}.of(Loose.init)

// expected-error@+1 {{'of(order:_:)' is unavailable: the table's hash key can't be optional: every item has one}}
let optionalHashKeyOnly = Table("names") { HashKey(\Name.id) }.of(Name.init)

let optionalRangeKey = Table("notes") {
  HashKey(\Note.number)
  RangeKey(\.id)
  // expected-error@+1 {{'of(order:_:)' is unavailable: the table's range key can't be optional: every item has one}}
}.of(Note.init)

let boolHashKey = Table("odd") {
  // expected-error@+1 {{'init(_:_:)' is unavailable: a hash key is a string, a number or a binary: declare a property of such a type, or store it with 'as:'}}
  HashKey(\Odd.isOpen)
}.of { isOpen in Odd(id: nil, isOpen: isOpen, thing: Thing()) }

let boolRangeKey = Table("odd") {
  HashKey(\Odd.number)
  // expected-error@+1 {{'init(_:_:)' is unavailable: a range key is a string, a number or a binary: declare a property of such a type, or store it with 'as:'}}
  RangeKey(\.isOpen)
}.of { number, isOpen in Odd(id: nil, isOpen: isOpen, thing: Thing()) }

let noAttributeValue = Table("odd") {
  HashKey(\Odd.number)
  // expected-error@+1 {{'init(_:_:default:)' is unavailable: this property's type is no attribute value: conform it to AttributeConvertible or MapAttribute, or store it with 'as: .json'}}
  Field(\.thing)
}.of { number, thing in Odd(id: nil, isOpen: true, thing: thing) }

let wrongDefault = Table("pairs") {
  HashKey(\Pair.id)
  // expected-error@+1 {{cannot convert value of type 'String' to expected argument type 'Int?'}}
  Field(\.visits, default: "none")
  // expected-error@+1 {{generic parameter 'Hash' could not be inferred}}
}.of(Pair.init)

let indexOfAnotherModel = Table("pairs") {
  HashKey(\Pair.id)
  Field(\.visits)
} indexes: {
  // expected-error@+1 {{static method 'buildExpression' requires the types 'Pair' and 'Order' be equivalent}}
  ordersByStatus
}.of(Pair.init)

// expected-error@+1 4 {{conformance of 'GlobalIndex<Model, HashKeyType, RangeKeyType>' to 'TablePart' is unavailable: indexes stand beside the parts: Table(name) { … } indexes: { … }}}
let indexAmongTheParts = Table("orders") {
  HashKey(\Order.email)
  Field(\.number)
  Field(\.status)
  // expected-error@+1 {{conformance of 'GlobalIndex<Model, HashKeyType, RangeKeyType>' to 'TablePart' is unavailable: indexes stand beside the parts: Table(name) { … } indexes: { … }}}
  ordersByStatus
  // expected-error@+1 {{'of(order:_:)' is unavailable: the parts declared are not the initializer's parameters: there must be one for each, in its order and of its type, the HashKey first, a RangeKey second}}
}.of(Order.init)

let withoutInitializer = Table("pairs") {
  HashKey(\Pair.id)
  Field(\.visits)
}

func useWithoutInitializer() {
  // expected-error@+1 {{'get' is unavailable: the table's initializer is missing: write it after the parts, Table(name) { … }.of(User.init)}}
  _ = withoutInitializer.get("a")
  // expected-error@+1 {{'query' is unavailable: the table's initializer is missing: write it after the parts, Table(name) { … }.of(User.init)}}
  _ = withoutInitializer.query("a")
}

// expected-error@+1 {{'init(_:of:order:_:)' is unavailable: the parts come first and the initializer after them: Table(name) { … } indexes: { … }.of(User.init)}}
let initializerFirst = Table("pairs", of: Pair.init) {
  HashKey(\.id)
  Field(\.visits)
}

// expected-error@+1 {{'buildPartialBlock(first:)' is unavailable: a global index has its HashKeys first, one to four, and its RangeKeys after them}}
let globalIndexWithoutHashKey = GlobalIndex("by-status") { RangeKey(\Order.status) }

// expected-error@+1 {{'buildPartialBlock(first:)' is unavailable: a global index has its HashKeys first, one to four, and its RangeKeys after them}}
let globalIndexInWrongOrder = GlobalIndex("by-status") {
  RangeKey(\Order.status); HashKey(\.email)
}

// expected-error@+1 {{'buildPartialBlock(accumulated:next:)' is unavailable: a global index has its HashKeys first, one to four, and its RangeKeys after them}}
let globalIndexWithALateHashKey = GlobalIndex("by-status") {
  HashKey(\Order.status); RangeKey(\.number); HashKey(\.email)
}

// expected-error@+1 {{'buildExpression' is unavailable: a local index has the hash key of its table: declare its RangeKey only}}
let localIndexWithHashKey = LocalIndex("by-status") { HashKey(\Order.status) }

// expected-error@+1 {{'buildBlock' is unavailable: a local index has one RangeKey: declare another index for the other}}
let localIndexWithTwoRangeKeys = LocalIndex("by-status") {
  RangeKey(\Order.status); RangeKey(\.email)
}

struct Inner: MapAttribute {
  var city: String
  var zip: String
  // expected-error@+1 {{'of(order:_:)' is unavailable: the fields declared are not the initializer's parameters: there must be one Field for each, in its order and of its type}}
  static let schema = MapSchema { Field(\Inner.city) }.of(Inner.init)
}

struct InnerWithKey: MapAttribute {
  var city: String
  var zip: String
  static let schema = MapSchema {
    HashKey(\InnerWithKey.city)
    Field(\.zip)
    // expected-error@+1 {{'of(order:_:)' is unavailable: the fields declared are not the initializer's parameters: there must be one Field for each, in its order and of its type}}
  }.of(InnerWithKey.init)
}

struct InnerWithoutParts: MapAttribute {
  var city: String
  // expected-error@+1 {{generic parameter 'Map' could not be inferred}}
  static let schema = MapSchema {}.of(InnerWithoutParts.init)
}
