import SwynamoDB

struct Account: Sendable {
  let email: String
  var balance: Int
}

let accounts = Table("dynamodb-account") {
  HashKey(\Account.email)
  Field(\.balance)
}.of(Account.init)
