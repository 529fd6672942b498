import SwynamoCore
import SwynamoWire

extension TableUpdate {
  /// `isSwitched` says that the change to provisioned units gave the indexes theirs.
  func changeIndexes(
    of definition: inout TableDefinition, isSwitched: Bool, _ session: Session
  ) throws(DynamoDBError) {
    for index in indexes {
      switch index.action {
      case .create(let create): try add(create, index.name, to: &definition, session)
      case .update(let update) where isSwitched && update["ProvisionedThroughput"] != nil: continue
      case .update(let update): try change(index.name, update, of: &definition, session)
      case .delete:
        definition.state.beginDeletion(of: index.name, until: session.due)
        occupy(&definition, session)
      }
    }
  }

  /// Indexes come and go while the table is UPDATING.
  func occupy(_ definition: inout TableDefinition, _ session: Session) {
    if definition.state.work == nil { definition.state.begin(.indexes, until: session.due) }
  }

  private func add(
    _ create: JSONValue, _ name: String, to definition: inout TableDefinition, _ session: Session
  ) throws(DynamoDBError) {
    guard !definition.schema.indexNames.contains(name) else {
      throw .invalid("Attempting to create an index which already exists")
    }
    guard definition.schema.globalIndexes.count < 20 else {
      throw .limitExceeded("Number of global secondary indexes exceeds per-table limit of 20")
    }
    let isOnDemand = definition.settings.billingMode == .onDemand
    if isOnDemand, create["ProvisionedThroughput"] != nil {
      throw .invalidParameter(
        "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified for index: \(name) "
          + "when BillingMode is PAY_PER_REQUEST")
    }
    if !isOnDemand, create["ProvisionedThroughput"] == nil {
      throw .invalidParameter("Both ReadCapacityUnits and WriteCapacityUnits must be specified for index: \(name)")
    }
    try TableSettings.checkBounds(create["ProvisionedThroughput"], " for index \(name)")
    try TableSettings.checkThroughput(of: create, isOnDemand: isOnDemand, .index(name))

    let index = SecondaryIndex(create, isGlobal: true, definitions)
    try definition.schema.checkTypes(of: index)
    for attribute in index.keys.attributes where !definition.schema.definitions.contains(where: { $0.name == attribute.name }) {
      definition.schema.definitions.append(attribute)
    }
    definition.schema.globalIndexes.append(index)
    try TableSchema.checkProjected(definition.schema.projectedNames)
    var settings = IndexSettings(create, isOnDemand: isOnDemand)
    settings.throughput.since = session.now
    definition.set { $0.indexes[name] = settings }
    definition.state.indexes[name] = IndexState(status: .creating, due: session.due, isBackfilling: false, isFilling: true)
    occupy(&definition, session)
  }

  private func change(
    _ name: String, _ update: JSONValue, of definition: inout TableDefinition, _ session: Session
  ) throws(DynamoDBError) {
    guard var index = definition.settings.indexes[name] else { return }
    let isOnDemand = definition.settings.billingMode == .onDemand
    let units = Throughput(update["ProvisionedThroughput"])
    let bounds = OnDemandThroughput(update["OnDemandThroughput"])
    let warm = WarmThroughput(update["WarmThroughput"], over: index.warm)
    if isOnDemand, units != nil || bounds == nil && warm == nil {
      throw .invalidParameter(
        "The only Updates for index: \(name) when TableThroughputMode is PAY_PER_REQUEST can be to "
          + "OnDemandThroughput, WarmThroughput")
    }
    try TableSettings.checkOnDemand(
      update["OnDemandThroughput"], isOnDemand: isOnDemand, clears: true, .index(name))
    if let warm { try TableSettings.checkRise(from: index.warm, to: warm, .index(name)) }

    if let bounds { definition.set { $0.indexes[name]?.onDemand = .merged(index.onDemand, bounds) } }
    if let warm { definition.set { $0.indexes[name]?.warm = warm } }
    var state = IndexState(status: .updating, due: session.due)
    if let units {
      guard !units.equals(index.throughput) else {
        throw .noChange("the index \(name)", "index \(name)", index.throughput, units)
      }
      index = definition.settings.indexes[name] ?? index
      index.throughput = index.throughput.changed(to: units, at: session.now)
      definition.settings.indexes[name]?.throughput.lastIncrease = index.throughput.lastIncrease
      index.warm = index.warm.rising(to: units)
      state.pending = index
    }
    if units != nil || bounds != nil { definition.state.indexes[name] = state }
  }
}

extension TableSchema {
  /// An attribute has one type in all keys of a table.
  fileprivate func checkTypes(of index: SecondaryIndex) throws(DynamoDBError) {
    for keys in [keys] + indexes.map(\.keys) {
      for attribute in index.keys.attributes {
        guard let known = keys.attributes.first(where: { $0.name == attribute.name }), known.type != attribute.type else {
          continue
        }
        throw .redefined("Schema:\(keys.elements)", "Schema:\(index.keys.elements)")
      }
    }
    for vector in vectorIndexes where index.keys.attributes.contains(where: vector.redefines) {
      throw .redefined("VectorIndexSchema:\(vector.elements)", "Schema:\(index.keys.elements)")
    }
  }

  /// By all indexes, beside their keys.
  var projectedNames: Int {
    (indexes.map(\.projection) + vectorIndexes.map(\.projection)).reduce(0) { count, projection in
      if case .include(let names) = projection { count + names.count } else { count }
    }
  }
}

extension DynamoDBError {
  /// An attribute has another type than it had.
  static func redefined(_ existing: String, _ new: String) -> DynamoDBError {
    .invalidParameter(
      "Attributes cannot be redefined. Please check that your attribute has the same type as previously defined. "
        + "Existing schema: \(existing) New schema: \(new)")
  }
}

extension KeySchema {
  /// `[SchemaElement: key{id:S:HASH}]`
  var elements: String {
    let hash = hash.map { "SchemaElement: key{\($0.name):\($0.type.rawValue):HASH}" }
    let range = range.map { "SchemaElement: key{\($0.name):\($0.type.rawValue):RANGE}" }
    return "[\((hash + range).joined(separator: ", "))]"
  }
}
