import SwynamoCore
import SwynamoWire

extension Operation {
  /// The answer says UPDATING and shows the units as they were; unless the engine was asked for delays, the change is done by then.
  static let updateTable = Operation(
    "UpdateTable",
    [
      .attributeDefinitions(), .newTableName, .billingMode, .provisionedThroughput,
      Shape.Member(
        "GlobalSecondaryIndexUpdates", .list(.structure("GlobalSecondaryIndexUpdate", [update, create, delete]))),
      .streamSpecification, .encryptionSpecification, .tableClass, .isProtected, .onDemandThroughput, .warmThroughput,
    ]
  ) { request, session in
    let update = try TableUpdate(request)
    let table = try session.namedTable(request)
    let definition = try update.applied(to: table, session)
    return try session.changingTables {
      try session.catalog.change(table, to: definition, session.database)
      return try .answer("TableDescription") { try table.describe(at: session.now, to: &$0) }
    }
  }

  private static let create = Shape.Member("Create", Shape.Member.globalSecondaryIndex)
  private static let update = Shape.Member(
    "Update",
    .structure(
      "UpdateGlobalSecondaryIndexAction", [.newIndexName, .provisionedThroughput, .onDemandThroughput, .warmThroughput]))
  private static let delete = Shape.Member(
    "Delete", .structure("DeleteGlobalSecondaryIndexAction", [.newIndexName]))
}
