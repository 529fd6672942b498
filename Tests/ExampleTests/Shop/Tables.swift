import Foundation
import SwynamoDB

/// Something that is sold, so many of which are in stock.
struct Product: Sendable, Equatable {
  let sku: String
  var name: String
  var category: String
  var price: Decimal
  var stock: Int
  var version: Int?
}

/// What a customer bought.
struct Order: Sendable, Equatable {
  let customer: String
  /// Unlike that of any other sale.
  var number: String
  var placed: Date?
  var status: Status
  var lines: [Line]
  var total: Decimal

  enum Status: String, Sendable, AttributeConvertible { case open, shipped, canceled }

  struct Line: Sendable, Equatable, MapAttribute {
    var sku: String
    var count: Int
    var price: Decimal

    static let schema = MapSchema {
      Field(\Line.sku)
      Field(\.count)
      Field(\.price)
    }.of(Line.init)
  }
}

enum Tables {
  static let byCategory = GlobalIndex("by-category") {
    HashKey(\Product.category)
    RangeKey(\.price)
  }

  static let products = Table("shop-products") {
    HashKey(\Product.sku)
    Field(\.name)
    Field(\.category)
    Field(\.price)
    Field(\.stock)
    Version(\.version)
  } indexes: {
    byCategory
  }.of(Product.init)

  static let byStatus = GlobalIndex("by-status") {
    HashKey(\Order.status)
    RangeKey(\.placed)
  }

  static let orders = Table("shop-orders") {
    HashKey(\Order.customer)
    RangeKey(\.number)
    Field(\.placed).setOnCreate(.now)
    Field(\.status)
    Field(\.lines)
    Field(\.total)
  } indexes: {
    byStatus
  }.of(Order.init)
}
