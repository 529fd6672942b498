/// The actions of an update, as a tree.
///
/// Source: DynamoDB Developer Guide, "Update expressions".
@usableFromInline
package struct UpdateExpression: Sendable, Hashable {
  package var actions: [Action]

  package init(_ actions: [Action]) { self.actions = actions }

  @usableFromInline
  package enum Action: Sendable, Hashable {
    /// `SET a = b`
    case set(DocumentPath, SetValue)
    /// `REMOVE a`
    case remove(DocumentPath)
    /// `ADD a :value`
    case add(DocumentPath, AttributeValue)
    /// `DELETE a :value`
    case delete(DocumentPath, AttributeValue)

    package var path: DocumentPath {
      switch self {
      case .set(let path, _), .remove(let path), .add(let path, _), .delete(let path, _): path
      }
    }
  }

  /// What stands right of the `=` in a SET action.
  @usableFromInline
  package indirect enum SetValue: Sendable, Hashable {
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
  package var normalized: UpdateExpression {
    UpdateExpression(Clause.allCases.flatMap { clause in actions.filter { $0.clause == clause } })
  }

  /// The four clauses, in the order in which they are written.
  @usableFromInline
  package enum Clause: String, Sendable, Hashable, CaseIterable {
    case set = "SET"
    case remove = "REMOVE"
    case add = "ADD"
    case delete = "DELETE"
  }
}

extension UpdateExpression.Action {
  package var clause: UpdateExpression.Clause {
    switch self {
    case .set: .set
    case .remove: .remove
    case .add: .add
    case .delete: .delete
    }
  }
}

extension UpdateExpression {
  /// Whether doing the update twice leaves the item as doing it once does, whatever is in it.
  ///
  ///     // SET a = :v, b = if_not_exists(b, :v)   REMOVE c   ADD tags :set   DELETE tags :set     true
  ///     // SET n = n + :v                         ADD n :v   SET l[3] = :v   REMOVE l[0]          false
  ///
  /// Values that are read from the item may be other ones the second time, and elements of a list move.
  package var isIdempotent: Bool { actions.allSatisfy(\.isIdempotent) }
}

extension UpdateExpression.Action {
  /// See ``UpdateExpression/isIdempotent``.
  package var isIdempotent: Bool {
    for case .index in path.steps { return false }
    switch self {
    case .set(let path, let value): return value.isSame(whenSetAgainAt: path)
    case .remove, .delete: return true
    case .add(_, let value):
      return value.type.isSet
    }
  }
}

extension UpdateExpression.SetValue {
  fileprivate func isSame(whenSetAgainAt target: DocumentPath) -> Bool {
    switch self {
    case .value: true
    case .ifNotExists(let path, let value): path == target && value.isSame(whenSetAgainAt: target)
    case .path, .listAppend, .plus, .minus: false
    }
  }
}
