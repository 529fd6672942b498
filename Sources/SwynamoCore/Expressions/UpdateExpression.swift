/// The actions of an update, as a tree.
///
/// Source: DynamoDB Developer Guide, "Update expressions".
public struct UpdateExpression: Sendable, Hashable {
  public var actions: [Action]

  public init(_ actions: [Action]) { self.actions = actions }

  public enum Action: Sendable, Hashable {
    /// `SET a = b`
    case set(DocumentPath, SetValue)
    /// `REMOVE a`
    case remove(DocumentPath)
    /// `ADD a :value`
    case add(DocumentPath, AttributeValue)
    /// `DELETE a :value`
    case delete(DocumentPath, AttributeValue)

    public var path: DocumentPath {
      switch self {
      case .set(let path, _), .remove(let path), .add(let path, _), .delete(let path, _): path
      }
    }
  }

  /// What stands right of the `=` in a SET action.
  public indirect enum SetValue: Sendable, Hashable {
    /// `a.b[0]`
    case path(DocumentPath)
    /// `:value`
    case value(AttributeValue)
    /// `if_not_exists(a, b)`
    case ifNotExists(DocumentPath, SetValue)
    /// `list_append(a, b)`
    case listAppend(SetValue, SetValue)
    /// `a + b`
    case plus(SetValue, SetValue)
    /// `a - b`
    case minus(SetValue, SetValue)
  }

  /// The same actions in the order in which the text has them: SET, REMOVE, ADD, DELETE.
  public var normalized: UpdateExpression {
    UpdateExpression(Clause.allCases.flatMap { clause in actions.filter { $0.clause == clause } })
  }

  /// The four clauses, in the order in which they are written.
  public enum Clause: String, Sendable, Hashable, CaseIterable {
    case set = "SET"
    case remove = "REMOVE"
    case add = "ADD"
    case delete = "DELETE"
  }
}

extension UpdateExpression.Action {
  public var clause: UpdateExpression.Clause {
    switch self {
    case .set: .set
    case .remove: .remove
    case .add: .add
    case .delete: .delete
    }
  }
}
