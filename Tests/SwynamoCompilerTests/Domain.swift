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
  static let schema = MapSchema(of: Address.init) {
    Field(\.city)
    Field(\.zip, "postal_code")
  }
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

let users = Table("dynamodb-user", of: User.init) {
  HashKey(\.email)
  Field(\.firstName)
  Field(\.lastName, "last_name")
  Field(\.visits, default: 0)
  Field(\.tags)
  Field(\.address)
  byLastName
}

let byPlaced = LocalIndex("by-placed") { RangeKey(\Order.placed) }

let orders = Table("orders", of: Order.init) {
  HashKey(\.email)
  RangeKey(\.number)
  Field(\.status)
  Field(\.lines)
  Field(\.placed)
  byPlaced
}

let accounts = Table("accounts", of: Account.init) {
  HashKey(\.email)
  Field(\.balance)
}

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
  static let schema = MapSchema(of: Maker.init) {
    Field(\.name)
    Field(\.address)
  }
}

let products = Table("products", of: Product.init) {
  HashKey(\.id)
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
}

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

let events = Table("events", of: Event.init) {
  HashKey(\.stream)
  RangeKey(\.sequence)
  Field(\.kind)
  Field(\.time)
  Field(\.body)
  Field(\.detail)
  byKind
  byTime
  byTimeInStream
}
