import SwynamoCore
import SwynamoWire

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Operation {
  /// The answer says CREATING, as the service's does; unless the engine was asked for delays, the table is ACTIVE by then.
  static let createTable = Operation(
    "CreateTable",
    [
      .attributeDefinitions(.notNull), .newTableName, .billingMode, .provisionedThroughput, .keySchema,
      .localSecondaryIndexes, .globalSecondaryIndexes, .streamSpecification, .encryptionSpecification, .tags, .tableClass,
      .isProtected, .onDemandThroughput, .warmThroughput, Shape.Member("ResourcePolicy", .string),
    ]
  ) { request, session in
    try TableSchema.check(request)
    try TableSettings.check(request)
    let definition = TableDefinition(
      schema: TableSchema(request),
      settings: TableSettings(request, realm: session.catalog.realm, at: session.now),
      state: TableState(.creation, until: session.due))
    let name = definition.schema.name
    if let table = try session.catalog.existing(name) {
      throw table.state.status == .creating
        ? .inUse("Table is being created: \(name)")
        : DynamoDBError(code: DynamoDBError.resourceInUse, message: "Table already exists: \(name)")
    }
    return try session.changingTables {
      let table = try session.catalog.create(
        definition, identifier: UUID().uuidString.lowercased(), at: session.now, session.database)
      return try .answer("TableDescription") { try table.describe(at: session.now, to: &$0) }
    }
  }
}
