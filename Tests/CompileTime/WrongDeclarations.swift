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
}

let ordersByStatus = GlobalIndex("by-status") { HashKey(\Order.status) }

// expected-error@+1 {{'init(_:of:order:_:)' is unavailable: the parts declared are not the initialiser's parameters: there must be one HashKey, RangeKey or Field for each, in its order and of its type}}
let missingField = Table("pairs", of: Pair.init) {
  HashKey(\.id)
}

// expected-error@+1 {{'init(_:of:order:_:)' is unavailable: the parts declared are not the initialiser's parameters: there must be one HashKey, RangeKey or Field for each, in its order and of its type}}
let missingFieldAfterRangeKey = Table("orders", of: Order.init) {
  HashKey(\.email)
  RangeKey(\.number)
}

// expected-error@+1 {{'init(_:of:order:_:)' is unavailable: the parts declared are not the initialiser's parameters: there must be one HashKey, RangeKey or Field for each, in its order and of its type}}
let extraField = Table("pairs", of: Pair.init) {
  HashKey(\.id)
  Field(\.visits)
  Field(\.visits, "again")
}

// expected-error@+1 {{'init(_:of:order:_:)' is unavailable: the parts declared are not the initialiser's parameters: there must be one HashKey, RangeKey or Field for each, in its order and of its type}}
let fieldOfWrongType = Table("pairs", of: { (id: String, visits: String) in Pair(id: id, visits: visits.count) }) {
  HashKey(\.id)
  Field(\.visits)
}

// expected-error@+2 {{generic parameter 'RangeKeyType' could not be inferred}}
// expected-note@+1 {{explicitly specify the generic arguments to fix this issue}}
let noSuchProperty = Table("pairs", of: { (id: String) in Pair(id: id, visits: 0) }) {
  // expected-error@+1 {{value of type 'Pair' has no member 'identity'}}
  HashKey(\.identity)
}

// expected-error@+2 {{'init(_:of:order:_:)' is unavailable: the parts declared are not the initialiser's parameters: there must be one HashKey, RangeKey or Field for each, in its order and of its type}}
// expected-error@+1 {{'buildBlock()' is unavailable: a table has at least a HashKey}}
let noParts = Table("pairs", of: Pair.init) {}

// expected-error@+1 {{'init(_:of:order:_:)' is unavailable: the table has no hash key: declare one with HashKey(\\.property)}}
let noHashKey = Table("pairs", of: Pair.init) {
  Field(\.id)
  Field(\.visits)
}

// expected-error@+1 {{'init(_:of:order:_:)' is unavailable: the table has no hash key: declare one with HashKey(\\.property)}}
let rangeKeyOnly = Table("pairs", of: Pair.init) {
  Field(\.id)
  RangeKey(\.visits)
}

// expected-error@+1 {{'buildPartialBlock(accumulated:next:)' is unavailable: a table has one HashKey, and this is the second: declare the property with RangeKey or Field}}
let twoHashKeys = Table("pairs", of: Pair.init) {
  HashKey(\.id)
  HashKey(\.visits)
}

// expected-error@+1 {{'buildPartialBlock(accumulated:next:)' is unavailable: a table has one RangeKey, and this is the second: declare the property with Field, and index it by a LocalIndex}}
let twoRangeKeys = Table("orders", of: Order.init) {
  HashKey(\.email)
  RangeKey(\.number)
  RangeKey(\.status)
}

// expected-error@+1 {{'buildPartialBlock(first:)' is unavailable: the table's hash key can't be optional: every item has one}}
let optionalHashKey = Table("odd", of: { (id: String?) in Odd(id: id, isOpen: true, thing: Thing()) }) {
  HashKey(\.id)
}

// expected-error@+1 {{'buildPartialBlock(accumulated:next:)' is unavailable: the table's range key can't be optional: every item has one}}
let optionalRangeKey = Table("odd", of: { (isOpen: Int, id: String?) in Odd(id: id, isOpen: true, thing: Thing()) }) {
  HashKey(\.isOpen.number)
  RangeKey(\.id)
}

