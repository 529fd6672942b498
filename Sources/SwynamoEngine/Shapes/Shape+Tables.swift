import SwynamoCore

extension Shape.Member {
  /// The name of an attribute of a key, or of one that items expire by.
  static let keyAttributeName = Shape.Member(
    "AttributeName", .string, .notNull, .minimumLength(Limits.keyNameLength.lowerBound),
    .maximumLength(Limits.keyNameLength.upperBound))

  /// The name in operations on tables.
  static let nameOfTable = Shape.Member("TableName", .string, .requiredName, .nameLength, .namePattern)
  /// The name in those that may do without.
  static let nameOfAnyTable = Shape.Member("TableName", .string, .nameLength, .namePattern)
  static let newTableName = Shape.Member(
    "TableName", .string, .requiredName, .newNameLength, .minimumLength(Limits.nameLength.lowerBound), .namePattern)

  static let keySchema = Shape.Member(
    "KeySchema", .list(keySchemaElement), .notNull, .minimumLength(1), .maximumLength(2))
  static let globalKeySchema = Shape.Member(
    "KeySchema", .list(keySchemaElement), .notNull, .minimumLength(1))
  private static let keySchemaElement = Shape.structure(
    "KeySchemaElement",
    [
      .keyAttributeName,
      Shape.Member("KeyType", .string, .notNull, .oneOf(["HASH", "RANGE"])),
    ])

  static func attributeDefinitions(_ constraints: Shape.Constraint...) -> Shape.Member {
    Shape.Member("AttributeDefinitions", .list(attributeDefinition), constraints: constraints)
  }
  private static let attributeDefinition = Shape.structure(
    "AttributeDefinition",
    [
      .keyAttributeName,
      Shape.Member("AttributeType", .string, .notNull, .oneOf(["B", "N", "S"])),
    ])

  static let billingMode = Shape.Member("BillingMode", .string, .oneOf(["PROVISIONED", "PAY_PER_REQUEST"]))

  static let provisionedThroughput = Shape.Member(
    "ProvisionedThroughput",
    .structure(
      "ProvisionedThroughput",
      [
        Shape.Member("WriteCapacityUnits", .long, .notNull, .minimum(1)),
        Shape.Member("ReadCapacityUnits", .long, .notNull, .minimum(1)),
      ]))

  static let newIndexName = Shape.Member(
    "IndexName", .string, .notNull, .namePattern, .minimumLength(Limits.nameLength.lowerBound),
    .maximumLength(Limits.nameLength.upperBound))

  static let projection = Shape.Member(
    "Projection",
    .structure(
      "Projection",
      [
        Shape.Member("ProjectionType", .string, .oneOf(["ALL", "INCLUDE", "KEYS_ONLY"])),
        Shape.Member(
          "NonKeyAttributes", .list(.string), .minimumLength(1), .maximumLength(Limits.projectedAttributes),
          .elements([.maximumLength(Limits.keyNameLength.upperBound), .minimumLength(Limits.keyNameLength.lowerBound)])),
      ]), .notNull)

  static let localSecondaryIndexes = Shape.Member(
    "LocalSecondaryIndexes", .list(.structure("LocalSecondaryIndex", [.projection, .newIndexName, .keySchema])))

  static let globalSecondaryIndex = Shape.structure(
    "GlobalSecondaryIndex",
    [
      .projection, .newIndexName, .provisionedThroughput, .globalKeySchema, .onDemandThroughput, .warmThroughput,
    ])

  static let streamSpecification = Shape.Member(
    "StreamSpecification",
    .structure(
      "StreamSpecification",
      [
        Shape.Member("StreamEnabled", .boolean, .notNull),
        Shape.Member(
          "StreamViewType", .string, .oneOf(["OLD_IMAGE", "KEYS_ONLY", "NEW_AND_OLD_IMAGES", "NEW_IMAGE"])),
      ]))
  static let encryptionSpecification = Shape.Member(
    "SSESpecification",
    .structure(
      "SSESpecification",
      [
        Shape.Member("Enabled", .boolean), Shape.Member("SSEType", .string, .oneOf(["AES256", "KMS"])),
        Shape.Member("KMSMasterKeyId", .string),
      ]))
  static let onDemandThroughput = Shape.Member(
    "OnDemandThroughput",
    .structure(
      "OnDemandThroughput", [Shape.Member("MaxReadRequestUnits", .long), Shape.Member("MaxWriteRequestUnits", .long)]))
  static let warmThroughput = Shape.Member(
    "WarmThroughput",
    .structure(
      "WarmThroughput", [Shape.Member("ReadUnitsPerSecond", .long), Shape.Member("WriteUnitsPerSecond", .long)]))
  static let tags = Shape.Member("Tags", .list(tag))
  static let requiredTags = Shape.Member("Tags", .list(tag), .notNull)
  private static let tag = Shape.structure("Tag", [Shape.Member("Key", .string), Shape.Member("Value", .string)])
  static let tableClass = Shape.Member("TableClass", .string)
  static let replicationMode = Shape.Member(
    "GlobalTableSettingsReplicationMode", .string, .oneOf(["ENABLED", "DISABLED", "ENABLED_WITH_OVERRIDES"]))
  static let isProtected = Shape.Member("DeletionProtectionEnabled", .boolean)

  static let globalSecondaryIndexes = Shape.Member("GlobalSecondaryIndexes", .list(globalSecondaryIndex))
}

extension Shape.Constraint {
  /// The keys of a map of tables.
  static let tableNames = keys([
    .maximumLength(Limits.nameLength.upperBound), .minimumLength(Limits.nameLength.lowerBound), .namePattern,
  ])
}
