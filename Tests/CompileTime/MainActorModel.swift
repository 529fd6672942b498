// options: -default-isolation MainActor
import SwynamoDB

// Without `nonisolated`; the guide quotes what the compiler says.
struct Pet: Sendable {
  var name: String
  var age: Int
}

let pets = Table("pets") {
  HashKey(\Pet.name)  // expected-error {{type 'KeyPath<Pet, String>' does not conform to the 'Sendable' protocol}}
  Field(\.age)  // expected-error {{type 'KeyPath<Pet, Int>' does not conform to the 'Sendable' protocol}}
}.of(Pet.init)
