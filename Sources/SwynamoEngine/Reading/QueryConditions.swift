import SwynamoCore
import SwynamoWire

/// What a query asks of the keys, of `KeyConditionExpression` or of `KeyConditions`, until the keys of its table are known.
struct QueryConditions {
  private let terms: [Term]

  private struct Term {
    let attribute: String
    /// Nil for an operator by which no index can be searched, which only `KeyConditions` can have.
    let term: KeyConditionExpression.Term?
  }

  init(_ expression: KeyConditionExpression) {
    terms = expression.terms.map { Term(attribute: $0.attribute, term: $0) }
  }

  init(_ conditions: [LegacyCondition]) throws(DynamoDBError) {
    terms = conditions.map { Term(attribute: $0.attribute, term: $0.keyTerm) }
    if terms.isEmpty { throw KeyConditionError.noTerms.error }
  }

  /// More than two, as a table with a sort key has; of a table without one, two are told otherwise.
  private func checkCount(_ maximum: Int) throws(DynamoDBError) {
    guard terms.count > max(2, maximum) else { return }
    throw KeyConditionError.tooManyTerms(terms.count, keys: maximum).error
  }

  /// The condition that fits the keys of what is queried. Each attribute of a start key is checked just before the condition on it,
  /// as the service does.
  func checked(for source: ReadSource, start: Item?) throws(DynamoDBError) -> KeyConditionExpression {
    let keys = source.keys
    let isOrdinary = keys.hash.count == 1 && keys.range.count <= 1
    try checkCount(keys.attributes.count)
    if keys.hash.count > 1 { try checkEqualities(on: keys.hash) }
    var found: [KeyConditionExpression.Term] = []
    for (index, attribute) in keys.attributes.enumerated() {
      let isHash = index < keys.hash.count
      if let start { try source.checkStart(start, at: attribute, isHash: isHash) }
      if isOrdinary, isHash, keys.range.isEmpty, terms.count > 1 { throw KeyConditionError.notSupported.error }
      guard let term = try condition(on: attribute, isHash: isHash) else {
        if isHash || isOrdinary && terms.count > 1 { throw KeyConditionError.missingKey(attribute.name).error }
        continue
      }
      found.append(term)
    }
    guard found.count == terms.count else { throw KeyConditionError.notSupported.error }
    try Self.checkGaps(in: keys.range, found)
    return KeyConditionExpression(found)
  }

  private func condition(
    on attribute: KeyAttribute, isHash: Bool
  ) throws(DynamoDBError) -> KeyConditionExpression.Term? {
    guard let given = terms.first(where: { $0.attribute == attribute.name }) else { return nil }
    guard let term = given.term else { throw KeyConditionError.notIndexable.error }
    guard term.values.allSatisfy({ $0.type == attribute.type }) else { throw KeyConditionError.keyType.error }
    if isHash, !term.isEquality { throw KeyConditionError.notSupported.error }
    for value in term.values { try KeySchema.checkSize(value, attribute.name, isHash: isHash) }
    return term
  }

  /// All of several hash attributes are needed, each with an equality.
  private func checkEqualities(on hash: [KeyAttribute]) throws(DynamoDBError) {
    let open = hash.filter { key in !terms.contains { $0.attribute == key.name && $0.term?.isEquality ?? false } }
    guard open.isEmpty else { throw KeyConditionError.openHash(open.map(\.name)).error }
  }

  /// Range attributes are searched from left to right, and only the last one of them by another operator than equality.
  private static func checkGaps(
    in range: [KeyAttribute], _ terms: [KeyConditionExpression.Term]
  ) throws(DynamoDBError) {
    guard let last = range.lastIndex(where: { key in terms.contains { $0.attribute == key.name } }) else { return }
    let open = range[..<last].filter { key in !terms.contains { $0.attribute == key.name && $0.isEquality } }
    guard open.isEmpty else { throw KeyConditionError.gap(open.map(\.name), before: range[last].name).error }
  }
}

extension KeyConditionExpression.Term {
  var isEquality: Bool {
    switch self {
    case .compare(_, let comparator, _): comparator == .equal
    case .between, .beginsWith: false
    }
  }

  var values: [AttributeValue] {
    switch self {
    case .compare(_, _, let value), .beginsWith(_, let value): [value]
    case .between(_, let lower, let upper): [lower, upper]
    }
  }

  /// Whether a key attribute's value fulfils it.
  func holds(for value: AttributeValue) -> Bool {
    switch self {
    case .compare(_, let comparator, let bound):
      guard let order = value.order(to: bound) else { return false }
      switch comparator {
      case .equal: return order == 0
      case .less: return order < 0
      case .lessOrEqual: return order <= 0
      case .greater: return order > 0
      case .greaterOrEqual: return order >= 0
      }
    case .between(_, let lower, let upper):
      guard let low = lower.order(to: value), let high = value.order(to: upper) else { return false }
      return low <= 0 && high <= 0
    case .beginsWith(_, let prefix): return value.begins(with: prefix)
    }
  }
}

extension LegacyCondition {
  fileprivate var keyTerm: KeyConditionExpression.Term? {
    guard let first = values.first, let last = values.last else { return nil }
    return switch comparison {
    case .equal: .compare(attribute, .equal, first)
    case .lessOrEqual: .compare(attribute, .lessOrEqual, first)
    case .less: .compare(attribute, .less, first)
    case .greaterOrEqual: .compare(attribute, .greaterOrEqual, first)
    case .greater: .compare(attribute, .greater, first)
    case .beginsWith: .beginsWith(attribute, first)
    case .between: .between(attribute, first, last)
    case .notEqual, .notNull, .null, .contains, .notContains, .isIn: nil
    }
  }
}
