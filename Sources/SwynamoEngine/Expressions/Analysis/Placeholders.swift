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
  private var names: PlaceholderTable<String>
  private var values: PlaceholderTable<AttributeValue>

  /// Checks the keys; nil means that the request has no such parameter. The service looks at the values after all keys.
  init(
    names: StringMap<String>? = nil, valueKeys: [String]? = nil,
    values: () throws(DynamoDBError) -> Item?
  ) throws(DynamoDBError) {
    if let names {
      try Self.check(Array(names.keys), prefix: UInt8(ascii: "#"), parameter: Self.namesParameter)
      for (key, name) in names {
        do throws(ValueError) { try Item.check(name: name) } catch {
          throw .invalid("\(Self.namesParameter) contains invalid value: \(error.message(in: .older)) for key \(key)")
        }
      }
    }
    if let valueKeys { try Self.check(valueKeys, prefix: UInt8(ascii: ":"), parameter: Self.valuesParameter) }
    let values = try values()
    try Self.checkSize(names ?? [:], values ?? [:])
    self.names = PlaceholderTable(names ?? [:])
    self.values = PlaceholderTable(values ?? [:])
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
    try Self.checkUsed(names.unused, parameter: Self.namesParameter)
    try Self.checkUsed(values.unused, parameter: Self.valuesParameter)
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

  private static func checkUsed(_ unused: [String], parameter: String) throws(DynamoDBError) {
    guard !unused.isEmpty else { return }
    throw .invalid(
      "Value provided in \(parameter) unused in expressions: keys: {\(unused.sortedByBytes().joined(separator: ", "))}")
  }

  private static let namesParameter = "ExpressionAttributeNames"
  private static let valuesParameter = "ExpressionAttributeValues"
}

/// What placeholders stand for, and which of them were used.
private struct PlaceholderTable<Content: Sendable>: Sendable {
  private struct Entry: Sendable {
    let name: String
    let content: Content
    var isUsed = false
  }

  private var entries: [Entry] = []
  /// Where each is, once they are too many to be looked through.
  private var positions: StringMap<Int> = [:]

  /// Up to here a look through the list is faster than a dictionary.
  private static var searched: Int { 16 }

  init(_ contents: StringMap<Content>) {
    entries.reserveCapacity(contents.count)
    for (name, content) in contents { entries.append(Entry(name: name, content: content)) }
    guard entries.count > Self.searched else { return }
    for (position, entry) in entries.enumerated() { positions[entry.name] = position }
  }

  /// What a placeholder stands for, which is used from then on; nil for one that isn't there.
  mutating func use(_ name: String) -> Content? {
    let position =
      entries.count > Self.searched ? positions[name] : entries.firstIndex { $0.name.hasSameBytes(as: name) }
    guard let position else { return nil }
    entries[position].isUsed = true
    return entries[position].content
  }

  var unused: [String] { entries.filter { !$0.isUsed }.map(\.name) }
}
