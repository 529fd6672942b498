import SwynamoAPI
import SwynamoCore

/// The difference between a table as it is declared and as the service has it, in the order in which `apply` makes it disappear.
///
///     let plan = try await users.plan(on: db)
///     print(plan)
///     // table "users": 2 changes
///     //   ~ billing: on demand → provisioned, 5 read and 5 write units
///     //   + global index "by-date": HASH team (S), RANGE created (N), all attributes
///     try await plan.apply(on: db)
///
/// A program declares what it needs of a table, and others may need more: what the table has and the declaration doesn't speak of
/// is left, and named with `=`. That is not what CloudFormation or Terraform do, whose files are all that is to be; it is
/// what tools do that run at a program's start. `allowing: .deletingUndeclared` does as those do.
public struct TablePlan: Sendable, Hashable {
  /// What a plan may do besides what nobody can miss.
  ///
  ///     let plan = try await users.plan(on: db, allowing: [.replacingIndexes, .deletingUndeclared])
  public struct Permissions: OptionSet, Sendable, Hashable, CustomStringConvertible {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    /// What can't be brought back: a table with other keys or local indexes replaces the old one and its items; point-in-time
    /// recovery is switched off or has fewer days, and what could be restored can't be any more. Deleting an index is none of it,
    /// since an index has only copies.
    public static let dataLoss = Permissions(rawValue: 1)
    /// Deletes an index whose keys or projection are others, and makes it anew: queries of it fail until it is filled, which takes
    /// hours where there are many items. An index of another name, and queries that move to it, need no such permission.
    public static let replacingIndexes = Permissions(rawValue: 2)
    /// Deletes global and vector indexes, and tags, that are not declared: other programs may use them.
    public static let deletingUndeclared = Permissions(rawValue: 4)

    public var description: String {
      let names: [(Permissions, String)] = [
        (.dataLoss, ".dataLoss"), (.replacingIndexes, ".replacingIndexes"), (.deletingUndeclared, ".deletingUndeclared"),
      ]
      let own = names.filter { contains($0.0) }.map(\.1)
      return own.count == 1 ? own[0] : "[\(own.joined(separator: ", "))]"
    }
  }

  /// What is declared and not done.
  public struct Obstacle: Sendable, Hashable, CustomStringConvertible {
    /// What it is about: `keys`.
    public let subject: String
    /// How it is, how it is declared, and why it isn't changed.
    public let reason: String
    /// What has to be allowed for it; nil where the service has no such change.
    public let needs: Permissions?

    public var description: String {
      "! \(subject): \(reason)\(needs.map { "; needs `allowing: \($0)`" } ?? "")"
    }
  }

  /// What is to be; nil for a plan that deletes the table.
  let specification: TableSpecification?
  /// The table's name.
  public let tableName: String
  /// What was allowed.
  public let permissions: Permissions
  /// What is done, in this order.
  public internal(set) var steps: [TableStep] = []
  /// What can't be done, or not without a permission. While there is one, `apply` does nothing.
  public internal(set) var obstacles: [Obstacle] = []
  /// What the table has and the declaration doesn't speak of, such as `global index "by-date"`; it is left as it is.
  public internal(set) var undeclared: [String] = []

  /// Whether the table is as it is declared.
  public var isEmpty: Bool { steps.isEmpty && obstacles.isEmpty }

  init(_ specification: TableSpecification, allowing permissions: Permissions) {
    self.specification = specification
    tableName = specification.tableName
    self.permissions = permissions
  }

  init(deleting tableName: String, allowing permissions: Permissions) {
    specification = nil
    self.tableName = tableName
    self.permissions = permissions
  }
}

extension TablePlan: CustomStringConvertible {
  /// A line for each step, obstacle, and what is left.
  public var description: String {
    let count = steps.count
    let changes = count == 0 ? (obstacles.isEmpty ? "as declared" : "no change") : count == 1 ? "1 change" : "\(count) changes"
    let lines =
      steps.map(\.description) + obstacles.map(\.description)
      + undeclared.map { "= \($0) is not declared, and left" }
    return (["table \"\(tableName)\": \(changes)"] + lines.map { "  \($0)" }).joined(separator: "\n")
  }
}
