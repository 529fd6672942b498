import SwynamoDB
import Testing

@Suite struct TableItemsTests {
  private let order = Order(
    email: "a@b.c", number: 17, status: .paid, lines: [Address(city: "Rome", zip: "00100")], placed: "2026-01-01")
  private let item: Item = [
    "email": .string("a@b.c"), "number": .number(17), "status": .string("paid"), "placed": .string("2026-01-01"),
    "lines": .list([.map(["city": .string("Rome"), "postal_code": .string("00100")])]),
  ]

  @Test func bothWays() throws {
    #expect(try orders.encode(order) == item)
    #expect(try orders.decode(item) == order)
    #expect(try orders.key(of: order) == ["email": .string("a@b.c"), "number": .number(17)])
    #expect(
      try users.key(of: User(email: "x", firstName: "", lastName: "", visits: 0, tags: [], address: nil))
        == ["email": .string("x")])
  }

  @Test func asJSON() throws {
    var writer = AttributeWriter()
    orders.encode(order, to: &writer)
    #expect(try AttributeReader.read(writer.text) { try $0.readItem() } == item)
    #expect(try AttributeReader.read(writer.bytes) { try orders.decode(from: &$0) } == order)
    let error = #expect(throws: AttributeDecodingError.self) {
      try AttributeReader.read(#"{"email":{"S":"a@b.c"}}"#) { try orders.decode(from: &$0) }
    }
    #expect(error?.table == "orders" && error?.path == "number")
    writer.removeAll()
    accounts.encode(Account(email: "a@b.c", balance: .nan), to: &writer)
    #expect(writer.faults == [AttributeValue.LocatedFault(path: "balance", fault: .number(.notANumber, "nan"))])
  }

  @Test func whatCanNotBeStoredOrRead() throws {
    let account = Account(email: "", balance: .nan)
    let refused = #expect(throws: StatementError.self) { try accounts.encode(account) }
    #expect(refused?.faults.count == 2)
    // The key alone is looked at.
    let key = #expect(throws: StatementError.self) { try accounts.key(of: account) }
    #expect(key?.faults == [.keyEmpty("email")])
    var partial = item
    partial["status"] = nil
    let error = #expect(throws: AttributeDecodingError.self) { try orders.decode(partial) }
    #expect(error?.table == "orders" && error?.path == "status")
  }
}
