import SwynamoDB
import SwynamoTesting
import Testing

/// What the client sends and what it refuses before, at each documented number.
///
/// Client and engine share the file of limits, so nothing here may come from it: numbers and sentences are written by hand from
/// the Developer Guide's page "Constraints in Amazon DynamoDB" and the API Reference. `DocumentedLimitTests` of the engine has
/// the service's answers to the same.
@Suite struct DocumentedLimitTests {
  struct Limit: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let largest: Int
    /// What is said of one more.
    let fault: String
    /// The requests, or the faults, of a size.
    let explained: @Sendable (Int) -> String

    init(_ rule: String, _ largest: Int, _ fault: String, _ explained: @escaping @Sendable (Int) -> String) {
      testDescription = rule
      self.largest = largest
      self.fault = fault
      self.explained = explained
    }
  }

  private static func x(_ count: Int) -> String { String(repeating: "x", count: count) }

  private static func any(
    _ count: Int, _ condition: Condition<Product>, or other: Condition<Product>? = nil
  ) -> Condition<Product> {
    .any((other.map { [$0] } ?? []) + Array(repeating: condition, count: count))
  }

  private static func deep(_ levels: Int) -> AttributeValue { (0..<levels).reduce(.list([])) { value, _ in .list([value]) } }

  static let limits = [
    Limit("operators", 300, "the FilterExpression has 301 operators; DynamoDB takes up to 300: split the request") { size in
      products.scan().filter { product in (0..<size).reduce(product.name.exists) { condition, _ in !condition } }.explain()
    },
    Limit(
      "values of IN", 99, "\"stock\".isIn has 100 values; DynamoDB takes up to 99: split them over several conditions joined by |"
    ) { size in products.scan().filter { $0.stock.isIn(1...size) }.explain() },
    Limit("elements of a path", 32, "\"extra\(String(repeating: "[0]", count: 32))\" has more than 32 levels") { size in
      products.scan().filter { product in (1..<size).reduce(product.extra) { path, _ in path[0] }.exists }.explain()
    },
    Limit(
      "levels of an item", 32,
      "\"extra\(String(repeating: "[0]", count: 31))\": lists and maps are nested more than 32 levels deep"
    ) { size in products.update("a") { $0.extra.set(deep(size - 2)) }.explain() },
    Limit(
      "bytes of a name", 65_535, "the attribute name \"xxxxxxxxxxxxxxxxxxxx…\" has 65536 bytes; DynamoDB takes up to 65,535"
    ) { size in products.scan().filter { $0.labels[x(size)].exists }.explain() },
    Limit("bytes of a hash key", 2048, "the key \"email\" has 2049 bytes; DynamoDB takes up to 2048") { size in
      users.get(x(size)).explain()
    },
    Limit("bytes of a range key", 1024, "the key \"part\" has 1025 bytes; DynamoDB takes up to 1024") { size in
      blobs.get([1], Array(repeating: 0, count: size)).explain()
    },
    Limit(
      "bytes of an item", 409_600,
      "the item has 409601 bytes; DynamoDB stores up to 409,600 (400 KB): move large values to other items or another store"
    ) { size in
      // Names, keys, the status, and 3 bytes for the list and each map: 57 beside the city.
      orders.put(Order(email: "a@b.c", number: 1, status: .open, lines: [Address(city: x(size - 57), zip: "")])).explain()
    },
    Limit("segments", 1_000_000, "segment 0 of 1000001: there are 1 to 1,000,000 segments, counted from 0") { size in
      users.scan().segment(0, of: size).explain()
    },
    Limit(
      "characters of a table's name", 255,
      "the table's name \"\(x(256))\" must be 3 to 255 characters of a-z, A-Z, 0-9, '_', '-' and '.'"
    ) { size in users.named(x(size)).get("a").explain() },
  ]

  @Test(arguments: limits) func isKept(_ limit: Limit) {
    let refused = limit.explained(limit.largest + 1)
    #expect(refused.split(separator: "\n").dropFirst().map(String.init) == ["  - " + limit.fault])
    #expect(refused.contains("was not sent"))
    #expect(!limit.explained(limit.largest).contains("was not sent"))
  }

  /// 24 bytes for `attribute_exists(#0) OR `, 11 for `#1 = :0 OR `, the last without its OR.
  @Test(arguments: [(169, 4, 4096), (164, 15, 4097)]) func bytesOfAnExpression(functions: Int, comparisons: Int, bytes: Int) {
    let scan = products.scan().filter { product in
      Self.any(functions, product.name.exists, or: Self.any(comparisons, product.stock == 1))
    }
    if bytes == 4096 {
      #expect((try? scan.request())?.filterExpression?.utf8.count == bytes)
    } else {
      expectLowered(
        scan,
        """
        Scan on table "products" was not sent:
          - the FilterExpression has 4097 bytes; DynamoDB takes up to 4,096: shorten it, or split the request
        """)
    }
  }

  @Test func namesHaveThreeCharacters() {
    #expect(!users.named("xyz").get("a").explain().contains("was not sent"))
    #expect(users.named("xy").get("a").explain().contains("must be 3 to 255 characters"))
  }

  /// A batch that is larger goes out in several requests.
  @Test func membersOfABatch() throws {
    func writes(_ count: Int) -> Int {
      let batch = BatchWrite { for number in 0..<count { orders.delete("a", number) } }
      return batch.explain().split(separator: "\n").count { $0 == "BatchWriteItem" }
    }
    #expect([writes(25), writes(26)] == [1, 2])
    func reads(_ count: Int) throws -> Int { try users.batchGet((0..<count).map { "\($0)" }).requests().count }
    #expect(try [reads(100), reads(101)] == [1, 2])
  }

  @Test(arguments: [
    (100, 36, nil), (101, 36, "TransactWriteItems has 101 members; DynamoDB takes up to 100"),
    (100, 37, "the token has 37 bytes; DynamoDB takes 1 to 36"),
  ])
  func membersAndTokenOfATransaction(members: Int, token: Int, fault: String?) {
    let transaction = TransactWrite(token: Self.x(token)) { for number in 0..<members { orders.delete("a", number) } }
    let lines = transaction.explain().split(separator: "\n").map(String.init)
    #expect(lines.filter { $0.hasPrefix("  - ") } == (fault.map { ["  - " + $0] } ?? []))
  }

  @Test(arguments: [(100, true), (101, false)]) func membersOfATransactionOfReads(members: Int, isSent: Bool) async {
    let transport = RecordingTransport()
    _ = try? await DynamoDB(Backend(transport)).transactGet((0..<members).map { orders.get("a", $0) })
    #expect(transport.explained.isEmpty != isSent)
  }
}
