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

func types() {
  // expected-error@+1 {{'==' is unavailable: an attribute is compared with a value of its own type; unwrap an Optional first}}
  _ = pets.scan().filter { $0.age == "a" }
  // expected-error@+1 {{'!=' is unavailable: an attribute is compared with a value of its own type; unwrap an Optional first}}
  _ = pets.scan().filter { $0.name != 1 }
  // expected-error@+1 {{'>' is unavailable: only strings, numbers and binaries have an order, and they are compared with values of their own type; unwrap an Optional first}}
  _ = pets.scan().filter { $0.name > 1 }
  // expected-error@+1 {{'<=' is unavailable: only strings, numbers and binaries have an order, and they are compared with values of their own type; unwrap an Optional first}}
  _ = pets.scan().filter { $0.age <= "a" }
  // expected-error@+1 {{'==' is unavailable: an attribute is compared with a value of its own type; unwrap an Optional first}}
  _ = pets.scan().filter { $0.age == $0.name }
  // expected-error@+1 {{'<' is unavailable: only strings, numbers and binaries have an order, and they are compared with values of their own type; unwrap an Optional first}}
  _ = pets.scan().filter { $0.age < $0.name }
  // expected-error@+1 {{'>' is unavailable: only strings, numbers and binaries have an order, and they are compared with values of their own type; unwrap an Optional first}}
  _ = pets.scan().filter { $0.isGood > true }
  // expected-error@+1 {{'>=' is unavailable: only strings, numbers and binaries have an order, and they are compared with values of their own type; unwrap an Optional first}}
  _ = pets.scan().filter { $0.tags >= ["a"] }
  // expected-error@+1 {{'between' is unavailable: only strings, numbers and binaries have an order, and they are compared with values of their own type; unwrap an Optional first}}
  _ = pets.scan().filter { $0.age.between("a", "b") }
  // expected-error@+1 {{instance method 'isIn' requires the types 'Int' and 'String.Element' (aka 'Character') be equivalent}}
  _ = pets.scan().filter { $0.age.isIn("a") }
  // expected-error@+1 {{'==' is unavailable: an attribute is compared with a value of its own type; unwrap an Optional first}}
  _ = pets.scan().filter { $0.toy.color == 1 }
}

func functions() {
  // expected-error@+1 {{'startsWith' is unavailable: startsWith is for strings and binaries, with a prefix of the same type}}
  _ = pets.scan().filter { $0.age.startsWith("1") }
  // expected-error@+1 {{'startsWith' is unavailable: startsWith is for strings and binaries, with a prefix of the same type}}
  _ = pets.scan().filter { $0.name.startsWith(1) }
  // expected-error@+1 {{'contains' is unavailable: contains is for strings, sets and lists, with a part of the same type}}
  _ = pets.scan().filter { $0.age.contains(1) }
  // expected-error@+1 {{'contains' is unavailable: contains is for strings, sets and lists, with a part of the same type}}
  _ = pets.scan().filter { $0.tags.contains(1) }
  // expected-error@+1 {{'size' is unavailable: DynamoDB has size for strings, binaries, sets, lists and maps only}}
  _ = pets.scan().filter { $0.age.size > 1 }
}

func otherOperands() {
  // expected-error@+1 {{cannot convert value of type 'String' to expected argument type 'Int'}}
  _ = pets.scan().filter { "a" < $0.age }
  // expected-error@+1 {{cannot convert value of type 'Int' to expected argument type 'String'}}
  _ = pets.scan().filter { 1 == $0.name }
  // expected-error@+1 {{cannot convert value of type 'String' to expected argument type 'AttributeSize<Pet>.Value' (aka 'Int')}}
  _ = pets.scan().filter { $0.tags.size > "a" }
  // expected-error@+1 {{operator function '==' requires the types 'AttributeSize<Pet>.Value' (aka 'Int') and 'String' be equivalent}}
  _ = pets.scan().filter { $0.tags.size == $0.name }
  // expected-error@+1 {{'between' is unavailable: only strings, numbers and binaries have an order, and they are compared with values of their own type; unwrap an Optional first}}
  _ = pets.scan().filter { $0.name.between($0.age, $0.nickname) }
  // expected-error@+1 {{'contains' is unavailable: contains is for strings, sets and lists, with a part of the same type}}
  _ = pets.scan().filter { $0.tags.contains($0.age) }
  // expected-error@+1 {{'startsWith' is unavailable: startsWith is for strings and binaries, with a prefix of the same type}}
  _ = pets.scan().filter { $0.name.startsWith($0.age) }
  // expected-error@+1 {{instance method 'isIn' requires that 'Attribute<Pet, String>' conform to 'Sequence'}}
  _ = pets.scan().filter { $0.age.isIn($0.name) }
}

