import SwynamoCore
import SwynamoWire

extension TableUpdate {
  /// The table's definition with the change begun. It is done when the state's time is over. That of a replica in another region
  /// than the request's has only what is common to all.
  func applied(
    to table: Table, _ session: Session, isElsewhere: Bool = false
  ) throws(DynamoDBError) -> TableDefinition {
    try checkState(of: table)
    if table.settings.replication == nil {
      try refuseReplicas(of: table, in: session.catalog.shown.region)
      try TableSettings.checkReplicationMode(request)
    }
    if hasEmptyThroughput { throw DynamoDBError.internalFailure }
    var definition = table.definition
    if changesUnits { try changeUnits(of: &definition, session) }
    let isSwitched = table.settings.billingMode == .onDemand && definition.settings.billingMode == .provisioned
    try changeIndexes(of: &definition, isSwitched: isSwitched, session)
    try changeVectorIndexes(of: &definition, session)
    if !isElsewhere {
      if let stream { try change(stream, of: &definition, session) }
      if let replicationMode { definition.set { $0.replicationMode = replicationMode } }
      if let isProtected { definition.set { $0.isProtected = isProtected } }
    }
    if encryption != nil, !isElsewhere || !hasRegionalKey { try changeEncryption(of: &definition, session) }
    if let tableClass { change(tableClass, of: &definition, session) }
    if let onDemand {
      try TableSettings.checkOnDemand(
        request["OnDemandThroughput"], isOnDemand: definition.settings.billingMode == .onDemand, clears: true, .table)
      definition.set { $0.onDemand = .merged($0.onDemand, onDemand) }
    }
    if let warm = WarmThroughput(request["WarmThroughput"], over: definition.settings.warm) {
      try TableSettings.checkRise(from: definition.settings.warm, to: warm, .table)
      definition.begin(.warmth, session) { $0.warm = warm }
    }
    return definition
  }

  private func changeUnits(of definition: inout TableDefinition, _ session: Session) throws(DynamoDBError) {
    let settings = definition.settings
    switch (settings.billingMode, billingMode ?? settings.billingMode) {
    case (.onDemand, .onDemand):
      guard throughput == nil else { throw TableSettings.unitsOnDemand }
      definition.begin(.throughput, session) { _ in }
    case (.provisioned, .provisioned):
      guard let throughput else { return }
      guard !throughput.equals(settings.throughput) else {
        throw .noChange("the table", "the table", settings.throughput, throughput)
      }
      let changed = settings.throughput.changed(to: throughput, at: session.now)
      // The date is seen at once, the units when they are there.
      definition.settings.throughput.lastIncrease = changed.lastIncrease
      definition.begin(.throughput, session) {
        $0.throughput = changed
        $0.warm = $0.warm.rising(to: throughput)
      }
    case (.provisioned, .onDemand): switchToOnDemand(&definition, session)
    case (.onDemand, .provisioned): try switchToProvisioned(&definition, session)
    }
  }

  /// The mode is seen at once, as the service shows it.
  private func switchToOnDemand(_ definition: inout TableDefinition, _ session: Session) {
    definition.settings.billingMode = .onDemand
    definition.settings.throughput.read = 0
    definition.settings.throughput.write = 0
    for name in definition.settings.indexes.keys {
      definition.settings.indexes[name]?.throughput = Throughput()
      // Units that were asked for before don't come any more.
      definition.state.indexes[name, default: IndexState(status: .updating, due: session.due)].pending = nil
    }
    definition.begin(.throughput, session) { settings in
      settings.onDemandSince = session.now
      settings.warm = settings.warm.rising(to: .onDemand)
      settings.indexes = settings.indexes.mapValues { index in
        var index = index
        index.warm = index.warm.rising(to: .onDemand)
        return index
      }
    }
  }

