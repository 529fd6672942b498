import SwynamoCore
import SwynamoWire

extension Table {
  /// What a description says of a table with replicas: those in the other regions, and how their settings differ from its own.
  func describeReplicas(_ replicas: [Table], to json: inout JSONWriter) {
    guard let replication = settings.group else {
      if let mode = settings.replicationMode { json.member("GlobalTableSettingsReplicationMode", mode) }
      return
    }
    json.member("GlobalTableVersion", Replication.version)
    json.member("Replicas") { json in
      json.array { json in
        for member in replication.others {
          guard let replica = replicas.first(where: { $0.id == member.table }) else { continue }
          json.object { describe(replica, to: &$0) }
        }
      }
    }
    json.member("GlobalTableSettingsReplicationMode", settings.replicationMode ?? Replication.settingsMode)
  }

  private func describe(_ replica: Table, to json: inout JSONWriter) {
    let other = replica.settings
    json.member("RegionName", replica.namespace.region)
    json.member("ReplicaStatus", replica.replicaStatus)
    if let key = other.encryptionKey { json.member("KMSMasterKeyId", key) }
    describeOverrides(other.throughput, other.onDemand, over: settings.throughput, settings.onDemand, to: &json)
    json.member("WarmThroughput") { other.warm.describe(isUpdating: replica.state.work == .warmth, to: &$0) }
    if !schema.globalIndexes.isEmpty {
      json.member("GlobalSecondaryIndexes") { json in
        json.array { json in
          for index in schema.globalIndexes {
            guard let own = settings.indexes[index.name], let other = other.indexes[index.name] else { continue }
            json.object { json in
              json.member("IndexName", index.name)
              describeOverrides(other.throughput, other.onDemand, over: own.throughput, own.onDemand, to: &json)
              json.member("WarmThroughput") { other.warm.describe(isUpdating: false, to: &$0) }
            }
          }
        }
      }
    }
    if let tableClass = other.tableClass {
      json.member("ReplicaTableClassSummary") { tableClass.describe(to: &$0) }
    }
    json.member("GlobalTableSettingsReplicationMode", other.replicationMode ?? Replication.settingsMode)
  }

  /// Only what reads may use differs from region to region.
  private func describeOverrides(
    _ units: Throughput, _ bounds: OnDemandThroughput?, over own: Throughput, _ ownBounds: OnDemandThroughput?,
    to json: inout JSONWriter
  ) {
    if settings.billingMode == .provisioned, units.read != own.read {
      json.member("ProvisionedThroughputOverride") { json in
        json.object { $0.member("ReadCapacityUnits", units.read) }
      }
    }
    if let read = bounds?.read, read != ownBounds?.read {
      json.member("OnDemandThroughputOverride") { json in
        json.object { $0.member("MaxReadRequestUnits", read) }
      }
    }
  }

  /// `ReplicaStatus`
  var replicaStatus: String {
    switch state.status {
    case .creating: "CREATING"
    case .deleting: "DELETING"
    case .active, .updating: "ACTIVE"
    }
  }
}
