import SwynamoDB

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

enum Status: String, AttributeConvertible { case open, paid }

struct Order: Sendable, Equatable {
  var email: String
  var number: Int
  var status: Status
  var lines: [Address]
  var placed: String? = nil
}

struct Account: Sendable, Equatable {
  var email: String
  var balance: Double
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

let byPlaced = LocalIndex("by-placed") { RangeKey(\Order.placed) }

let orders = Table("orders") {
  HashKey(\Order.email)
  RangeKey(\.number)
  Field(\.status)
  Field(\.lines)
  Field(\.placed)
} indexes: {
  byPlaced
}.of(Order.init)

let accounts = Table("accounts") {
  HashKey(\Account.email)
  Field(\.balance)
}.of(Account.init)

struct Product: Sendable {
  var id: String
  var name: String
  var stock: Int
  var reserved: Int
  var price: Double
  var isSold: Bool
  var picture: [UInt8]
  var tags: Set<String>
  var ratings: Set<Int>
  var notes: [String]
  var labels: [String: String]
  var maker: Maker?
  var extra: AttributeValue
  var subtitle: String?
}

struct Maker: MapAttribute, Sendable {
  var name: String
  var address: Address?
  static let schema = MapSchema {
    Field(\Maker.name)
    Field(\.address)
  }.of(Maker.init)
}

let products = Table("products") {
  HashKey(\Product.id)
  Field(\.name)
  Field(\.stock)
  Field(\.reserved)
  Field(\.price)
  Field(\.isSold)
  Field(\.picture)
  Field(\.tags)
  Field(\.ratings)
  Field(\.notes)
  Field(\.labels)
  Field(\.maker)
  Field(\.extra)
  Field(\.subtitle)
}.of(Product.init)

/// Its indexes copy the keys only, or some attributes.
struct Event: Sendable {
  var stream: String
  var sequence: Int
  var kind: String
  var time: String?
  var body: String?
  var detail: Address?
}

let byKind = GlobalIndex("by-kind", projecting: .keysOnly) { HashKey(\Event.kind) }
let byTime = GlobalIndex("by-time", projecting: .including(\Event.body, \.detail)) {
  HashKey(\.kind)
  RangeKey(\.time)
}
let byTimeInStream = LocalIndex("by-time-in-stream", projecting: .keysOnly) { RangeKey(\Event.time) }

let events = Table("events") {
  HashKey(\Event.stream)
  RangeKey(\.sequence)
  Field(\.kind)
  Field(\.time)
  Field(\.body)
  Field(\.detail)
} indexes: {
  byKind
  byTime
  byTimeInStream
}.of(Event.init)
