/// What `apply` is doing.
///
///     try await users.apply(on: db) { print($0) }
///     // waits until table "users" is settled: UPDATING
///     // ~ billing: on demand → provisioned, 5 read and 5 write units
///     // done: ~ billing: on demand → provisioned, 5 read and 5 write units
public enum TableProgress: Sendable, Hashable, CustomStringConvertible {
  /// A request is about to be sent.
  case begins(TableStep)
  /// Something is under way at the service, such as an index that is being filled; each look that finds it so is told.
  case waits(table: String, status: String)
  /// It is done, and what it began at the service has ended.
  case done(TableStep)
  /// The service will only do it later.
  case postponed(PostponedStep)

  public var description: String {
    switch self {
    case .begins(let step): "\(step)"
    case .waits(let table, let status): "waits until table \"\(table)\" is settled: \(status)"
    case .done(let step): "done: \(step)"
    case .postponed(let step): "postponed: \(step)"
    }
  }
}

/// A step that the service has refused for now: it counts changes by the hour or the day. Apply again later.
public struct PostponedStep: Sendable, Hashable, CustomStringConvertible {
  /// What is still to be done.
  public let step: TableStep
  /// The service's sentence.
  public let reason: String

  public var description: String { "\(step) (\(reason))" }
}

/// What `apply` did.
public struct AppliedPlan: Sendable, Hashable, CustomStringConvertible {
  /// The steps that were done, those among them whose answer was lost.
  public internal(set) var done: [TableStep] = []
  /// What can only be done later.
  public internal(set) var postponed: [PostponedStep] = []

  /// Whether the table is as it is declared.
  public var isComplete: Bool { postponed.isEmpty }

  public var description: String {
    let lines = done.map { "done: \($0)" } + postponed.map { "postponed: \($0)" }
    return lines.isEmpty ? "nothing to do" : lines.joined(separator: "\n")
  }
}
