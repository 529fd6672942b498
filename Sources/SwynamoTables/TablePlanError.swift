/// A plan was not applied, or not to its end.
public enum TablePlanError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The plan has obstacles; nothing was changed.
  case hasObstacles(TablePlan)
  /// The table is not as it was when the plan was made: there is a step that the plan doesn't have. It is the new plan that is
  /// given; what was done before is done.
  case outdated(TablePlan)
  /// Something is under way for longer than the client's `waiters` wait. It goes on at the service: apply again later.
  case isWaitedFor(table: String, status: String)
  /// The table is in a state that waiting doesn't end, such as `ARCHIVED`.
  case unusable(table: String, status: String)

  public var description: String {
    switch self {
    case .hasObstacles(let plan):
      "table \"\(plan.tableName)\" can't be made as it is declared, and was left as it is:\n"
        + plan.obstacles.map { "  \($0)" }.joined(separator: "\n")
    case .outdated(let plan):
      "table \"\(plan.tableName)\" was changed since the plan was made; what there is to do now:\n\(plan)"
    case .isWaitedFor(let table, let status):
      "table \"\(table)\" is still \(status): apply again later, or wait longer with the client's `waiters`"
    case .unusable(let table, let status): "table \"\(table)\" is \(status), and can't be changed"
    }
  }
}
