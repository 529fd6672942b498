import SwynamoCore

/// The type that the service's model gives a member of a request.
///
/// Requests are checked in two passes, as the service does: types first (`SerializationException`), then
/// all constraints together (`2 validation errors detected: …`).
indirect enum Shape: Sendable {
  case string
  case boolean
  case integer
  case long
  /// Seconds since 1970.
  case timestamp
  case blob
  case attributeValue
  case list(Shape)
  /// The Java name of the values' type belongs to the refusal of a list.
  case map(Shape, of: String)
  case structure(String, [Member])

  struct Member: Sendable {
    let name: String
    let shape: Shape
    let constraints: [Constraint]
    let isRequired: Bool

    init(_ name: String, _ shape: Shape, _ constraints: Constraint...) {
      self.init(name, shape, constraints: constraints)
    }

    init(_ name: String, _ shape: Shape, constraints: [Constraint]) {
      isRequired = constraints.contains { if case .notNull = $0 { true } else { false } }
      self.name = name
      self.shape = shape
      self.constraints = constraints
    }
  }

  enum Constraint: Sendable {
    case notNull
    /// If it is broken, those after it aren't looked at; of a request's own name, nothing else is reported.
    case notEmpty
    case minimum(Int)
    case maximum(Int)
    case minimumLength(Int)
    case maximumLength(Int)
    /// Of a name, or of the name in an ARN.
    case maximumNameLength(Int)
    /// Checked alone, before all others, by operations on tables: there, and of 3 to 255 characters.
    case requiredName
    case nameLength
    /// The same, but names of one and two letters are told with all others: CreateTable.
    case newNameLength
    /// Checked alone too: there.
    case requiredARN
    /// The pattern of names of tables and indexes.
    case namePattern
    /// The patterns of operations on files.
    case matches(NamePattern)
    case oneOf([String])
    /// Of `ReturnValues`: a set that is told otherwise, by the older names only where the request is not complete.
    case returnedValues([String])
    /// Of `ConditionalOperator`, checked alone where that parameter has two conditions and more.
    case joinsConditions(of: String)
    /// For each element of a list, all of these.
    case elements([Constraint])
    /// For each key of a map, all of these.
    case keys([Constraint])
    /// For each value of a map, all of these.
    case values([Constraint])
  }
}

extension Shape {
  static let attributes = Shape.map(.attributeValue, of: "com.amazonaws.dynamodb.v20120810.AttributeValue")
  static let names = Shape.map(.string, of: "java.lang.String")
}

extension Shape.Member {
  /// Operations on items take a name or an ARN; a name that is too short for a table is one of no table.
  static let tableName = Shape.Member(
    "TableName", .string, .notNull, .notEmpty, .namePattern, .maximumNameLength(Limits.nameLength.upperBound))
  static let indexName = Shape.Member(
    "IndexName", .string, .namePattern, .minimumLength(Limits.nameLength.lowerBound),
    .maximumLength(Limits.nameLength.upperBound))
  static let key = Shape.Member("Key", Shape.attributes, .notNull)
  static let item = Shape.Member("Item", Shape.attributes, .notNull)

  static let returnConsumedCapacity = Shape.Member("ReturnConsumedCapacity", .string, .oneOf(["INDEXES", "TOTAL", "NONE"]))
  static let returnItemCollectionMetrics = Shape.Member("ReturnItemCollectionMetrics", .string, .oneOf(["SIZE", "NONE"]))
  static let returnValues = Shape.Member(
    "ReturnValues", .string, .returnedValues(["ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW"]))
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

  static let clientRequestToken = Shape.Member(
    "ClientRequestToken", .string, .minimumLength(Limits.tokenLength.lowerBound), .maximumLength(Limits.tokenLength.upperBound))

  static let consistentRead = Shape.Member("ConsistentRead", .boolean)
  static let limit = Shape.Member("Limit", .integer, .minimum(1))
  static let exclusiveStartKey = Shape.Member("ExclusiveStartKey", Shape.attributes)
}

/// The parameters that expressions replaced.
extension Shape.Member {
  static let attributesToGet = Shape.Member(
    "AttributesToGet", .list(.string), .minimumLength(1),
    .maximumLength(Limits.attributesToGet))
  static let conditionalOperator = Shape.Member("ConditionalOperator", .string, .oneOf(["OR", "AND"]))
  static let queryConditionalOperator = Shape.Member(
    "ConditionalOperator", .string, .joinsConditions(of: "QueryFilter"), .oneOf(["OR", "AND"]))

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
