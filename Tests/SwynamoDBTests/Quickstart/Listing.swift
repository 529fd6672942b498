import SwynamoDB

// The tables of the examples in the documentation.

struct User: Sendable, Equatable {
  let email: String
  var firstName: String
  var lastName: String
  var visits: Int
  var tags: Set<String>
  var address: Address?
}

struct Address: MapAttribute, Sendable, Equatable {
  var city: String
  var zip: String
  static let schema = MapSchema(of: Address.init) {
    Field(\.city)
    Field(\.zip, "postal_code")
  }
}

let byLastName = GlobalIndex("by-last-name") {
  HashKey(\User.lastName)
  RangeKey(\.firstName)
}

let users = Table("dynamodb-user", of: User.init) {
  HashKey(\.email)
  Field(\.firstName)
  Field(\.lastName, "last_name")
  Field(\.visits, default: 0)
  Field(\.tags)
  Field(\.address)
  byLastName
}

struct Order: Sendable, Equatable {
  let email: String
  let number: Int
  var status: Status

  enum Status: String, AttributeConvertible { case open, paid }
}

let orders = Table("orders", of: Order.init) {
  HashKey(\.email)
  RangeKey(\.number)
  Field(\.status)
}

struct Account: Sendable, Equatable {
  let email: String
  var balance: Int
}

let accounts = Table("accounts", of: Account.init) {
  HashKey(\.email)
  Field(\.balance)
}

let samuel = User(
  email: "test@example.com", firstName: "Samuel", lastName: "Adams", visits: 0, tags: ["new"],
  address: Address(city: "Quincy", zip: "02169"))
