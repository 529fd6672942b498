import SwynamoBytes

/// DynamoDB's JSON, as the service and its exports to S3 have it.
///
///     try JSONEncoder().encode(["id": "a", "n": 1] as Item)                    // {"id":{"S":"a"},"n":{"N":"1"}}
///     try JSONDecoder().decode([String: Item].self, from: line)["Item"]        // a line of an export
///
/// In a `.codable` field it is the value itself. Errors: `DecodingError.dataCorrupted` for what is no attribute value.
/// Source: DynamoDB API Reference, "AttributeValue", and Developer Guide, "DynamoDB table export output format".
extension AttributeValue: Codable {
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: NameKey.self)
    let key = NameKey(stringValue: type.rawValue)
    switch self {
    case .string(let text): try container.encode(text, forKey: key)
    case .number(let number): try container.encode(number.description, forKey: key)
    case .binary(let bytes): try container.encode(Base64.text(bytes), forKey: key)
    case .bool(let flag): try container.encode(flag, forKey: key)
    case .null: try container.encode(true, forKey: key)
    case .stringSet(let members): try container.encode(members.sorted, forKey: key)
    case .numberSet(let members): try container.encode(members.sorted().map(\.description), forKey: key)
    case .binarySet(let members):
      try container.encode(members.sorted { $0.lexicographicallyPrecedes($1) }.map(Base64.text), forKey: key)
    case .list(let elements): try container.encode(elements, forKey: key)
    case .map(let members): try container.encode(members, forKey: key)
    }
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: NameKey.self)
    guard let key = container.allKeys.first, container.allKeys.count == 1, let type = AttributeType(rawValue: key.stringValue)
    else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath,
          debugDescription: "an attribute value has one member, named after its type: \(AttributeType.names)"))
    }
    func fault(_ text: String) -> DecodingError {
      .dataCorruptedError(forKey: key, in: container, debugDescription: "\"\(text)\" is no \(type.rawValue)")
    }
    func number(_ text: String) throws -> DynamoDBNumber {
      guard let number = DynamoDBNumber(text) else { throw fault(text) }
      return number
    }
    func binary(_ text: String) throws -> [UInt8] {
      do { return try Base64.bytes(text) } catch { throw fault(text) }
    }
    func set<Element: Hashable>(_ elements: [Element]) throws -> Set<Element> {
      let members = Set(elements)
      guard members.count == elements.count else {
        throw DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: "a set has an element twice")
      }
      return members
    }
    switch type {
    case .string: self = .string(try container.decode(String.self, forKey: key))
    case .number: self = .number(try number(container.decode(String.self, forKey: key)))
    case .binary: self = .binary(try binary(container.decode(String.self, forKey: key)))
    case .bool: self = .bool(try container.decode(Bool.self, forKey: key))
    case .null:
      _ = try container.decode(Bool.self, forKey: key)
      self = .null
    case .stringSet:
      self = .stringSet(StringSet(members: try set(container.decode([String].self, forKey: key).map { UTF8Text($0) })))
    case .numberSet: self = .numberSet(try set(container.decode([String].self, forKey: key).map(number)))
    case .binarySet: self = .binarySet(try set(container.decode([String].self, forKey: key).map(binary)))
    case .list: self = .list(try container.decode([AttributeValue].self, forKey: key))
    case .map: self = .map(try container.decode(Item.self, forKey: key))
    }
  }
}

extension AttributeType {
  fileprivate static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
