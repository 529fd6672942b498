// Wrong declarations of models that are made of whole items.
// expression limit: 1000 ms
import SwynamoDB

struct Plain: Sendable {
  let id: String
  var number: Int
}

struct Draft: Codable, Sendable {
  let id: String
  var number: Int
  var title: String
}

struct Signup: MapAttribute {
  var user: String
  static let schema = MapSchema { Field(\Signup.user) }.of(Signup.init)
}

struct Refund: MapAttribute {
  var user: String
  static let schema = MapSchema { Field(\Refund.user) }.of(Refund.init)
}

enum Event: Sendable {
  case signup(Signup), refund(Refund)
  var user: String { "" }
  var number: Int { 0 }
}

let notCodable = Table("plain") {
  HashKey(\Plain.id)
  Field(\.number)
  // expected-error@+1 {{'codable()' is unavailable: the model is stored through Codable: conform it to Codable, and to Sendable}}
}.codable()

// expected-error@+1 {{'codable()' is unavailable: the model is stored through Codable: conform it to Codable, and to Sendable}}
let onePartNotCodable = Table("plain") { HashKey(\Plain.id) }.codable()

let rangeKeyThird = Table("drafts") {
  HashKey(\Draft.id)
  Field(\.title)
  RangeKey(\.number)
  // expected-error@+1 {{'codable()' is unavailable: the table's HashKey comes first, a RangeKey second, and fields after them}}
}.codable()

let rangeKeyFirst = Table("drafts") {
  RangeKey(\Draft.id)
  Field(\.title)
  // expected-error@+1 {{'codable()' is unavailable: the table's HashKey comes first, a RangeKey second, and fields after them}}
}.codable()

let wrongMake = Table("events") { HashKey(\Event.user, "user") }.of(discriminator: "cls") {
  // expected-error@+1 {{cannot convert value of type 'Signup' to specified type 'Refund'}}
  Variant("Signup", make: Event.refund) { if case .signup(let it) = $0 { it } else { nil } }
}

let wrongPayload = Table("events") { HashKey(\Event.user, "user") }.of(discriminator: "cls") {
  // expected-error@+1 {{cannot convert value of type 'Int' to closure result type 'Signup?'}}
  Variant("Signup", make: Event.signup) { $0.number }
}

let rangeKeyThirdOfVariants = Table("events") {
  HashKey(\Event.user, "user")
  Field(\.number, "n")
  RangeKey(\.number, "m")
  // expected-error@+1 {{instance method 'of(discriminator:_:)' requires the types 'RangeKey<Event, Int>.FieldValue' (aka 'NotFieldPart') and 'RangeKey<Event, Int>.Value' (aka 'Int') be equivalent}}
}.of(discriminator: "cls") {
  Variant("Signup", make: Event.signup) { if case .signup(let it) = $0 { it } else { nil } }
}
