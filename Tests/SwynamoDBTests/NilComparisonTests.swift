import SwynamoDB
import SwynamoEngine
import Testing

/// What is read as nil is found by `== nil`.
@Suite struct NilComparisonTests {
  private struct Draft: Sendable, Equatable {
    let id: String
    var title: String?
    var subtitle: String?
    var place: Address?
    var words: Int
  }

  private static let drafts = Table("drafts") {
    HashKey(\Draft.id)
    Field(\.title)
    Field(\.subtitle, as: .null())
    Field(\.place)
    Field(\.words, default: 0)
  }.of(Draft.init)

  @Test func expressions() throws {
    let none = try Self.drafts.scan().filter { $0.place == nil }.request()
    #expect(none.filterExpression == "attribute_not_exists(#0) OR #0 = :0")
    #expect(none.attributes.values == [.null])
    let some = try Self.drafts.scan().filter { $0.title != nil && $0.place.city == "Rome" }.request()
    #expect(some.filterExpression == "attribute_exists(#0) AND #0 <> :0 AND #1.#2 = :1")
    let inside = try Self.drafts.scan().filter { $0.title.startsWith("a") && $0.title == nil }.request()
    #expect(inside.filterExpression == "begins_with(#0, :0) AND (attribute_not_exists(#0) OR #0 = :1)")
  }

  @Test func found() async throws {
    let db = DynamoDB(.embedded(.inMemory))
    try await Self.drafts.createTable().run(on: db)
    let rome = Address(city: "Rome", zip: "00100")
    let all = [
      Draft(id: "a", title: nil, subtitle: nil, place: nil, words: 1),
      Draft(id: "b", title: "t", subtitle: "s", place: rome, words: 2),
    ]
    try await db.batchWrite { for draft in all { Self.drafts.put(draft) } }

    func ids(_ condition: @Sendable (Attributes<Draft>) -> Condition<Draft>) async throws -> [String] {
      try await Self.drafts.scan().filter { condition($0) }.run(on: db).map(\.id).sorted()
    }
    // "a" has no title and no place, and NULL for its subtitle.
    #expect(try await ids { $0.title == nil } == ["a"])
    #expect(try await ids { $0.subtitle == nil } == ["a"])
    #expect(try await ids { $0.place == nil } == ["a"])
    #expect(try await ids { $0.place.city == nil } == ["a"])
    #expect(try await ids { $0.title != nil } == ["b"])
    #expect(try await ids { $0.subtitle != nil } == ["b"])
    #expect(try await ids { $0.place != nil } == ["b"])
    #expect(try await ids { !($0.subtitle == nil) } == ["b"])
    #expect(try await ids { $0.subtitle.doesNotExist } == [])
    try await Self.drafts.update("a") { $0.place.set(rome) }.if { $0.place == nil }.run(on: db)
    await #expect(throws: DynamoDBError.self) {
      try await Self.drafts.update("a") { $0.place.set(rome) }.if { $0.place == nil }.run(on: db)
    }
  }
}
