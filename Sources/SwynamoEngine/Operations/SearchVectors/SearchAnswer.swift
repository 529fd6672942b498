import SwynamoCore
import SwynamoWire

/// All that an answer to SearchVectors is made of, as it was when the search was asked for.
struct SearchAnswer: Sendable {
  let search: VectorSearch
  let chunks: [VectorChunk]
  let projection: ReadProjection
  /// The attribute of the vectors, where the index projects it.
  let vectorAttribute: String?
  let tellsCapacity: Bool

  func json() throws -> JSONWriter {
    let matches = search.matches(in: chunks)
    // Without a projection, all but the vector is asked for.
    let vectorPaths = (projection.paths ?? []).filter { $0.attribute == vectorAttribute }
    var json = JSONWriter(reserving: 4096)  // not a limit: a first size that grows
    try json.object { json in
      try json.member("SearchResults") { json in
        try json.array { json in
          for match in matches {
            let chunk = chunks[match.chunk]
            try json.object { json in
              try json.member("Item") { json in
                var item = try item(chunk.items[match.row])
                if let part = vectorPart(chunk.vector(match.row, search.layout), vectorPaths) { item = item.adding(part) }
                json.raw(item)
              }
              json.member("Score") { $0.number(match.score) }
            }
            guard json.bytes.count <= Limits.searchBytes else {
              throw DynamoDBError.invalid("Response size exceeds the maximum allowed size of \(Limits.searchBytes) bytes")
            }
          }
        }
      }
      if tellsCapacity { json.member("ConsumedCapacity") { $0.vectorSearch(bytes) } }
    }
    return json
  }

  /// What was read: the vectors.
  private var bytes: Int { chunks.reduce(0) { $0 + $1.vectors.count } * MemoryLayout<Float>.size }

  private func item(_ stored: [UInt8]) throws -> [UInt8] {
    guard projection.paths != nil else { return stored }
    return StoredItem(projection.apply(to: try AttributeReader.read(stored) { try $0.readItem() })).bytes
  }

  /// `"embedding":{"L":[…]}`, all of it or the elements that the paths name.
  private func vectorPart(_ vector: ArraySlice<Float>, _ paths: [DocumentPath]) -> [UInt8]? {
    guard let vectorAttribute, !paths.isEmpty else { return nil }
    var elements = Array(vector)
    if !paths.contains(where: \.steps.isEmpty) {
      let places = Set(
        paths.compactMap { path in if case .index(let place)? = path.steps.first, path.steps.count == 1 { place } else { nil } })
      elements = places.sorted().filter(elements.indices.contains).map { elements[$0] }
      if elements.isEmpty { return nil }
    }
    var json = JSONWriter()
    json.name(vectorAttribute)
    json.vector(elements)
    return json.bytes
  }
}

extension [UInt8] {
  /// The JSON text of an object with one member more.
  fileprivate func adding(_ member: [UInt8]) -> [UInt8] {
    dropLast() + (count > 2 ? [UInt8(ascii: ",")] : []) + member + [UInt8(ascii: "}")]
  }
}

extension JSONWriter {
  fileprivate mutating func vectorSearch(_ bytes: Int) {
    object { json in
      json.member("VectorSearchRequestBytes") { $0.number(Double(Swift.max(bytes, Limits.vectorRequestBytes))) }
    }
  }
}