  /// All global indexes get their units in the same request.
  private func switchToProvisioned(_ definition: inout TableDefinition, _ session: Session) throws(DynamoDBError) {
    guard definition.schema.vectorIndexes.isEmpty else { throw VectorIndex.provisioned }
    guard let throughput else {
      throw .invalidParameter("ProvisionedThroughput must be specified when BillingMode is PROVISIONED")
    }
    var units: [String: Throughput] = [:]
    for index in indexes {
      if case .update(let update) = index.action { units[index.name] = Throughput(update["ProvisionedThroughput"]) }
    }
    let missing = definition.schema.globalIndexes.map(\.name).filter { units[$0] == nil }
    guard missing.isEmpty else {
      throw .invalidParameter("ProvisionedThroughput must be specified for index: \(missing.joined(separator: ","))")
    }
    definition.settings.billingMode = .provisioned
    definition.settings.throughput = throughput
    definition.settings.throughput.since = session.now
    definition.settings.onDemand = nil
    for (name, units) in units {
      guard var index = definition.settings.indexes[name] else { continue }
      index.throughput = units
      index.throughput.since = session.now
      index.onDemand = nil
      index.warm = index.warm.rising(to: units)
      definition.settings.indexes[name] = index
      definition.state.indexes[name] = definition.state.indexes[name] ?? IndexState(status: .updating, due: session.due)
    }
    definition.begin(.throughput, session) { $0.warm = $0.warm.rising(to: throughput) }
  }

  private func change(
    _ stream: JSONValue, of definition: inout TableDefinition, _ session: Session
  ) throws(DynamoDBError) {
    let name = definition.schema.name
    let isEnabled = definition.settings.stream?.viewType != nil
    if stream["StreamEnabled"]?.boolean == true {
      guard !isEnabled else { throw .invalid("Table already has an enabled stream: TableName: \(name)") }
      definition.settings.stream = .init(
        viewType: stream["StreamViewType"]?.text, label: session.streamLabel(forTable: name))
    } else {
      guard isEnabled else { throw .invalid("Table has no stream to disable: TableName: \(name)") }
      definition.settings.stream?.viewType = nil
    }
    let changed = definition.settings.stream
    definition.begin(.stream, session) { $0.stream = changed }
  }

  private func changeEncryption(of definition: inout TableDefinition, _ session: Session) throws(DynamoDBError) {
    let current = definition.settings.encryptionKey
    guard let next = EncryptionSpecification(encryption)?.keyARN(in: session.catalog.shown) else {
      guard current != nil else { throw .invalidParameter("Table is already encrypted by default") }
      definition.begin(.encryption, session) { $0.encryptionKey = nil }
      return
    }
    guard current != encryption?["KMSMasterKeyId"]?.text || current == nil else {
      throw .invalidParameter(
        "Table is already encrypted with given KMSMasterKeyId. Use KMSMasterKeyId parameter if you want to change Master Key")
    }
    definition.begin(.encryption, session) { $0.encryptionKey = next }
  }

  /// The default that was never named is not named by asking for it.
  private func change(_ tableClass: String, of definition: inout TableDefinition, _ session: Session) {
    let current = definition.settings.tableClass
    definition.begin(.tableClass, session) { settings in
      if tableClass != current?.name ?? "STANDARD" {
        settings.tableClass = .init(name: tableClass, lastUpdate: session.now)
      }
    }
  }
}

extension TableDefinition {
  /// Starts work that ends with other settings.
  fileprivate mutating func begin(
    _ work: TableState.Work, _ session: Session, _ change: (inout TableSettings) -> Void
  ) {
    var pending = state.pending ?? settings
    // What is shown at once holds later too.
    if state.pending != nil {
      pending.billingMode = settings.billingMode
      pending.stream = settings.stream
    }
    change(&pending)
    state.begin(work, until: session.due)
    state.pending = pending
  }
}

extension DynamoDBError {
  /// `owner` is named in two ways in one sentence.
  static func noChange(_ owner: String, _ place: String, _ current: Throughput, _ asked: Throughput) -> DynamoDBError {
    .invalid(
      "The provisioned throughput for \(owner) will not change. The requested value equals the current value. "
        + "Current ReadCapacityUnits provisioned for \(place): \(current.read). "
        + "Requested ReadCapacityUnits: \(asked.read). "
        + "Current WriteCapacityUnits provisioned for \(place): \(current.write). "
        + "Requested WriteCapacityUnits: \(asked.write). "
        + "Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.")
  }
}
