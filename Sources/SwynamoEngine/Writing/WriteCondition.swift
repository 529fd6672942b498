import SwynamoCore
import SwynamoWire

/// The condition of a write, and whether its failure answers with the item.
struct WriteCondition {
  let expression: ConditionExpression?
  private let returnsItem: Bool

  init(_ expression: ConditionExpression?, _ request: JSONValue) {
    self.expression = expression
    returnsItem = request["ReturnValuesOnConditionCheckFailure"]?.text == "ALL_OLD"
  }

  /// Of a request that has no other expression.
  init(_ request: JSONValue) throws(DynamoDBError) {
    let expected = try ConditionExpression(expected: request)
    guard request["ConditionExpression"] != nil else {
      self.init(expected, request)
      return
    }
    var parameters = try ExpressionParameters(request)
    let expression = try parameters.condition()
    try parameters.checkAllUsed()
    self.init(expression, request)
  }

  func check(_ schema: TableSchema) throws(DynamoDBError) { try schema.checkScalarKeys(expression?.paths ?? []) }

  /// Throws unless the condition holds for what is stored; nothing is an item without attributes.
  func check(_ old: StoredItem?) throws {
    guard let expression else { return }
    let item = try old?.item()
    guard !expression.holds(for: item ?? [:]) else { return }
    var failure = DynamoDBError.conditionFailed
    if returnsItem { failure.item = item }
    throw failure
  }
}

extension ConditionExpression {
  /// All paths in the condition.
  var paths: [DocumentPath] {
    switch self {
    case .compare(let left, _, let right), .beginsWith(let left, let right), .contains(let left, let right):
      [left, right].compactMap(\.path)
    case .between(let operand, let low, let high): [operand, low, high].compactMap(\.path)
    case .isIn(let operand, let list): ([operand] + list).compactMap(\.path)
    case .attributeExists(let path), .attributeNotExists(let path), .attributeType(let path, _): [path]
    case .and(let members), .or(let members): members.flatMap(\.paths)
    case .not(let member): member.paths
    }
  }
}

extension ConditionExpression.Operand {
  fileprivate var path: DocumentPath? {
    switch self {
    case .path(let path), .size(let path): path
    case .value: nil
    }
  }
}
