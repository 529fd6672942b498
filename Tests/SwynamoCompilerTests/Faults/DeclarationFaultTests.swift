import SwynamoDB
import Testing

/// A wrong declaration ends the program, with every fault named.
@Suite struct DeclarationFaultTests {
  private struct Pair: Sendable {
    var id: String
    var first: String
    var second: String
    var computed: String {
      get { first + second }
      set { first = newValue }
    }
    init(id: String, first: String, second: String) {
      self.id = id
      self.first = first
      self.second = second
    }
    init(id: String, computed: String) { self.init(id: id, first: computed, second: "") }
  }

  private let longKey = String(repeating: "k", count: 256)

  private func expectSentence(
    _ sentence: String, _ result: ExitTest.Result?, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let result = try #require(result, sourceLocation: sourceLocation)
    let message = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(message.contains(sentence), sourceLocation: sourceLocation)
  }

  @Test func duplicateNames() async throws {
    try expectSentence(
      """
      table "pairs" is not well declared:
        - two properties are stored in the attribute "first"; give one of them another name
      """,
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = Table("pairs", of: { (id: String, first: String, second: String) in Pair(id: id, first: first, second: second) }) {
          HashKey(\.id)
          Field(\.first)
          Field(\.second, "first")
        }
      })
  }

  @Test func swappedFieldsOfOneType() async throws {
    try expectSentence(
      """
      table "pairs" is not well declared:
        - "first" is declared after "second", but is stored before it: a memberwise initialiser would swap them; declare the fields in the order of the initialiser's parameters (order: .unchecked when the initialiser's differs from the properties')
      """,
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = Table("pairs", of: { (id: String, first: String, second: String) in Pair(id: id, first: first, second: second) }) {
          HashKey(\.id)
          Field(\.second)
          Field(\.first)
        }
      })
  }

  @Test func computedPropertyWithoutAName() async throws {
    try expectSentence(
      #"""
      tells no attribute name (a computed property, or reflection metadata was stripped): pass it, Field(\.property, "name")
      """#,
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = Table("pairs", of: { (id: String, computed: String) in Pair(id: id, computed: computed) }) {
          HashKey(\.id)
          Field(\.computed)
        }
      })
  }

  @Test func emptyAttributeName() async throws {
    try expectSentence(
      """
      table "pairs" is not well declared:
        - an attribute's name is empty
      """,
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = Table("pairs", of: { (id: String, first: String) in Pair(id: id, first: first, second: "") }) {
          HashKey(\.id)
          Field(\.first, "")
        }
      })
  }

  @Test func longNames() async throws {
    try expectSentence(
      """
      table "pairs" is not well declared:
        - the attribute name ffffffffffffffffffff… has more than 65,535 bytes
        - the key "\(longKey)" has a name of more than 255 bytes
      """,
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = Table("pairs", of: { (id: String, first: String) in Pair(id: id, first: first, second: "") }) {
          HashKey(\.id, String(repeating: "k", count: 256))
          Field(\.first, String(repeating: "f", count: 65_536))
        }
      })
  }

  @Test func tableName() async throws {
    try expectSentence(
      """
      table "my pairs" is not well declared:
        - the table's name "my pairs" must be 3 to 255 characters of a-z, A-Z, 0-9, '_', '-' and '.'
      """,
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = Table("my pairs", of: { (id: String) in Pair(id: id, first: "", second: "") }) { HashKey(\.id) }
      })
  }

  @Test func indexNames() async throws {
    try expectSentence(
      """
      table "pairs" is not well declared:
        - the index's name "by first" must be 3 to 255 characters of a-z, A-Z, 0-9, '_', '-' and '.'
        - two indexes are named "twice"
      """,
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = Table("pairs", of: { (id: String, first: String) in Pair(id: id, first: first, second: "") }) {
          HashKey(\.id)
          Field(\.first)
          GlobalIndex("by first") { HashKey(\Pair.first) }
          GlobalIndex("twice") { HashKey(\Pair.first) }
          GlobalIndex("twice") { HashKey(\Pair.first) }
        }
      })
  }

  @Test func indexOnAnUndeclaredProperty() async throws {
    try expectSentence(
      #"""
      table "pairs" is not well declared:
        - the index "by-second" names \Pair.second, which the table doesn't declare
      """#,
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = Table("pairs", of: { (id: String, first: String) in Pair(id: id, first: first, second: "") }) {
          HashKey(\.id)
          Field(\.first)
          GlobalIndex("by-second", projecting: .including(\Pair.second)) { HashKey(\Pair.second) }
        }
      })
  }

  @Test func keyOfAnotherType() async throws {
    try expectSentence(
      """
      table "pairs" is not well declared:
        - the key "id" is not stored as a string, a number or a binary
      """,
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = Table("pairs", of: { (id: String) in Pair(id: id, first: "", second: "") }) {
          HashKey(\.id, as: .converting(to: Bool.self, { $0.isEmpty }, { "\($0)" }))
        }
      })
  }

  @Test func tooManyIndexes() async throws {
    try expectSentence(
      """
      table "pairs" is not well declared:
        - a table has at most 5 local indexes
      """,
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        let local = LocalIndex("local") { RangeKey(\Pair.second) }
        _ = Table("pairs", of: { (id: String, first: String, second: String) in Pair(id: id, first: first, second: second) }) {
          HashKey(\.id)
          RangeKey(\.first)
          Field(\.second)
          local
          LocalIndex("local-2") { RangeKey(\Pair.second) }
          LocalIndex("local-3") { RangeKey(\Pair.second) }
          LocalIndex("local-4") { RangeKey(\Pair.second) }
          LocalIndex("local-5") { RangeKey(\Pair.second) }
          LocalIndex("local-6") { RangeKey(\Pair.second) }
        }
      })
  }

  @Test func localIndexWithoutRangeKey() async throws {
    try expectSentence(
      """
      table "pairs" is not well declared:
        - the index "by-second" is local, and a table with local indexes has a RangeKey; make it a GlobalIndex, or declare one
      """,
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = Table("pairs", of: { (id: String, second: String) in Pair(id: id, first: "", second: second) }) {
          HashKey(\.id)
          Field(\.second)
          LocalIndex("by-second") { RangeKey(\Pair.second) }
        }
      })
  }

  @Test func mapWithDuplicateNames() async throws {
    try expectSentence(
      """
      the map of Pair is not well declared:
        - two properties are stored in the attribute "name"; give one of them another name
      """,
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = MapSchema(of: { (first: String, second: String) in Pair(id: "", first: first, second: second) }) {
          Field(\.first, "name")
          Field(\.second, "name")
        }
      })
  }

  @Test func uncheckedOrderIsTaken() {
    let table = Table(
      "pairs", of: { (id: String, second: String, first: String) in Pair(id: id, first: first, second: second) },
      order: .unchecked
    ) {
      HashKey(\.id)
      Field(\.second)
      Field(\.first)
    }
    expectLowered(
      table.put(Pair(id: "1", first: "a", second: "b")),
      #"""
      PutItem
      {
        "TableName": "pairs",
        "Item": {"id":{"S":"1"},"second":{"S":"b"},"first":{"S":"a"}}
      }
      """#)
  }
}
