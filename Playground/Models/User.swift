import SwynamoDB

struct User: Sendable {
  let email: String
  var firstName: String
  var lastName: String
  var visits: Int
}

let byLastName = GlobalIndex("by-last-name") {
  HashKey(\User.lastName)
  RangeKey(\.firstName)
}

let users = Table("dynamodb-user") {
  HashKey(\User.email)
  Field(\.firstName, "first_name")
  Field(\.lastName, "last_name")
  Field(\.visits, default: 0)
} indexes: {
  byLastName
}.of(User.init)

let samuel = User(email: "test@example.com", firstName: "Samuel", lastName: "Adams", visits: 0)
