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
