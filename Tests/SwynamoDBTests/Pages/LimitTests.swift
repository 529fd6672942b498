import SwynamoDB
import SwynamoEngine
import SwynamoTesting
import Testing

/// How much a read reads: items given, items evaluated, pages.
@Suite struct LimitTests {
  private struct Point: Sendable, Equatable { var line: String; var place: Int; var isRed: Bool }

  private static let points = Table("points") {
    HashKey(\Point.line)
    RangeKey(\.place)
    Field(\.isRed)
  }.of(Point.init)

  private static func database() async throws -> (db: DynamoDB, transport: RecordingTransport) {
    let transport = RecordingTransport(forwardingTo: try EmbeddedEngine(.inMemory))
    let db = DynamoDB(Backend(transport))
    try await points.createTable().run(on: db)
    try await db.batchWrite { for place in 0..<50 { points.put(Point(line: "a", place: place, isRed: place % 5 == 0)) } }
    return (db, transport)
  }

  private static func sentLimits(_ transport: RecordingTransport, _ operation: String = "Query") throws -> [String?] {
    transport.requests.filter { $0.operation == operation }.map { request in
      request.text.firstMatch(of: /"Limit":(\d+)/).map { String($0.output.1) }
    }
  }

  @Test func itemsEvaluated() async throws {
    let (db, transport) = try await Self.database()
    let query = Self.points.query("a").filter { $0.isRed == true }.pageSize(20).maximumScannedCount(45)
    var pages: [Page<Point>] = []
    for try await page in query.pages(on: db) { pages.append(page) }
    #expect(pages.map(\.scannedCount) == [20, 20, 5])
    #expect(pages.flatMap(\.items).map(\.place) == [0, 5, 10, 15, 20, 25, 30, 35, 40])
    #expect(try Self.sentLimits(transport) == ["20", "20", "5"])
    // It goes on where it ended.
    let cursor = try #require(pages.last?.cursor)
    #expect(try await query.starting(after: cursor).run(on: db).map(\.place) == [45])
  }

  @Test func itemsGivenAndEvaluated() async throws {
    let (db, transport) = try await Self.database()
    let query = Self.points.query("a").filter { $0.isRed == true }.limit(2).maximumScannedCount(4)
    #expect(try await query.run(on: db).map(\.place) == [0])
    #expect(try Self.sentLimits(transport) == ["4"])
  }

  @Test func pages() async throws {
    let (db, transport) = try await Self.database()
    let query = Self.points.query("a").pageSize(10).maximumPages(2)
    #expect(try await query.run(on: db).count == 20)
    #expect(transport.requests.count { $0.operation == "Query" } == 2)
    #expect(try await Self.points.scan().pageSize(7).maximumPages(3).run(on: db).count == 21)
  }

  @Test func counts() async throws {
    let (db, transport) = try await Self.database()
    let red = Self.points.query("a").filter { $0.isRed == true }
    #expect(try await red.maximumScannedCount(12).count().run(on: db) == 3)
    #expect(try Self.sentLimits(transport) == ["12"])
    #expect(try await red.pageSize(10).maximumPages(2).count().run(on: db) == 4)
    #expect(try await red.pageSize(10).maximumScannedCount(25).count().run(on: db) == 5)
    #expect(try Self.sentLimits(transport).suffix(3) == ["10", "10", "5"])
  }

  @Test func faults() {
    let found = Self.points.scan().maximumPages(0).maximumScannedCount(-1).explain()
    #expect(
      found == """
        Scan on table "points" was not sent:
          - the maximum scanned count is -1; it is at least 1
          - the maximum of pages is 0; it is at least 1
        """)
  }
}
