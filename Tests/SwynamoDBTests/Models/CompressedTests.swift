import Foundation
import SwynamoCompression
import SwynamoCore
import SwynamoDB
import SwynamoEngine
import Testing

/// Values that are stored as gzip.
@Suite struct CompressedTests {
  struct Settings: Codable, Sendable, Equatable {
    var theme: String
    var sizes: [Int]
  }

  struct Page: Sendable, Equatable {
    var id: String
    var text: String
    var photo: Data?
    var settings: Settings?
    var lines: [String] = []
    var plain = "plain"
  }

  static let pages = Table("pages") {
    HashKey(\Page.id)
    Field(\.text, as: .compressed())
    Field(\.photo, as: .compressed(limit: 1000))
    Field(\.settings, as: .compressed(.json))
    Field(\.lines, as: .compressed())
    Field(\.plain)
  }.of(Page.init)

  static let page = Page(
    id: "a", text: String(repeating: "Samuel 😀 ", count: 1000), photo: Data([0, 255, 0]),
    settings: Settings(theme: "dark", sizes: [1, 2]), lines: ["a", "b"])

  @Test func modelsComeBackAndTakeLessSpace() async throws {
    let db = DynamoDB(.embedded(.inMemory))
    try await Self.pages.createTable(.onDemand).run(on: db)
    #expect(try await Self.pages.put(Self.page).run(on: db) == Self.page)
    #expect(try await Self.pages.get("a").run(on: db) == Self.page)
    let item = try #require(try await Self.pages.get("a").raw().run(on: db))
    guard case .binary(let stored) = item["text"] else { return #expect(Bool(false)) }
    #expect(stored.count < 200)
    #expect(stored.starts(with: [0x1f, 0x8b, 8]))
    let texts = try await Self.pages.get("a").select {
      $0.text; $0.lines
    }.run(on: db)
    #expect(texts?.0 == Self.page.text)
    #expect(texts?.1 == ["a", "b"])
    let changed = try await Self.pages.update("a") {
      $0.text.set("short")
      $0.photo.remove()
    }.returning(.allNew).run(on: db)
    #expect(changed.text == "short")
    #expect(changed.photo == nil)
    #expect(try await Self.pages.modify("a") { $0.text += "er" }.run(on: db).text == "shorter")
  }

  /// Python: `base64.b64encode(gzip.compress(b"hello", mtime=0))`, and `b'{"L":[{"S":"a"}]}'` for the list.
  @Test func whatOthersHaveCompressedIsRead() throws {
    let item: Item = [
      "id": .string("a"),
      "text": .binary(Array(try #require(Data(base64Encoded: "H4sIAAAAAAAC/8tIzcnJBwCGphA2BQAAAA==")))),
      "lines": .binary(try #require(GZip.deflate(Array(#"{"L":[{"S":"a"}]}"#.utf8)))), "plain": .string(""),
    ]
    var writer = AttributeWriter()
    writer.write(item)
    let page = try AttributeReader.read(writer.bytes) { try Self.pages.decode(from: &$0) }
    #expect(page == Page(id: "a", text: "hello", lines: ["a"], plain: ""))
  }

  @Test func whatWasStoredBeforeIsRead() throws {
    let json =
      #"{"id":{"S":"a"},"text":{"S":"hi"},"lines":{"L":[{"S":"b"}]},"settings":{"S":"{\"theme\":\"t\",\"sizes\":[]}"},"plain":{"S":""}}"#
    let page = try AttributeReader.read(json) { try Self.pages.decode(from: &$0) }
    #expect(page == Page(id: "a", text: "hi", settings: Settings(theme: "t", sizes: []), lines: ["b"], plain: ""))
  }

  /// NULL is no text, and is stored as it is; nil of a field is left out.
  @Test func nullStaysNull() throws {
    let codec: AttributeCodec<String?> = .compressed(.null())
    var writer = AttributeWriter()
    codec.encode(nil, &writer)
    #expect(writer.text == #"{"NULL":true}"#)
    #expect(try AttributeReader.read(writer.bytes) { try codec.decode(&$0) } == nil)
    let binary: AttributeCodec<Data?> = .compressed(.null())
    #expect(try AttributeReader.read(writer.bytes) { try binary.decode(&$0) } == nil)
    var page = Self.page
    page.photo = nil
    #expect(try Self.pages.encode(page)["photo"] == nil)
  }

  @Test func aBombIsNotInflated() throws {
    let bomb = try #require(GZip.deflate([UInt8](repeating: 0, count: 10_000_000)))
    var writer = AttributeWriter()
    writer.write(["id": .string("a"), "text": .binary([1]), "photo": .binary(bomb)] as Item)
    let codec: AttributeCodec<Data> = .compressed(limit: 1000)
    var value = AttributeWriter()
    value.write(.binary(bomb))
    let error = #expect(throws: AttributeDecodingError.self) { try AttributeReader.read(value.bytes) { try codec.decode(&$0) } }
    #expect(error?.description == "a value holds gzip of more than 1000 bytes, which is no compressed Data")
    #expect(throws: AttributeDecodingError.self) { try AttributeReader.read(writer.bytes) { try Self.pages.decode(from: &$0) } }
    var page = Self.page
    page.photo = Data(count: 1001)
    #expect(
      Self.pages.put(page).explain() == """
        PutItem on table "pages" was not sent:
          - "photo": it has 1001 bytes, and up to 1000 are compressed
        """)
  }

  @Test func damagedBytesAreErrors() throws {
    let codec: AttributeCodec<String> = .compressed()
    let whole = try #require(GZip.deflate(Array("hello".utf8)))
    for damaged in [Array(whole.dropLast(3)), Array("hello".utf8), [], try #require(GZip.deflate([0xff]))] {
      var value = AttributeWriter()
      value.write(.binary(damaged))
      #expect(throws: AttributeDecodingError.self) { try AttributeReader.read(value.bytes) { try codec.decode(&$0) } }
    }
  }

  static let refusal =
    "is stored compressed or encrypted, which DynamoDB can't compare or compute with: ask whether it exists, set "
    + "it to a value, or look at it where it has been read"

  @Test func conditionsAskWhetherItExistsAndNothingElse() throws {
    let asked = try Self.pages.scan().filter { $0.text.exists && $0.photo.doesNotExist && $0.text.hasType(.binary) }.request()
    #expect(asked.filterExpression == "attribute_exists(#0) AND attribute_not_exists(#1) AND attribute_type(#0, :0)")
    #expect(throws: Never.self) { try Self.pages.update("a") { $0.text.setIfAbsent("x") }.request() }
    let conditions: [@Sendable (Attributes<Page>) -> Condition<Page>] = [
      { $0.text == "a" }, { $0.text < "b" }, { $0.text.startsWith("a") }, { $0.text.contains("a") }, { $0.text.isIn("a", "b") },
      { $0.text.between("a", "b") }, { $0.text.size > 3 }, { $0.plain == $0.text }, { $0.plain.startsWith($0.text) },
    ]
    for condition in conditions {
      #expect(Self.pages.scan().filter(condition).explain().contains("\"text\" " + Self.refusal))
    }
    #expect(Self.pages.update("a") { $0.plain.set($0.text) }.explain().contains("\"text\" " + Self.refusal))
    #expect(Self.pages.update("a") { $0.plain.set($0.text.or("a")) }.explain().contains("\"text\" " + Self.refusal))
    #expect(Self.pages.update("a") { $0.text.set($0.plain) }.explain().contains("\"text\" " + Self.refusal))
    #expect(Self.pages.update("a") { $0.lines.append("c") }.explain().contains("\"lines\" " + Self.refusal))
  }

  @Test func itIsNoKey() {
    let table = Table("t") {
      HashKey(\Page.id, as: .compressed()); Field(\.text)
    }.of { Page(id: $0, text: $1) }
    #expect(throws: DeclarationError.self) { try table.validate() }
    #expect(
      table.get("a").explain().contains("the key \"id\" is stored compressed or encrypted, and no item would be found by it"))
  }
}
