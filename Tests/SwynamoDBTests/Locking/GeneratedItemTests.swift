import Foundation
import SwynamoDB
import SwynamoEngine
import Testing

/// What the library writes of itself, as it is stored.
@Suite struct GeneratedItemTests {
  struct Order: Sendable, Equatable {
    var id: String?
    var total: Int
    var created: Date?
    var updated: Date?
    var write: UUID?
    var version: Int?
  }

  static let orders = Table("orders") {
    HashKey(\Order.id).setOnCreate(.uuid)
    Field(\.total)
    Field(\.created, as: .epochSeconds).setOnCreate(.now)
    Field(\.updated, as: .epochSeconds).setOnWrite(.now)
    Field(\.write).setOnWrite(.uuid)
    Version(\.version)
  }.of(Order.init)

  @Test func putAndUpdateGiveWhatIsStored() async throws {
    let db = DynamoDB(.embedded(.inMemory))
    try await Self.orders.createTable(.onDemand).run(on: db)
    let (monday, tuesday) = (Date(timeIntervalSince1970: 1_700_000_000), Date(timeIntervalSince1970: 1_700_086_400))
    let made = try await GeneratedValues.with(now: { monday }) { try await Self.orders.put(Order(total: 1)).run(on: db) }
    let id = try #require(made.id)
    #expect(id.utf8.count == 36)
    #expect(made == Order(id: id, total: 1, created: monday, updated: monday, write: made.write, version: 1))
    let changed = try await GeneratedValues.with(now: { tuesday }) {
      try await Self.orders.modify(id) { $0.total += 1 }.run(on: db)
    }
    #expect(changed == Order(id: id, total: 2, created: monday, updated: tuesday, write: changed.write, version: 2))
    #expect(changed.write != made.write)
    #expect(try await Self.orders.get(id).run(on: db) == changed)
  }

  /// Two writers that write the same at once are told apart by what each write has of its own.
  @Test func anAttributeOfEachWriteTellsEqualWritesApart() async throws {
    let engine = try EmbeddedEngine(.inMemory)
    let plain = DynamoDB(Backend(engine))
    try await Self.orders.createTable(.onDemand).run(on: plain)
    let stored = try await Self.orders.put(Order(total: 5)).run(on: plain)
    // The first try is refused, since the rival was faster, and that answer is lost.
    let transport = RepeatingTransport(carrier: LosingRefusal(carrier: engine))
    var taken = stored
    taken.total -= 1
    try await Self.orders.put(taken).run(on: plain)
    let conflict = await #expect(throws: VersionConflictError<Order>.self) {
      try await Self.orders.put(taken).run(on: DynamoDB(Backend(transport)))
    }
    #expect(conflict?.outcomeUnknown == true)
  }
}
