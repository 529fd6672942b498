import SwynamoDB
import SwynamoSchema
import SwynamoWire
import Testing

/// The bounds of queries at the ends of what a key may be.
@Suite struct KeyBoundTests {
  private struct Name: Sendable {
    let group: String
    let name: String
  }

  private let names = SingleTable("names").entity("name") {
    KeyField(\Name.group)
    KeyField(\.name)
  } hash: {
    \.group
  } range: {
    \.name
  }.of(Name.init)

  private let marked = SingleTable("names").entity("name") {
    KeyField(\Name.group)
    KeyField(\.name)
  } hash: {
    \.group
  } range: {
    "N#"
    \.name
  }.of(Name.init)

  private func condition(_ query: Query<Name, Name>) throws -> [AttributeValue] {
    let request = try query.request()
    // Behind the hash key, and before the entity's name.
    return Array(request.attributes.values.dropFirst().dropLast())
  }

  @Test func emptyTexts() throws {
    let nothing: [AttributeValue] = ["\u{10FFFF}"]
    #expect(try condition(names.query("a") { $0 < "" }) == nothing)
    #expect(try condition(names.query("a") { $0 <= "" }) == nothing)
    #expect(try condition(names.query("a") { $0 >= "" }) == [])
    #expect(try condition(names.query("a") { $0 > "" }) == ["\0"])
    #expect(try condition(names.query("a") { $0.between("", "b") }) == ["b"])
    #expect(try condition(names.query("a") { $0.between("", "") }) == nothing)
    #expect(try condition(names.query("a") { $0 < "\0" }) == nothing)
    #expect(try condition(marked.query("a") { $0 < "" }) == nothing)
    #expect(try condition(marked.query("a") { $0 <= "" }) == ["N#"])
    #expect(try condition(marked.query("a") { $0 > "" }) == ["N#\0", "N#\u{10FFFF}"])
    #expect(try condition(marked.query("a") { $0 == "" }) == ["N#"])
    // There is no such key at all.
    #expect(throws: StatementError.self) { try names.get("a", range: "").request() }
  }

  @Test func longTexts() throws {
    let long = String(repeating: "x", count: 1022)
    #expect(try condition(marked.query("a") { $0 > long }) == [.string("N#\(long.dropLast())y"), "N#\u{10FFFF}"])
    #expect(try condition(marked.query("a") { $0 <= long }) == ["N#", .string("N#\(long)")])
    #expect(
      try condition(marked.query("a") { $0 < long }) == ["N#", .string("N#\(long.dropLast())w")])
    #expect(
      try condition(marked.query("a") { $0 > String(long.dropLast()) }) == [
        .string("N#\(long.dropLast())\0"), "N#\u{10FFFF}",
      ])
    // Behind the greatest character there is nothing of its length.
    let last = long.dropLast(2) + "a\u{7F}"
    #expect(try condition(marked.query("a") { $0 > String(last) }) == [.string("N#\(long.dropLast(2))b"), "N#\u{10FFFF}"])
    let greatest = String(repeating: "\u{7F}", count: 1024)
    #expect(try condition(names.query("a") { $0 > greatest }) == [.string(String(repeating: "\u{7F}", count: 1022) + "\u{80}")])
    #expect(throws: StatementError.self) { try marked.query("a", where: { $0 > long + "x" }).request() }
  }
}
