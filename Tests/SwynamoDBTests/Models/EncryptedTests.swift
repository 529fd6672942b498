import Foundation
import SwynamoCompression
import SwynamoCore
import SwynamoDB
import SwynamoEncryption
import SwynamoEngine
import Testing

/// Values that are encrypted for their attribute and their item.
@Suite struct EncryptedTests {
  struct Visit: Sendable, Equatable {
    var patient: String
    var number: Int
    var diagnosis: String
    var notes: [String]?
    var doctor: String
    var version: Int?
  }

  static let first = [UInt8](0..<32)
  static let second = [UInt8](100..<132)

  static func ring(_ current: String) throws -> EncryptionKeys.Ring {
    try EncryptionKeys.Ring(current: current, ["2025": second, "2026": first])
  }

  static func table(
    _ keys: EncryptionKeys, _ context: String = "patients", readingPlain: Bool = false
  ) -> Table<Visit, String, Int> {
    Table("visits") {
      HashKey(\Visit.patient)
      RangeKey(\.number)
      Field(\.diagnosis, as: .encrypted(with: keys, context: context, readingPlain: readingPlain))
        .validated { $0.isEmpty ? "a diagnosis has a text" : nil }
      Field(\.notes, as: .encrypted(with: keys, context: context, as: .compressed(), readingPlain: readingPlain))
      Field(\.doctor)
      Version(\.version)
    }.of(Visit.init)
  }

  static let visit = Visit(patient: "ann", number: 7, diagnosis: "flu", notes: ["rest", "tea"], doctor: "Bo")

  private func filled(_ table: Table<Visit, String, Int>) async throws -> DynamoDB {
    let db = DynamoDB(.embedded(.inMemory))
    try await table.createTable(.onDemand).run(on: db)
    try await table.put(Self.visit).run(on: db)
    return db
  }

  private func stored(_ table: Table<Visit, String, Int>, _ db: DynamoDB) async throws -> Item {
    try #require(try await table.get("ann", 7).raw().run(on: db))
  }

  private func bytes(_ value: AttributeValue?) throws -> [UInt8] {
    guard case .binary(let bytes) = value else { throw NotBinary() }
    return bytes
  }

  struct NotBinary: Error {}

  @Test func eachThatIsFoundIsEncryptedForItself() async throws {
    let table = Self.table(EncryptionKeys(try Self.ring("2026")))
    let db = try await filled(table)
    var other = Self.visit
    other.number = 8
    try await table.put(other).run(on: db)
    let writes = table.query("ann").updateEach { $0.diagnosis.set("cold") }
    #expect(!writes.explain().contains("cold"))
    #expect(try await writes.run(on: db).written == 2)
    #expect(try await table.query("ann").run(on: db).map(\.diagnosis) == ["cold", "cold"])
  }

  enum Status: String, Sendable, AttributeConvertible { case well, ill }
  struct Patient: Sendable { var id: String; var status: Status; var notes: [String] }
  struct OldPatient: Sendable { var id: String; var status: String; var notes: String }

  /// What can't be read of a value that was encrypted is not shown.
  @Test func errorsDoNotShowIt() async throws {
    let keys = EncryptionKeys(try Self.ring("2026"))
    let old = Table("patients") {
      HashKey(\OldPatient.id)
      Field(\.status, as: .encrypted(with: keys, context: "c"))
      Field(\.notes, as: .encrypted(with: keys, context: "c"))
    }.of(OldPatient.init)
    let patients = Table("patients") {
      HashKey(\Patient.id)
      Field(\.status, as: .encrypted(with: keys, context: "c"))
      Field(\.notes, as: .encrypted(with: keys, context: "c", as: .json))
    }.of(Patient.init)
    let db = DynamoDB(.embedded(.inMemory))
    try await old.createTable().run(on: db)
    try await old.put(OldPatient(id: "a", status: "secret", notes: "[]")).run(on: db)
    try await old.put(OldPatient(id: "b", status: "ill", notes: "[\"secret\", 7]")).run(on: db)
    for (id, path) in [("a", "status"), ("b", "notes")] {
      let error = await #expect(throws: AttributeDecodingError.self) { try await patients.get(id).run(on: db) }
      #expect(error?.path == path)
      #expect(error?.description.contains("an encrypted value, which is not shown") == true)
      #expect(error?.description.contains("secret") == false)
    }
  }

  struct Person: Sendable { var number: String; var name: String }

  @Test func anEncryptedFieldIsInNoKey() throws {
    let keys = EncryptionKeys(try Self.ring("2026"))
    let single = SingleTable("people")
    let people = single.entity("person") {
      Field(\Person.number, as: .encrypted(with: keys, context: "c"))
      Field(\.name)
    } hash: {
      "PERSON#"; \.number
    } range: {
      "PROFILE"
    }.of(Person.init)
    let error = #expect(throws: DeclarationError.self) { try people.validate() }
    #expect(error?.faults == [.opaqueKey("number")])
  }

