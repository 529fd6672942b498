/// Which parameter of a request an expression stands in; its name opens every message about it.
enum ExpressionKind: String, Sendable, Hashable, CaseIterable {
  case condition = "ConditionExpression"
  case filter = "FilterExpression"
  case keyCondition = "KeyConditionExpression"
  case update = "UpdateExpression"
  case projection = "ProjectionExpression"

  /// Whether DynamoDB says how large an expression is that is too large.
  var tellsSize: Bool { self == .condition || self == .filter }
}
