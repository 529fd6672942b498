import SwynamoCore

/// A local or global secondary index.
struct SecondaryIndex: Sendable, Hashable {
  enum Projection: Sendable, Hashable {
    case all
    case keysOnly
    case include([String])

    var type: ProjectionType {
      switch self {
      case .all: .all
      case .keysOnly: .keysOnly
      case .include: .include
      }
    }
  }

  var name: String
  var isGlobal: Bool
  var keys: KeySchema
  var projection: Projection

  /// What the index holds of an item of a table with that key.
  func projected(_ item: Item, tableKeys: KeySchema) -> Item {
    switch projection {
    case .all: item
    case .keysOnly: item.filter { keys.contains($0.key) || tableKeys.contains($0.key) }
    case .include(let names): item.filter { keys.contains($0.key) || tableKeys.contains($0.key) || names.contains($0.key) }
    }
  }

  func holds(_ attribute: String, tableKeys: KeySchema) -> Bool {
    projection.holds(attribute) || keys.contains(attribute) || tableKeys.contains(attribute)
  }
}

extension SecondaryIndex {
  /// The index's key, then the table's, as several items may share the former. A global index keeps those in the order of a hash.
  func keyBytes(of item: Item, tableKeys: KeySchema) -> KeyBytes? {
    guard var key = keys.keyBytes(of: item) else { return nil }
    if isGlobal { key.append(hashOf: tableKeys.attributes.compactMap { item[$0.name] }) }
    for attribute in tableKeys.attributes {
      guard let value = item[attribute.name], value.type == attribute.type else { return nil }
      key.append(sort: value)
    }
    return key
  }
}

extension SecondaryIndex {
  init(_ json: JSONValue, isGlobal: Bool, _ definitions: [KeyAttribute]) {
    name = json["IndexName"]?.text ?? ""
    self.isGlobal = isGlobal
    keys = KeySchema(json["KeySchema"], definitions)
    projection = Projection(json["Projection"])
  }

  func writeMembers(to json: inout JSONWriter) {
    json.member("IndexName", name)
    json.member("KeySchema") { keys.write(to: &$0) }
    json.member("Projection") { projection.write(to: &$0) }
  }
}

extension SecondaryIndex.Projection {
  init(_ json: JSONValue?) {
    self =
      switch json?["ProjectionType"]?.text.flatMap(ProjectionType.init(bytesOf:)) {
      case .keysOnly: .keysOnly
      case .include: .include((json?["NonKeyAttributes"]?.elements ?? []).compactMap(\.text))
      case .all, nil: .all
      }
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("ProjectionType", type.rawValue)
      if case .include(let names) = self {
        json.member("NonKeyAttributes") { json in
          json.array { json in for name in names { json.string(name) } }
        }
      }
    }
  }

  /// Whether it holds an attribute that isn't one of a key.
  func holds(_ attribute: String) -> Bool {
    switch self {
    case .all: true
    case .keysOnly: false
    case .include(let names): names.contains(attribute)
    }
  }
}
