import Foundation
import SwynamoDB
import SwynamoEngine
import Testing

/// Sets of enums and UUIDs, and dictionaries by them, as attributes of a table.
@Suite struct KeyedAttributeTests {
  private enum Role: String, AttributeConvertible { case reader, editor }
  private enum Level: Int, AttributeConvertible { case low = 1, high }

  private struct Member: Sendable, Equatable {
    let id: UUID
    var roles: Set<Role>
    var levels: Set<Level>
    var friends: Set<UUID>
    var points: [Role: Int]
    var seen: [UUID: String]?
  }

  private static let members = Table("members") {
    HashKey(\Member.id)
    Field(\.roles)
    Field(\.levels)
    Field(\.friends)
    Field(\.points)
    Field(\.seen)
  }.of(Member.init)

  private static let one = UUID(), two = UUID()
  private static let anna = Member(
    id: one, roles: [.reader], levels: [.low, .high], friends: [two], points: [.editor: 3], seen: [two: "today"])

  @Test func storedAndChanged() async throws {
    let db = DynamoDB(.embedded(.inMemory))
    let (members, one, two) = (Self.members, Self.one, Self.two)
    try await members.createTable().run(on: db)
    try await members.put(Self.anna).run(on: db)
    #expect(try await members.get(one).run(on: db) == Self.anna)

    let changed = try await members.update(one) {
      $0.roles.add([.editor])
      $0.levels.delete([.low])
      $0.friends.add([one])
      $0.points[.editor].add(2)
      $0.points[.reader].set(1)
      $0.seen[two].set("yesterday")
    }.if {
      $0.roles.contains(.reader)
      !$0.roles.contains(.editor)
      $0.levels.contains(.high)
      $0.friends.contains(two)
      $0.points[.editor] == 3
      $0.points[.reader].doesNotExist
    }.returning(.allNew).run(on: db)
    #expect(
      changed
        == Member(
          id: one, roles: [.reader, .editor], levels: [.high], friends: [one, two], points: [.editor: 5, .reader: 1],
          seen: [two: "yesterday"]))

    let rows = try await members.scan().filter { $0.points[.reader] == 1 }.select {
      $0.points[.editor]; $0.roles
    }.run(on: db)
    #expect(rows.first?.0 == 5)
    #expect(rows.first?.1 == [.reader, .editor])
    try await members.update(one) {
      $0.roles.delete([.reader, .editor]); $0.seen.remove()
    }.run(on: db)
    #expect(try await members.get(one).run(on: db)?.roles == [])
  }

  @Test func paths() throws {
    let request = try Self.members.update(Self.one) {
      $0.points[.editor].set(1); $0.seen[Self.two].remove()
    }.request()
    #expect(request.updateExpression == "SET #0.#1 = :0 REMOVE #2.#3")
    #expect(Set(request.attributes.names) == ["points", "editor", "seen", Self.two.uuidString.lowercased()])
  }

  @Test func whatDoesNotFitNamesItsAttribute() throws {
    var item = try Self.members.encode(Self.anna)
    item["points"] = ["admin": 1]
    let error = #expect(throws: AttributeDecodingError.self) { try Self.members.decode(item) }
    #expect(error?.path == "points")
    #expect(error?.description.contains(#"attribute "points""#) == true)
    #expect(error?.description.contains(#"holds a member named "admin", which is no Role"#) == true)
    item["points"] = [:]
    item["roles"] = .stringSet(["admin"])
    let other = #expect(throws: AttributeDecodingError.self) { try Self.members.decode(item) }
    #expect(other?.path == "roles")
    #expect(other?.description.contains("holds admin, which is no Role") == true)
  }
}
