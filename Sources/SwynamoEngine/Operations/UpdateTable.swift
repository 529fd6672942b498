import SwynamoWire

extension Operation {
  /// Changes are done at once, a new index is filled before the answer.
  static let updateTable = Operation(
    "UpdateTable",
    [
      .attributeDefinitions(), .newTableName, .billingMode, .provisionedThroughput,
      Shape.Member(
        "GlobalSecondaryIndexUpdates", .list(.structure("GlobalSecondaryIndexUpdate", [create, update, delete]))),
      Shape.Member("DeletionProtectionEnabled", .boolean),
    ]
  ) { request, session in
    let table = try session.catalog.namedTable(request)
    let schema = try table.schema.updated(by: request)
    let added = schema.globalIndexes.filter { table.schema.index($0.name) == nil }

    try session.transaction {
      try session.catalog.change(table, to: schema, session.database)
      for index in added { try table.fill(index) }
    }
    var json = JSONWriter()
    try json.object { json in
      try json.member("TableDescription") { try table.describe(.active, session.database, to: &$0) }
    }
    return json
  }

  private static let create = Shape.Member("Create", Shape.Member.globalSecondaryIndex)
  private static let update = Shape.Member(
    "Update",
    .structure("UpdateGlobalSecondaryIndexAction", [.newIndexName, .provisionedThroughput]))
  private static let delete = Shape.Member(
    "Delete", .structure("DeleteGlobalSecondaryIndexAction", [.newIndexName]))
}

extension TableSchema {
  fileprivate func updated(by request: JSONValue) throws(DynamoDBError) -> TableSchema {
    let updates = request["GlobalSecondaryIndexUpdates"]?.elements ?? []
    let billing = request["BillingMode"]?.text.flatMap(BillingMode.init)
    let units = Throughput(request["ProvisionedThroughput"])
    let protection = request["DeletionProtectionEnabled"]?.boolean
    guard billing != nil || units != nil || protection != nil || !updates.isEmpty else {
      throw .invalidParameter(
        "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, "
          + "GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required")
    }
    var schema = self
    try schema.change(billing, units)
    if let protection { schema.isProtected = protection }
    let changes = updates.filter { $0["Create"] != nil || $0["Delete"] != nil }
    guard changes.count <= 1 else {
      throw DynamoDBError(
        code: DynamoDBError.limitExceeded,
        message: "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table")
    }
    for definition in Self.definitions(request["AttributeDefinitions"])
    where !schema.definitions.contains(where: { $0.name == definition.name }) {
      schema.definitions.append(definition)
    }
    for change in updates { try schema.change(change) }
    let used = Set((schema.keys.attributes + schema.indexes.flatMap(\.keys.attributes)).map(\.name))
    schema.definitions.removeAll { !used.contains($0.name) }
    return schema
  }

  private mutating func change(_ billing: BillingMode?, _ units: Throughput?) throws(DynamoDBError) {
    switch billing ?? billingMode {
    case .onDemand:
      guard units == nil else {
        throw .invalidParameter(
          "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST")
      }
      throughput = Throughput()
    case .provisioned:
      guard units != nil || billing == nil else {
        throw .invalidParameter("ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED")
      }
      if let units, billing == nil, units == throughput {
        throw .invalid(
          "The provisioned throughput for the table will not change. The requested value equals the current value. "
            + "Current ReadCapacityUnits provisioned for the table: \(throughput.read). Requested ReadCapacityUnits: \(units.read). "
            + "Current WriteCapacityUnits provisioned for the table: \(throughput.write). "
            + "Requested WriteCapacityUnits: \(units.write). Refer to the Amazon DynamoDB Developer Guide for current limits "
            + "and how to request higher limits.")
      }
      throughput = units ?? throughput
    }
    billingMode = billing ?? billingMode
  }

  private mutating func change(_ update: JSONValue) throws(DynamoDBError) {
    if let create = update["Create"] {
      let name = create["IndexName"]?.text ?? ""
      guard index(name) == nil else {
        throw .invalid("Attempting to create an index which already exists")
      }
      try Self.checkGlobal(create, definitions.map(\.name), billingMode == .onDemand)
      globalIndexes.append(SecondaryIndex(create, isGlobal: true, definitions))
      return
    }
    let name = (update["Update"] ?? update["Delete"])?["IndexName"]?.text ?? ""
    guard let place = globalIndexes.firstIndex(where: { $0.name == name }) else {
      throw DynamoDBError(code: DynamoDBError.resourceNotFound, message: "Requested resource not found")
    }
    if let change = update["Update"] {
      globalIndexes[place].throughput = Throughput(change["ProvisionedThroughput"])
    } else {
      globalIndexes.remove(at: place)
    }
  }
}
