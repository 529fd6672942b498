import SwynamoCore
import SwynamoWire

/// Where each region has tables of its own, a table can have replicas in the others.
extension Session {
  var hasRegions: Bool { catalog.namespace != .local }
}

extension TableUpdate {
  /// What a global table goes through as a whole may be in the way.
  func checkGlobalTable(_ table: Table, _ session: Session) throws(DynamoDBError) {
    guard let replication = table.settings.group else { return }
    if changesDisassociation {
      throw .invalid("DisassociationProtectionEnabled can't be changed: replicas are not disassociated here.")
    }
    if let stream, stream["StreamEnabled"]?.boolean != true {
      throw .invalidParameter("Disabling Stream is not allowed for a Global Table replica.")
    }
    guard !session.isBusy(replication) else { throw .replicaInUse }
  }

  /// Makes, changes and deletes replicas. Answers nil for a request that is about something else.
  func changeReplicas(of table: Table, _ session: Session) throws -> JSONWriter? {
    guard changesReplicas, session.hasRegions else { return nil }
    let actions = try replicaActions()
    try checkRegions(of: actions, table, session)
    try session.checkGroup(of: table)
    if let action = actions.first(where: { $0.kind == .create }) { return try create(action, of: table, session) }
    if let action = actions.first(where: { $0.kind == .delete }) { return try delete(action, of: table, session) }
    for action in actions { try check(action, of: table) }
    return try session.changingTables {
      for action in actions {
        guard let (other, replica) = session.replica(of: table, in: action.region) else { continue }
        var definition = replica.definition
        definition.set { action.override(&$0, other) }
        try other.change(replica, to: definition)
      }
      return try answer(table, session)
    }
  }

  private func checkRegions(of actions: [ReplicaAction], _ table: Table, _ session: Session) throws(DynamoDBError) {
    guard !actions.contains(where: { $0.kind == .disassociate }) else {
      throw .invalid("Replicas can't be disassociated here: delete the replica, and restore a backup of it as a table.")
    }
    let local = session.catalog.namespace.region
    guard !actions.contains(where: { $0.region == local }) else { throw Self.isLocal }
    let regions = ReplicaRegions.beside(local)
    for action in actions where action.kind == .create && !regions.contains(where: { $0 == action.region }) {
      throw Self.unsupported(action.region, regions)
    }
    let strangers = actions.filter { $0.kind != .create && table.settings.replication?.other($0.region) == nil }
    guard strangers.isEmpty else { throw Self.noMembers(strangers.map(\.region)) }
    try refuseStrongConsistency(actions.filter { $0.kind == .create }.map(\.region))
  }

  /// The table is UPDATING as the replica is begun; the answer doesn't have it yet.
  private func create(_ action: ReplicaAction, of table: Table, _ session: Session) throws -> JSONWriter {
    let name = table.schema.name
    let other = session.inRegion(action.region)
    guard try other.catalog.existing(name) == nil else {
      throw DynamoDBError.invalid(
        "Failed to create a the new replica of table with name: ‘\(name)’ because one or more replicas already existed as tables."
      )
    }
    try checkGlobalTable(table, session)
    guard table.settings.billingMode == .onDemand else {
      throw DynamoDBError.invalid("Table write capacity should either be Pay-Per-Request or AutoScaled.")
    }
    try check(action, of: table)
    guard table.state.work == nil, table.state.indexes.isEmpty, try !session.isPutInBulk(table) else {
      throw DynamoDBError.replicaInUse
    }
    var definition = table.definition
    if table.settings.openStream == nil {
      let stream = TableSettings.Stream(
        viewType: StreamViewType.newAndOldImages.rawValue, label: session.streamLabel(forTable: name))
      definition.set { $0.stream = stream }
    }
    definition.state.begin(.replicas, until: session.due)
    return try session.changingTables {
      try session.change(table, to: definition)
      try session.addReplica(of: table, in: action.region) { settings, other in
        settings.encryptionKey = encryptionKey(of: settings, action, other)
        action.override(&settings, other)
      }
      return try answer(table, without: action.region, session)
    }
  }

