import SwynamoCore
import SwynamoWire

/// The expressions of a request with their names and values, in the two steps in which the service checks them.
struct ExpressionParameters {
  private let request: JSONValue
  private var placeholders: Placeholders

  /// First: which parameters stand together. Before any value is looked at.
  static func check(_ request: JSONValue, _ kinds: [ExpressionKind]) throws(DynamoDBError) {
    let hasExpressions = kinds.contains { request[$0.rawValue] != nil }
    if hasExpressions { try checkLegacy(request, kinds) }
    if !hasExpressions, request["ExpressionAttributeNames"] != nil {
      throw .invalid("ExpressionAttributeNames can only be specified when using expressions")
    }
    if request["ExpressionAttributeValues"] != nil { try checkUseOfValues(request, kinds) }
    if request["ConditionalOperator"] != nil { try checkConditionalOperator(request, kinds) }
  }

  private static func checkLegacy(_ request: JSONValue, _ kinds: [ExpressionKind]) throws(DynamoDBError) {
    let legacy = legacyParameters(beside: kinds).filter { name in
      // Key conditions may stand beside a filter or a projection that is an expression.
      request[name] != nil && (name != "KeyConditions" || request[ExpressionKind.keyCondition.rawValue] != nil)
    }
    guard !legacy.isEmpty else { return }
    let expressions = kinds.map(\.rawValue).filter { request[$0] != nil }
    throw .invalid(
      "Can not use both expression and non-expression parameters in the same request: "
        + "Non-expression parameters: {\(legacy.joined(separator: ", "))} "
        + "Expression parameters: {\(expressions.joined(separator: ", "))}")
  }

  private static func checkUseOfValues(_ request: JSONValue, _ kinds: [ExpressionKind]) throws(DynamoDBError) {
    let kinds = kinds.filter { $0 != .projection }.map(\.rawValue)
    guard !kinds.isEmpty, kinds.allSatisfy({ request[$0] == nil }) else { return }
    throw .invalid(
      "ExpressionAttributeValues can only be specified when using expressions: "
        + "\(kinds.joined(separator: " and ")) \(kinds.count > 1 ? "are" : "is") null")
  }

  /// It joins conditions, so there must be two.
  private static func checkConditionalOperator(_ request: JSONValue, _ kinds: [ExpressionKind]) throws(DynamoDBError) {
    let conditions = legacyParameters(beside: kinds).filter { ["QueryFilter", "ScanFilter", "Expected"].contains($0) }
    guard !conditions.isEmpty else { return }
    switch conditions.reduce(0, { $0 + (request[$1]?.members.count ?? 0) }) {
    case 0: throw .invalid("ConditionalOperator cannot be used without Filter or Expected")
    case 1: throw .invalid("ConditionalOperator can only be used when Filter or Expected has two or more elements")
    default: break
    }
  }

  /// The parameters that an operation's expressions replaced, in the service's order.
  private static func legacyParameters(beside kinds: [ExpressionKind]) -> [String] {
    if kinds.contains(.keyCondition) { return ["AttributesToGet", "QueryFilter", "ConditionalOperator", "KeyConditions"] }
    if kinds.contains(.filter) { return ["AttributesToGet", "ScanFilter", "ConditionalOperator"] }
    if kinds.contains(.update) { return ["AttributeUpdates", "Expected", "ConditionalOperator"] }
    return kinds.contains(.condition) ? ["Expected", "ConditionalOperator"] : ["AttributesToGet"]
  }

  /// Second: the names and values themselves.
  init(_ request: JSONValue, in wording: RequestWording) throws(DynamoDBError) {
    self.request = request
    var names: StringMap<String>?
    if let json = request["ExpressionAttributeNames"] {
      names = StringMap(minimumCapacity: json.members.count)
      for member in json.members { names?[member.name] = member.value.text ?? "" }
    }
    let given = request["ExpressionAttributeValues"]?.members
    placeholders = try Placeholders(names: names, valueKeys: given?.map(\.name)) { () throws(DynamoDBError) in
      guard let given else { return nil }
      var values = Item(minimumCapacity: given.count)
      for member in given { values[member.name] = try Self.value(member, in: wording) }
      return values
    }
  }

  private static func value(_ member: JSONMember, in wording: RequestWording) throws(DynamoDBError) -> AttributeValue {
    do throws(ValueError) {
      return try AttributeValue(json: member.value, depth: wording.depthOfExpressionValues)
    } catch {
      throw wording.error(error, ofExpressionValue: member.name)
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
