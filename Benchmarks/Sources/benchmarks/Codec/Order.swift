import FoundationEssentials
import SwynamoDB

/// The model of `Handwritten/order.h`.
struct Order: Sendable {
  let customer: String
  let order: String
  var name: String
  var street: String
  var comment: String
  var quantity: Int
  var revision: Int
  var total: Double
  var isPaid: Bool
  var placed: Date
  var tags: Set<String>
  var parcel: Parcel
  var lines: [String]
}

struct Parcel: MapAttribute {
  var carrier: String
  var code: String
  var weight: Int

  static let schema = MapSchema {
    Field(\Parcel.carrier)
    Field(\.code)
    Field(\.weight)
  }.of(Parcel.init)
}

let orders = Table("orders") {
  HashKey(\Order.customer)
  RangeKey(\.order)
  Field(\.name)
  Field(\.street)
  Field(\.comment, default: "")
  Field(\.quantity)
  Field(\.revision)
  Field(\.total)
  Field(\.isPaid, "paid")
  Field(\.placed)
  Field(\.tags)
  Field(\.parcel)
  Field(\.lines)
}.of(Order.init)
