import SwynamoCore

/// The parameters that expressions replaced.
extension Shape.Member {
  static let attributesToGet = Shape.Member(
    "AttributesToGet", .list(.string), .minimumLength(1),
    .maximumLength(Limits.attributesToGet))
  static let conditionalOperator = Shape.Member("ConditionalOperator", .string, .oneOf(["OR", "AND"]))

  static let expected = map("Expected", of: "ExpectedAttributeValue", [value, exists, comparisonOperator(), attributeValueList])
  static let attributeUpdates = map("AttributeUpdates", of: "AttributeValueUpdate", [value, action])
  static let keyConditions = map("KeyConditions", of: "Condition", [attributeValueList, comparisonOperator(.notNull)])
  static let queryFilter = map("QueryFilter", of: "Condition", [attributeValueList, comparisonOperator(.notNull)])
  static let scanFilter = map("ScanFilter", of: "Condition", [attributeValueList, comparisonOperator(.notNull)])

  private static let value = Shape.Member("Value", .attributeValue)
  private static let exists = Shape.Member("Exists", .boolean)
  private static let action = Shape.Member("Action", .string, .oneOf(["ADD", "PUT", "DELETE"]))
  private static let attributeValueList = Shape.Member("AttributeValueList", .list(.attributeValue))

  private static func comparisonOperator(_ constraints: Shape.Constraint...) -> Shape.Member {
    let words = [
      "IN", "NULL", "BETWEEN", "LT", "NOT_CONTAINS", "EQ", "GT", "NOT_NULL", "NE", "LE", "BEGINS_WITH", "GE", "CONTAINS",
    ]
    return Shape.Member("ComparisonOperator", .string, constraints: constraints + [.oneOf(words)])
  }

  private static func map(_ name: String, of type: String, _ members: [Shape.Member]) -> Shape.Member {
    Shape.Member(name, .map(.structure(type, members), of: "com.amazonaws.dynamodb.v20120810.\(type)"))
  }
}
