package import SwynamoCore
package import SwynamoSchema
package import SwynamoWire

/// The item that holds a unique value for the item that has it, and what is written of it.
package struct UniqueGuard: Sendable {
  package let table: TableDefinition
  /// What is unique: `["email": "a@b.c"]`.
  package let values: Item
  /// The guard's own key.
  let key: Item
  /// The key of the item that has the values.
  package let owner: Item
  /// Whether it is put, or deleted.
  let isKept: Bool
  /// Those that may have it before: the owner, and a member of the same transaction that gives it up.
  var earlierOwners: [Item]

  init(_ unique: UniqueConstraint, _ values: Item, of table: TableDefinition, owner: Item, isKept: Bool) {
    let text = AttributeValue.string(unique.keyText(of: values))
    var key: Item = [table.hashKey.name: text]
    if let range = table.rangeKey { key[range.name] = text }
    self.table = table
    self.values = values
    self.key = key
    self.owner = owner
    self.isKept = isKept
    earlierOwners = [owner]
  }

  /// Tells guards of a transaction apart.
  var identity: [UInt8] { KeyText(EncodedItem(key), of: table).identity }

  /// A put or a delete of the guard, if there is none, or it is the owner's.
  var member: TransactWriteItemsRequest.Member {
    let name = UniqueConstraints.ownerAttribute
    let condition = "attribute_not_exists(#0)" + earlierOwners.indices.map { " OR #0 = :\($0)" }.joined()
    let attributes = ExpressionAttributes(names: [name], values: earlierOwners.map { .map($0) })
    let options = WriteOptions(returnsItemOnConditionFailure: true)
    guard isKept else {
      return .delete(
        DeleteItemRequest(
          tableName: table.name, key: EncodedItem(key), conditionExpression: condition, attributes: attributes, options: options))
    }
    var item = key
    item[name] = .map(owner)
    return .put(
      PutItemRequest(
        tableName: table.name, item: EncodedItem(item), conditionExpression: condition, attributes: attributes, options: options))
  }

  /// The key of the item that a stored guard is of.
  static func owner(in item: Item?) -> Item? {
    if case .map(let owner)? = item?[UniqueConstraints.ownerAttribute] { owner } else { nil }
  }
}

/// A transaction of which some members may change unique attributes.
package struct UniqueTransaction: Sendable {
  package let plan: TransactWritePlan
  private let writes: [Int: UniqueWrite]

  /// Nil where no member does. What is the only member on its own gives back an item, which it can't in company.
  package init?(_ plan: TransactWritePlan, givesItem: Bool = false) {
    var writes: [Int: UniqueWrite] = [:]
    for (place, write) in plan.writes.enumerated() { writes[place] = UniqueWrite(write, givesItem: givesItem) }
    guard !writes.isEmpty else { return nil }
    self.plan = plan
    self.writes = writes
  }

  /// Whether the request depends on what the items are.
  package var needsReading: Bool { writes.values.contains(where: \.needsReading) }

  /// What is read before, by the place of the member.
  package func reads() throws(StatementError) -> [(place: Int, request: GetItemRequest)] {
    var reads: [(place: Int, request: GetItemRequest)] = []
    for (place, write) in writes.sorted(by: { $0.key < $1.key }) where write.needsReading {
      reads.append((place, try write.read()))
    }
    return reads
  }

  /// What a transaction of its own without reading can't do.
  var faults: [StatementError.Fault] {
    writes.sorted { $0.key < $1.key }.filter(\.value.needsReading).map { place, _ in
      .member(place + 1, table: plan.writes[place].table.name, .uniqueNeedsReading(plan.writes[place].uniqueNames))
    }
  }

  /// The members in their order, and the guards after them.
  ///
  /// - Parameters:
  ///   - stored: what was read, by the place of the member; a missing one has no item.
  ///   - foreign: guards that are not deleted, since another item has them.
  package func members(
    stored: [Int: Item], foreign: Set<[UInt8]> = []
  ) -> (writes: [WritePlan], guards: [UniqueGuard], faults: [StatementError.Fault]) {
    var all: [WritePlan] = []
    var guards: [UniqueGuard] = []
    var places: [[UInt8]: Int] = [:]
    var faults: [StatementError.Fault] = []
    for (place, plan) in plan.writes.enumerated() {
      guard let write = writes[place] else {
        all.append(plan)
        continue
      }
      let member = write.member(stored: stored[place])
      all.append(member.write)
      for added in member.guards where added.isKept || !foreign.contains(added.identity) {
        guard let earlier = places[added.identity] else {
          places[added.identity] = guards.count
          guards.append(added)
          continue
        }
        if added.isKept, guards[earlier].isKept { faults.append(.uniqueTwice(added.values)) }
        var kept = added.isKept ? added : guards[earlier]
        kept.earlierOwners = [added.owner] + guards[earlier].earlierOwners.filter { $0 != added.owner }
        guards[earlier] = kept
      }
    }
    return (all, guards, faults)
  }
}

extension UniqueTransaction {
  /// Why a transaction was canceled, as far as unique attributes have to do with it.
  package enum Refusal {
    /// An item is not as it was read: as it is now, and the error without the reasons of guards.
    case stale([Int: Item], DynamoDBError)
    /// A value is another item's, whose key may be known.
    case taken(UniqueGuard, owner: Item?)
    /// A guard that was to be deleted is another item's.
    case foreign([UInt8])
    /// Anything else, without the reasons of guards.
    case other(DynamoDBError)
  }

  package func refusal(_ error: DynamoDBError, of guards: [UniqueGuard], stored: [Int: Item]) -> Refusal {
    let count = plan.writes.count
    let reasons = error.cancellationReasons
    guard reasons.count == count + guards.count else { return .other(error) }
    var own = error
    own.cancellationReasons = Array(reasons.prefix(count))
    var found = stored
    var isStale = false
    for (place, write) in writes where reasons[place].hasFailedCondition && !write.isAsRead(reasons[place].item, stored[place]) {
      found[place] = reasons[place].item
      isStale = true
    }
    if isStale { return .stale(found, own) }
    guard own.cancellationReasons.allSatisfy({ $0.code == "None" }) else { return .other(own) }
    for (held, reason) in zip(guards, reasons.dropFirst(count)) where reason.hasFailedCondition {
      return held.isKept ? .taken(held, owner: UniqueGuard.owner(in: reason.item)) : .foreign(held.identity)
    }
    return .other(own)
  }
}

extension DynamoDBError.CancellationReason {
  package var hasFailedCondition: Bool { code == "ConditionalCheckFailed" }
}
