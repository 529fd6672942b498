import SwynamoAPI
import SwynamoCore
public import SwynamoDB
public import SwynamoSchema
import SwynamoWire

extension Table {
  /// The difference between the table as it is declared and as the service has it; nothing is changed.
  ///
  ///     print(try await users.plan(on: db))
  ///     // table "users": 1 change
  ///     //   + global index "by-date": HASH team (S), RANGE created (N), all attributes
  ///
  /// Errors: `StatementError` where the declaration is wrong.
  public func plan(on db: DynamoDB, allowing permissions: TablePlan.Permissions = []) async throws -> TablePlan {
    try await specification().plan(on: db, allowing: permissions)
  }

  /// Makes the table as it is declared: creates it, or changes it step by step.
  ///
  ///     let applied = try await users.apply(on: db) { print($0) }
  ///     applied.postponed                                    // [] unless the service does a step only later
  ///
  /// It may be ended at any moment and begun again: it looks at the table before each step. Errors: `TablePlanError` where there
  /// are obstacles, before anything is done, and where the service takes longer than the client's `waiters` wait; `DynamoDBError` for
  /// what the service refuses.
  @discardableResult
  public func apply(
    on db: DynamoDB, allowing permissions: TablePlan.Permissions = [],
    progress: @escaping @Sendable (TableProgress) -> Void = { _ in }
  ) async throws -> AppliedPlan {
    try await specification().apply(on: db, allowing: permissions, progress: progress)
  }

  /// The plan that deletes the table with all its items; without `allowing: .dataLoss` it only says that this is missing.
  ///
  ///     try await users.deletionPlan(on: db, allowing: .dataLoss).apply(on: db)
  public func deletionPlan(on db: DynamoDB, allowing permissions: TablePlan.Permissions = []) async throws -> TablePlan {
    let plan = TablePlan(deleting: name, allowing: permissions)
    return try await plan.anew(from: LiveTable.describe(name, on: db), on: db)
  }
}

extension TableSpecification {
  /// The difference between what is wanted and what the service has; nothing is changed.
  public func plan(on db: DynamoDB, allowing permissions: TablePlan.Permissions = []) async throws -> TablePlan {
    let plan = TablePlan(self, allowing: permissions)
    return try await plan.anew(from: LiveTable.describe(tableName, on: db), on: db)
  }

  /// Makes the table as it is wanted; see `Table.apply`.
  @discardableResult
  public func apply(
    on db: DynamoDB, allowing permissions: TablePlan.Permissions = [],
    progress: @escaping @Sendable (TableProgress) -> Void = { _ in }
  ) async throws -> AppliedPlan {
    var run = PlanRun(TablePlan(self, allowing: permissions), on: db, isBound: false, progress: progress)
    return try await run.run()
  }
}

extension TablePlan {
  /// Does what the plan says, and nothing else.
  ///
  ///     let plan = try await users.plan(on: db)
  ///     if await isConfirmed(plan) { try await plan.apply(on: db) }
  ///
  /// Steps that are done already are left out. Errors: ``TablePlanError/outdated(_:)`` where there is something else to do by now,
  /// and those of `Table.apply`.
  @discardableResult
  public func apply(
    on db: DynamoDB, progress: @escaping @Sendable (TableProgress) -> Void = { _ in }
  ) async throws -> AppliedPlan {
    guard obstacles.isEmpty else { throw TablePlanError.hasObstacles(self) }
    var run = PlanRun(self, on: db, isBound: true, progress: progress)
    return try await run.run()
  }

  /// The same of the table as it is now.
  func anew(from description: API.TableDescription?, on db: DynamoDB) async throws -> TablePlan {
    guard let specification else { return deleting(description) }
    let live = try await LiveTable(description, specification.parts, on: db)
    return TableDifference.plan(specification, from: live, allowing: permissions)
  }

  private func deleting(_ table: API.TableDescription?) -> TablePlan {
    var plan = TablePlan(deleting: tableName, allowing: permissions)
    guard let table, table.tableStatus != .deleting else { return plan }
    if table.deletionProtectionEnabled == true {
      plan.obstacles.append(.init(subject: "table", reason: "it is protected against deletion", needs: nil))
    } else if !permissions.contains(.dataLoss) {
      plan.obstacles.append(.init(subject: "table", reason: "its items would be lost", needs: .dataLoss))
    } else {
      plan.steps = [TableStep(.delete, "table", "with its items", .delete(.init(tableName: tableName)))]
    }
    return plan
  }
}

extension TableSpecification {
  /// What a plan has to ask for.
  fileprivate var parts: LiveTable.Parts {
    var parts: LiveTable.Parts = []
    if timeToLive != nil { parts.insert(.timeToLive) }
    if pointInTimeRecovery != nil { parts.insert(.recovery) }
    if table.tags != nil { parts.insert(.tags) }
    if table.resourcePolicy != nil { parts.insert(.policy) }
    return parts
  }
}

extension SingleTable {
  /// What the table is declared to be, for all of its entities.
  public func specification() throws(StatementError) -> TableSpecification { try items.specification() }

  /// The difference between the table as it is declared and as the service has it; nothing is changed.
  public func plan(on db: DynamoDB, allowing permissions: TablePlan.Permissions = []) async throws -> TablePlan {
    try await items.plan(on: db, allowing: permissions)
  }

  /// Makes the table as it is declared; see `Table.apply`.
  @discardableResult
  public func apply(
    on db: DynamoDB, allowing permissions: TablePlan.Permissions = [],
    progress: @escaping @Sendable (TableProgress) -> Void = { _ in }
  ) async throws -> AppliedPlan {
    try await items.apply(on: db, allowing: permissions, progress: progress)
  }
}
