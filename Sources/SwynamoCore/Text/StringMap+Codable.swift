// As a dictionary and a set are in `.codable` fields, so that a type that changes from one to the other reads what it wrote. Where
// another coder keeps its members in a dictionary, as Foundation's for JSON does, two forms of a name are one again.
extension StringMap: Encodable where Value: Encodable {
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: NameKey.self)
    for (name, value) in sorted { try container.encode(value, forKey: NameKey(stringValue: name)) }
  }
}

extension StringMap: Decodable where Value: Decodable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: NameKey.self)
    self.init(minimumCapacity: container.allKeys.count)
    for key in container.allKeys { self[key.stringValue] = try container.decode(Value.self, forKey: key) }
  }
}

extension StringSet: Codable {
  public func encode(to encoder: any Encoder) throws { try sorted.encode(to: encoder) }
  public init(from decoder: any Decoder) throws { self.init(try [String](from: decoder)) }
}

/// A name that is looked up as its bytes.
struct NameKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
