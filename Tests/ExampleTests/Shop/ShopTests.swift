import Foundation
import SwynamoDB
import SwynamoEngine
import SwynamoTesting
import Testing

@Suite struct ShopTests {
  private let pens = Product(sku: "pen", name: "Pen", category: "paper", price: 2, stock: 10)
  private let ink = Product(sku: "ink", name: "Ink", category: "paper", price: 5, stock: 3)

  private func shop(_ db: DynamoDB = DynamoDB(.embedded(.inMemory))) async throws -> Shop {
    let shop = Shop(db)
    try await shop.open()
    try await shop.add([pens, ink])
    return shop
  }

  private func stock(_ sku: String, _ shop: Shop) async throws -> Int? {
    try await Tables.products.get(sku).run(on: shop.db)?.stock
  }

  @Test func aSaleTakesWhatItSells() async throws {
    let shop = try await shop()
    let order = try await shop.sell(["pen": 2, "ink": 1], to: "ann", number: "1")
    #expect(order.total == 9)
    #expect(try await shop.order("1", of: "ann")?.placed != nil)
    #expect(try await stock("pen", shop) == 8)
    #expect(try await stock("ink", shop) == 2)
    #expect(try await shop.products(in: "paper", upTo: 4).map(\.sku) == ["pen"])
  }

  @Test func whatIsShortIsNamedAndNothingIsSold() async throws {
    let shop = try await shop()
    await #expect(throws: SaleError.outOfStock(["ink"])) { try await shop.sell(["pen": 1, "ink": 4], to: "ann") }
    await #expect(throws: SaleError.outOfStock(["cap"])) { try await shop.sell(["cap": 1], to: "ann") }
    await #expect(throws: SaleError.emptyCart) { try await shop.sell([:], to: "ann") }
    #expect(try await stock("pen", shop) == 10)
    #expect(try await shop.page(URL(string: "/orders?customer=ann")!).orders.isEmpty)
  }

  @Test func asManyAreSoldAsThereAre() async throws {
    let shop = try await shop()
    let sold = await withTaskGroup(of: Bool.self) { group in
      for buyer in 0..<40 {
        group.addTask { (try? await shop.sell(["pen": 1], to: "buyer-\(buyer)", number: "\(buyer)")) != nil }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(sold == 10)
    #expect(try await stock("pen", shop) == 0)
    #expect(try await Tables.orders.count().run(on: shop.db) == 10)
  }

  /// The same sale again does nothing, whichever answers were lost.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func lostAnswersSellOnce(seed: UInt64) async throws {
    let engine = try EmbeddedEngine(.inMemory)
    let shop = try await shop(DynamoDB(Backend(engine)))
    let faulty = Shop(
      DynamoDB(Backend(FaultInjectingTransport(wrapping: engine, .seed(seed, [.lostAnswer: 0.4, .internalServerError: 0.2])))))
    var order: Order?
    for _ in 0..<100 where order == nil { order = try? await faulty.sell(["ink": 2], to: "ann", number: "sale-\(seed)") }
    #expect(order?.total == 10)
    #expect(try await stock("ink", shop) == 1)
    #expect(try await Tables.orders.count().run(on: shop.db) == 1)
  }

  @Test func aCanceledOrderIsInStockAgain() async throws {
    let shop = try await shop()
    let order = try await shop.sell(["ink": 3], to: "ann", number: "1")
    try await shop.cancel(order)
    #expect(try await stock("ink", shop) == 3)
    let error = await #expect(throws: DynamoDBError.self) { try await shop.cancel(order) }
    #expect(error?.code == .transactionCanceled)
    #expect(try await stock("ink", shop) == 3)
  }

  @Test func shippingEndsCanceling() async throws {
    let shop = try await shop()
    let order = try await shop.sell(["ink": 1], to: "ann", number: "1")
    _ = try await shop.sell(["pen": 1], to: "bob", number: "2")
    #expect(try await shop.ship(before: .now + 60) == 2)
    #expect(try await shop.order("1", of: "ann")?.status == .shipped)
    await #expect(throws: DynamoDBError.self) { try await shop.cancel(order) }
    #expect(try await stock("ink", shop) == 2)
  }

  @Test func twoWhoRestockBothCount() async throws {
    let shop = try await shop()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 { group.addTask { _ = try await shop.restock("pen", 5) } }
      try await group.waitForAll()
    }
    #expect(try await stock("pen", shop) == 50)
  }

  @Test func anOldPriceIsNotOverwritten() async throws {
    let shop = try await shop()
    let read = try #require(try await Tables.products.get("pen").run(on: shop.db))
    #expect(try await shop.reprice(read, to: 3).price == 3)
    let conflict = await #expect(throws: VersionConflictError<Product>.self) { try await shop.reprice(read, to: 4) }
    #expect(try conflict?.stored?.price == 3)
  }

  @Test func pagesAreLinks() async throws {
    let shop = try await shop()
    for number in 10..<35 {
      try await Tables.orders.put(Order(customer: "ann", number: "\(number)", status: .open, lines: [], total: 0)).run(
        on: shop.db)
    }
    var links: [URL] = [URL(string: "https://example.com/orders?customer=ann")!]
    var pages: [[String]] = []
    while let link = links.popLast() {
      let page = try await shop.page(link)
      pages.append(page.orders.map(\.number))
      if let next = page.next { links.append(next) }
      if pages.count > 1 {
        let previous = try #require(page.previous)
        #expect(try await shop.page(previous).orders.map(\.number) == pages[pages.count - 2])
      }
    }
    let all = (10..<35).reversed().map { "\($0)" }
    #expect(Array(pages.joined()) == all)
    await #expect(throws: CursorError.self) { try await shop.page(URL(string: "/orders?customer=ann&after=x")!) }
  }
}
