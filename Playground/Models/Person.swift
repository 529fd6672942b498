import SwynamoDB

struct Person: Sendable {
  let lastName: String
  let firstName: String
  var email: String
}

let people = Table("dynamodb-user-by-name") {
  HashKey(\Person.lastName, "last_name")
  RangeKey(\.firstName, "first_name")
  Field(\.email)
}.of(Person.init)
