import GRDB
import SwynamoWire

extension Table {
  enum Status: String {
    case active = "ACTIVE"
    case deleting = "DELETING"
  }

  /// `TableDescription`. Counts and sizes are those of now, where the service's are hours old.
  func describe(_ status: Status, _ database: Database, to json: inout JSONWriter) throws {
    let (count, size) = try rows.totals(database)
    try json.object { json in
      json.member("AttributeDefinitions") { TableSchema.write(schema.definitions, to: &$0) }
      json.member("TableName", schema.name)
      json.member("KeySchema") { schema.keys.write(to: &$0) }
      json.member("TableStatus", status.rawValue)
      json.member("CreationDateTime") { $0.number(created) }
      json.member("ProvisionedThroughput") { schema.throughput.describe(to: &$0) }
      json.member("TableSizeBytes", size)
      json.member("ItemCount", count)
      json.member("TableArn", arn)
      json.member("TableId", identifier)
      if schema.billingMode == .onDemand {
        json.member("BillingModeSummary") { json in
          json.object { json in
            json.member("BillingMode", schema.billingMode.rawValue)
            json.member("LastUpdateToPayPerRequestDateTime") { $0.number(created) }
          }
        }
      }
      try describe(schema.localIndexes, "LocalSecondaryIndexes", database, to: &json)
      try describe(schema.globalIndexes, "GlobalSecondaryIndexes", database, to: &json)
      json.member("DeletionProtectionEnabled") { $0.bool(schema.isProtected) }
    }
  }

  private func describe(
    _ indexes: [SecondaryIndex], _ member: String, _ database: Database, to json: inout JSONWriter
  ) throws {
    guard !indexes.isEmpty else { return }
    try json.member(member) { json in
      try json.array { json in
        for index in indexes {
          let (count, size) = try rows(of: index).totals(database)
          json.object { json in
            var described = index
            described.throughput = nil
            described.writeMembers(to: &json)
            if index.isGlobal {
              json.member("IndexStatus", Status.active.rawValue)
              json.member("ProvisionedThroughput") { (index.throughput ?? Throughput()).describe(to: &$0) }
            }
            json.member("IndexSizeBytes", size)
            json.member("ItemCount", count)
            json.member("IndexArn", "\(arn)/index/\(index.name)")
          }
        }
      }
    }
  }
}

extension Throughput {
  fileprivate func describe(to json: inout JSONWriter) {
    json.object { json in
      json.member("NumberOfDecreasesToday", 0)
      json.member("ReadCapacityUnits", read)
      json.member("WriteCapacityUnits", write)
    }
  }
}
