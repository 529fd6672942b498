import SwynamoCore

extension Shape {
  static let attributes = Shape.map(.attributeValue, of: "com.amazonaws.dynamodb.v20120810.AttributeValue")
  static let names = Shape.map(.string, of: "java.lang.String")
}

extension Shape.Member {
  /// Operations on items take a name or an ARN.
  static let tableName = Shape.Member(
    "TableName", .string, .notNull, .notEmpty, .namePattern, .minimumLength(Limits.nameLength.lowerBound),
    .maximumNameLength(Limits.nameLength.upperBound))
  static let indexName = Shape.Member(
    "IndexName", .string, .namePattern, .minimumLength(Limits.nameLength.lowerBound),
    .maximumLength(Limits.nameLength.upperBound))
  static let key = Shape.Member("Key", Shape.attributes, .notNull)
  static let item = Shape.Member("Item", Shape.attributes, .notNull)

  static let returnConsumedCapacity = Shape.Member("ReturnConsumedCapacity", .string, .oneOf(["INDEXES", "TOTAL", "NONE"]))
  static let returnItemCollectionMetrics = Shape.Member("ReturnItemCollectionMetrics", .string, .oneOf(["SIZE", "NONE"]))
  static let returnValues = Shape.Member(
    "ReturnValues", .string, .oneOf(["ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW"]))
  static let returnValuesOnFailure = Shape.Member(
    "ReturnValuesOnConditionCheckFailure", .string, .oneOf(["ALL_OLD", "NONE"]))
  static let select = Shape.Member(
    "Select", .string, .oneOf(["SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES"]))

  static let conditionExpression = Shape.Member("ConditionExpression", .string)
  static let updateExpression = Shape.Member("UpdateExpression", .string)
  static let projectionExpression = Shape.Member("ProjectionExpression", .string)
  static let filterExpression = Shape.Member("FilterExpression", .string)
  static let keyConditionExpression = Shape.Member("KeyConditionExpression", .string)
  static let expressionAttributeNames = Shape.Member("ExpressionAttributeNames", Shape.names)
  static let expressionAttributeValues = Shape.Member("ExpressionAttributeValues", Shape.attributes)

  static let consistentRead = Shape.Member("ConsistentRead", .boolean)
  static let limit = Shape.Member("Limit", .integer, .minimum(1))
  static let exclusiveStartKey = Shape.Member("ExclusiveStartKey", Shape.attributes)
}
