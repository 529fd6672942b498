import SwynamoAPI
import SwynamoCore

// What is set of a table beside keys, indexes and throughput.
extension TableDifference {
  mutating func compareProtection() {
    guard let wanted = wanted.deletionProtectionEnabled, wanted != (table.deletionProtectionEnabled ?? false) else { return }
    update(.change, "deletion protection", wanted ? "off → on" : "on → off") { $0.deletionProtectionEnabled = wanted }
  }

  /// A stream can't be changed: it ends, and another begins, which has an ARN of its own. The records of the old one can be read for
  /// a day.
  mutating func compareStream() {
    guard let wanted = wanted.streamSpecification else { return }
    let old = table.streamSpecification.flatMap { $0.streamEnabled ? $0.streamViewType : nil }
    let new = wanted.streamEnabled ? wanted.streamViewType : nil
    guard old != new else { return }
    if let old {
      let reason = new.map { ", to begin one of \($0)" } ?? ""
      update(.delete, "stream", "\(old)\(reason)") { $0.streamSpecification = .init(streamEnabled: false) }
    }
    if let new {
      update(.create, "stream", "\(new)") { $0.streamSpecification = .init(streamEnabled: true, streamViewType: new) }
    }
  }

  /// A table is described by the ARN of its key: the account's key of the service can't be told from one of your own that isn't named.
  mutating func compareEncryption() {
    guard let wanted = wanted.sseSpecification else { return }
    let isOn = wanted.enabled ?? (wanted.sseType != nil)
    let current = table.sseDescription.flatMap { $0.status == .disabled ? nil : $0.kmsMasterKeyARN ?? "KMS" }
    let old = current.map { "the key \($0)" } ?? "the service's own key"
    switch (current, isOn) {
    case (nil, false): break
    case (_, false):
      update(.change, "encryption", "\(old) → the service's own key") { $0.sseSpecification = .init(enabled: false) }
    case (_, true):
      let key = wanted.kmsMasterKeyID
      if let current, key.map({ current.names(key: $0) }) ?? true { return }
      let new = key.map { "the key \($0)" } ?? "the account's key of the service"
      update(.change, "encryption", "\(old) → \(new)") {
        $0.sseSpecification = .init(enabled: true, sseType: .kms, kmsMasterKeyID: key)
      }
    }
  }

  mutating func compareClass() {
    let old = table.tableClassSummary?.tableClass ?? .standard
    guard let new = wanted.tableClass, new != old else { return }
    update(.change, "table class", "\(old) → \(new)") { $0.tableClass = new }
  }

  mutating func compareTags() {
    guard let wanted = wanted.tags, let arn = table.tableARN else { return }
    let old = (live.tags ?? []).filter { !$0.isOfService }
    func value(_ key: String, _ tags: [API.Tag]) -> String? { tags.first { $0.key.hasSameBytes(as: key) }?.value }
    let changed = wanted.filter { tag in value(tag.key, old).map { !$0.hasSameBytes(as: tag.value) } ?? true }
    let undeclared = old.filter { value($0.key, wanted) == nil }.map(\.key)
    if !changed.isEmpty {
      let texts = changed.map { tag in
        "\(tag.key) = \(value(tag.key, old).map { "\($0) → " } ?? "")\(tag.value)"
      }
      add(.change, "tags", texts.joined(separator: ", "), .tag(.init(resourceARN: arn, tags: changed)))
    }
    guard !undeclared.isEmpty else { return }
    guard plan.permissions.contains(.deletingUndeclared) else {
      plan.undeclared += undeclared.map { "tag \"\($0)\"" }
      return
    }
    add(.delete, "tags", undeclared.joined(separator: ", "), .untag(.init(resourceARN: arn, tagKeys: undeclared)))
  }

  /// The service keeps a policy in its own form: two that mean the same are one.
  mutating func comparePolicy() {
    guard let policy = wanted.resourcePolicy, let arn = table.tableARN else { return }
    let old = live.policy ?? ""
    guard !policy.isSamePolicy(as: old) else { return }
    if policy.isEmpty {
      add(.delete, "resource policy", "", .deletePolicy(.init(resourceARN: arn)))
    } else {
      add(
        old.isEmpty ? .create : .change, "resource policy", "\(policy.utf8.count) bytes",
        .putPolicy(.init(resourceARN: arn, policy: policy)))
    }
  }

  /// One that takes another attribute is switched off first; the service then wants an hour before it is switched on.
  mutating func compareTimeToLive() {
    guard let wanted = specification.timeToLive else { return }
    let status = live.timeToLive?.timeToLiveStatus
    let isOn = status == .enabled || status == .enabling
    let old = isOn ? live.timeToLive?.attributeName : nil
    let new: String? = if case .attribute(let attribute) = wanted { attribute } else { nil }
    if let old, let new, old.hasSameBytes(as: new) { return }
    if let old {
      let reason = new.map { ", to be by \($0)" } ?? ""
      add(
        .delete, "time to live", "by \(old)\(reason)",
        .timeToLive(.init(tableName: name, timeToLiveSpecification: .init(enabled: false, attributeName: old))))
    }
    if let new { plan.steps.append(.timeToLive(new, of: name)) }
  }

  mutating func compareRecovery() {
    guard let wanted = specification.pointInTimeRecovery else { return }
    let isOn = live.recovery?.pointInTimeRecoveryStatus == .enabled
    let days = isOn ? live.recovery?.recoveryPeriodInDays ?? 35 : nil
    switch (wanted, days) {
    case (.disabled, nil): break
    case (.disabled, let days?):
      guard plan.permissions.contains(.dataLoss) else {
        return refuse(
          "point-in-time recovery", "\(days) days → off: what can be restored would be lost", needs: .dataLoss)
      }
      add(
        .delete, "point-in-time recovery", "of \(days) days",
        .recovery(.init(tableName: name, pointInTimeRecoverySpecification: .init(pointInTimeRecoveryEnabled: false))))
    case (.enabled(let new), let days?):
      guard let new, new != days else { return }
      guard new > days || plan.permissions.contains(.dataLoss) else {
        return refuse(
          "point-in-time recovery", "\(days) → \(new) days: what is older could not be restored any more", needs: .dataLoss)
      }
      plan.steps.append(.recovery(days: new, of: name, from: days))
    case (.enabled(let new), nil): plan.steps.append(.recovery(days: new, of: name, from: nil))
    }
  }
}

extension TableStep {
  static func timeToLive(_ attribute: String, of table: String) -> TableStep {
    TableStep(
      .create, "time to live", "by \(attribute)",
      .timeToLive(.init(tableName: table, timeToLiveSpecification: .init(enabled: true, attributeName: attribute))))
  }

  static func recovery(days: Int?, of table: String, from old: Int?) -> TableStep {
    TableStep(
      old == nil ? .create : .change, "point-in-time recovery",
      "\(old.map { "\($0) → " } ?? "")\(days.map { "\($0) days" } ?? "as many days as before, or 35")",
      .recovery(
        .init(
          tableName: table,
          pointInTimeRecoverySpecification: .init(pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: days))))
  }
}

extension String {
  /// Whether this ARN is that of a key that is named by its ARN, its id or its alias. That of an alias can't be known.
  fileprivate func names(key: String) -> Bool {
    hasSameBytes(as: key) || Array(utf8).hasSuffix("key/\(key)") || key.hasPrefix("alias/") && !contains(":alias/")
      || Array(utf8).hasSuffix(":\(key)")
  }
}

extension [UInt8] {
  fileprivate func hasSuffix(_ text: String) -> Bool { reversed().starts(with: text.utf8.reversed()) }
}
