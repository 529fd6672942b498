import SwynamoDB
import SwynamoEngine
import SwynamoTesting
import SwynamoWire
import Testing

struct Document: Sendable, Equatable {
  let id: String
  var text: String
  var count = 0
  var version: Int?
}

let documents = Table("documents") {
  HashKey(\Document.id)
  Field(\.text)
  Field(\.count)
  Version(\.version)
}.of(Document.init)

/// The same items without a version.
let plainDocuments = Table("documents") {
  HashKey(\PlainDocument.id)
  Field(\.text)
  Field(\.count)
  Field(\.mark)
}.of(PlainDocument.init)

struct PlainDocument: Sendable, Equatable {
  let id: String
  var text: String
  var count = 0
  var mark: String?
}

extension DynamoDB {
  /// A client of an engine of its own, which has the table of documents.
  static func withDocuments(_ plan: FaultInjectingTransport.Plan = .script([])) async throws -> DynamoDB {
    let engine = try EmbeddedEngine(.inMemory)
    try await documents.createTable(.onDemand).run(on: DynamoDB(Backend(engine)))
    return DynamoDB(Backend(FaultInjectingTransport(wrapping: engine, plan)), retryPolicy: Retries.Standard.quick)
  }
}

extension Retries.Standard {
  static var quick: Retries.Standard { Retries.Standard(maximumAttempts: 100, base: .microseconds(10), quota: nil) }
}

@Suite struct LockingTests {
  @Test func writesGiveTheVersionThatIsStored() async throws {
    let db = try await DynamoDB.withDocuments()
    var document = try await documents.put(Document(id: "a", text: "x")).run(on: db)
    #expect(document.version == 1)
    document.text = "y"
    document = try await documents.put(document).run(on: db)
    #expect(document == Document(id: "a", text: "y", version: 2))
    document = try await documents.update(document) { $0.count.add(5) }.run(on: db)
    #expect(document == Document(id: "a", text: "y", count: 5, version: 3))
    try await documents.update("a") { $0.text.set("z") }.run(on: db)
    let stored = try await documents.get("a").run(on: db)
    #expect(stored == Document(id: "a", text: "z", count: 5, version: 4))
    let ignoring = try await documents.put(document).ignoringVersion().run(on: db)
    #expect(ignoring.version == 4)
    try await documents.delete(ignoring).run(on: db)
    #expect(try await documents.get("a").run(on: db) == nil)
  }

  @Test func aSequenceIsWrittenWhateverIsStored() async throws {
    let db = try await DynamoDB.withDocuments()
    let first = try await documents.put(Document(id: "a", text: "x")).run(on: db)
    try await documents.put(first).run(on: db)
    let error = await #expect(throws: StatementError.self) { try await documents.put(contentsOf: [first]).run(on: db) }
    #expect(error?.description.contains("put(…).ignoringVersion()") == true)
    try await documents.put(contentsOf: [first]).ignoringVersion().run(on: db)
    #expect(try await documents.get("a").run(on: db)?.version == 2)
  }

