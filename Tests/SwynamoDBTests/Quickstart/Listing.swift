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
  static let schema = MapSchema {
    Field(\Address.city)
    Field(\.zip, "postal_code")
  }.of(Address.init)
}

let byLastName = GlobalIndex("by-last-name") {
  HashKey(\User.lastName)
  RangeKey(\.firstName)
}

let users = Table("dynamodb-user") {
  HashKey(\User.email)
  Field(\.firstName)
  Field(\.lastName, "last_name")
  Field(\.visits, default: 0)
  Field(\.tags)
  Field(\.address)
} indexes: {
  byLastName
}.of(User.init)

struct Order: Sendable, Equatable {
  let email: String
  let number: Int
  var status: Status

  enum Status: String, AttributeConvertible { case open, paid }
}

let orders = Table("orders") {
  HashKey(\Order.email)
  RangeKey(\.number)
  Field(\.status)
}.of(Order.init)

struct Account: Sendable, Equatable {
  let email: String
  var balance: Int
}

let accounts = Table("accounts") {
  HashKey(\Account.email)
  Field(\.balance)
}.of(Account.init)

let samuel = User(
  email: "test@example.com", firstName: "Samuel", lastName: "Adams", visits: 0, tags: ["new"],
  address: Address(city: "Quincy", zip: "02169"))
