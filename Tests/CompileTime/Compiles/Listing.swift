// expression limit: 100 ms
// file limit: 1000 ms
import SwynamoDB

struct User: Sendable {
  let email: String
  var firstName: String
  var lastName: String
  var visits: Int
  var tags: Set<String>
  var address: Address?
}

struct Address: MapAttribute, Sendable {
  var city: String
  var zip: String
  static let schema = MapSchema {
    Field(\Address.city); Field(\.zip, "postal_code")
  }.of(Address.init)
}

let byLastName = GlobalIndex("by-last-name") {
  HashKey(\User.lastName); RangeKey(\.firstName)
}

let users = Table("dynamodb-user") {  // Table<User, String, NoRangeKey>
  HashKey(\User.email)
  Field(\.firstName)
  Field(\.lastName, "last_name")
  Field(\.visits, default: 0)
  Field(\.tags)
  Field(\.address)
} indexes: {
  byLastName
}.of(User.init)

enum Status: String, AttributeConvertible { case open, paid }

struct Order: Sendable {
  var email: String
  var number: Int
  var status: Status
}

let orders = Table("orders") {
  HashKey(\Order.email)
  RangeKey(\.number)
  Field(\.status)
}.of(Order.init)

struct Account: Sendable {
  var email: String
  var balance: Double
}

let accounts = Table("accounts") {
  HashKey(\Account.email)
  Field(\.balance)
}.of(Account.init)

func theTypesOfTheTables() {
  let _: Table<User, String, NoRangeKey> = users
  let _: Table<Order, String, Int> = orders
}

func listing(samuel: User, many: [User], forget: Bool) async throws {
  let db = DynamoDB(.endpoint("http://localhost:8000"))

  try await users.createTable().run(on: db)
  try await users.put(samuel).if { $0.email.doesNotExist }.run(on: db)
  let user = try await users.get("test@example.com").run(on: db)
  print(user?.firstName ?? "nobody")

  let vips = users.query(byLastName, "Smith") { $0.startsWith("J") }
    .filter { $0.tags.contains("vip") || $0.visits > 10 }
  for try await user in vips.items(on: db) { print(user.firstName) }

  try await users.update("test@example.com") {
    $0.firstName.set("Robert")
    $0.visits.add(1)
    if forget { $0.address.remove() } else { $0.address.city.set("Boston") }
  }.if { $0.visits < 100 }.returning(.allNew).run(on: db)

  let (found, order) = try await db.transactGet {
    users.get("a@b.c"); orders.get("a@b.c", 17)
  }
  print(found?.firstName ?? "nobody", order?.status ?? .open)
  try await db.transact {
    users.put(samuel)
    orders.update("a@b.c", 17) { $0.status.set(.paid) }
    accounts.check("a@b.c") { $0.balance >= 10 }
  }
  try await db.batchWrite { for u in many { users.put(u) } }

  print(users.query(byLastName, "Smith").explain())
}
