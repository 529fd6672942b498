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

extension KeySchema {
  /// The row key of a request's `Key`, which holds this key's attributes and nothing else.
  func checkedKeyBytes(ofKey key: Item) throws(DynamoDBError) -> KeyBytes {
    guard key.count == hash.count + range.count else { throw .keyMismatch }
    return try checkedKeyBytes(key) { _, _ in .keyMismatch }
  }

  /// The row key of an item that is to be stored.
  func checkedKeyBytes(ofItem item: Item) throws(DynamoDBError) -> KeyBytes {
    try checkedKeyBytes(item) { attribute, value in
      guard let value else { return .invalidParameter("Missing the key \(attribute.name) in the item") }
      return .invalidParameter(
        "Type mismatch for key \(attribute.name) expected: \(attribute.type.rawValue) actual: \(value.type.rawValue)")
    }
  }

  private func checkedKeyBytes(
    _ item: Item, _ mismatch: (KeyAttribute, AttributeValue?) -> DynamoDBError
  ) throws(DynamoDBError) -> KeyBytes {
    // All are there before the first is looked at more closely; each is looked up once.
    let partition = try Self.values(of: hash, in: item, mismatch)
    let sort = try Self.values(of: range, in: item, mismatch)
    for index in hash.indices { try Self.checkSize(partition[index], hash[index].name, isHash: true) }
    for index in range.indices { try Self.checkSize(sort[index], range[index].name, isHash: false) }
    var key = KeyBytes(partition: partition)
    for value in sort { key.append(sort: value) }
    return key
  }

  private static func values(
    of attributes: [KeyAttribute], in item: Item, _ mismatch: (KeyAttribute, AttributeValue?) -> DynamoDBError
  ) throws(DynamoDBError) -> [AttributeValue] {
    var values: [AttributeValue] = []
    values.reserveCapacity(attributes.count)
    for attribute in attributes {
      let value = item[attribute.name]
      guard let value, value.type == attribute.type else { throw mismatch(attribute, value) }
      values.append(value)
    }
    return values
  }

  /// Keys are neither empty nor long.
  static func checkSize(_ value: AttributeValue, _ name: String, isHash: Bool) throws(DynamoDBError) {
    guard let size = value.keyBytes else { return }
    guard size > 0 else { throw .invalid("One or more parameter values are not valid. \(emptyKey(value)) Key: \(name)") }
    guard size <= maximumSize(isHash: isHash) else { throw tooLong(isHash: isHash) }
  }

  static func maximumSize(isHash: Bool) -> Int { isHash ? Limits.hashKeyBytes : Limits.rangeKeyBytes }

  static func tooLong(isHash: Bool) -> DynamoDBError {
    isHash
      ? .invalidParameter("Size of hashkey has exceeded the maximum size limit of\(Limits.hashKeyBytes) bytes")
      : .invalidParameter("Aggregated size of all range keys has exceeded the size limit of \(Limits.rangeKeyBytes) bytes")
  }

  static func emptyKey(_ value: AttributeValue) -> String {
    "The AttributeValue for a key attribute cannot contain an empty \(value.type == .binary ? "binary" : "string") value."
  }
}