  @Test func everyStatementWritesAndReadsIt() async throws {
    let table = Self.table(EncryptionKeys(try Self.ring("2026")))
    try table.validate()
    let db = try await filled(table)
    var expected = Self.visit
    expected.version = 1
    #expect(try await table.get("ann", 7).run(on: db) == expected)
    #expect(try await table.query("ann").run(on: db) == [expected])
    #expect(try await table.scan().run(on: db) == [expected])
    let item = try await stored(table, db)
    #expect(try bytes(item["diagnosis"]).starts(with: [1, 4] + Array("2026".utf8)))
    #expect(!item.description.contains("flu") && !item.description.contains("tea"))

    let updated = try await table.update("ann", 7) {
      $0.diagnosis.set("cold")
      $0.notes.remove()
    }.returning(.allNew).run(on: db)
    #expect((updated.diagnosis, updated.notes) == ("cold", nil))
    #expect(
      try await table.update("ann", 7) { $0.notes.setIfAbsent(["again"]) }.returning(.allNew).run(on: db).notes == ["again"])
    #expect(try await table.modify("ann", 7) { $0.diagnosis += "!" }.run(on: db).diagnosis == "cold!")
    try await db.batchWrite { table.put(Visit(patient: "bob", number: 1, diagnosis: "ok", doctor: "Bo")).ignoringVersion() }
    try await TransactWrite {
      table.put(Visit(patient: "bob", number: 2, diagnosis: "gout", doctor: "Bo"))
      table.update("ann", 7) { $0.diagnosis.set("well") }
    }.run(on: db)
    #expect(try await table.scan().run(on: db).map(\.diagnosis).sorted() == ["gout", "ok", "well"])
    #expect(try await table.batchGet([("bob", 1), ("bob", 2)]).run(on: db).map(\.diagnosis).sorted() == ["gout", "ok"])
    #expect(try await table.delete("ann", 7).returning(.allOld).run(on: db)?.diagnosis == "well")
  }

  /// Python: `AESGCM(bytes(range(32))).encrypt(bytes(range(100, 112)), b'{"S":"flu"}', …)`, of the `cryptography` package.
  @Test func theFormIsTheOneThatIsDocumented() throws {
    let stored = try #require(Data(base64Encoded: "AQQyMDI2ZGVmZ2hpamtsbW5vMzmNREPLMPJLQCKmEZG771sZoY5q4io7tD0+"))
    let item: Item = [
      "patient": .string("ann"), "number": .number(7), "diagnosis": .binary(Array(stored)), "doctor": .string("Bo"),
    ]
    let visit = try Self.table(EncryptionKeys(try Self.ring("2025"))).decode(item)
    #expect(visit == Visit(patient: "ann", number: 7, diagnosis: "flu", doctor: "Bo"))
  }

  @Test func whatOldKeysWroteIsReadAndNewOnesWrite() async throws {
    let keys = EncryptionKeys(try Self.ring("2025"))
    let table = Self.table(keys)
    let db = try await filled(table)
    keys.replace(with: try Self.ring("2026"))
    let read = try #require(try await table.get("ann", 7).run(on: db))
    #expect(read.diagnosis == "flu")
    try await table.put(read).run(on: db)
    #expect(try bytes(await stored(table, db)["diagnosis"]).dropFirst(2).starts(with: Array("2026".utf8)))
    // The old one is taken away.
    keys.replace(with: try EncryptionKeys.Ring(current: "2026", ["2026": Self.first]))
    #expect(try await table.get("ann", 7).run(on: db)?.diagnosis == "flu")
    keys.replace(with: try EncryptionKeys.Ring(current: "2027", ["2027": EncryptionKeys.makeKey()]))
    let error = await #expect(throws: AttributeDecodingError.self) { try await table.get("ann", 7).run(on: db) }
    #expect(
      error?.reason == .notDecrypted("it is encrypted with the key \"2026\", which is not among those given"))
    #expect(error?.path == "diagnosis")
  }

  @Test func keysAreFetchedAhead() async throws {
    let keys = EncryptionKeys { try Self.ring("2026") }
    let table = Self.table(keys)
    let sentence = "it is encrypted, and no keys have been fetched: await the keys' refresh() first"
    #expect(
      table.put(Self.visit).explain() == """
        PutItem on table "visits" was not sent:
          - "diagnosis": \(sentence)
          - "notes": \(sentence)
        """)
    #expect(
      table.update("ann", 7) { $0.diagnosis.set("flu") }.explain() == """
        UpdateItem on table "visits" was not sent:
          - "diagnosis": \(sentence)
        """)
    try await keys.refresh()
    #expect(throws: Never.self) { try table.put(Self.visit).request() }
  }

  private static let wrongPlace = AttributeDecodingError.Reason.notDecrypted(
    "the key \"2026\" does not fit: its bytes were changed, or it was encrypted for another item, attribute or context")

  private func expectWrongPlace(
    _ item: Item, _ table: Table<Visit, String, Int>, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let error = #expect(throws: AttributeDecodingError.self, sourceLocation: sourceLocation) { try table.decode(item) }
    #expect(error?.reason == Self.wrongPlace, sourceLocation: sourceLocation)
    #expect(error?.table == "visits", sourceLocation: sourceLocation)
  }

  @Test func whatWasMovedIsNotRead() async throws {
    let keys = EncryptionKeys(try Self.ring("2026"))
    let table = Self.table(keys)
    let item = try await stored(table, try await filled(table))
    #expect(try table.decode(item).diagnosis == "flu")
    #expect(try table.named("restored").decode(item).diagnosis == "flu")
    for (name, value) in [
      ("patient", AttributeValue.string("bob")), ("number", .number(8)), ("diagnosis", item["notes"] ?? .null),
    ] {
      var moved = item
      moved[name] = value
      expectWrongPlace(moved, table)
    }
    expectWrongPlace(item, Self.table(keys, "doctors"))
  }

  @Test func everyChangedByteIsNoticed() async throws {
    let table = Self.table(EncryptionKeys(try Self.ring("2026")))
    let item = try await stored(table, try await filled(table))
    let whole = try bytes(item["diagnosis"])
    for index in whole.indices {
      var changed = item
      var bytes = whole
      bytes[index] ^= 1
      changed["diagnosis"] = .binary(bytes)
      #expect(throws: AttributeDecodingError.self) { try table.decode(changed) }
    }
    for length in 0..<whole.count {
      var cut = item
      cut["diagnosis"] = .binary(Array(whole.prefix(length)))
      #expect(throws: AttributeDecodingError.self) { try table.decode(cut) }
    }
  }

  /// Nonces are random: what is equal is not stored as equal.
  @Test func equalValuesAreStoredDifferently() throws {
    let table = Self.table(EncryptionKeys(try Self.ring("2026")))
    #expect(try table.encode(Self.visit)["diagnosis"] != table.encode(Self.visit)["diagnosis"])
    // But no difference between the models.
    #expect(try table.update(from: Self.visit, to: Self.visit).request().updateExpression == nil)
  }

  @Test func plainValuesAreReadWhereItIsAsked() throws {
    let keys = EncryptionKeys(try Self.ring("2026"))
    let item: Item = ["patient": .string("ann"), "number": .number(7), "diagnosis": .string("flu"), "doctor": .string("Bo")]
    #expect(try Self.table(keys, readingPlain: true).decode(item).diagnosis == "flu")
    #expect(throws: AttributeDecodingError.self) { try Self.table(keys).decode(item) }
  }

  @Test func conditionsAndSelectionsCanNotLookAtIt() throws {
    let table = Self.table(EncryptionKeys(try Self.ring("2026")))
    #expect(
      table.scan().filter { $0.diagnosis == "flu" }.explain() == """
        Scan on table "visits" was not sent:
          - "diagnosis" \(CompressedTests.refusal)
        """)
    #expect(throws: Never.self) { try table.scan().filter { $0.diagnosis.exists && $0.notes.doesNotExist }.request() }
    #expect(
      table.get("ann", 7).select {
        $0.diagnosis; $0.doctor
      }.explain() == """
        GetItem on table "visits" was not sent:
          - "diagnosis" is encrypted for its item, so that it is read with the whole item only: leave the selection out
        """)
    #expect(
      table.put(Visit(patient: "ann", number: 1, diagnosis: "", doctor: "Bo")).explain() == """
        PutItem on table "visits" was not sent:
          - "diagnosis": a diagnosis has a text
        """)
  }

  struct Folder: Sendable {
    var id: String
    var inner: Inner

    struct Inner: MapAttribute {
      var secret: String
      static let keys = EncryptionKeys { throw CancellationError() }
      static let schema = MapSchema {
        Field(\Inner.secret, as: .encrypted(with: keys, context: "folders"))
      }.of(Inner.init)
    }
  }

  /// No value is stored as it is because it was declared where it can't be encrypted.
  @Test func itIsATablesOwnAttribute() throws {
    let folders = Table("folders") {
      HashKey(\Folder.id); Field(\.inner)
    }.of(Folder.init)
    let error = #expect(throws: DeclarationError.self) { try folders.validate() }
    #expect(error?.description.contains("\"secret\" is encrypted inside a map, which knows no item's key") == true)
    var writer = AttributeWriter()
    folders.encode(Folder(id: "a", inner: Folder.Inner(secret: "told")), to: &writer)
    #expect(!writer.faults.isEmpty && !writer.text.contains("told"))
    let key = Table("t") { HashKey(\Folder.id, as: .encrypted(with: Folder.Inner.keys, context: "t")) }.of {
      (_: String) -> Folder in
      throw CancellationError()
    }
    #expect(throws: DeclarationError.self) { try key.validate() }
    let codec = AttributeCodec<String>.encrypted(with: Folder.Inner.keys, context: "t")
    for inside in [codec, .compressed(codec)] {
      var writer = AttributeWriter()
      inside.encode("told", &writer)
      #expect(!writer.faults.isEmpty && !writer.text.contains("told"))
    }
  }

  struct Draft: Codable, Sendable, Equatable {
    var id: String
    var secret: String
    var more: [Int]
    var edits: Int?
  }

  @Test func codableModelsHaveIt() async throws {
    let keys = EncryptionKeys(try Self.ring("2026"))
    let drafts = Table("drafts") {
      HashKey(\Draft.id)
      Field(\.secret, as: .encrypted(with: keys, context: "drafts"))
      Field(\.edits).countingWrites()
    }.codable()
    let db = DynamoDB(.embedded(.inMemory))
    try await drafts.createTable(.onDemand).run(on: db)
    let draft = Draft(id: "a", secret: "told", more: [1], edits: 1)
    #expect(try await drafts.put(Draft(id: "a", secret: "told", more: [1])).run(on: db) == draft)
    #expect(try await drafts.get("a").run(on: db) == draft)
    #expect(!"\(try await drafts.get("a").raw().run(on: db) ?? [:])".contains("told"))
  }

  struct Tagged: Sendable, Equatable {
    var id: String?
    var tag: Int
    var secret: String?
  }

  /// What rules write is encrypted too, with the key that they made.
  @Test func generatedValuesAreEncrypted() async throws {
    let keys = EncryptionKeys(try Self.ring("2026"))
    let tagged = Table("tagged") {
      HashKey(\Tagged.id).setOnCreate(.ulid)
      Field(\.tag)
      Field(\.secret, as: .encrypted(with: keys, context: "tagged")).setOnWrite(.value("told"))
    }.of(Tagged.init)
    let db = DynamoDB(.embedded(.inMemory))
    try await tagged.createTable(.onDemand).run(on: db)
    let put = try await tagged.put(Tagged(tag: 1)).run(on: db)
    let id = try #require(put.id)
    #expect(put == Tagged(id: id, tag: 1, secret: "told"))
    #expect(try await tagged.get(id).run(on: db) == put)
    let update = try tagged.update("a") { $0.tag.set(1) }.request()
    #expect(update.attributes.values.count == 2 && !update.attributes.values.contains(.string("told")))
  }

  struct Counted: Sendable {
    var id: String
    var edits: Int?
    var place: PynamoDBRoundTripTests.Address
  }

  @Test func aMapIsEncryptedWhole() async throws {
    let keys = EncryptionKeys(try Self.ring("2026"))
    let table = Table("counted") {
      HashKey(\Counted.id)
      Field(\.edits)
      Field(\.place, as: .encrypted(with: keys, context: "counted"))
    }.of(Counted.init)
    let old = Counted(id: "a", place: .init(city: "Rome"))
    var new = old
    new.place.zip = "00100"
    let update = try table.update(from: old, to: new).request()
    #expect(update.updateExpression == "SET #0 = :0")
    #expect(update.attributes.names == ["place", "id"])
    #expect(!"\(update.attributes.values)".contains("00100"))
    #expect(table.update("a") { $0.place.zip.set("1") }.explain().contains("was not sent"))
    #expect(
      table.scan().filter { .raw("a = \(PynamoDBRoundTripTests.Address(city: "Rome"), as: $0.place)") }.explain().contains(
        "was not sent"))
    let counting = Table("counted") {
      HashKey(\Counted.id)
      Field(\.edits, as: .encrypted(with: keys, context: "counted")).countingWrites()
      Field(\.place)
    }.of(Counted.init)
    #expect(throws: DeclarationError.self) { try counting.validate() }
  }

  @Test func wrongKeysAreRefused() {
    #expect(throws: EncryptionKeys.KeyError.missingCurrentKey("b")) {
      try EncryptionKeys.Ring(current: "b", ["a": Self.first])
    }
    #expect(throws: EncryptionKeys.KeyError.invalidKey(id: "a", bytes: 3)) {
      try EncryptionKeys.Ring(current: "a", ["a": [1, 2, 3]])
    }
    #expect(throws: EncryptionKeys.KeyError.invalidID("é")) { try EncryptionKeys.Ring(current: "é", ["é": Self.first]) }
    #expect(EncryptionKeys.makeKey().count == 32)
  }
}
