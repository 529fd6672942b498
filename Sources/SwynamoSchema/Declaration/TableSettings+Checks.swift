import SwynamoCore

extension TableSettings {
  /// What is wrong with the settings, and with those of the table's indexes.
  func faults(indexes: [TableDefinition.Index], hasVectorIndexes: Bool) -> [DeclarationError.SettingsFault] {
    let billing = billing ?? .onDemand
    var faults: [DeclarationError.SettingsFault] = []
    if !billing.hasValidUnits { faults.append(.units(billing, index: nil)) }
    if hasVectorIndexes, billing.mode == .provisioned { faults.append(.provisionedVectorIndexes) }
    faults += Self.faults(of: warmThroughput, billing, index: nil)
    for index in indexes {
      let own = index.settings.billing ?? billing
      if own.mode != billing.mode {
        faults.append(.billingOfIndex(index.name, isProvisioned: own.mode == .provisioned))
      } else if index.settings.billing != nil, !own.hasValidUnits {
        faults.append(.units(own, index: index.name))
      }
      faults += Self.faults(of: index.settings.warmThroughput, own, index: index.name)
    }
    return faults + faultsOfTags + faultsBesideUnits
  }

  private static func faults(of warm: WarmThroughput?, _ billing: Billing, index: String?) -> [DeclarationError.SettingsFault] {
    let least =
      switch billing {
      case .onDemand, .onDemandUpTo: (read: Limits.initialReadUnits, write: Limits.initialWriteUnits)
      case .provisioned(let readUnits, let writeUnits): (read: readUnits, write: writeUnits)
      }
    var faults: [DeclarationError.SettingsFault] = []
    if let units = warm?.readUnits, units < least.read {
      faults.append(.warmThroughput(units, least: least.read, isRead: true, index: index))
    }
    if let units = warm?.writeUnits, units < least.write {
      faults.append(.warmThroughput(units, least: least.write, isRead: false, index: index))
    }
    return faults
  }

  private var faultsOfTags: [DeclarationError.SettingsFault] {
    guard let tags else { return [] }
    var faults: [DeclarationError.SettingsFault] = tags.count > Limits.tags ? [.tooManyTags(tags.count)] : []
    for (key, value) in tags.sorted {
      if TagRule.isReserved(key) {
        faults.append(.reservedTagKey(key))
      } else if !TagRule.isKey(key) {
        faults.append(.tagKey(key))
      }
      if !TagRule.isValue(value) { faults.append(.tagValue(value, key: key)) }
    }
    return faults
  }

  private var faultsBesideUnits: [DeclarationError.SettingsFault] {
    var faults: [DeclarationError.SettingsFault] = []
    if case .key(let name)? = encryption, !(1...Limits.encryptionKeyLength).contains(name.utf16.count) {
      faults.append(.encryptionKey(length: name.utf16.count))
    }
    if let policy = resourcePolicy {
      let bytes = policy.utf8.count
      if bytes > Limits.policyBytes { faults.append(.policyTooLong(bytes)) }
      if (try? AttributeReader.readDocument(Array(policy.utf8)) { reader, _ in try reader.skipValue() }) == nil {
        faults.append(.policyNotJSON)
      }
    }
    if case .enabled(let days)? = pointInTimeRecovery, !Limits.recoveryDays.contains(days) { faults.append(.recoveryDays(days)) }
    return faults
  }
}
