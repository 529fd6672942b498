// expression limit: 1000 ms
// file limit: 5000 ms
import SwynamoDB

// Wrong declarations of forty fields, eight of them optional, are refused as fast as small ones.

struct Wide: Sendable {
  var f0: String; var f1: Int; var f2: String; var f3: Int; var f4: String?
  var f5: Int; var f6: String; var f7: Int; var f8: String; var f9: String?
  var f10: String; var f11: Int; var f12: String; var f13: Int; var f14: String?
  var f15: Int; var f16: String; var f17: Int; var f18: String; var f19: String?
  var f20: String; var f21: Int; var f22: String; var f23: Int; var f24: String?
  var f25: Int; var f26: String; var f27: Int; var f28: String; var f29: String?
  var f30: String; var f31: Int; var f32: String; var f33: Int; var f34: String?
  var f35: Int; var f36: String; var f37: Int; var f38: String; var f39: String?
}

let missing = Table("wide") {
  HashKey(\Wide.f0); Field(\.f1); Field(\.f2); Field(\.f3); Field(\.f4); Field(\.f5); Field(\.f6); Field(\.f7)
  Field(\.f8); Field(\.f9); Field(\.f10); Field(\.f11); Field(\.f12); Field(\.f13); Field(\.f14); Field(\.f15)
  Field(\.f16); Field(\.f17); Field(\.f18); Field(\.f19); Field(\.f21); Field(\.f22); Field(\.f23); Field(\.f24)
  Field(\.f25); Field(\.f26); Field(\.f27); Field(\.f28); Field(\.f29); Field(\.f30); Field(\.f31); Field(\.f32)
  Field(\.f33); Field(\.f34); Field(\.f35); Field(\.f36); Field(\.f37); Field(\.f38); Field(\.f39)
  // expected-error@+1 {{'of(order:_:)' is unavailable: the parts declared are not the initializer's parameters: there must be one for each, in its order and of its type, the HashKey first, a RangeKey second}}
}.of(Wide.init)

let superfluous = Table("wide") {
  HashKey(\Wide.f0); Field(\.f1); Field(\.f2); Field(\.f3); Field(\.f4); Field(\.f5); Field(\.f6); Field(\.f7)
  Field(\.f8); Field(\.f9); Field(\.f10); Field(\.f11); Field(\.f12); Field(\.f13); Field(\.f14); Field(\.f15)
  Field(\.f16); Field(\.f17); Field(\.f18); Field(\.f19); Field(\.f1); Field(\.f20); Field(\.f21); Field(\.f22)
  Field(\.f23); Field(\.f24); Field(\.f25); Field(\.f26); Field(\.f27); Field(\.f28); Field(\.f29); Field(\.f30)
  Field(\.f31); Field(\.f32); Field(\.f33); Field(\.f34); Field(\.f35); Field(\.f36); Field(\.f37); Field(\.f38)
  Field(\.f39)
  // expected-error@+1 {{'of(order:_:)' is unavailable: the parts declared are not the initializer's parameters: there must be one for each, in its order and of its type, the HashKey first, a RangeKey second}}
}.of(Wide.init)

let wrongType = Table("wide") {
  HashKey(\Wide.f0); Field(\.f1); Field(\.f2); Field(\.f3); Field(\.f4); Field(\.f5); Field(\.f6); Field(\.f7)
  Field(\.f8); Field(\.f9); Field(\.f10); Field(\.f11); Field(\.f12); Field(\.f13); Field(\.f14); Field(\.f15)
  Field(\.f16); Field(\.f17); Field(\.f18); Field(\.f19); Field(\.f1); Field(\.f21); Field(\.f22); Field(\.f23)
  Field(\.f24); Field(\.f25); Field(\.f26); Field(\.f27); Field(\.f28); Field(\.f29); Field(\.f30); Field(\.f31)
  Field(\.f32); Field(\.f33); Field(\.f34); Field(\.f35); Field(\.f36); Field(\.f37); Field(\.f38); Field(\.f39)
  // expected-error@+1 {{'of(order:_:)' is unavailable: the parts declared are not the initializer's parameters: there must be one for each, in its order and of its type, the HashKey first, a RangeKey second}}
}.of(Wide.init)

let noHashKey = Table("wide") {
  Field(\Wide.f0); Field(\.f1); Field(\.f2); Field(\.f3); Field(\.f4); Field(\.f5); Field(\.f6); Field(\.f7)
  Field(\.f8); Field(\.f9); Field(\.f10); Field(\.f11); Field(\.f12); Field(\.f13); Field(\.f14); Field(\.f15)
  Field(\.f16); Field(\.f17); Field(\.f18); Field(\.f19); Field(\.f20); Field(\.f21); Field(\.f22); Field(\.f23)
  Field(\.f24); Field(\.f25); Field(\.f26); Field(\.f27); Field(\.f28); Field(\.f29); Field(\.f30); Field(\.f31)
  Field(\.f32); Field(\.f33); Field(\.f34); Field(\.f35); Field(\.f36); Field(\.f37); Field(\.f38); Field(\.f39)
  // expected-error@+1 {{'of(order:_:)' is unavailable: the table has no hash key: its first part is a HashKey(\\.property)}}
}.of(Wide.init)

