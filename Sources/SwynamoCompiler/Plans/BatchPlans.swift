package import SwynamoCore
package import SwynamoSchema
package import SwynamoWire

/// Puts and deletes of any tables.
package struct BatchWritePlan: Sendable {
  package let writes: [WritePlan]
  /// Of several writes of one item the last is made; otherwise they are refused.
  package var overwritesEqualKeys = false

  package init(_ writes: [WritePlan]) { self.writes = writes }

  /// The writes, or every fault that DynamoDB would refuse them for.
  package func tableWrites() throws(StatementError) -> [BatchWriteItemRequest.TableWrite] {
    var lowering = MemberLowering(BatchWriteItemRequest.operation, allowsRepetition: overwritesEqualKeys)
    var members: [BatchWriteItemRequest.TableWrite?] = []
    members.reserveCapacity(writes.count)
    var places: [[UInt8]: Int] = [:]
    for write in writes {
      _ = lowering.add(of: write.table, item: write.item, check: { Self.faults($0, of: write) }) { () throws(StatementError) in
        try write.request.request(of: write)
      }
      if overwritesEqualKeys, let earlier = places.updateValue(members.count, forKey: write.identity) { members[earlier] = nil }
      let member: BatchWriteItemRequest.Write = write.request is PutItemRequest.Type ? .put(write.item) : .delete(key: write.item)
      members.append(.init(table: write.table.name, write: member))
    }
    try lowering.refuse()
    return members.compactMap(\.self)
  }

  private static func faults(_ request: any WriteRequest, of write: WritePlan) -> [StatementError.Fault] {
    var faults: [StatementError.Fault] = []
    if write.version != nil, write.isVersioned {
      faults.append(.versionInBatch)
    } else if request.conditionExpression != nil {
      faults.append(
        .invalidParameter("a batch takes no conditions; run the write on its own, or in a transaction: db.transact { … }"))
    }
    if request.options.returnValues != .none {
      faults.append(.invalidParameter("a batch gives back no attributes; run the write on its own"))
    }
    return faults
  }
}

extension WritePlan {
  /// Equal for writes of one item.
  package var identity: [UInt8] { KeyText(item, of: table).identity }
}

/// Reads of items of one table by their keys; an item may be named twice.
package struct BatchGetPlan: Sendable {
  private let table: TableDefinition
  private let keys: [ItemKey]
  /// Keys that came from the service.
  private let encodedKeys: [EncodedItem]
  /// What to ask for; nil for whole items.
  private var selection: [DocumentPath]?
  private var faults: [StatementError.Fault] = []
  package var isConsistent = false
  package var includesExpired = false

  package init(_ table: TableDefinition, _ keys: [ItemKey]) {
    self.table = table
    self.keys = keys
    encodedKeys = []
  }

  package init(_ table: TableDefinition, encodedKeys: [EncodedItem]) {
    self.table = table
    keys = []
    self.encodedKeys = encodedKeys
  }

  /// What hides items that have expired; nil where they are given.
  private var expiry: Expiry? { includesExpired ? nil : table.expiry }

  package mutating func select(_ paths: SelectedPaths, faults: [StatementError.Fault]) {
    selection = paths.requested
    self.faults += faults
  }

  /// What is read of each table, or every fault that DynamoDB would refuse it for. The attributes are lowered once for all keys.
  package static func lower(_ plans: [BatchGetPlan]) throws(StatementError) -> [TableReads] {
    var members = MemberLowering(BatchGetItemRequest.operation, allowsRepetition: true)
    let reads = plans.map { $0.lowered(&members) }
    try members.refuse()
    return reads
  }

  private func lowered(_ members: inout MemberLowering) -> TableReads {
    var lowering = Lowering(faults)
    // The items of an answer are told apart by their keys, which are asked for besides.
    let projection = lowering.selection(selection, keys: table.keyNames() + (expiry.map { [$0.attribute] } ?? []))
    for fault in keys.isEmpty ? [] : table.statementFaults + lowering.faults { members.add(fault) }
    let encoded =
      encodedKeys
      + keys.compactMap { key in
        members.add(of: table, item: EncodedItem(json: [])) { () throws(StatementError) in
          var faults: [StatementError.Fault] = []
          let item = key.encoded(for: table, faults: &faults)
          guard faults.isEmpty else {
            throw StatementError(operation: BatchGetItemRequest.operation, table: table.name, faults: faults)
          }
          return item
        }
      }
    return TableReads(
      table: table, keys: encoded, expiry: expiry,
      request: BatchGetItemRequest.Keys(
        tableName: table.name, keys: [], projectionExpression: projection, attributes: lowering.attributes,
        consistentRead: isConsistent))
  }
}

/// The keys that are read of one table, in the order and as often as they were named.
package struct TableReads: Sendable {
  package let table: TableDefinition
  package let keys: [EncodedItem]
  /// Equal for equal keys, at the places of the keys.
  package let identities: [[UInt8]]
  /// What hides items that have expired; nil where they are given.
  private let expiry: Expiry?
  private let request: BatchGetItemRequest.Keys

  fileprivate init(table: TableDefinition, keys: [EncodedItem], expiry: Expiry?, request: BatchGetItemRequest.Keys) {
    self.table = table
    self.expiry = expiry
    self.keys = keys
    self.request = request
    identities = keys.map { KeyText($0, of: table).bytes }
  }

  /// Whether an item that was read has expired, and is not given.
  package func hides(_ item: EncodedItem) -> Bool { expiry?.hides(item) == true }

  /// The part of a request that reads some of the keys.
  package func request(ofKeysAt places: [Int]) -> BatchGetItemRequest.Keys {
    var request = request
    request.keys = places.map { keys[$0] }
    return request
  }
}
