import SwynamoAPI
import SwynamoCore

extension TableDifference {
  /// The mode, or the table's provisioned units.
  mutating func compareBilling() {
    guard let wantedMode = wanted.declaredMode else { return }
    switch (table.mode, wantedMode) {
    case (.provisioned, .payPerRequest):
      update(.change, "billing", "\(text(table.units)) → on demand") { $0.billingMode = .payPerRequest }
    case (.payPerRequest, .provisioned): switchToProvisioned()
    case (.provisioned, .provisioned):
      guard let units = wanted.provisionedThroughput, units != table.units else { return }
      update(.change, "throughput", "\(text(table.units)) → \(text(units))") { $0.provisionedThroughput = units }
    default: break
    }
  }

  /// All global indexes that the table has then get their units in the same request.
  private mutating func switchToProvisioned() {
    guard let units = wanted.provisionedThroughput else {
      refuse("billing", "on demand → provisioned, without units declared")
      return
    }
    let vectors = table.vectors.compactMap(\.indexName).filter { !deleted.contains($0) }
    guard vectors.isEmpty else {
      let names = vectors.map { "\"\($0)\"" }.joined(separator: ", ")
      refuse("billing", "on demand → provisioned, which a table with vector indexes can't be (\(names))")
      return
    }
    let updates = table.globalIndexes.compactMap(\.indexName).filter { !deleted.contains($0) }.map { name in
      let own = wanted.globalIndexes.first { $0.indexName.hasSameBytes(as: name) }?.provisionedThroughput
      return API.GlobalSecondaryIndexUpdate(update: .init(indexName: name, provisionedThroughput: own ?? units))
    }
    update(.change, "billing", "on demand → \(text(units))") { request in
      request.billingMode = .provisioned
      request.provisionedThroughput = units
      request.globalSecondaryIndexUpdates = updates.nonEmpty
    }
  }

  /// The units and the warmth of indexes that stay. A switch of the mode gives them their units.
  mutating func compareIndexThroughput() {
    for index in wanted.globalIndexes where !deleted.contains(index.indexName) {
      guard let old = table.globalIndexes.first(where: { $0.indexName?.hasSameBytes(as: index.indexName) == true }) else {
        continue
      }
      let subject = "global index \"\(index.indexName)\""
      if mode == .provisioned, table.mode == .provisioned,
        let units = index.provisionedThroughput ?? (wanted.declaredMode == nil ? nil : wanted.provisionedThroughput),
        units != old.provisionedThroughput?.units
      {
        change(subject, "\(text(old.provisionedThroughput?.units)) → \(text(units))") {
          .init(indexName: index.indexName, provisionedThroughput: units)
        }
      }
    }
  }

  /// The most that is served on demand, and what is served at once.
  mutating func compareBounds() {
    if mode == .payPerRequest, let bounds = bounds(wanted.onDemandThroughput, table.onDemandThroughput) {
      update(.change, "on-demand throughput", "\(text(table.onDemandThroughput)) → \(text(bounds))") {
        $0.onDemandThroughput = bounds
      }
    }
    for index in wanted.globalIndexes where !deleted.contains(index.indexName) {
      guard let old = table.globalIndexes.first(where: { $0.indexName?.hasSameBytes(as: index.indexName) == true }) else {
        continue
      }
      let subject = "global index \"\(index.indexName)\""
      if mode == .payPerRequest, let bounds = bounds(index.onDemandThroughput, old.onDemandThroughput) {
        change(subject, "on-demand throughput, \(text(old.onDemandThroughput)) → \(text(bounds))") {
          .init(indexName: index.indexName, onDemandThroughput: bounds)
        }
      }
      let current = API.WarmThroughput(
        readUnitsPerSecond: old.warmThroughput?.readUnitsPerSecond, writeUnitsPerSecond: old.warmThroughput?.writeUnitsPerSecond)
      if let warmth = rise(index.warmThroughput, above: current) {
        change(subject, "warm throughput, \(text(current)) → \(text(warmth))") {
          .init(indexName: index.indexName, warmThroughput: warmth)
        }
      }
    }
  }

  /// Warm throughput grows by itself and never falls: what is more than declared is as declared.
  mutating func compareWarmth() {
    let current = API.WarmThroughput(
      readUnitsPerSecond: table.warmThroughput?.readUnitsPerSecond, writeUnitsPerSecond: table.warmThroughput?.writeUnitsPerSecond
    )
    guard let warmth = rise(wanted.warmThroughput, above: current) else { return }
    update(.change, "warm throughput", "\(text(current)) → \(text(warmth))") { $0.warmThroughput = warmth }
  }

  private mutating func change(
    _ subject: String, _ detail: String, _ action: () -> API.UpdateGlobalSecondaryIndexAction
  ) {
    let action = action()
    update(.change, subject, detail) { $0.globalSecondaryIndexUpdates = [.init(update: action)] }
  }

  /// What to ask for so that bounds are as declared, -1 for none; nil where they are. Of what is not declared, nothing is asked.
  private func bounds(_ new: API.OnDemandThroughput?, _ old: API.OnDemandThroughput?) -> API.OnDemandThroughput? {
    func bound(_ new: Int?, _ old: Int?) -> Int? {
      let wanted = new ?? (wanted.declaredMode == nil ? nil : -1)
      return wanted == (old ?? -1) ? nil : wanted
    }
    // Bounds don't survive the time in which a table is provisioned.
    let old = table.mode == .payPerRequest ? old : nil
    let asked = API.OnDemandThroughput(
      maxReadRequestUnits: bound(new?.maxReadRequestUnits, old?.maxReadRequestUnits),
      maxWriteRequestUnits: bound(new?.maxWriteRequestUnits, old?.maxWriteRequestUnits))
    return asked.maxReadRequestUnits == nil && asked.maxWriteRequestUnits == nil ? nil : asked
  }

  private func rise(_ new: API.WarmThroughput?, above old: API.WarmThroughput) -> API.WarmThroughput? {
    func units(_ new: Int?, _ old: Int?) -> Int? { new.flatMap { $0 > old ?? 0 ? $0 : nil } }
    let asked = API.WarmThroughput(
      readUnitsPerSecond: units(new?.readUnitsPerSecond, old.readUnitsPerSecond),
      writeUnitsPerSecond: units(new?.writeUnitsPerSecond, old.writeUnitsPerSecond))
    return asked.readUnitsPerSecond == nil && asked.writeUnitsPerSecond == nil ? nil : asked
  }

  private func text(_ units: API.ProvisionedThroughput?) -> String {
    guard let units else { return "no units" }
    return "provisioned, \(units.readCapacityUnits) read and \(units.writeCapacityUnits) write units"
  }

  private func text(_ bounds: API.OnDemandThroughput?) -> String {
    func text(_ bound: Int?, _ word: String) -> String? {
      bound.map { $0 == -1 ? "any \(word) units" : "at most \($0) \(word) units" }
    }
    let texts = [text(bounds?.maxReadRequestUnits, "read"), text(bounds?.maxWriteRequestUnits, "write")].compactMap(\.self)
    return texts.isEmpty ? "no bounds" : texts.joined(separator: " and ")
  }

  private func text(_ warmth: API.WarmThroughput) -> String {
    func text(_ units: Int?, _ word: String) -> String? { units.map { "\($0) \(word) units" } }
    let texts = [text(warmth.readUnitsPerSecond, "read"), text(warmth.writeUnitsPerSecond, "write")].compactMap(\.self)
    return texts.isEmpty ? "unknown" : texts.joined(separator: " and ")
  }
}
