import SwynamoDB

private struct Document: Sendable {
  let id: String
  var title: String
  var text: String
  var words: Int
  var tags: Set<String>
  var version: Int?
}

private let plain = Table("documents") {
  HashKey(\Document.id)
  Field(\.title)
  Field(\.text)
  Field(\.words)
  Field(\.tags)
  Field(\.version)
}.of(Document.init)

private let versioned = Table("documents") {
  HashKey(\Document.id)
  Field(\.title)
  Field(\.text)
  Field(\.words)
  Field(\.tags)
  Version(\.version)
}.of(Document.init)

/// The same in a single table: the id is in the key's text and nowhere else.
private let entity = SingleTable("documents").entity("document") {
  KeyField(\Document.id)
  Field(\.title)
  Field(\.text)
  Field(\.words)
  Field(\.tags)
  Field(\.version)
} hash: {
  "DOCUMENT#"
  \.id
} range: {
  "DOCUMENT"
}.of(Document.init)

private let document = Document(
  id: "a.b@example.com", title: "A title", text: String(repeating: "Some text of it. ", count: 8), words: 32, tags: ["a", "b"],
  version: 3)

/// Answers everything at once, so that what the client does is what is measured.
private struct Answering: Transport {
  func send(_ request: TransportRequest) async throws -> TransportResponse {
    TransportResponse(status: 200, body: Array("{}".utf8))
  }
}

/// What a version and the templates of an entity's keys add, and what it costs that a put gives its model: "by hand" is the same
/// without.
func writeComparisons() -> [Comparison] {
  let db = DynamoDB(Backend(Answering()))
  let puts = 1000
  func requests(_ table: some ModelTable<Document>, _ seconds: Double) throws -> Measurement {
    var writer = AttributeWriter()
    return try Measurement(units: puts, seconds: seconds) {
      for _ in 0..<puts {
        writer.removeAll()
        try table.put(document).request().write(to: &writer)
      }
    }
  }
  func models(_ table: some ModelTable<Document>, _ seconds: Double) throws -> Measurement {
    let item = try table.encode(document)
    return try Measurement(units: puts, seconds: seconds) {
      for _ in 0..<puts { _ = try table.decode(item) }
    }
  }
  return [
    Comparison(
      name: "write: a put of an entity", unit: "request", handwritten: { seconds in try requests(plain, seconds) },
      swift: { seconds in try requests(entity, seconds) }),
    Comparison(
      name: "write: reading an entity's item", unit: "item", handwritten: { seconds in try models(plain, seconds) },
      swift: { seconds in try models(entity, seconds) }),
    Comparison(
      name: "write: a put with a version", unit: "request", handwritten: { seconds in try requests(plain, seconds) },
      swift: { seconds in try requests(versioned, seconds) }),
    Comparison(
      name: "write: a put that gives its model", unit: "request",
      handwritten: { seconds in
        try await Measurement(units: puts, seconds: seconds) {
          for _ in 0..<puts { try await plain.put(document).returning(.none).run(on: db) }
        }
      },
      swift: { seconds in
        try await Measurement(units: puts, seconds: seconds) {
          for _ in 0..<puts { try await plain.put(document).run(on: db) }
        }
      }),
  ]
}
