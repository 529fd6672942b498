import SwynamoDB
import SwynamoTesting
import Testing

/// What the compiler can't see of a wrong declaration: every fault is named, and so is the place in the user's program.
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
    init(id: String, first: String) { self.init(id: id, first: first, second: "") }
    init(id: String, second: String) { self.init(id: id, first: "", second: second) }
    init(id: String, computed: String) { self.init(id: id, first: computed, second: "") }
    init(id: String) { self.init(id: id, first: "", second: "") }
  }

  private let longKey = String(repeating: "k", count: 256)

  private func expectFaults<HashKeyType, RangeKeyType>(
    _ faults: String, of table: Table<Pair, HashKeyType, RangeKeyType>, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let error = #expect(throws: DeclarationError.self, sourceLocation: sourceLocation) { try table.validate() }
    let heading = "table \"\(table.name)\", declared at MyApp/Tables.swift:12, is not well declared:\n"
    #expect(error?.description == heading + faults, sourceLocation: sourceLocation)
    #expect(throws: StatementError.self, sourceLocation: sourceLocation) { try table.scan().request() }
  }

  @Test func duplicateNames() {
    expectFaults(
      """
        - two properties are stored in the attribute "first"; give one of them another name
      """,
      of: Table("pairs", fileID: "MyApp/Tables.swift", line: 12) {
        HashKey(\Pair.id)
        Field(\.first)
        Field(\.second, "first")
      }.of(Pair.init))
  }

  @Test func swappedFieldsOfOneType() {
    expectFaults(
      """
        - "first" is declared after "second", but is stored before it: a memberwise initializer would swap them; declare the fields in the order of the initializer's parameters (order: .unchecked when the initializer's differs from the properties')
      """,
      of: Table("pairs", fileID: "MyApp/Tables.swift", line: 12) {
        HashKey(\Pair.id)
        Field(\.second)
        Field(\.first)
      }.of(Pair.init))
  }

  @Test func computedPropertyWithoutAName() {
    let table = Table("pairs") {
      HashKey(\Pair.id)
      Field(\.computed)
    }.of(Pair.init(id:computed:))
    let error = #expect(throws: DeclarationError.self) { try table.validate() }
    #expect(
      error?.description.hasSuffix(
        #"""
         tells no attribute name (a computed property, or reflection metadata was stripped): pass it, Field(\.property, "name")
        """#) == true)
  }

  @Test func emptyAttributeName() {
    expectFaults(
      """
        - an attribute's name is empty
      """,
      of: Table("pairs", fileID: "MyApp/Tables.swift", line: 12) {
        HashKey(\Pair.id)
        Field(\.first, "")
      }.of(Pair.init(id:first:)))
  }

  @Test func longNames() {
    expectFaults(
      """
        - the attribute name ffffffffffffffffffff… has more than 65,535 bytes
        - the key "\(longKey)" has a name of more than 255 bytes
      """,
      of: Table("pairs", fileID: "MyApp/Tables.swift", line: 12) {
        HashKey(\Pair.id, String(repeating: "k", count: 256))
        Field(\.first, String(repeating: "f", count: 65_536))
      }.of(Pair.init(id:first:)))
  }

  @Test func tableName() {
    expectFaults(
      """
        - the table's name "my pairs" must be 3 to 255 characters of a-z, A-Z, 0-9, '_', '-' and '.'
      """,
      of: Table("my pairs", fileID: "MyApp/Tables.swift", line: 12) { HashKey(\Pair.id) }.of(Pair.init(id:)))
  }

  @Test func indexNames() {
    expectFaults(
      """
        - the index's name "by first" must be 3 to 255 characters of a-z, A-Z, 0-9, '_', '-' and '.'
        - two indexes are named "twice"
      """,
      of: Table("pairs", fileID: "MyApp/Tables.swift", line: 12) {
        HashKey(\Pair.id)
        Field(\.first)
      } indexes: {
        GlobalIndex("by first") { HashKey(\Pair.first) }
        GlobalIndex("twice") { HashKey(\Pair.first) }
        GlobalIndex("twice") { HashKey(\Pair.first) }
      }.of(Pair.init(id:first:)))
  }

  @Test func indexOnAnUndeclaredProperty() {
    expectFaults(
      #"""
        - the index "by-second" names \Pair.second, which the table doesn't declare
      """#,
      of: Table("pairs", fileID: "MyApp/Tables.swift", line: 12) {
        HashKey(\Pair.id)
        Field(\.first)
      } indexes: {
        GlobalIndex("by-second", projecting: .including(\Pair.second)) { HashKey(\Pair.second) }
      }.of(Pair.init(id:first:)))
  }

  @Test func keyOfAnotherType() {
    expectFaults(
      """
        - the key "id" is not stored as a string, a number or a binary
      """,
      of: Table("pairs", fileID: "MyApp/Tables.swift", line: 12) {
        HashKey(\Pair.id, as: .converting(to: Bool.self, { $0.isEmpty }, { "\($0)" }))
      }.of(Pair.init(id:)))
  }

  @Test func tooManyIndexes() {
    let local = LocalIndex("local") { RangeKey(\Pair.second) }
    expectFaults(
      """
        - a table has at most 5 local indexes
      """,
      of: Table("pairs", fileID: "MyApp/Tables.swift", line: 12) {
        HashKey(\Pair.id)
        RangeKey(\.first)
        Field(\.second)
      } indexes: {
        local
        LocalIndex("local-2") { RangeKey(\Pair.second) }
        LocalIndex("local-3") { RangeKey(\Pair.second) }
        LocalIndex("local-4") { RangeKey(\Pair.second) }
        LocalIndex("local-5") { RangeKey(\Pair.second) }
        LocalIndex("local-6") { RangeKey(\Pair.second) }
      }.of(Pair.init))
  }

  @Test func localIndexWithoutRangeKey() {
    expectFaults(
      """
        - the index "by-second" is local, and a table with local indexes has a RangeKey; make it a GlobalIndex, or declare one
      """,
      of: Table("pairs", fileID: "MyApp/Tables.swift", line: 12) {
        HashKey(\Pair.id)
        Field(\.second)
      } indexes: {
        LocalIndex("by-second") { RangeKey(\Pair.second) }
      }.of(Pair.init(id:second:)))
  }

  @Test func everyFaultAtOnce() {
    expectFaults(
      #"""
        - an attribute's name is empty
        - the index "by-computed" names \Pair.second, which the table doesn't declare
        - the table's name "p" must be 3 to 255 characters of a-z, A-Z, 0-9, '_', '-' and '.'
      """#,
      of: Table("p", fileID: "MyApp/Tables.swift", line: 12) {
        HashKey(\Pair.id)
        Field(\.first, "")
      } indexes: {
        GlobalIndex("by-computed") { HashKey(\Pair.second) }
      }.of(Pair.init(id:first:)))
  }

  @Test func theTableSaysWhereItIsDeclared() {
    let table = Table("my pairs") { HashKey(\Pair.id) }.of(Pair.init(id:))
    let line = UInt(#line - 1)
    let error = #expect(throws: DeclarationError.self) { try table.validate() }
    #expect(error?.location.description == "SwynamoCompilerTests/DeclarationFaultTests.swift:\(line)")
    #expect(error?.faults == [.invalidTableName("my pairs")])
  }

  @Test func anotherNameMendsTheTable() throws {
    let table = Table("my pairs") { HashKey(\Pair.id) }.of(Pair.init(id:))
    try table.named("pairs").validate()
    #expect(throws: DeclarationError.self) { try table.named("our pairs").validate() }
    try users.validate()
  }

  @Test func uncheckedOrderIsTaken() throws {
    let table = Table("pairs") {
      HashKey(\Pair.id)
      Field(\.second)
      Field(\.first)
    }.of(order: .unchecked) { id, second, first in Pair(id: id, first: first, second: second) }
    try table.validate()
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

/// A badly declared table stops no program: its statements are refused.
@Suite struct BadlyDeclaredTableTests {
  private struct Pair: Sendable, Equatable {
    var id: String
    var first: String
    var second: String
    var other = ""

    init(id: String, first: String, second: String) {
      self.id = id
      self.first = first
      self.second = second
    }
  }

  private static let byFirst = GlobalIndex("by first") { HashKey(\Pair.first) }
  private static let byOther = GlobalIndex("by-other") { HashKey(\Pair.other) }

  private static let pairs = Table("pairs", fileID: "MyApp/Tables.swift", line: 12) {
    HashKey(\Pair.id)
    Field(\.first, "name")
    Field(\.second, "name")
  } indexes: {
    byFirst
    byOther
  }.of(Pair.init)

  private static let faults = #"""
      - the table's declaration at MyApp/Tables.swift:12: two properties are stored in the attribute "name"; give one of them another name
      - the table's declaration at MyApp/Tables.swift:12: the index "by-other" names \Pair.other, which the table doesn't declare
      - the table's declaration at MyApp/Tables.swift:12: the index's name "by first" must be 3 to 255 characters of a-z, A-Z, 0-9, '_', '-' and '.'
    """#

  private func expectRefused(
    _ statement: some RequestStatement, _ operation: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let sentence = "\(operation) on table \"pairs\" was not sent:\n\(Self.faults)"
    #expect(statement.explain() == sentence, sourceLocation: sourceLocation)
    let error = #expect(throws: StatementError.self, sourceLocation: sourceLocation) { try statement.request() }
    #expect(error?.description == sentence, sourceLocation: sourceLocation)
  }

  @Test func everyStatementIsRefused() {
    let pairs = Self.pairs
    expectRefused(pairs.put(Pair(id: "1", first: "a", second: "b")), "PutItem")
    expectRefused(pairs.get("1"), "GetItem")
    expectRefused(pairs.update("1") { $0.first.set("c") }, "UpdateItem")
    expectRefused(pairs.delete("1"), "DeleteItem")
    expectRefused(pairs.query("1"), "Query")
    expectRefused(pairs.query(Self.byFirst, "a"), "Query")
    expectRefused(pairs.scan(), "Scan")
    expectRefused(pairs.scan().count(), "Scan")
    expectRefused(pairs.createTable(), "CreateTable")
    expectRefused(pairs.describeTable(), "DescribeTable")
    expectRefused(pairs.deleteTable(), "DeleteTable")
  }

  @Test func nothingIsSent() async throws {
    let transport = RecordingTransport([])
    let db = DynamoDB(Backend(transport))
    await #expect(throws: StatementError.self) { try await Self.pairs.get("1").run(on: db) }
    await #expect(throws: StatementError.self) { try await Self.pairs.put(Pair(id: "1", first: "a", second: "b")).run(on: db) }
    await #expect(throws: StatementError.self) { for try await _ in Self.pairs.scan().items(on: db) {} }
    await #expect(throws: StatementError.self) { try await db.batchWrite { Self.pairs.delete("1") } }
    await #expect(throws: StatementError.self) { try await db.transact { Self.pairs.check("1") { $0.first.exists } } }
    await #expect(throws: StatementError.self) { try await db.transactGet { Self.pairs.get("1") } }
    await #expect(throws: StatementError.self) { try await Self.pairs.batchGet(["1"]).run(on: db) }
    await #expect(throws: StatementError.self) { try await Self.pairs.createTable().run(on: db) }
    await #expect(throws: StatementError.self) { try await Self.pairs.describeTable().run(on: db) }
    #expect(transport.requests.isEmpty)
  }

  @Test func theIndexThatCouldNotBeDeclaredIsNone() {
    let error = #expect(throws: StatementError.self) { try Self.pairs.query(Self.byOther, "a").request() }
    #expect(error?.faults.contains(.unknownIndex("by-other")) == true)
  }

  @Test func theCodecStopsNoProgram() {
    var writer = AttributeWriter()
    Self.pairs.schema.codec.encode(Pair(id: "1", first: "a", second: "b"), to: &writer)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"id":{"S":"1"},"name":{"S":"a"},"name":{"S":"b"}}"#)
    let error = #expect(throws: AttributeDecodingError.self) {
      try AttributeReader.read(#"{"id":{"S":"1"},"name":{"S":"a"}}"#) { try Self.pairs.schema.codec.decode(&$0) }
    }
    #expect(error?.reason == .missing)
  }
}

/// The faults of a nested map's schema are those of the tables that have such maps.
@Suite struct BadlyDeclaredMapTests {
  struct Twice: MapAttribute {
    var first: String
    var second: String
    static let schema = MapSchema(fileID: "MyApp/Maps.swift", line: 3) {
      Field(\Twice.first, "name")
      Field(\.second, "name")
    }.of(Twice.init)
  }

  struct Outer: MapAttribute {
    var inner: [String: [Twice]]?
    var outers: [Outer]
    static let schema = MapSchema(fileID: "MyApp/Maps.swift", line: 9) {
      Field(\Outer.inner)
      Field(\.outers)
    }.of(Outer.init)
  }

  private struct Model: Sendable {
    var id: String
    var outer: Outer
    var twice: Twice?
  }

  private static let models = Table("models", fileID: "MyApp/Tables.swift", line: 12) {
    HashKey(\Model.id)
    Field(\.outer)
    Field(\.twice)
  }.of(Model.init)

  private let fault =
    #"the map of Twice, declared at MyApp/Maps.swift:3: two properties are stored in the attribute "name"; give one of them another name"#

  @Test func theTableIsWrong() {
    let error = #expect(throws: DeclarationError.self) { try Self.models.validate() }
    #expect(
      error?.description == "table \"models\", declared at MyApp/Tables.swift:12, is not well declared:\n  - \(fault)")
  }

  @Test func itsStatementsAreRefused() {
    #expect(
      Self.models.get("1").explain()
        == "GetItem on table \"models\" was not sent:\n  - the table's declaration at MyApp/Tables.swift:12: \(fault)")
  }

  @Test func theMapIsWrittenAndReadWithoutStopping() {
    var writer = AttributeWriter()
    Twice(first: "a", second: "b").encodeAttribute(to: &writer)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"M":{"name":{"S":"a"},"name":{"S":"b"}}}"#)
    #expect(throws: AttributeDecodingError.self) {
      try AttributeReader.read(#"{"M":{"name":{"S":"a"}}}"#) { try Twice(attributeFrom: &$0) }
    }
  }
}

/// A declaration that lacks its initializer says so before anything is sent.
@Suite struct UnfinishedTableTests {
  private struct Pair: Sendable {
    var id: String
    var first: String
  }

  @Test func statementsAreRefused() {
    let pairs = Table("pairs", fileID: "MyApp/Tables.swift", line: 12) {
      HashKey(\Pair.id)
      Field(\.first)
    }
    #expect(
      pairs.put(Pair(id: "1", first: "a")).explain() == """
        PutItem on table "pairs" was not sent:
          - the table's declaration at MyApp/Tables.swift:12: the initializer is not said; write it after the parts, .of(Model.init)
        """)
  }
}
