import SwynamoWire

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Operation {
  /// The table can be used at once: the answer says ACTIVE where the service says CREATING.
  static let createTable = Operation(
    "CreateTable",
    [
      .attributeDefinitions(.notNull), .newTableName, .billingMode, .provisionedThroughput, .keySchema,
      .localSecondaryIndexes, .globalSecondaryIndexes,
      Shape.Member("DeletionProtectionEnabled", .boolean),
    ]
  ) { request, session in
    try TableSchema.check(request)
    let schema = TableSchema(request)
    guard session.catalog[schema.name] == nil else {
      throw DynamoDBError(code: DynamoDBError.resourceInUse, message: "Table already exists: \(schema.name)")
    }
    let table = try session.transaction {
      try session.catalog.create(schema, identifier: UUID().uuidString.lowercased(), at: session.now, session.database)
    }
    var json = JSONWriter()
    try json.object { json in
      try json.member("TableDescription") { try table.describe(.active, session.database, to: &$0) }
    }
    return json
  }
}
