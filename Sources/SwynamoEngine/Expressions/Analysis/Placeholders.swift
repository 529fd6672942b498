import SwynamoCore
import SwynamoWire

/// The substitutions of a request, shared by all of its expressions, and which of them were used.
///
///     var placeholders = try Placeholders(names: ["#n": "name"], values: [":v": "Ann"])
///     let condition = try ExpressionParser.condition("#n = :v", kind: .condition, placeholders: &placeholders)
///     try placeholders.checkAllUsed()
///
/// Source: DynamoDB API Reference, ExpressionAttributeNames and ExpressionAttributeValues.
struct Placeholders: Sendable {
  private var names: StringMap<Entry<String>>
  private var values: StringMap<Entry<AttributeValue>>

  fileprivate struct Entry<Content: Sendable>: Sendable {
    var content: Content
    var isUsed = false
  }

  /// Checks the keys; nil means that the request has no such parameter. The service looks at the values after all keys.
  init(
    names: StringMap<String>? = nil, valueKeys: [String]? = nil,
    values: () throws(DynamoDBError) -> Item?
  ) throws(DynamoDBError) {
    if let names {
      try Self.check(Array(names.keys), prefix: UInt8(ascii: "#"), parameter: Self.namesParameter)
      for (key, name) in names {
        do throws(DynamoDBError) { try Item.check(name: name) } catch {
          throw .invalid("\(Self.namesParameter) contains invalid value: \(error.message) for key \(key)")
        }
      }
    }
    if let valueKeys { try Self.check(valueKeys, prefix: UInt8(ascii: ":"), parameter: Self.valuesParameter) }
    let values = try values()
    try Self.checkSize(names ?? [:], values ?? [:])
    self.names = names?.mapValues { Entry(content: $0) } ?? [:]
    self.values = values?.mapValues { Entry(content: $0) } ?? [:]
  }

  init(names: StringMap<String>? = nil, values: Item? = nil) throws(DynamoDBError) {
    try self.init(names: names, valueKeys: values.map { Array($0.keys) }) { values }
  }

  /// The attribute that `#name` stands for.
  mutating func attribute(_ name: String) throws(ExpressionError) -> String {
    guard let attribute = names.use(name) else { throw .undefinedName(name) }
    return attribute
  }

  /// The value that `:name` stands for.
  mutating func value(_ name: String) throws(ExpressionError) -> AttributeValue {
    guard let value = values.use(name) else { throw .undefinedValue(name) }
    return value
  }

  /// To be called when all expressions of the request are parsed.
  func checkAllUsed() throws(DynamoDBError) {
    try Self.checkUsed(names, parameter: Self.namesParameter)
    try Self.checkUsed(values, parameter: Self.valuesParameter)
  }

  private static func check(
    _ keys: [String], prefix: UInt8, parameter: String
  ) throws(DynamoDBError) {
    guard !keys.isEmpty else {
      throw .invalid("\(parameter) must not be empty")
    }
    for key in keys.sortedByBytes() {
      let bytes = key.utf8
      guard bytes.count <= Limits.placeholderBytes else {
        // The sentence about values lacks its end.
        throw .invalid(
          "\(parameter) contains invalid key: The expression attribute map contains a key that is too long;"
            + (parameter == namesParameter ? " size of key: \(bytes.count)" : ""))
      }
      guard bytes.first == prefix, bytes.count > 1, bytes.dropFirst().allSatisfy(ExpressionLexer.isNameByte) else {
        throw .invalid("\(parameter) contains invalid key: Syntax error; key: \"\(key)\"")
      }
    }
  }

  private static func checkSize(_ names: StringMap<String>, _ values: Item) throws(DynamoDBError) {
    let sizeOfNames = names.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
    let sizeOfValues = values.storedSize
    guard sizeOfNames + sizeOfValues > Limits.substitutionBytes else { return }
    if sizeOfNames > Limits.substitutionBytes { throw .invalid("\(namesParameter) exceeds max size") }
    if sizeOfValues > Limits.substitutionBytes { throw .invalid("\(valuesParameter) exceeds max size") }
    throw .invalid("Combined size of \(namesParameter) and \(valuesParameter) exceeds max size")
  }

  private static func checkUsed<Content>(
    _ entries: StringMap<Entry<Content>>, parameter: String
  ) throws(DynamoDBError) {
    guard entries.contains(where: { !$0.value.isUsed }) else { return }
    let unused = entries.filter { !$0.value.isUsed }.sorted.map(\.key).joined(separator: ", ")
    throw .invalid("Value provided in \(parameter) unused in expressions: keys: {\(unused)}")
  }

  private static let namesParameter = "ExpressionAttributeNames"
  private static let valuesParameter = "ExpressionAttributeValues"
}

extension StringMap {
  /// What a placeholder stands for, which is used from then on; nil for one that isn't there.
  fileprivate mutating func use<Content>(_ name: String) -> Content? where Value == Placeholders.Entry<Content> {
    guard let index = members.index(forKey: UTF8Text(name)) else { return nil }
    members.values[index].isUsed = true
    return members.values[index].content
  }
}
