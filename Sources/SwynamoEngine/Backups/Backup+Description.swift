import SwynamoCore
import SwynamoWire

extension StoredTransfer where Content == Backup {
  /// `BackupDetails`
  func describeDetails(status: String, shownAs shown: TableNamespace, to json: inout JSONWriter) {
    json.object { json in
      json.member("BackupArn", name.arn(in: shown))
      json.member("BackupName", content.name)
      describeState(status, to: &json)
    }
  }

  private func describeState(_ status: String, to json: inout JSONWriter) {
    json.member("BackupSizeBytes", content.bytes)
    json.member("BackupStatus", status)
    json.member("BackupType", content.origin.rawValue)
    json.member("BackupCreationDateTime") { $0.number(content.created) }
    if let expires = content.expires { json.member("BackupExpiryDateTime") { $0.number(expires) } }
  }

  /// `BackupSummary`
  func describeSummary(at now: Double, shownAs shown: TableNamespace, to json: inout JSONWriter) {
    json.object { json in
      json.member("TableName", name.table)
      json.member("TableId", content.tableIdentifier)
      json.member("TableArn", tableARN(in: shown))
      json.member("BackupArn", name.arn(in: shown))
      json.member("BackupName", content.name)
      describeState(status(at: now), to: &json)
    }
  }

  func tableARN(in shown: TableNamespace) -> String { shown.arn(ofTable: name.table) }

  /// `BackupDescription`
  func describe(status: String, shownAs shown: TableNamespace, to json: inout JSONWriter) throws {
    let definition = try TableDefinition(content.definition)
    json.object { json in
      json.member("BackupDetails") { describeDetails(status: status, shownAs: shown, to: &$0) }
      json.member("SourceTableDetails") { describeSource(definition, shownAs: shown, to: &$0) }
      json.member("SourceTableFeatureDetails") { definition.describeFeatures(to: &$0) }
    }
  }

  private func describeSource(_ definition: TableDefinition, shownAs shown: TableNamespace, to json: inout JSONWriter) {
    json.object { json in
      json.member("TableName", name.table)
      json.member("TableId", content.tableIdentifier)
      json.member("TableArn", tableARN(in: shown))
      json.member("TableSizeBytes", content.bytes)
      json.member("KeySchema") { definition.schema.keys.write(to: &$0) }
      json.member("TableCreationDateTime") { $0.number(content.tableCreated) }
      json.member("ProvisionedThroughput") { definition.settings.throughput.describeUnits(to: &$0) }
      if let bounds = definition.settings.onDemand { json.member("OnDemandThroughput") { bounds.describe(to: &$0) } }
      json.member("ItemCount", content.items)
      json.member("BillingMode", definition.settings.billingMode.rawValue)
    }
  }
}

extension TableDefinition {
  /// `SourceTableFeatureDetails`: what the table had beside its keys.
  fileprivate func describeFeatures(to json: inout JSONWriter) {
    json.object { json in
      describe(schema.localIndexes, "LocalSecondaryIndexes", to: &json)
      describe(schema.globalIndexes, "GlobalSecondaryIndexes", to: &json)
      schema.describeVectorIndexes(to: &json)
      if let viewType = settings.stream?.viewType {
        json.member("StreamDescription") { json in
          json.object { json in
            json.member("StreamEnabled") { $0.bool(true) }
            json.member("StreamViewType", viewType)
          }
        }
      }
      if let attribute = settings.timeToLive {
        json.member("TimeToLiveDescription") { json in
          json.object { json in
            json.member("TimeToLiveStatus", "ENABLED")
            json.member("AttributeName", attribute)
          }
        }
      }
      if !schema.vectorIndexes.isEmpty {
        json.member("VectorIndexes") { json in
          json.array { json in for index in schema.vectorIndexes { json.object { index.writeMembers(to: &$0) } } }
        }
      }
      if let key = settings.encryptionKey {
        json.member("SSEDescription") { json in
          json.object { json in
            json.member("Status", "ENABLED")
            json.member("SSEType", "KMS")
            json.member("KMSMasterKeyArn", key)
          }
        }
      }
    }
  }

  private func describe(_ indexes: [SecondaryIndex], _ member: String, to json: inout JSONWriter) {
    guard !indexes.isEmpty else { return }
    json.member(member) { json in
      json.array { json in
        for index in indexes {
          json.object { json in
            index.writeMembers(to: &json)
            guard let settings = settings.indexes[index.name] else { return }
            json.member("ProvisionedThroughput") { settings.throughput.describeUnits(to: &$0) }
            if let bounds = settings.onDemand { json.member("OnDemandThroughput") { bounds.describe(to: &$0) } }
          }
        }
      }
    }
  }
}

extension Throughput {
  fileprivate func describeUnits(to json: inout JSONWriter) {
    json.object { json in
      json.member("ReadCapacityUnits", read)
      json.member("WriteCapacityUnits", write)
    }
  }
}
