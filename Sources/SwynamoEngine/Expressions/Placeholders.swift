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
  private var names: [String: Entry<String>]
  private var values: [String: Entry<AttributeValue>]

  private struct Entry<Content: Sendable>: Sendable {
    var content: Content
    var isUsed = false
  }

  /// Checks the keys; nil means that the request has no such parameter.
  init(names: [String: String]? = nil, values: [String: AttributeValue]? = nil) throws(DynamoDBError) {
    if let names {
      try Self.check(names.keys, prefix: UInt8(ascii: "#"), parameter: Self.namesParameter)
      for (key, name) in names where name.isEmpty {
        throw Self.refusal("\(Self.namesParameter) contains invalid value: Empty attribute name for key \(key)")
      }
    }
    if let values { try Self.check(values.keys, prefix: UInt8(ascii: ":"), parameter: Self.valuesParameter) }
    self.names = names?.mapValues { Entry(content: $0) } ?? [:]
    self.values = values?.mapValues { Entry(content: $0) } ?? [:]
  }

  /// The attribute that `#name` stands for.
  mutating func attribute(_ name: String) throws(ExpressionFault) -> String {
    guard let index = names.index(forKey: name) else { throw .undefinedName(name) }
    names.values[index].isUsed = true
    return names.values[index].content
  }

  /// The value that `:name` stands for.
  mutating func value(_ name: String) throws(ExpressionFault) -> AttributeValue {
    guard let index = values.index(forKey: name) else { throw .undefinedValue(name) }
    values.values[index].isUsed = true
    return values.values[index].content
  }

  /// To be called when all expressions of the request are parsed.
  func checkAllUsed() throws(DynamoDBError) {
    try Self.checkUsed(names, parameter: Self.namesParameter)
    try Self.checkUsed(values, parameter: Self.valuesParameter)
  }

  /// The longest `#name` or `:name`, in bytes.
  static let maximumKeyLength = 255

  private static func check(
    _ keys: some Collection<String>, prefix: UInt8, parameter: String
  ) throws(DynamoDBError) {
    guard !keys.isEmpty else {
      throw refusal("\(parameter) must not be empty")
    }
    for key in keys.sorted() {
      let bytes = key.utf8
      guard bytes.count <= maximumKeyLength else {
        throw refusal(
          "\(parameter) contains invalid key: The expression attribute map contains a key that is too long; "
            + "size of key: \(bytes.count)")
      }
      guard bytes.first == prefix, bytes.count > 1, bytes.dropFirst().allSatisfy(ExpressionLexer.isNameByte) else {
        throw refusal("\(parameter) contains invalid key: Syntax error; key: \"\(key)\"")
      }
    }
  }

  private static func checkUsed<Content>(
    _ entries: [String: Entry<Content>], parameter: String
  ) throws(DynamoDBError) {
    guard entries.contains(where: { !$0.value.isUsed }) else { return }
    let unused = entries.filter { !$0.value.isUsed }.keys.sorted().joined(separator: ", ")
    throw refusal("Value provided in \(parameter) unused in expressions: keys: {\(unused)}")
  }

  private static let namesParameter = "ExpressionAttributeNames"
  private static let valuesParameter = "ExpressionAttributeValues"

  private static func refusal(_ message: String) -> DynamoDBError {
    DynamoDBError(code: DynamoDBError.validation, message: message)
  }
}