  private func encryptionKey(of settings: TableSettings, _ action: ReplicaAction, _ other: Session) -> String? {
    guard settings.encryptionKey != nil else { return nil }
    return EncryptionSpecification(key: action.asked["KMSMasterKeyId"]?.text).keyARN(in: other.catalog.shown)
  }

  /// A key of the account's own is one of its region; the service's is not chosen.
  private func check(_ action: ReplicaAction, of table: Table) throws(DynamoDBError) {
    try action.checkOverrides(of: table.settings)
    let isNamed = action.asked["KMSMasterKeyId"] != nil
    let needsName = table.settings.encryptionKey.map { !EncryptionSpecification.isManaged($0) } ?? false
    guard action.kind == .update ? !isNamed : isNamed == needsName else {
      throw .invalidParameter("KMSMasterKeyId must be specified for each replica.")
    }
  }

  /// The replica's table goes with its items.
  private func delete(_ action: ReplicaAction, of table: Table, _ session: Session) throws -> JSONWriter {
    try checkGlobalTable(table, session)
    guard let (other, replica) = session.replica(of: table, in: action.region) else { throw Self.noMembers([action.region]) }
    try other.checkDeletion(ofReplica: replica)
    guard !replica.settings.isProtected else {
      throw DynamoDBError.invalid(
        "Cannot delete table \(table.schema.name) in region \(action.region) because it has deletion protection enabled. "
          + "Disable deletion protection first.")
    }
    try other.checkUncopied(replica)
    guard table.state.work == nil, replica.state.work == nil, replica.state.indexes.isEmpty else {
      throw DynamoDBError.replicaInUse
    }
    var (definition, ending) = (table.definition, replica.definition)
    definition.state.begin(.replicas, until: session.due)
    ending.state = TableState(.deletion, until: session.due)
    return try session.changingTables {
      try session.change(table, to: definition)
      let answer = try answer(table, session)
      try other.change(replica, to: ending)
      return answer
    }
  }

  private func answer(_ table: Table, without region: String? = nil, _ session: Session) throws -> JSONWriter {
    let replicas = session.replicas(of: table).map(\.table).filter { replica in
      region.map { replica.namespace.region != $0 } ?? true
    }
    return try .answer("TableDescription") {
      try table.describe(at: session.now, shownAs: session.catalog.shown, with: replicas, to: &$0)
    }
  }
}

extension Session {
  fileprivate func replica(of table: Table, in region: String) -> (session: Session, table: Table)? {
    replicas(of: table).first { $0.table.namespace.region == region }
  }

  /// A bulk put writes to the table, or has just done so.
  fileprivate func isPutInBulk(_ table: Table) throws -> Bool {
    try bulkPuts.all(in: catalog.namespace).contains { $0.content.tableNumber == table.id && $0.isUnderWay(at: now) }
  }

  /// What concerns all members waits until none of them is damaged.
  func checkGroup(of table: Table) throws(DynamoDBError) {
    guard let group = table.settings.group, group.others.contains(where: { catalogs.table(id: $0.table) == nil }) else { return }
    throw .damaged(table.schema.name)
  }

  /// A member that is filled or deleted keeps the others from being changed.
  fileprivate func isBusy(_ replication: Replication) -> Bool {
    replication.isCopying
      || replication.others.contains { member in
        catalogs.table(id: member.table).map { !$0.state.isUsable } ?? false
      }
  }

  /// What keeps a replica from being deleted, from whatever region.
  func checkDeletion(ofReplica table: Table) throws(DynamoDBError) {
    guard let replication = table.settings.group else { return }
    try checkGroup(of: table)
    guard !replication.isSource(table.namespace.region, at: now) else {
      throw .invalid(
        "Replica cannot be deleted because it has acted as a source region for new replica(s) being added to the table in the last "
          + "24 hours.")
    }
    guard !isBusy(replication) else { throw .replicaInUse }
  }
}

extension DynamoDBError {
  static let replicaInUse = DynamoDBError(
    code: DynamoDBError.resourceInUse, message: "The resource which you are attempting to change is in use.")
}