let twoHashKeys = Table("wide") {
  HashKey(\Wide.f0); HashKey(\.f1); Field(\.f2); Field(\.f3); Field(\.f4); Field(\.f5); Field(\.f6); Field(\.f7)
  Field(\.f8); Field(\.f9); Field(\.f10); Field(\.f11); Field(\.f12); Field(\.f13); Field(\.f14); Field(\.f15)
  Field(\.f16); Field(\.f17); Field(\.f18); Field(\.f19); Field(\.f20); Field(\.f21); Field(\.f22); Field(\.f23)
  Field(\.f24); Field(\.f25); Field(\.f26); Field(\.f27); Field(\.f28); Field(\.f29); Field(\.f30); Field(\.f31)
  Field(\.f32); Field(\.f33); Field(\.f34); Field(\.f35); Field(\.f36); Field(\.f37); Field(\.f38); Field(\.f39)
  // expected-error@+1 {{'of(order:_:)' is unavailable: a table has one HashKey, and this is the second: declare the property with RangeKey or Field}}
}.of(Wide.init)

let rangeKeyThird = Table("wide") {
  HashKey(\Wide.f0); Field(\.f1); RangeKey(\.f2); Field(\.f3); Field(\.f4); Field(\.f5); Field(\.f6); Field(\.f7)
  Field(\.f8); Field(\.f9); Field(\.f10); Field(\.f11); Field(\.f12); Field(\.f13); Field(\.f14); Field(\.f15)
  Field(\.f16); Field(\.f17); Field(\.f18); Field(\.f19); Field(\.f20); Field(\.f21); Field(\.f22); Field(\.f23)
  Field(\.f24); Field(\.f25); Field(\.f26); Field(\.f27); Field(\.f28); Field(\.f29); Field(\.f30); Field(\.f31)
  Field(\.f32); Field(\.f33); Field(\.f34); Field(\.f35); Field(\.f36); Field(\.f37); Field(\.f38); Field(\.f39)
  // expected-error@+1 {{'of(order:_:)' is unavailable: the parts declared are not the initializer's parameters: there must be one for each, in its order and of its type, the HashKey first, a RangeKey second}}
}.of(Wide.init)

let misspelled = Table("wide") {
  HashKey(\Wide.f0); Field(\.f1); Field(\.f2); Field(\.f3); Field(\.f4); Field(\.f5); Field(\.f6); Field(\.f7)
  Field(\.f8); Field(\.f9); Field(\.f10); Field(\.f11); Field(\.f12); Field(\.f13); Field(\.f14); Field(\.f15)
  // expected-error@+1 {{value of type 'Wide' has no member 'street'}}
  Field(\.f16); Field(\.f17); Field(\.f18); Field(\.f19); Field(\.street); Field(\.f21); Field(\.f22); Field(\.f23)
  Field(\.f24); Field(\.f25); Field(\.f26); Field(\.f27); Field(\.f28); Field(\.f29); Field(\.f30); Field(\.f31)
  Field(\.f32); Field(\.f33); Field(\.f34); Field(\.f35); Field(\.f36); Field(\.f37); Field(\.f38); Field(\.f39)
  // expected-error@+1 {{generic parameter 'Hash' could not be inferred}}
}.of(Wide.init)

let single = SingleTable("wide")

let missingOfEntity = single.entity("wide") {
  KeyField(\Wide.f0); KeyField(\.f1); KeyField(\.f2); KeyField(\.f3); Field(\.f4); Field(\.f5); Field(\.f6); Field(\.f7)
  Field(\.f8); Field(\.f9); Field(\.f10); Field(\.f11); Field(\.f12); Field(\.f13); Field(\.f14); Field(\.f15)
  Field(\.f16); Field(\.f17); Field(\.f18); Field(\.f19); Field(\.f21); Field(\.f22); Field(\.f23); Field(\.f24)
  Field(\.f25); Field(\.f26); Field(\.f27); Field(\.f28); Field(\.f29); Field(\.f30); Field(\.f31); Field(\.f32)
  Field(\.f33); Field(\.f34); Field(\.f35); Field(\.f36); Field(\.f37); Field(\.f38); Field(\.f39)
} hash: {
  "A#"; \.f0; "#"; \.f1
} range: {
  "B#"; \.f2; "#"; \.f3
  // expected-error@+1 {{'of(order:_:)' is unavailable: the parts declared are not the initializer's parameters: there must be one for each, in its order and of its type, KeyField or Field}}
}.of(Wide.init)

let wrongTypeOfEntity = single.entity("wide") {
  KeyField(\Wide.f0); KeyField(\.f1); KeyField(\.f2); KeyField(\.f3); Field(\.f4); Field(\.f5); Field(\.f6); Field(\.f7)
  Field(\.f8); Field(\.f9); Field(\.f10); Field(\.f11); Field(\.f12); Field(\.f13); Field(\.f14); Field(\.f15)
  Field(\.f16); Field(\.f17); Field(\.f18); Field(\.f19); Field(\.f1); Field(\.f21); Field(\.f22); Field(\.f23)
  Field(\.f24); Field(\.f25); Field(\.f26); Field(\.f27); Field(\.f28); Field(\.f29); Field(\.f30); Field(\.f31)
  Field(\.f32); Field(\.f33); Field(\.f34); Field(\.f35); Field(\.f36); Field(\.f37); Field(\.f38); Field(\.f39)
} hash: {
  "A#"; \.f0; "#"; \.f1
} range: {
  "B#"; \.f2; "#"; \.f3
  // expected-error@+1 {{'of(order:_:)' is unavailable: the parts declared are not the initializer's parameters: there must be one for each, in its order and of its type, KeyField or Field}}
}.of(Wide.init)
