import SwynamoCore
import SwynamoWire

/// A request of UpdateTable. One change at a time: what may be asked for together is little.
struct TableUpdate {
  let request: JSONValue
  let indexes: [IndexUpdate]
  let vectorIndexes: [VectorIndexUpdate]
  let definitions: [KeyAttribute]
  let billingMode: BillingMode?
  let throughput: Throughput?
  /// Nil when no bound or unit is given: an empty structure asks for nothing.
  let onDemand: OnDemandThroughput?
  var hasWarmth: Bool { WarmThroughput(request["WarmThroughput"], over: .onDemand) != nil }
  var stream: JSONValue? { request["StreamSpecification"] }
  var encryption: JSONValue? { request["SSESpecification"] }
  var tableClass: String? { request["TableClass"]?.text }
  var replicationMode: String? { request["GlobalTableSettingsReplicationMode"]?.text }
  var isProtected: Bool? { request["DeletionProtectionEnabled"]?.boolean }

  /// The service fails when it gets to these.
  var hasEmptyThroughput: Bool {
    request["OnDemandThroughput"] != nil && onDemand == nil || request["WarmThroughput"] != nil && !hasWarmth
  }

  /// Each region of a global table has a key of its own.
  var hasRegionalKey: Bool { encryption?["KMSMasterKeyId"] != nil }

  /// Whether some of it is about what all regions of a global table have in common: streams, protection, keys and the mode of
  /// replicating settings are each region's own.
  var isCommon: Bool {
    changesUnits || tableClass != nil || hasWarmth || onDemand != nil || !indexes.isEmpty || !vectorIndexes.isEmpty
      || encryption != nil && !hasRegionalKey
  }

  var changesIndexes: Bool { indexes.contains { $0.isCreateOrDelete } || !vectorIndexes.isEmpty }
  var changesUnits: Bool { throughput != nil || billingMode != nil }

  /// Checks what can be known without the table.
  init(_ request: JSONValue) throws(DynamoDBError) {
    self.request = request
    definitions = TableSchema.definitions(request["AttributeDefinitions"])
    billingMode = request["BillingMode"]?.text.flatMap(BillingMode.init(bytesOf:))
    throughput = Throughput(request["ProvisionedThroughput"])
    onDemand = OnDemandThroughput(request["OnDemandThroughput"])
    var indexes: [IndexUpdate] = []
    var isIncomplete = false
    for update in request["GlobalSecondaryIndexUpdates"]?.elements ?? [] {
      if let update = try IndexUpdate(update) { indexes.append(update) } else { isIncomplete = true }
    }
    self.indexes = indexes
    vectorIndexes = try VectorIndexUpdate.all(in: request)

    let asks = [
      changesUnits, stream != nil, encryption != nil, tableClass != nil, isProtected != nil, hasWarmth, onDemand != nil,
      !indexes.isEmpty, !vectorIndexes.isEmpty, changesReplicas, replicationMode != nil, hasEmptyThroughput,
      changesDisassociation,
    ]
    guard asks.contains(true) || isIncomplete else {
      throw .invalid(
        "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates or "
          + "SSESpecification or ReplicaUpdates is required")
    }
    try TableSettings.checkBounds(request["ProvisionedThroughput"], "")
    if isIncomplete {
      throw .invalidParameter(
        "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, "
          + "GlobalSecondaryIndexUpdate.Delete must not be null")
    }
    if indexes.isEmpty, request["GlobalSecondaryIndexUpdates"] != nil {
      throw .invalidParameter("List of GlobalSecondaryIndexUpdates is empty")
    }
    try checkIndexes()
    try checkParts()
    try checkReplicas()
    try checkCombination(asks.count { $0 })
  }

  private func checkIndexes() throws(DynamoDBError) {
    let defined = DefinedNames(request["AttributeDefinitions"])
    var names: StringSet = []
    for index in indexes where !names.insert(index.name).inserted {
      throw .invalidParameter(
        "Only one global secondary index update per index is allowed simultaneously. Index: \(index.name)")
    }
    for case .create(let index) in indexes.map(\.action) {
      let name = index["IndexName"]?.text ?? ""
      guard !definitions.isEmpty else {
        throw .invalidParameter("AttributeDefinitions is not specified for index: \(name)")
      }
      let keys = RequestedKeys(index["KeySchema"])
      try keys.checkDefined(in: defined)
      try keys.checkMany()
      try TableSchema.checkProjection(index)
    }
  }

  private func checkParts() throws(DynamoDBError) {
    switch billingMode {
    case .onDemand: if throughput != nil { throw TableSettings.unitsOnDemand }
    case .provisioned:
      guard throughput != nil else {
        throw .invalidParameter("ProvisionedThroughput must be specified when BillingMode is PROVISIONED")
      }
    case nil: break
    }
    if let stream {
      let (isEnabled, hasType) = (stream["StreamEnabled"]?.boolean == true, stream["StreamViewType"] != nil)
      if isEnabled, !hasType { throw .invalidParameter("If stream is being enabled then UpdateViewType is required") }
      if !isEnabled, hasType {
        throw .invalidParameter("If stream is being disabled, then UpdateViewType must not be specified")
      }
    }
    try EncryptionSpecification.check(encryption)
    try TableSettings.checkClass(request)
  }

  private func checkCombination(_ count: Int) throws(DynamoDBError) {
    if hasWarmth, indexes.contains(where: { if case .create = $0.action { true } else { false } }) {
      throw .invalidParameter("Create global secondary index cannot be specified when updating WarmThroughput")
    }
    if count > 1 {
      let alone = [
        (changesReplicas, "Replica modification"), (changesDisassociation, "DisassociationProtection modification"),
        (encryption != nil, "Server-Side Encryption modification"), (tableClass != nil, "TableClass modification"),
        (isProtected != nil, "DeletionProtection modification"), (hasWarmth, "WarmThroughput"),
      ]
      for (isAsked, name) in alone where isAsked {
        throw .invalidParameter("\(name) must be the only operation in the request")
      }
    }
    if onDemand != nil, stream != nil || !indexes.isEmpty || throughput != nil {
      throw .invalidParameter("OnDemandThroughput can only be combined with BillingMode in an UpdateTable request")
    }
    if stream != nil, throughput != nil { throw .invalidParameter("You cannot modify stream status while updating table IOPS") }
    guard changesIndexes else { return }
    if throughput != nil { throw .invalidParameter("You cannot create or delete index while updating table IOPS") }
    if stream != nil { throw .invalidParameter("You cannot create or delete index while changing stream status") }
  }
}

/// An element of `GlobalSecondaryIndexUpdates`.
struct IndexUpdate {
  enum Action {
    case create(JSONValue)
    case update(JSONValue)
    case delete
  }

  let name: String
  let action: Action

  var isCreateOrDelete: Bool { if case .update = action { false } else { true } }

  /// Nil when it asks for nothing.
  init?(_ json: JSONValue) throws(DynamoDBError) {
    let given = ["Create", "Update", "Delete"].filter { json[$0] != nil }
    guard given.count <= 1 else {
      throw .invalidParameter("Only one global secondary index action is allowed per GlobalSecondaryIndexUpdate object")
    }
    guard let word = given.first, let value = json[word] else { return nil }
    name = value["IndexName"]?.text ?? ""
    action =
      switch word {
      case "Create": .create(value)
      case "Update": .update(value)
      default: .delete
      }
  }
}
