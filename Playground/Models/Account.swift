import SwynamoDB

struct Account: Sendable {
  let email: String
  var balance: Int
}

let accounts = Table("dynamodb-account", of: Account.init) {
  HashKey(\.email)
  Field(\.balance)
}
