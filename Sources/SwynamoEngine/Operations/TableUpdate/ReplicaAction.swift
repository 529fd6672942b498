import SwynamoCore
import SwynamoWire

/// What a request does about the replica in a region.
struct ReplicaAction {
  enum Kind: String {
    case create = "Create"
    case update = "Update"
    case delete = "Delete"
    case disassociate = "Disassociate"
  }

  let kind: Kind
  let region: String
  /// Its members.
  let asked: JSONValue

  /// An element of `ReplicaUpdates`.
  init(_ update: JSONValue) throws(DynamoDBError) {
    let given = update.members.filter { !$0.value.isNull }
    guard given.count < 2 else {
      throw Self.ofSeveralKinds
    }
    guard let action = given.first, let kind = Kind(rawValue: action.name),
      kind != .update || Self.asksForSomething(action.value)
    else { throw .invalid("There are no actions specified in the Replica Update Action of the request.") }
    self.kind = kind
    region = action.value["RegionName"]?.text ?? ""
    asked = action.value
  }

  static let ofSeveralKinds = DynamoDBError.invalid(
    "Update table operation with more than one type of replica actions not allowed.")

  private static func asksForSomething(_ update: JSONValue) -> Bool {
    update.members.contains { member in
      switch member.name {
      case "RegionName": false
      case "GlobalSecondaryIndexes": member.value.elements.contains { $0.members.count > 1 }
      case _: !member.value.isNull
      }
    }
  }
}

extension ReplicaAction {
  /// What holds only in the replica's region.
  func override(_ settings: inout TableSettings, _ session: Session) {
    if let name = asked["TableClassOverride"]?.text {
      settings.tableClass = .init(name: name, lastUpdate: kind == .update ? session.now : nil)
    }
    let isOnDemand = settings.billingMode == .onDemand
    if isOnDemand {
      settings.onDemand = Self.bounds(asked, over: settings.onDemand)
    } else if let units = Self.units(asked) {
      settings.throughput = settings.throughput.changed(to: units(settings.throughput), at: session.now)
    }
    for index in asked["GlobalSecondaryIndexes"]?.elements ?? [] {
      // One of an index that isn't there is passed over, as the service does.
      guard let name = index["IndexName"]?.text, var kept = settings.indexes[name] else { continue }
      if isOnDemand {
        kept.onDemand = Self.bounds(index, over: kept.onDemand)
      } else if let units = Self.units(index) {
        kept.throughput = kept.throughput.changed(to: units(kept.throughput), at: session.now)
      }
      settings.indexes[name] = kept
    }
  }

  private static func units(_ json: JSONValue) -> ((Throughput) -> Throughput)? {
    guard let read = json["ProvisionedThroughputOverride"]?["ReadCapacityUnits"]?.integer else { return nil }
    return { Throughput(read: read, write: $0.write) }
  }

  private static func bounds(_ json: JSONValue, over bounds: OnDemandThroughput?) -> OnDemandThroughput? {
    guard let asked = OnDemandThroughput(json["OnDemandThroughputOverride"]) else { return bounds }
    return .merged(bounds, asked)
  }

  /// Whether it asks for a kind of throughput that the table's billing has not.
  func checkOverrides(of settings: TableSettings) throws(DynamoDBError) {
    let all = [asked] + (asked["GlobalSecondaryIndexes"]?.elements ?? [])
    if settings.billingMode == .onDemand {
      // A new replica takes such units, and has none of them.
      guard kind == .create || all.allSatisfy({ $0["ProvisionedThroughputOverride"] == nil }) else {
        throw .invalid("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST")
      }
    } else if all.contains(where: { $0["OnDemandThroughputOverride"] != nil }) {
      throw .invalid(
        "MaxReadRequestUnits for OnDemandThroughput cannot be specified when the table BillingMode is PROVISIONED")
    }
  }
}
