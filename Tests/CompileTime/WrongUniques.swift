// expression limit: 1000 ms
// file limit: 5000 ms
import SwynamoDB

// What is likely to be written wrong of what is unique.

struct User: Sendable {
  let id: String
  var email: String
  var name: String
}

// The compiler says it wherever it uses the part.
// expected-error@+1 4 {{conformance of 'Unique<Model>' to 'TablePart' is unavailable: Unique is no parameter of the initializer: write it in the block of the indexes}}
let amongFields = Table("users") {
  HashKey(\User.id)
  Field(\.email)
  // expected-error@+1 {{conformance of 'Unique<Model>' to 'TablePart' is unavailable: Unique is no parameter of the initializer: write it in the block of the indexes}}
  Unique(\.email)
  // expected-error@+1 {{'of(order:_:)' is unavailable: the parts declared are not the initializer's parameters: there must be one for each, in its order and of its type, the HashKey first, a RangeKey second}}
}.of(User.init)

let misspelled = Table("users") {
  HashKey(\User.id)
  Field(\.email)
  Field(\.name)
} indexes: {
  // expected-error@+1 {{value of type 'User' has no member 'mail'}}
  Unique(\.mail)
}.of(User.init)

let right = Table("users") {
  HashKey(\User.id)
  Field(\.email)
  Field(\.name)
} indexes: {
  GlobalIndex("by-name") { HashKey(\.name) }
  Unique(\.email)
  Unique(\.name, \.email)
}.of(User.init)
