import SwynamoCore
import SwynamoWire

/// The expressions of a request with their names and values, in the two steps in which the service checks them.
struct ExpressionParameters {
  private let request: JSONValue
  private var placeholders: Placeholders

  /// First: which parameters stand together. Before any value is looked at.
  static func check(_ request: JSONValue, _ kinds: [ExpressionKind]) throws(DynamoDBError) {
    let expressions = kinds.map(\.rawValue).filter { request[$0] != nil }
    let legacy = legacyParameters.filter { request[$0] != nil }
    if !expressions.isEmpty, !legacy.isEmpty {
      throw .invalid(
        "Can not use both expression and non-expression parameters in the same request: "
          + "Non-expression parameters: {\(legacy.joined(separator: ", "))} "
          + "Expression parameters: {\(expressions.joined(separator: ", "))}")
    }
    if let parameter = legacy.first(where: { $0 != "AttributesToGet" }) {
      throw .invalid("The embedded engine does not know the legacy parameter \(parameter): use an expression instead")
    }
    if request["ExpressionAttributeNames"] != nil, expressions.isEmpty {
      throw .invalid("ExpressionAttributeNames can only be specified when using expressions")
    }
    let withValues = kinds.filter { $0 != .projection }.map(\.rawValue)
    if request["ExpressionAttributeValues"] != nil, !withValues.isEmpty, withValues.allSatisfy({ request[$0] == nil }) {
      throw .invalid(
        "ExpressionAttributeValues can only be specified when using expressions: "
          + "\(withValues.joined(separator: " and ")) \(withValues.count > 1 ? "are" : "is") null")
    }
  }

  private static let legacyParameters = [
    "AttributesToGet", "AttributeUpdates", "QueryFilter", "ScanFilter", "Expected", "ConditionalOperator", "KeyConditions",
  ]

  /// Second: the names and values themselves.
  init(_ request: JSONValue) throws(DynamoDBError) {
    self.request = request
    var names: [String: String]?
    if let json = request["ExpressionAttributeNames"] {
      names = [:]
      for member in json.members { names?[member.name] = member.value.text ?? "" }
    }
    var values: Item?
    if let json = request["ExpressionAttributeValues"] {
      values = [:]
      for member in json.members { values?[member.name] = try Self.value(member) }
    }
    placeholders = try Placeholders(names: names, values: values)
  }

  private static func value(_ member: JSONMember) throws(DynamoDBError) -> AttributeValue {
    do throws(DynamoDBError) { return try AttributeValue(json: member.value) } catch {
      throw .invalid("ExpressionAttributeValues contains invalid value: \(error.message) for key \(member.name)")
    }
  }

  // Third: the texts, in this order, and that nothing is left over.

  mutating func update() throws(DynamoDBError) -> UpdateExpression? {
    guard let text = text(.update) else { return nil }
    return try ExpressionParser.update(text, placeholders: &placeholders)
  }

  mutating func condition(_ kind: ExpressionKind = .condition) throws(DynamoDBError) -> ConditionExpression? {
    guard let text = text(kind) else { return nil }
    return try ExpressionParser.condition(text, kind: kind, placeholders: &placeholders)
  }

  mutating func projection() throws(DynamoDBError) -> ProjectionExpression? {
    guard let text = text(.projection) else { return nil }
    return try ExpressionParser.projection(text, placeholders: &placeholders)
  }

  func checkAllUsed() throws(DynamoDBError) { try placeholders.checkAllUsed() }

  private func text(_ kind: ExpressionKind) -> String? { request[kind.rawValue]?.text }
}
