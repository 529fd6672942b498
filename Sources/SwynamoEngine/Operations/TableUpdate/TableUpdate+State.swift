import SwynamoCore
import SwynamoWire

extension TableUpdate {
  /// What the table and its indexes go through may be in the way of a change.
  func checkState(of table: Table) throws(DynamoDBError) {
    let name = table.schema.name
    switch table.state.status {
    case .creating: throw .inUse("Table is being created: \(name)")
    case .deleting: throw .inUse("Table is being deleted: \(name)")
    case .active, .updating: break
    }
    try checkNumberOfIndexes(table)
    try checkNames(of: table)
    if changesUnits { try checkUnits(table) }
    if stream != nil { try checkStream(table) }
    if tableClass != nil, table.state.work == .tableClass {
      throw .inUse(
        "Can't update table class when a table class update is in progress. Table: \(name) "
          + "TableClassUpdateInProgress: \(table.state.pending?.tableClass?.name ?? "STANDARD")")
    }
    if encryption != nil, table.state.work == .encryption {
      throw .inUse("Server-Side Encryption is still being updated")
    }
    if onDemand != nil, table.state.work == .throughput {
      throw .inUse("OnDemandThroughput cannot be updated while BillingMode update is in progress")
    }
    if changesIndexes { try checkWork(table) }
    for index in indexes { try check(index, of: table) }
    try checkVectorIndexes(of: table)
    // One piece of work at a time is kept; what can be done at once is.
    let begins = changesUnits || stream != nil || tableClass != nil || encryption != nil || hasWarmth
    if begins, table.state.work != nil {
      throw .inUse("Table: \(name) is in the process of being updated.")
    }
  }

  private func checkNumberOfIndexes(_ table: Table) throws(DynamoDBError) {
    guard changesIndexes else { return }
    let one = DynamoDBError.limitExceeded("Only 1 online index can be created or deleted simultaneously per table")
    let changed = indexes.filter(\.isCreateOrDelete).map(\.name) + vectorIndexes.map(\.name)
    guard changed.count == 1 else { throw one }
    for (name, state) in table.state.indexes where state.status != .updating {
      guard changed.contains(name) else { throw one }
    }
  }

  private func checkNames(of table: Table) throws(DynamoDBError) {
    for index in indexes {
      if case .create = index.action { continue }
      if case .update(let update) = index.action, let units = Throughput(update["ProvisionedThroughput"]),
        max(units.read, units.write) > TableSettings.maximumUnits
      {
        throw .invalid(
          "This operation cannot be performed with given input values. Please contact DynamoDB service team for more info: "
            + "Action Blocked: IndexUpdate")
      }
      guard let known = table.schema.index(index.name) else {
        throw .noSuchIndex(index.name, of: table.schema.name)
      }
      guard known.isGlobal else {
        let verb = index.isCreateOrDelete ? "delete" : "update"
        throw .invalid("Cannot \(verb) an index that is not a GlobalSecondaryIndex: \(index.name)")
      }
    }
  }

  private func checkUnits(_ table: Table) throws(DynamoDBError) {
    let name = table.schema.name
    switch table.state.work {
    case .throughput: throw .inUse("Table IOPS are currently being updated. Table: \(name)")
    case .stream:
      throw .inUse("Can't change table IOPS when stream status is being updated. Table: \(name) \(table.streamWork)")
    default: break
    }
    for (status, word) in [(IndexState.Status.creating, "created"), (.deleting, "deleted")] {
      let busy = table.state.indexes.filter { $0.value.status == status && $0.value.isBackfilling != true }.keys.sorted()
      if !busy.isEmpty {
        throw .inUse(
          "Can't change table IOPS when an index is being \(word). Table: \(name) Indexes: [\(busy.joined(separator: ", "))]")
      }
    }
  }

  private func checkStream(_ table: Table) throws(DynamoDBError) {
    let name = table.schema.name
    switch table.state.work {
    case .throughput: throw .inUse("Can't enable or disable stream while table IOPS are being updated. Table: \(name)")
    case .stream: throw .inUse("A stream status change is currently in progress. Table: \(name) \(table.streamWork)")
    case .tableClass:
      throw .inUse("Can't enable or disable stream when a table class update is in progress. Table: \(name)")
    case .indexes where table.state.indexes.values.contains { $0.status == .creating }:
      throw .inUse("Can't change stream status when an index is being created")
    default: break
    }
  }

  private func checkWork(_ table: Table) throws(DynamoDBError) {
    switch table.state.work {
    case .throughput:
      throw .inUse("Can't create or delete indexes while table IOPS are being updated. Table: \(table.schema.name)")
    case .stream: throw .inUse("Can't create or delete an index when stream status is being updated.")
    case .tableClass: throw .inUse("Can't create or delete an index when a table class update is in progress.")
    default: break
    }
  }

  private func check(_ index: IndexUpdate, of table: Table) throws(DynamoDBError) {
    guard let state = table.state.indexes[index.name] else { return }
    let place = "Table: \(table.schema.name) Index: \(index.name)"
    switch (index.action, state.status) {
    case (.create, _): break
    case (_, .deleting): throw .inUse("Index is being deleted. \(place)")
    case (_, .updating): throw .inUse("Index is being updated. \(place)")
    case (.delete, .creating):
      guard state.isBackfilling == true else { throw .allocating(place) }
    case (.update, .creating):
      guard state.isBackfilling == true else {
        throw .inUse("Index is being created but is not backfilling yet.  \(place)")
      }
    }
  }
}

extension Table {
  fileprivate var streamWork: String {
    "Stream: \(settings.stream?.label ?? "") Operation: \(settings.stream?.viewType == nil ? "DISABLE" : "ENABLE")"
  }

  /// A global index that is not filled can't be read.
  func checkReadable(_ index: SecondaryIndex) throws(DynamoDBError) {
    switch state.indexes[index.name]?.status {
    case nil, .updating: break
    case .creating: throw .invalid("Cannot read from backfilling global secondary index: \(index.name)")
    case .deleting: throw .missingIndex(index.name)
    }
  }
}

extension DynamoDBError {
  static func noSuchIndex(_ index: String, of table: String) -> DynamoDBError {
    DynamoDBError(
      code: resourceNotFound, message: "Requested resource not found: Index \(index) for table \(table)")
  }

  /// An index that is created can't be deleted yet.
  static func allocating(_ place: String) -> DynamoDBError {
    .inUse(
      "Index creation is in resource allocation phase. Retry deletion during backfilling phase or when the index is active. "
        + place)
  }
}