  @Test func aConflictHasTheStoredModel() async throws {
    let db = try await DynamoDB.withDocuments()
    let first = try await documents.put(Document(id: "a", text: "x")).run(on: db)
    let second = try await documents.put(first).run(on: db)
    let writes: [() async throws -> Void] = [
      { _ = try await documents.put(first).run(on: db) },
      { _ = try await documents.update(first) { $0.text.set("z") }.run(on: db) },
      { try await documents.delete(first).run(on: db) },
      { try await documents.delete("a").version(1).run(on: db) },
      { _ = try await documents.update(from: first, to: Document(id: "a", text: "z")).run(on: db) },
      {
        try await db.transact {
          documents.put(Document(id: "b", text: "")); documents.put(first)
        }
      },
    ]
    for write in writes {
      let conflict = await #expect(throws: VersionConflictError<Document>.self) { try await write() }
      #expect(try conflict?.stored == second)
      #expect(conflict?.expected == 1)
      #expect(conflict?.key == ["id": "a"])
      #expect(conflict?.outcomeUnknown == false)
    }
    #expect(try await documents.get("a").run(on: db) == second)
    let conflict = await #expect(throws: VersionConflictError<Document>.self) { try await documents.put(first).run(on: db) }
    #expect(
      conflict?.description
        == "PutItem on table \"documents\": the item {\"id\":{\"S\":\"a\"}} was to have version 1, and it has 2")
  }

  @Test func aNewModelMustNotBeThere() async throws {
    let db = try await DynamoDB.withDocuments()
    let stored = try await documents.put(Document(id: "a", text: "x")).run(on: db)
    let conflict = await #expect(throws: VersionConflictError<Document>.self) {
      try await documents.put(Document(id: "a", text: "other")).run(on: db)
    }
    #expect(conflict?.expected == nil)
    #expect(try conflict?.stored == stored)
    let missing = await #expect(throws: VersionConflictError<Document>.self) {
      try await documents.put(Document(id: "b", text: "x", version: 3)).run(on: db)
    }
    #expect(try missing?.stored == nil)
    #expect(missing?.item == nil)
  }

  /// A condition of one's own is told from the version's.
  @Test func anotherConditionFailsAsBefore() async throws {
    let db = try await DynamoDB.withDocuments()
    let stored = try await documents.put(Document(id: "a", text: "x")).run(on: db)
    await #expect {
      try await documents.put(stored).if { $0.text == "y" }.run(on: db)
    } throws: {
      ($0 as? DynamoDBError)?.code == .conditionalCheckFailed
    }
    await #expect {
      try await db.transact { documents.put(stored).if { $0.text == "y" } }
    } throws: {
      ($0 as? DynamoDBError)?.code == .transactionCanceled
    }
    await #expect(throws: DynamoDBError.self) {
      try await documents.put(Document(id: "new", text: "x")).if { $0.text == "y" }.run(on: db)
    }
  }

  @Test func transactionsRaiseTheVersion() async throws {
    let db = try await DynamoDB.withDocuments()
    let stored = try await documents.put(Document(id: "a", text: "x")).run(on: db)
    try await db.transact {
      documents.put(stored)
      documents.put(Document(id: "b", text: "y"))
      documents.update("c") {
        $0.text.set("z"); $0.count.set(0)
      }
    }
    let versions = try await documents.batchGet(["a", "b", "c"]).run(on: db).map(\.version)
    #expect(versions == [2, 1, 1])
  }

  /// An update of a model gives the model alone, and nothing in a transaction; asked for, that is refused.
  @Test func transactionsTakeUpdatesOfModels() async throws {
    let db = try await DynamoDB.withDocuments()
    let first = try await documents.put(Document(id: "a", text: "x")).run(on: db)
    let second = try await documents.put(Document(id: "b", text: "y")).run(on: db)
    var edited = second
    edited.text = "z"
    let both = TransactWrite {
      documents.update(first) { $0.count.set(7) }
      documents.update(from: second, to: edited)
    }
    try await both.run(on: db)
    let stored = try await documents.batchGet(["a", "b"]).run(on: db)
    #expect(stored.map(\.version) == [2, 2])
    #expect(stored.map(\.count) == [7, 0] && stored.map(\.text) == ["x", "z"])
    let conflict = await #expect(throws: VersionConflictError<Document>.self) { try await both.run(on: db) }
    #expect(conflict?.cause.cancellationReasons.map(\.member?.index) == [0, 1])
    #expect(try documents.storedModel(in: #require(conflict)) == stored[0])
    let asking = TransactWrite { documents.update(first) { $0.count.set(8) }.returning(.allNew) }
    #expect(throws: StatementError.self) { try asking.request() }
  }

  /// A model that is unchanged is asked for in a transaction; written alone it changes nothing.
  @Test func unchangedModelsAreChecked() async throws {
    let db = try await DynamoDB.withDocuments()
    let first = try await documents.put(Document(id: "a", text: "x")).run(on: db)
    let second = try await documents.put(Document(id: "b", text: "y")).run(on: db)
    var edited = second
    edited.text = "z"
    let both = TransactWrite {
      documents.update(from: first, to: first)
      documents.update(from: second, to: edited)
    }
    try await both.run(on: db)
    #expect(try await documents.batchGet(["a", "b"]).run(on: db).map(\.version) == [1, 2])
    let stale = TransactWrite {
      documents.update(from: second, to: second)
      documents.update("a") { $0.text.set("w") }
    }
    let conflict = await #expect(throws: VersionConflictError<Document>.self) { try await stale.run(on: db) }
    #expect(conflict?.cause.cancellationReasons.first?.member?.operation == "ConditionCheck")
    #expect(try await documents.get("a").run(on: db)?.text == "x")
  }

  /// What differs from an item makes none, also where its version is not asked for.
  @Test func aDifferenceIsOfAnItemThatExists() async throws {
    let db = try await DynamoDB.withDocuments()
    let document = try await documents.put(Document(id: "a", text: "x")).run(on: db)
    var edited = document
    edited.count = 3
    try await documents.delete("a").run(on: db)
    let error = await #expect(throws: DynamoDBError.self) {
      try await documents.update(from: document, to: edited).ignoringVersion().run(on: db)
    }
    #expect(error?.code == .conditionalCheckFailed)
    #expect(try await documents.scan().raw().run(on: db).isEmpty)
    let unchanged = TransactWrite { documents.update(from: document, to: document).ignoringVersion() }
    await #expect(throws: DynamoDBError.self) { try await unchanged.run(on: db) }
    let last = Document(id: "a", text: "x", version: .max)
    let refused = #expect(throws: StatementError.self) { try documents.update(last) { $0.count.add(1) }.request() }
    #expect(refused?.description.contains("no integer comes after") == true)
  }

  private struct Open: Sendable, Equatable {
    let id: String
    var extra: Item = [:]
  }

  private static let open = Table("open") {
    HashKey(\Open.id)
    UnknownAttributes(\.extra)
  }.of(Open.init)

  /// Attributes that no table declares are as they were read, too.
  @Test func modifyComparesUnknownAttributes() async throws {
    let engine = try EmbeddedEngine(.inMemory)
    let db = DynamoDB(Backend(engine), retryPolicy: Retries.Standard.quick)
    try await Self.open.createTable().run(on: db)
    try await Self.open.put(Open(id: "a", extra: ["n": 1])).run(on: db)
    let count = CallCount()
    let disturbed = db.interposing { request in
      guard request.operation == "UpdateItem", count.value == 0 else { return }
      count.add()
      try await Self.open.put(Open(id: "a", extra: ["n": 10])).run(on: db)
    }
    try await Self.open.modify("a") { open in
      guard case .number(let n)? = open.extra["n"], let n = Int(exactly: n) else { return }
      open.extra["n"] = .number(DynamoDBNumber(n + 1))
    }.run(on: disturbed)
    #expect(try await Self.open.get("a").run(on: db)?.extra == ["n": 11])
    let many = Item((0..<151).map { ("a\($0)", .number(1)) }, uniquingKeysWith: { $1 })
    try await Self.open.put(Open(id: "b", extra: many)).run(on: db)
    let error = await #expect(throws: StatementError.self) {
      try await Self.open.modify("b") { $0.extra["a0"] = 2 }.run(on: db)
    }
    #expect(error?.description.contains("all 151 attributes are compared") == true)
    #expect(error?.description.contains("declare a Version") == true)
  }

  /// The service's sentence about a path names the update's paths, on a version too.
  @Test func aPathThatIsMissingIsNamed() async throws {
    let db = DynamoDB(.embedded(.inMemory))
    let table = Table("documents") {
      HashKey(\Labeled.id)
      Field(\.labels)
      Version(\.version)
    }.of(Labeled.init)
    try await table.createTable().run(on: db)
    let stored = try await table.put(Labeled(id: "a")).run(on: db)
    let error = await #expect(throws: DynamoDBError.self) {
      try await table.update(stored) { $0.labels["x"].set("y") }.run(on: db)
    }
    #expect(error?.description.contains("labels.x") == true)
  }

  private struct Labeled: Sendable {
    let id: String
    var labels: [String: String]?
    var version: Int?
  }

  @Test func retryingAlsoTakesAConflict() async throws {
    let db = try await DynamoDB.withDocuments()
    var stale: Document? = try await documents.put(Document(id: "a", text: "x")).run(on: db)
    try await documents.update("a") { $0.count.add(1) }.run(on: db)
    let written = try await db.retrying(also: [.conditionalCheckFailed]) {
      let read: Document?
      if let first = stale { read = first } else { read = try await documents.get("a").consistent().run(on: db) }
      stale = nil
      return try await documents.put(try #require(read)).run(on: db)
    }
    #expect(written == Document(id: "a", text: "x", count: 1, version: 3))
  }
}

