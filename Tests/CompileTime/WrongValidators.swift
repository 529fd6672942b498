import SwynamoDB

struct Event: Sendable {
  var id: String
  var title: String
  var note: String?
}

let events = Table("events") {
  HashKey(\Event.id)
  // expected-error@+1 {{'validated' is unavailable: a check gives a sentence about a wrong value, and nil for a right one: { $0 > 0 ? nil : "…" }}}
  Field(\.title).validated { $0.count < 10 }
  // expected-error@+1 {{'validated' is unavailable: a check gives a sentence about a wrong value, and nil for a right one: { $0 > 0 ? nil : "…" }}}
  Field(\.note).validated { !$0.isEmpty }
  // expected-error@+1 {{'of(order:_:)' is unavailable: the parts declared are not the initializer's parameters: there must be one for each, in its order and of its type, the HashKey first, a RangeKey second}}
}.of(Event.init)
