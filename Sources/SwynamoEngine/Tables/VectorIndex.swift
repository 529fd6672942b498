import SwynamoCore
import SwynamoWire

/// An index of the vectors in an attribute, searched for those that are near to another.
///
/// Source: Developer Guide, "Using vector indexes in DynamoDB".
struct VectorIndex: Sendable, Hashable {
  /// An attribute that a search may name.
  struct SearchAttribute: Sendable, Hashable {
    enum Kind: String, Sendable, Hashable {
      /// The index is searched by its value; an item without one isn't in the index.
      case hash = "HASH"
      case filter = "INLINE_FILTER"
    }

    var attribute: KeyAttribute
    var kind: Kind
  }

  var name: String
  var attribute: String
  var searchSchema: [SearchAttribute]
  var projection: SecondaryIndex.Projection
  var dimensions: Int
  var distance: DistanceFunction

  var hash: KeyAttribute? { searchSchema.first { $0.kind == .hash }?.attribute }
  var filters: [KeyAttribute] { searchSchema.filter { $0.kind == .filter }.map(\.attribute) }

  var layout: VectorLayout {
    VectorLayout(dimensions: dimensions, filters: filters.count, hasPartitions: hash != nil, distance: distance)
  }

  /// Whether searches may answer with the vector itself.
  var projectsVector: Bool { projection.holds(attribute) }
}

extension VectorIndex {
  /// What the index holds of an item of a table with that key; nil where the item has no vector, or not all that the index needs.
  func entry(of item: Item, tableKeys: KeySchema) -> VectorEntry? {
    guard let value = item[attribute], let vector = vector(in: value), let key = keyBytes(of: item, tableKeys) else { return nil }
    let held = item.filter { $0.key != attribute && holds($0.key, tableKeys) }
    let filters = filters.map { filter in
      item[filter.name].map { $0.type == filter.type ? FilterValue($0) : .absent } ?? .absent
    }
    return VectorEntry(
      key: key, vector: vector, filters: filters, item: StoredItem(held).bytes,
      size: chargedVectorBytes + attribute.utf8.count + held.storedSize)
  }

  /// What the vector counts where capacity is charged.
  var chargedVectorBytes: Int { MemoryLayout<Float>.size * dimensions }

  private func holds(_ name: String, _ tableKeys: KeySchema) -> Bool {
    tableKeys.contains(name) || searchSchema.contains { $0.attribute.name == name } || projection.holds(name)
  }

  private func keyBytes(of item: Item, _ tableKeys: KeySchema) -> KeyBytes? {
    guard let hash else { return tableKeys.keyBytes(of: item) }
    guard let value = item[hash.name], IndexKeyFault.Kind(hash, value, isHash: true) == nil else { return nil }
    var key = KeyBytes(partition: [value])
    for attribute in tableKeys.attributes {
      guard let value = item[attribute.name], value.type == attribute.type else { return nil }
      key.append(sort: value)
    }
    return key
  }
}

extension VectorIndex {
  /// Reads a request that was checked, or a stored definition.
  init(_ json: JSONValue, _ definitions: [KeyAttribute]) {
    name = json["IndexName"]?.text ?? ""
    attribute = json["VectorAttribute"]?["AttributeName"]?.text ?? ""
    searchSchema = (json["SearchSchema"]?.elements ?? []).compactMap { element in
      guard let definition = definitions.first(where: { $0.name == element["AttributeName"]?.text }) else { return nil }
      let kind = element["SearchSchemaElementType"]?.text.flatMap(SearchAttribute.Kind.init(bytesOf:))
      return SearchAttribute(attribute: definition, kind: kind ?? .filter)
    }
    projection = SecondaryIndex.Projection(json["Projection"])
    dimensions = json["Dimensions"]?.integer ?? 1
    distance = json["DistanceFunction"]?.text.flatMap(DistanceFunction.init(bytesOf:)) ?? .cosine
  }

  func writeMembers(to json: inout JSONWriter) {
    json.member("IndexName", name)
    if !searchSchema.isEmpty {
      json.member("SearchSchema") { json in
        json.array { json in
          for element in searchSchema {
            json.object { json in
              json.member("AttributeName", element.attribute.name)
              json.member("SearchSchemaElementType", element.kind.rawValue)
            }
          }
        }
      }
    }
    json.member("Projection") { projection.write(to: &$0) }
    json.member("VectorAttribute") { json in json.object { $0.member("AttributeName", attribute) } }
    json.member("Dimensions", dimensions)
    json.member("DistanceFunction", distance.rawValue)
  }
}
