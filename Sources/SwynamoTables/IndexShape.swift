import SwynamoAPI
import SwynamoCore

/// What of an index can't be changed: its keys and what it holds, as a declaration or a description has it.
struct IndexShape: Sendable {
  enum Kind: String {
    case local, global, vector
  }

  let kind: Kind
  let name: String
  /// Each with its name and its type.
  let keys: [Key]
  let projection: API.Projection?
  let vector: Vector?

  struct Key: Sendable {
    let name: String
    /// `HASH`, `RANGE`, `INLINE_FILTER`
    let role: String
    /// `S`, `N`, `B`
    let type: String

    var text: String { "\(role) \(name) (\(type))" }
  }

  struct Vector: Sendable {
    let attribute: String
    let dimensions: Int
    let distance: String
  }

  /// `global index "by-date"`
  var subject: String { "\(kind.rawValue) index \"\(name)\"" }

  /// `HASH team (S), RANGE created (N), all attributes`
  var text: String {
    let vector = vector.map { ["vectors of \($0.dimensions) numbers in \($0.attribute)", $0.distance] } ?? []
    return (vector + keys.map(\.text) + [projectionText]).joined(separator: ", ")
  }

  private var included: [String] { (projection?.nonKeyAttributes ?? []).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

  private var projectionText: String {
    switch projection?.projectionType {
    case nil, .all: "all attributes"
    case .keysOnly: "keys only"
    default: "with \(included.joined(separator: ", "))"
    }
  }

  /// Every part by itself, so that names with signs in them stay apart. The order of filters and of what is included means nothing.
  private var parts: [String] {
    let filters = keys.filter { $0.role == "INLINE_FILTER" }.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    let keys = keys.filter { $0.role != "INLINE_FILTER" } + filters
    var parts = keys.flatMap { [$0.role, $0.name, $0.type] } + [projection?.projectionType?.rawValue ?? "ALL"] + included
    if let vector { parts += [vector.attribute, String(vector.dimensions), vector.distance] }
    return parts
  }

  func isSame(as other: IndexShape) -> Bool {
    kind == other.kind && parts.elementsEqual(other.parts) { $0.hasSameBytes(as: $1) }
  }
}

/// The types of the attributes that keys are made of.
struct KeyTypes {
  private var types: StringMap<String> = [:]

  init(_ definitions: [API.AttributeDefinition]?) {
    for definition in definitions ?? [] { types[definition.attributeName] = definition.attributeType.rawValue }
  }

  subscript(name: String) -> String? { types[name] }

  func keys(_ schema: [API.KeySchemaElement]?) -> [IndexShape.Key] {
    (schema ?? []).map { .init(name: $0.attributeName, role: $0.keyType.rawValue, type: types[$0.attributeName] ?? "?") }
  }

  func keys(_ schema: [API.SearchSchemaElement]?) -> [IndexShape.Key] {
    (schema ?? []).map {
      .init(name: $0.attributeName, role: $0.searchSchemaElementType.rawValue, type: types[$0.attributeName] ?? "?")
    }
  }
}

extension IndexShape {
  init(_ index: API.LocalSecondaryIndex, _ types: KeyTypes) {
    self.init(
      kind: .local, name: index.indexName, keys: types.keys(index.keySchema), projection: index.projection, vector: nil)
  }

  init(_ index: API.LocalSecondaryIndexDescription, _ types: KeyTypes) {
    self.init(
      kind: .local, name: index.indexName ?? "", keys: types.keys(index.keySchema), projection: index.projection, vector: nil)
  }

  init(_ index: API.GlobalSecondaryIndex, _ types: KeyTypes) {
    self.init(
      kind: .global, name: index.indexName, keys: types.keys(index.keySchema), projection: index.projection, vector: nil)
  }

  init(_ index: API.GlobalSecondaryIndexDescription, _ types: KeyTypes) {
    self.init(
      kind: .global, name: index.indexName ?? "", keys: types.keys(index.keySchema), projection: index.projection, vector: nil)
  }

  init(_ index: API.VectorIndex, _ types: KeyTypes) {
    self.init(
      kind: .vector, name: index.indexName, keys: types.keys(index.searchSchema), projection: index.projection,
      vector: .init(
        attribute: index.vectorAttribute.attributeName, dimensions: index.dimensions, distance: index.distanceFunction.rawValue))
  }

  init(_ index: API.VectorIndexDescription, _ types: KeyTypes) {
    self.init(
      kind: .vector, name: index.indexName ?? "", keys: types.keys(index.searchSchema), projection: index.projection,
      vector: .init(
        attribute: index.vectorAttribute?.attributeName ?? "", dimensions: index.dimensions ?? 0,
        distance: index.distanceFunction?.rawValue ?? ""))
  }
}
