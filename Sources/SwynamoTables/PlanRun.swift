import SwynamoAPI
import SwynamoCore
import SwynamoDB
import SwynamoWire

/// Goes from the table that there is to the one that is wanted, a step at a time. Before each step it looks at the table anew, so that
/// it makes no difference who did the last one, or whether its answer came.
struct PlanRun {
  let plan: TablePlan
  let db: DynamoDB
  /// Steps that the plan doesn't have are an error.
  let isBound: Bool
  let progress: @Sendable (TableProgress) -> Void
  private(set) var applied = AppliedPlan()
  /// Failures of one step in a row, and the first of them.
  private var failure: RetryableFailure?
  /// The step that was sent last, until it is seen to be done.
  private var sent: TableStep?
  /// Whether the service has accepted it.
  private var isAccepted = false

  init(_ plan: TablePlan, on db: DynamoDB, isBound: Bool, progress: @escaping @Sendable (TableProgress) -> Void) {
    self.plan = plan
    self.db = db
    self.isBound = isBound
    self.progress = progress
  }

  mutating func run() async throws -> AppliedPlan {
    while true {
      let next = try await plan.anew(from: settled(), on: db)
      let steps = next.steps.filter { step in !applied.postponed.contains { $0.step.hasSameRequest(as: step) } }
      finish(before: steps)
      guard next.obstacles.isEmpty else { throw TablePlanError.hasObstacles(next) }
      guard let step = steps.first(where: { !isBehindPostponed($0, in: next.steps) }) else { return applied }
      if isBound, !plan.steps.contains(where: { $0.hasSameRequest(as: step) }) { throw TablePlanError.outdated(next) }
      if isAccepted, sent?.hasSameRequest(as: step) == true {
        // An answer is not the state: a look may still show the time before.
        try await pause(after: nil)
      } else {
        try await send(step)
      }
    }
  }

  /// Time to live is switched on only after it was switched off.
  private func isBehindPostponed(_ step: TableStep, in steps: [TableStep]) -> Bool {
    guard case .timeToLive = step.action, let place = steps.firstIndex(where: { $0.hasSameRequest(as: step) }) else {
      return false
    }
    return steps[..<place].contains { earlier in
      if case .timeToLive = earlier.action { true } else { false }
    }
  }

  /// What was sent and is not to be done any more is done.
  private mutating func finish(before steps: [TableStep]) {
    guard let step = sent, !steps.contains(where: { $0.hasSameRequest(as: step) }) else { return }
    sent = nil
    failure = nil
    applied.done.append(step)
    progress(.done(step))
  }

  private mutating func send(_ step: TableStep) async throws {
    if sent?.hasSameRequest(as: step) != true {
      failure = nil
      progress(.begins(step))
    }
    sent = step
    isAccepted = false
    do {
      try await step.action.request.send(on: db)
      isAccepted = true
    } catch let error as DynamoDBError {
      try Task.checkCancellation()
      if let reason = error.postpones(step) {
        let postponed = PostponedStep(step: step, reason: reason)
        applied.postponed.append(postponed)
        sent = nil
        progress(.postponed(postponed))
        return
      }
      guard error.outcomeUnknown || error.isOfState || isRepeated && error.mayBeOfSecondTry else { throw error }
      try await pause(after: error)
    } catch let error as TransportError where error.outcomeUnknown {
      try await pause(after: error)
    }
  }

  /// Whether the step was sent before, without an answer that says what came of it, and not for long.
  private var isRepeated: Bool { failure.map { $0.attempt < 8 } ?? false }

  /// Waits as the client's waiters say, and gives up with them: by the error, or by one that says what was waited for.
  private mutating func pause(after error: (any Error)?) async throws {
    let next = RetryableFailure(.transient, attempt: (failure?.attempt ?? 0) + 1, operation: "UpdateTable")
    failure = next
    guard let delay = db.waiters.delay(after: next) else {
      throw error ?? TablePlanError.isWaitedFor(table: plan.tableName, status: "ACTIVE, and not as it was changed to")
    }
    try await Task.sleep(for: delay)
  }

  /// The table when nothing is under way; nil where there is none.
  private func settled() async throws -> API.TableDescription? {
    var work = ""
    return try await db.wait(API.DescribeTable.operation) {
      try Task.checkCancellation()
      guard let table = try await LiveTable.describe(plan.tableName, on: db) else { return .some(nil) }
      if table.isStuck { throw TablePlanError.unusable(table: plan.tableName, status: "\(table.tableStatus?.rawValue ?? "")") }
      if table.isSettled { return .some(table) }
      work = table.work
      progress(.waits(table: plan.tableName, status: work))
      return nil
    } orThrow: { _ in
      TablePlanError.isWaitedFor(table: plan.tableName, status: work)
    }
  }
}

extension API.TableDescription {
  /// `UPDATING, index "by-date" CREATING`
  fileprivate var work: String {
    let indexes =
      globalIndexes.map { ($0.indexName, $0.indexStatus) } + vectors.map { ($0.indexName, $0.indexStatus) }
    let busy = indexes.filter { $0.1 != nil && $0.1 != .active }.map { "index \"\($0.0 ?? "")\" \($0.1?.rawValue ?? "")" }
    return ([tableStatus?.rawValue ?? ""] + busy).joined(separator: ", ")
  }
}

extension API.ServiceRequest {
  /// Sends the request; what it answers is looked at otherwise.
  fileprivate func send(on db: DynamoDB) async throws { _ = try await run(on: db) }
}

extension DynamoDBError {
  /// The table or what it goes through is in the way: another look tells.
  fileprivate var isOfState: Bool {
    switch code {
    case DynamoDBError.resourceInUse, DynamoDBError.resourceNotFound: true
    case "TableNotFoundException", "ContinuousBackupsUnavailableException": true
    // One index at a time, and so many tables that are being changed. Other limits don't end by waiting.
    case DynamoDBError.limitExceeded: message.contains("simultaneous") || message.contains("concurrent")
    default: false
    }
  }

  /// "It is so already" has no code of its own.
  fileprivate var mayBeOfSecondTry: Bool { code == DynamoDBError.validation }

  /// Why the service does it only later: the second change of a time to live within an hour, and decreases of units of which it takes
  /// a few a day. Neither has a code of its own.
  fileprivate func postpones(_ step: TableStep) -> String? {
    switch step.action {
    case .timeToLive where message.contains("multiple times within a fixed interval"): message
    case .update where code == DynamoDBError.limitExceeded && message.lowercased().contains("decrease"): message
    default: nil
    }
  }
}