@Suite struct ModifyTests {
  @Test func writesWhatHasChanged() async throws {
    let db = try await DynamoDB.withDocuments()
    try await documents.put(Document(id: "a", text: "x", count: 1)).run(on: db)
    let stored = try await documents.modify("a") { $0.text += "." }.run(on: db)
    #expect(stored == Document(id: "a", text: "x.", count: 1, version: 2))
    let unchanged = try await documents.modify("a") { $0.count = 1 }.run(on: db)
    #expect(unchanged == stored)
    let missing = await #expect(throws: ItemNotFoundError.self) { try await documents.modify("b") { $0.text = "" }.run(on: db) }
    #expect(missing == ItemNotFoundError(table: "documents", key: ["id": "b"]))
    struct Refused: Error {}
    await #expect(throws: Refused.self) { try await documents.modify("a") { _ in throw Refused() }.run(on: db) }
    await #expect(throws: StatementError.self) {
      try await documents.modify("a") { $0 = Document(id: "c", text: $0.text) }.run(on: db)
    }
  }

  struct Ledger: Sendable {
    let id: String
    var count = 0
    /// Who has counted.
    var marks: Set<String> = []
    var version: Int?
  }

  static let ledgers = Table("documents") {
    HashKey(\Ledger.id)
    Field(\.count)
    Field(\.marks)
    Version(\.version)
  }.of(Ledger.init)

  /// The same items without a version.
  static let plainLedgers = Table("documents") {
    HashKey(\Ledger.id)
    Field(\.count)
    Field(\.marks)
    Field(\.version)
  }.of(Ledger.init)

  /// Many at once, with a version and without, with answers lost: every one counts once.
  @Test(arguments: [false, true], [0, 0.2])
  func nobodyLosesAChange(isVersioned: Bool, lost: Double) async throws {
    let db = try await DynamoDB.withDocuments(.seed(7, [.lostAnswer: lost]))
    let table = isVersioned ? Self.ledgers : Self.plainLedgers
    var isMade = false
    while !isMade { isMade = (try? await table.put(Ledger(id: "a")).ignoringVersion().run(on: db)) != nil }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<8 {
        group.addTask {
          for step in 0..<5 { try await Self.add("\(number)/\(step)", to: table, db) }
        }
      }
      try await group.waitForAll()
    }
    var stored: Ledger?
    while stored == nil { stored = try? await table.get("a").consistent().run(on: db) }
    #expect(stored?.count == 40)
    #expect(stored?.marks.count == 40)
  }

  /// Counts once, however often it has to be said: what may have been written, and has been written again since, is open.
  private static func add(_ mark: String, to table: Table<Ledger, String, NoRangeKey>, _ db: DynamoDB) async throws {
    while true {
      do {
        try await table.modify("a") { if $0.marks.insert(mark).inserted { $0.count += 1 } }.run(on: db)
        return
      } catch let error as TransportError where error.operation == "GetItem" {
      } catch let conflict as VersionConflictError<Ledger> where conflict.outcomeUnknown {
      } catch let error as DynamoDBError where error.code == .conditionalCheckFailed && error.outcomeUnknown {
      }
    }
  }

  @Test func withoutAVersionAnyDeclaredAttributeIsAConflict() async throws {
    let db = try await DynamoDB.withDocuments()
    try await plainDocuments.put(PlainDocument(id: "a", text: "x")).run(on: db)
    let recorder = RecordingTransport(forwardingTo: db.backend.transport)
    let calls = CallCount()
    let stored = try await plainDocuments.modify("a") { note in
      note.count += 1
      calls.add()
    }.run(on: DynamoDB(Backend(recorder), retryPolicy: Retries.Standard.quick))
    #expect(stored.count == 1)
    #expect(
      recorder.requests[1].text
        == #"{"TableName":"documents","Key":{"id":{"S":"a"}},"UpdateExpression":"SET #0 = :0","#
        + #""ConditionExpression":"attribute_exists(#1) AND #2 = :1 AND #0 = :2 AND attribute_not_exists(#3)","#
        + ##""ExpressionAttributeNames":{"#0":"count","#1":"id","#2":"text","#3":"mark"},"##
        + #""ExpressionAttributeValues":{":0":{"N":"1"},":1":{"S":"x"},":2":{"N":"0"}},"ReturnValues":"ALL_NEW","#
        + #""ReturnValuesOnConditionCheckFailure":"ALL_OLD"}"#)
    #expect(calls.value == 1)
  }

  @Test func givesUpAsThePolicySays() async throws {
    var db = try await DynamoDB.withDocuments()
    try await documents.put(Document(id: "a", text: "x")).run(on: db)
    db.retryPolicy = Retries.Standard(maximumAttempts: 3, base: .microseconds(1), quota: nil)
    let other = db
    let calls = CallCount()
    // Somebody else writes between each read and its write.
    let rival = RecordingTransport { request in
      if request.operation == "UpdateItem" {
        calls.add()
        try await documents.update("a") { $0.count.add(1) }.run(on: other)
      }
      let answer = try await other.backend.transport.send(
        TransportRequest(request.serviceOperation, body: request.body))
      return .response(answer)
    }
    let racing = DynamoDB(Backend(rival), retryPolicy: db.retryPolicy)
    let conflict = await #expect(throws: VersionConflictError<Document>.self) {
      try await documents.modify("a") { $0.text += "." }.run(on: racing)
    }
    #expect(calls.value == 3)
    #expect(conflict?.expected == 3)
    #expect(try conflict?.stored?.version == 4)
  }

  @Test func explains() {
    #expect(
      documents.modify("a") { $0.text = "" }.explain()
        == """
        GetItem
        {
          "TableName": "documents",
          "Key": {"id":{"S":"a"}},
          "ConsistentRead": true
        }
        UpdateItem of what the change makes different, if the item has the version that was read
        """)
  }
}
