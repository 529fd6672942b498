import SwynamoCore
import SwynamoWire

extension Operation {
  /// The answer says CREATING, as the service's does; unless the engine was asked for delays, the table is ACTIVE by then.
  static let createTable = Operation(
    "CreateTable",
    [
      .attributeDefinitions(.notNull), .newTableName, .billingMode, .provisionedThroughput, .keySchema,
      .globalSecondaryIndexes, .localSecondaryIndexes, .vectorIndexes, .streamSpecification, .encryptionSpecification, .tags,
      .tableClass,
      .isProtected, .onDemandThroughput, .warmThroughput, Shape.Member("ResourcePolicy", .string),
      Shape.Member("GlobalTableSourceArn", .string), .replicationMode,
    ]
  ) { request, session in
    try TableSchema.check(request)
    try TableSettings.check(request)
    var definition = TableDefinition(
      schema: TableSchema(request),
      settings: TableSettings(request, namespace: session.catalog.shown, at: session.now),
      state: TableState(.creation, until: session.due))
    let name = definition.schema.name
    if let table = try session.catalog.existing(name) {
      throw table.state.status == .creating
        ? .inUse("Table is being created: \(name)")
        : DynamoDBError(code: DynamoDBError.resourceInUse, message: "Table already exists: \(name)")
    }
    definition.settings.stream?.label = session.streamLabel(forTable: name)
    return try session.changingTables {
      let table = try session.create(definition)
      return try .answer("TableDescription") { try table.describe(at: session.now, shownAs: session.catalog.shown, to: &$0) }
    }
  }
}

extension Operation {
  static let describeTable = Operation("DescribeTable", [.nameOfTable]) { request, session in
    let table = try session.namedTable(request)
    let replicas = session.replicas(of: table).map(\.table)
    return try .answer("Table") {
      try table.describe(at: session.now, shownAs: session.catalog.shown, with: replicas, to: &$0)
    }
  }
}

extension Operation {
  static let listTables = Operation(
    "ListTables",
    [
      Shape.Member(
        "ExclusiveStartTableName", .string, .namePattern, .minimumLength(Limits.nameLength.lowerBound),
        .maximumLength(Limits.nameLength.upperBound)),
      Shape.Member("Limit", .integer, .minimum(1), .maximum(Limits.listedTables)),
    ]
  ) { request, session in
    let limit = request["Limit"]?.integer ?? Limits.listedTables
    let start = request["ExclusiveStartTableName"]?.text
    let names = session.catalog.names.filter { name in start.map { $0 < name } ?? true }
    var json = JSONWriter()
    json.object { json in
      json.member("TableNames") { json in
        json.array { json in for name in names.prefix(limit) { json.string(name) } }
      }
      if names.count > limit { json.member("LastEvaluatedTableName", names[limit - 1]) }
    }
    return json
  }
}

extension Operation {
  /// The answer says DELETING; unless the engine was asked for delays, the table is gone by then.
  static let deleteTable = Operation("DeleteTable", [.nameOfTable]) { request, session in
    let table = try session.namedTable(request)
    let name = table.schema.name
    switch table.state.status {
    case .creating where table.settings.replication != nil: throw DynamoDBError.inUse("Table: \(name) is being used.")
    case .creating: throw DynamoDBError.inUse("Table is being created: \(name)")
    case .deleting: throw DynamoDBError.inUse("Table is being deleted: \(name)")
    case .active, .updating: break
    }
    try session.checkDeletion(ofReplica: table)
    guard table.state.indexes.isEmpty else {
      throw DynamoDBError.inUse("Cannot delete table while indexes are being created, updated, or deleted.")
    }
    guard table.state.work != .stream else {
      throw DynamoDBError.inUse("Cannot delete table while stream is being enabled/disabled.")
    }
    guard table.state.work == nil else {
      throw DynamoDBError.inUse("Table: \(name) is in the process of being updated.")
    }
    guard !table.settings.isProtected else {
      throw DynamoDBError.invalid(
        "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.")
    }
    try session.checkUncopied(table)

    var definition = table.definition
    definition.state = TableState(.deletion, until: session.due)
    return try session.changingTables {
      try session.change(table, to: definition)
      return try .answer("TableDescription") {
        try table.describeDeleted(at: session.now, shownAs: session.catalog.shown, to: &$0)
      }
    }
  }
}

extension Operation {
  /// The limits of a new account.
  static let describeLimits = Operation("DescribeLimits", []) { _, _ in
    var json = JSONWriter()
    json.object { json in
      json.member("AccountMaxReadCapacityUnits", Limits.accountUnits)
      json.member("AccountMaxWriteCapacityUnits", Limits.accountUnits)
      json.member("TableMaxReadCapacityUnits", Limits.tableUnits)
      json.member("TableMaxWriteCapacityUnits", Limits.tableUnits)
    }
    return json
  }
}

extension Operation {
  /// The name that the service would have; a server that knows its own address answers with that.
  static let describeEndpoints = Operation("DescribeEndpoints", []) { _, session in
    .answer("Endpoints") { json in
      json.array { json in
        json.object { json in
          json.member("Address", "dynamodb.\(session.catalog.shown.region).amazonaws.com")
          json.member("CachePeriodInMinutes", 1440)
        }
      }
    }
  }
}

extension Operation {
  /// The answer says UPDATING and shows the units as they were; unless the engine was asked for delays, the change is done by then.
  static let updateTable = Operation(
    "UpdateTable",
    [
      .attributeDefinitions(), .nameOfTable, .billingMode, .provisionedThroughput,
      Shape.Member(
        "GlobalSecondaryIndexUpdates", .list(.structure("GlobalSecondaryIndexUpdate", [update, create, delete]))),
      .vectorIndexUpdates,
      .streamSpecification, .encryptionSpecification, .tableClass, .isProtected, .onDemandThroughput, .warmThroughput,
      TableUpdate.replicaUpdates, TableUpdate.consistency, TableUpdate.witnessUpdates, .replicationMode,
      TableUpdate.disassociationProtection,
    ]
  ) { request, session in
    let update = try TableUpdate(request)
    let table = try session.namedTable(request)
    try update.checkState(of: table)
    if let answer = try update.changeReplicas(of: table, session) { return answer }
    try update.checkGlobalTable(table, session)
    let definition = try update.applied(to: table, session)
    let others = session.replicas(of: table)
    // What a region has not for itself is changed in all of them, or in none.
    if update.isCommon { try session.checkGroup(of: table) }
    let changes = try (update.isCommon ? others : []).map {
      ($0.session, $0.table, try update.applied(to: $0.table, $0.session, isElsewhere: true))
    }
    return try session.changingTables {
      try session.change(table, to: definition)
      for (session, replica, definition) in changes { try session.change(replica, to: definition) }
      return try .answer("TableDescription") { json in
        try table.describe(
          at: session.now, shownAs: session.catalog.shown, after: update.onDemand, with: others.map(\.table), to: &json)
      }
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
