public import SwynamoAPI
import SwynamoCore
import SwynamoDB
import SwynamoWire

/// One request of a plan: what it makes, changes or deletes.
///
///     for step in try await users.plan(on: db).steps { print(step) }
///     // ~ billing: on demand → provisioned, 5 read and 5 write units
public struct TableStep: Sendable, Hashable, CustomStringConvertible {
  /// What a step does.
  public enum Kind: String, Sendable, Hashable {
    /// `+`: makes something.
    case create = "+"
    /// `~`: changes something.
    case change = "~"
    /// `-`: deletes something, or switches it off.
    case delete = "-"
  }

  /// What the step does.
  public let kind: Kind
  /// What it does it to: `global index "by-date"`.
  public let subject: String
  /// How it is afterwards, and where it is known before: `5 → 10 read units`.
  public let detail: String
  let action: Action

  /// What is sent.
  public var request: any API.ServiceRequest { action.request }

  /// "~ billing: on demand → provisioned, 5 read and 5 write units"
  public var description: String { "\(kind.rawValue) \(subject)\(detail.isEmpty ? "" : ": \(detail)")" }

  init(_ kind: Kind, _ subject: String, _ detail: String = "", _ action: Action) {
    self.kind = kind
    self.subject = subject
    self.detail = detail
    self.action = action
  }

  /// Whether both are the same request, however it was come to.
  func hasSameRequest(as other: TableStep) -> Bool { action == other.action }

  enum Action: Sendable, Hashable {
    case create(API.CreateTable)
    case delete(API.DeleteTable)
    case update(API.UpdateTable)
    case timeToLive(API.UpdateTimeToLive)
    case recovery(API.UpdateContinuousBackups)
    case tag(API.TagResource)
    case untag(API.UntagResource)
    case putPolicy(API.PutResourcePolicy)
    case deletePolicy(API.DeleteResourcePolicy)

    var request: any API.ServiceRequest {
      switch self {
      case .create(let request): request
      case .delete(let request): request
      case .update(let request): request
      case .timeToLive(let request): request
      case .recovery(let request): request
      case .tag(let request): request
      case .untag(let request): request
      case .putPolicy(let request): request
      case .deletePolicy(let request): request
      }
    }
  }
}
