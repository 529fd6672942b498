import SwynamoAPI
import SwynamoCore

/// Compares a table that is wanted with one that there is, and gathers the steps from the one to the other.
struct TableDifference {
  let wanted: API.CreateTable
  let specification: TableSpecification
  let live: LiveTable
  let name: String
  let wantedTypes: KeyTypes
  let liveTypes: KeyTypes
  var plan: TablePlan

  var table: API.TableDescription { live.description }
  /// The mode that the table has in the end.
  var mode: API.BillingMode { wanted.declaredMode ?? table.mode }
  /// Global indexes that the table has and that are deleted, some of them to be made anew.
  var deleted: StringSet = []

  /// The steps from a table, or from none, to what is wanted.
  static func plan(
    _ specification: TableSpecification, from live: LiveTable?, allowing permissions: TablePlan.Permissions
  ) -> TablePlan {
    let plan = TablePlan(specification, allowing: permissions)
    guard let live else { return plan.creating(specification) }
    var difference = TableDifference(specification, live, plan)
    return difference.compare()
  }

  private init(_ specification: TableSpecification, _ live: LiveTable, _ plan: TablePlan) {
    self.specification = specification
    wanted = specification.table
    self.live = live
    self.plan = plan
    name = specification.tableName
    wantedTypes = KeyTypes(specification.table.attributeDefinitions)
    liveTypes = KeyTypes(live.description.attributeDefinitions)
  }

  /// First what protects, then what makes room, then what needs it.
  private mutating func compare() -> TablePlan {
    if let replaced = replacing() { return replaced }
    compareProtection()
    deleteIndexes()
    compareBilling()
    compareIndexThroughput()
    createIndexes()
    compareBounds()
    compareStream()
    compareEncryption()
    compareClass()
    compareWarmth()
    compareTags()
    comparePolicy()
    compareTimeToLive()
    compareRecovery()
    return plan
  }

  mutating func add(_ kind: TableStep.Kind, _ subject: String, _ detail: String = "", _ action: TableStep.Action) {
    plan.steps.append(TableStep(kind, subject, detail, action))
  }

  /// A step of UpdateTable.
  mutating func update(
    _ kind: TableStep.Kind, _ subject: String, _ detail: String = "", _ change: (inout API.UpdateTable) -> Void
  ) {
    var request = API.UpdateTable(tableName: name)
    change(&request)
    add(kind, subject, detail, .update(request))
  }

  mutating func refuse(_ subject: String, _ reason: String, needs: TablePlan.Permissions? = nil) {
    plan.obstacles.append(.init(subject: subject, reason: reason, needs: needs))
  }
}

extension TablePlan {
  fileprivate func creating(_ specification: TableSpecification) -> TablePlan {
    var plan = self
    let request = specification.createTable
    let keys = KeyTypes(request.attributeDefinitions).keys(request.keySchema).map(\.text).joined(separator: ", ")
    plan.steps = [TableStep(.create, "table", keys, .create(request))]
    switch specification.timeToLive {
    case .attribute(let attribute): plan.steps.append(.timeToLive(attribute, of: tableName))
    case .disabled, nil: break
    }
    if case .enabled(let days) = specification.pointInTimeRecovery {
      plan.steps.append(.recovery(days: days, of: tableName, from: nil))
    }
    return plan
  }
}

// What can't be changed.
extension TableDifference {
  /// The table anew, where that is what it takes and it is allowed.
  private mutating func replacing() -> TablePlan? {
    let fixed = fixedDifferences()
    guard !fixed.isEmpty else { return nil }
    guard plan.permissions.contains(.dataLoss) else {
      for (subject, reason) in fixed {
        refuse(subject, reason + "; the table would be replaced, and its items lost", needs: .dataLoss)
      }
      return nil
    }
    if table.deletionProtectionEnabled == true {
      guard wanted.deletionProtectionEnabled == false else {
        refuse("deletion protection", "the table has to be replaced and is protected: declare it unprotected first")
        return plan
      }
      compareProtection()
    }
    let reasons = fixed.map { "\($0.subject): \($0.reason)" }.joined(separator: "; ")
    add(.delete, "table", "with its items, since it has to be replaced (\(reasons))", .delete(.init(tableName: name)))
    plan.steps += TablePlan(specification, allowing: plan.permissions).creating(specification).steps
    return plan
  }

  private func fixedDifferences() -> [(subject: String, reason: String)] {
    var found: [(subject: String, reason: String)] = []
    let (keys, liveKeys) = (wantedTypes.keys(wanted.keySchema), liveTypes.keys(table.keySchema))
    let key = IndexShape(kind: .local, name: "", keys: keys, projection: nil, vector: nil)
    let liveKey = IndexShape(kind: .local, name: "", keys: liveKeys, projection: nil, vector: nil)
    if !key.isSame(as: liveKey) {
      let (old, new) = (liveKeys.map(\.text).joined(separator: ", "), keys.map(\.text).joined(separator: ", "))
      found.append(("keys", "\(old) → \(new), which can't be changed"))
    }
    for index in wanted.localSecondaryIndexes ?? [] {
      let shape = IndexShape(index, wantedTypes)
      guard let old = table.localIndexes.first(where: { $0.indexName?.hasSameBytes(as: index.indexName) == true }) else {
        found.append((shape.subject, "\(shape.text), which can only be made with the table"))
        continue
      }
      let oldShape = IndexShape(old, liveTypes)
      if !shape.isSame(as: oldShape) { found.append((shape.subject, "\(oldShape.text) → \(shape.text), which can't be changed")) }
    }
    return found
  }
}
