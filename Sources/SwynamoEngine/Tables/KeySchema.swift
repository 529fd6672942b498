import SwynamoCore
import SwynamoWire

/// An attribute of a key, with the type that it must have.
struct KeyAttribute: Sendable, Hashable {
  var name: String
  /// S, N or B.
  var type: AttributeType

  static func == (left: KeyAttribute, right: KeyAttribute) -> Bool { left.name == right.name && left.type == right.type }

  func hash(into hasher: inout Hasher) {
    hasher.combine(UTF8Text(name))
    hasher.combine(type)
  }
}

/// The key of a table or of an index. Only global indexes may have more than one attribute of a kind.
struct KeySchema: Sendable, Hashable {
  var hash: [KeyAttribute]
  var range: [KeyAttribute]

  var attributes: [KeyAttribute] { hash + range }

  func contains(_ name: String) -> Bool {
    hash.contains { $0.name == name } || range.contains { $0.name == name }
  }

  /// The row's place in the order of this key; nil when the item has not all of its attributes with their types.
  func keyBytes(of item: Item) -> KeyBytes? {
    var partition: [AttributeValue] = []
    for attribute in hash {
      guard let value = item[attribute.name], value.type == attribute.type else { return nil }
      partition.append(value)
    }
    var key = KeyBytes(partition: partition)
    for attribute in range {
      guard let value = item[attribute.name], value.type == attribute.type else { return nil }
      key.append(sort: value)
    }
    return key
  }

  /// The item's attributes that make up this key.
  func key(of item: Item) -> Item {
    item.filter { contains($0.key) }
  }
}

extension KeySchema {
  /// Reads `[{"AttributeName":"id","KeyType":"HASH"}]`, whose names are among the definitions.
  init(_ elements: JSONValue?, _ definitions: [KeyAttribute]) {
    hash = []
    range = []
    for element in elements?.elements ?? [] {
      guard let definition = definitions.first(where: { $0.name == element["AttributeName"]?.text }) else { continue }
      if element["KeyType"]?.text == "HASH" { hash.append(definition) } else { range.append(definition) }
    }
  }

  func write(to json: inout JSONWriter) {
    json.array { json in
      for (attributes, kind) in [(hash, "HASH"), (range, "RANGE")] {
        for attribute in attributes {
          json.object { json in
            json.member("AttributeName", attribute.name)
            json.member("KeyType", kind)
          }
        }
      }
    }
  }
}
