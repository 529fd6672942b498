import SwynamoDB
import SwynamoEngine

/// What a part of a declaration, or a hook, adds to a put, a get and a query of ten items: "by hand" is the same without it.
func featureComparisons() throws -> [Comparison] {
  let documents = (0..<10).map(Document.numbered)
  let plain = try Workload(Document.plain, documents) { Document.plain.query($0.id) }
  let entity = try Workload(Document.entity, documents) { Document.entity.query($0.id) }
  let versioned = try Workload(Document.versioned, documents) { Document.versioned.query($0.id) }
  let pages = try Workload(Page.table, documents.map(Page.document)) { Page.table.query($0.id) }
  var hooked = plain
  hooked.db = plain.db.adding { call, next in try await next(call) }
  return [("a template", entity), ("a version", versioned), ("a discriminator", pages), ("a hook", hooked)].flatMap {
    name, workload in
    [
      Comparison(name: "feature: \(name), put", unit: "put", handwritten: plain.put, swift: workload.put),
      Comparison(name: "feature: \(name), get", unit: "get", handwritten: plain.get, swift: workload.get),
      Comparison(name: "feature: \(name), query", unit: "query", handwritten: plain.query, swift: workload.query),
    ]
  }
}

private struct Document: Sendable {
  let id: String
  let number: Int
  var title: String
  var text: String
  var words: Int
  var tags: Set<String>
  var version: Int?

  static let plain = Table("documents") {
    HashKey(\Document.id)
    RangeKey(\.number)
    Field(\.title)
    Field(\.text)
    Field(\.words)
    Field(\.tags)
    Field(\.version)
  }.of(Document.init)

  static let versioned = Table("documents") {
    HashKey(\Document.id)
    RangeKey(\.number)
    Field(\.title)
    Field(\.text)
    Field(\.words)
    Field(\.tags)
    Version(\.version)
  }.of(Document.init)

  /// The id and the number are in the keys' texts and nowhere else.
  static let entity = SingleTable("documents") {
    HashKey("PK")
    RangeKey("SK")
  }.entity("document") {
    KeyField(\Document.id)
    KeyField(\.number)
    Field(\.title)
    Field(\.text)
    Field(\.words)
    Field(\.tags)
    Field(\.version)
  } hash: {
    "DOCUMENT#"
    \.id
  } range: {
    "PAGE#"
    \.number
  }.of(Document.init)

  static func numbered(_ number: Int) -> Document {
    Document(
      id: "a.b@example.com", number: number, title: "A title", text: String(repeating: "Some text of it. ", count: 8), words: 32,
      tags: ["a", "b"], version: 3)
  }
}

extension Document: MapAttribute {
  static let schema = MapSchema {
    Field(\Document.id)
    Field(\.number)
    Field(\.title)
    Field(\.text)
    Field(\.words)
    Field(\.tags)
    Field(\.version)
  }.of(Document.init)
}

/// The same as one case of several.
private enum Page: Sendable {
  struct Note: MapAttribute {
    let id: String
    let number: Int
    static let schema = MapSchema {
      Field(\Note.id)
      Field(\.number)
    }.of(Note.init)
  }

  case note(Note), document(Document)

  var id: String {
    switch self {
    case .note(let it): it.id
    case .document(let it): it.id
    }
  }

  var number: Int {
    switch self {
    case .note(let it): it.number
    case .document(let it): it.number
    }
  }

  static let table = Table("documents") {
    HashKey(\Page.id, "id")
    RangeKey(\.number, "number")
  }.of(discriminator: "cls") {
    Variant("note", make: Page.note) { if case .note(let it) = $0 { it } else { nil } }
    Variant("document", make: Page.document) { if case .document(let it) = $0 { it } else { nil } }
  }
}