extension Bool {
  var number: Int { self ? 1 : 0 }
}

let boolHashKey = Table("odd", of: { (isOpen: Bool) in Odd(id: nil, isOpen: isOpen, thing: Thing()) }) {
  // expected-error@+1 {{'init(_:_:)' is unavailable: a hash key is a string, a number or a binary: declare a property of such a type, or store it with 'as:'}}
  HashKey(\.isOpen)
}

// expected-error@+1 {{'init(_:of:order:_:)' is unavailable: the table has no hash key: declare one with HashKey(\\.property)}}
let boolRangeKey = Table("odd", of: { (isOpen: Bool) in Odd(id: nil, isOpen: isOpen, thing: Thing()) }) {
  // expected-error@+1 {{'init(_:_:)' is unavailable: a range key is a string, a number or a binary: declare a property of such a type, or store it with 'as:'}}
  RangeKey(\.isOpen)
}

// expected-error@+1 {{'init(_:of:order:_:)' is unavailable: the table has no hash key: declare one with HashKey(\\.property)}}
let noAttributeValue = Table("odd", of: { (thing: Thing) in Odd(id: nil, isOpen: true, thing: thing) }) {
  // expected-error@+1 {{'init(_:_:default:)' is unavailable: this property's type is no attribute value: conform it to AttributeConvertible or MapAttribute, or store it with 'as: .json'}}
  Field(\.thing)
}

// expected-error@+2 {{generic parameter 'RangeKeyType' could not be inferred}}
// expected-note@+1 {{explicitly specify the generic arguments to fix this issue}}
let wrongDefault = Table("pairs", of: Pair.init) {
  HashKey(\.id)
  // expected-error@+1 {{cannot convert value of type 'String' to expected argument type 'Int?'}}
  Field(\.visits, default: "none")
}

// expected-error@+2 {{generic parameter 'RangeKeyType' could not be inferred}}
// expected-note@+1 {{explicitly specify the generic arguments to fix this issue}}
let indexOfAnotherModel = Table("pairs", of: Pair.init) {
  HashKey(\.id)
  Field(\.visits)
  // expected-error@+1 {{static method 'buildExpression' requires the types 'Pair' and 'Order' be equivalent}}
  ordersByStatus
}

// expected-error@+1 {{'buildPartialBlock(first:)' is unavailable: the keys and fields come first, the indexes after them}}
let indexFirst = Table("orders", of: Order.init) {
  ordersByStatus
  HashKey(\.email)
  Field(\.number)
  Field(\.status)
}

// expected-error@+1 {{'buildBlock' is unavailable: a global index has a HashKey first, and may have a RangeKey after it}}
let globalIndexWithoutHashKey = GlobalIndex("by-status") { RangeKey(\Order.status) }

// expected-error@+1 {{'buildBlock' is unavailable: a global index has a HashKey first, and may have a RangeKey after it}}
let globalIndexInWrongOrder = GlobalIndex("by-status") {
  RangeKey(\Order.status); HashKey(\.email)
}

// expected-error@+1 {{'buildBlock' is unavailable: a global index has one HashKey, and may have a RangeKey after it}}
let globalIndexWithTwoHashKeys = GlobalIndex("by-status") {
  HashKey(\Order.status); HashKey(\.email)
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
  // expected-error@+1 {{'init(of:order:_:)' is unavailable: the fields declared are not the initialiser's parameters: there must be one Field for each, in its order and of its type}}
  static let schema = MapSchema(of: Inner.init) { Field(\.city) }
}

struct InnerWithKey: MapAttribute {
  var city: String
  var zip: String
  // expected-error@+1 {{'init(of:order:_:)' is unavailable: the fields declared are not the initialiser's parameters: there must be one Field for each, in its order and of its type}}
  static let schema = MapSchema(of: InnerWithKey.init) {
    HashKey(\.city); Field(\.zip)
  }
}
