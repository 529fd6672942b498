import Foundation
import SwynamoDB

/// A shop: stock that many buyers contend for, orders with lines, pages whose cursors stand in URLs.
struct Shop: Sendable {
  let db: DynamoDB

  private let products = Tables.products
  private let orders = Tables.orders

  init(_ db: DynamoDB) { self.db = db }

  /// Creates the tables.
  func open() async throws {
    for table in [products, orders] as [any ModelTable] { try await table.createTable(.onDemand).run(on: db) }
  }
}

// MARK: - Products

extension Shop {
  /// Those of a category up to a price, the cheapest first.
  func products(in category: String, upTo price: Decimal) async throws -> [Product] {
    try await products.query(Tables.byCategory, category) { $0 <= price }.filter { $0.stock > 0 }.run(on: db)
  }

  func add(_ new: [Product]) async throws {
    for product in new { try await products.insert(product).run(on: db) }
  }

  /// Puts more into stock; of two at the same time both count.
  func restock(_ sku: String, _ count: Int) async throws -> Product {
    try await products.modify(sku) { $0.stock += count }.run(on: db)
  }

  /// Changes the price, unless somebody else has changed the product since it was read.
  func reprice(_ product: Product, to price: Decimal) async throws -> Product {
    var edited = product
    edited.price = price
    return try await products.update(from: product, to: edited).run(on: db)
  }
}

// MARK: - Orders

/// Why nothing was sold.
enum SaleError: Error, Equatable {
  case outOfStock([String])
  case priceChanged([String])
  case emptyCart
}

extension Shop {
  /// Sells all that is in the cart, or nothing. Of a number there is one sale: another try of it, after an answer was lost, gives the
  /// order that there is.
  func sell(_ cart: [String: Int], to customer: String, number: String = UUID().uuidString) async throws -> Order {
    guard !cart.isEmpty else { throw SaleError.emptyCart }
    let found = try await products.batchGet(cart.keys.sorted()).consistent().run(on: db)
    let missing = cart.keys.filter { sku in !found.contains { $0.sku == sku } }
    guard missing.isEmpty else { throw SaleError.outOfStock(missing.sorted()) }

    let lines = found.map { Order.Line(sku: $0.sku, count: cart[$0.sku] ?? 0, price: $0.price) }
    let total = lines.reduce(0) { $0 + $1.price * Decimal($1.count) }
    let order = Order(customer: customer, number: number, status: .open, lines: lines, total: total)
    do {
      try await db.transact {
        orders.insert(order)
        for line in lines {
          products.update(line.sku) { $0.stock.set($0.stock - line.count) }
            .if { $0.stock >= line.count && $0.price == line.price }
            .returningItemOnConditionFailure()
        }
      }
    } catch let error as DynamoDBError where error.code == .transactionCanceled {
      // The order's number was sold already, or a product is not there as it was read.
      if error.cancellationReasons[0].code == "ConditionalCheckFailed", let sold = try await self.order(number, of: customer) {
        return sold
      }
      let failed = try zip(lines, error.cancellationReasons.dropFirst()).compactMap { line, reason in
        try reason.item.map { (line, try products.decode($0)) }
      }
      let short = failed.filter { line, stored in stored.stock < line.count }
      if !short.isEmpty { throw SaleError.outOfStock(short.map(\.0.sku)) }
      if !failed.isEmpty { throw SaleError.priceChanged(failed.map(\.0.sku)) }
      throw error
    }
    return order
  }

  func order(_ number: String, of customer: String) async throws -> Order? {
    try await orders.get(customer, number).consistent().run(on: db)
  }

  /// Takes an order back that was not shipped, and puts what it has into stock.
  func cancel(_ order: Order) async throws {
    try await db.transact {
      orders.update(order.customer, order.number) { $0.status.set(.canceled) }.if { $0.status == .open }
      for line in order.lines { products.update(line.sku) { $0.stock.add(line.count) } }
    }
  }

  /// Ships all that was ordered before a time, the oldest first, and says how many orders it were.
  func ship(before time: Date) async throws -> Int {
    try await orders.query(Tables.byStatus, .open) { $0 < time }.updateEach { $0.status.set(.shipped) }.run(on: db).written
  }
}

// MARK: - Pages

/// Orders, with the links to those beside it.
struct OrderPage: Sendable {
  var orders: [Order]
  var next: URL?
  var previous: URL?
}

extension Shop {
  /// The orders of a customer, a page of which the link says, the newest first: `/orders?customer=ann&after=…`.
  func page(_ link: URL, size: Int = 10) async throws -> OrderPage {
    let link = PageLink(link)
    let query = orders.query(link["customer"] ?? "").descending().limit(size)
    let page = try await link.page(of: query, on: db)
    return OrderPage(orders: page.items, next: link.next(page), previous: link.previous(page))
  }
}