func precedence() {
  // expected-error@+1 {{'|' is unavailable: '|' binds tighter than a comparison: write a | (b > 1), or a || b > 1}}
  _ = pets.scan().filter { $0.name.startsWith("a") | $0.age > 1 }
  // expected-error@+1 {{'&' is unavailable: '&' binds tighter than a comparison: write a & (b > 1), or a && b > 1}}
  _ = pets.scan().filter { $0.name.startsWith("a") & $0.age == 1 }
  // expected-error@+1 {{'|' is unavailable: '|' binds tighter than a comparison: write (a > 1) | b, or a > 1 || b}}
  _ = pets.scan().filter { $0.age > 1 | $0.name.startsWith("a") }
  // expected-error@+1 {{'&' is unavailable: '&' binds tighter than a comparison: write (a > 1) & b, or a > 1 && b}}
  _ = pets.scan().filter { $0.age > 1 & $0.name.startsWith("a") }
  // expected-error@+3 {{adjacent operators are in non-associative precedence group 'ComparisonPrecedence'}}
  // expected-error@+2 {{'&' is unavailable: '&' binds tighter than a comparison: write (a > 1) & (b > 2), or a > 1 && b > 2}}
  // expected-error@+1 {{'==' is unavailable: comparisons are joined by && and ||: a > 1 && b == 2}}
  _ = pets.scan().filter { $0.age > 3 & $0.name == "a" }
  // expected-error@+3 {{adjacent operators are in non-associative precedence group 'ComparisonPrecedence'}}
  // expected-error@+2 {{'|' is unavailable: '|' binds tighter than a comparison: write (a > 1) | (b > 2), or a > 1 || b > 2}}
  // expected-error@+1 {{'<' is unavailable: comparisons are joined by && and ||: a > 1 && b == 2}}
  _ = pets.scan().filter { $0.age == 3 | $0.age < 2 }
}

func swiftsWords() {
  // expected-error@+1 {{'count' is unavailable: DynamoDB has size, which is compared with a number: $0.attribute.size > 3}}
  _ = pets.scan().filter { $0.name.count > 3 }
  // expected-error@+1 {{'count' is unavailable: DynamoDB has size, which is compared with a number: $0.attribute.size > 3}}
  _ = pets.scan().filter { $0.tags.count == 3 }
  // expected-error@+1 {{'isEmpty' is unavailable: DynamoDB has size: write $0.attribute.size == 0, or $0.attribute == nil for a set, which is never empty}}
  _ = pets.scan().filter { $0.notes.isEmpty }
  // expected-error@+1 {{'hasPrefix' is unavailable: DynamoDB calls it begins_with: write $0.attribute.startsWith(prefix)}}
  _ = pets.scan().filter { $0.nickname.hasPrefix("a") }
  // expected-error@+1 {{'hasSuffix' is unavailable: DynamoDB compares the beginning of a text only: $0.attribute.startsWith(prefix)}}
  _ = pets.scan().filter { $0.name.hasSuffix("a") }
  // expected-error@+1 {{'lowercased()' is unavailable: DynamoDB compares texts as they are stored: store another attribute in lower case}}
  _ = pets.scan().filter { $0.name.lowercased() == "a" }
}

func names() {
  // expected-error@+1 {{value of type 'Attributes<Pet>' has no dynamic member 'breed' using key path from root type 'Pet'}}
  _ = pets.scan().filter { $0.breed == "a" }
  // expected-error@+1 {{value of type 'Attribute<Pet, Toy>' has no dynamic member 'weight' using key path from root type 'Toy'}}
  _ = pets.scan().filter { $0.toy.weight == 1 }
}

func noConditions() {
  // expected-error@+1 {{cannot convert value of type 'Attribute<Pet, Bool>' to expected argument type 'Condition<Pet>'}}
  _ = pets.scan().filter { $0.isGood }
  // expected-error@+1 {{cannot convert value of type 'UpdateAction<Pet>' to expected argument type 'Condition<Pet>'}}
  _ = pets.scan().filter { $0.age.set(1) }
}
