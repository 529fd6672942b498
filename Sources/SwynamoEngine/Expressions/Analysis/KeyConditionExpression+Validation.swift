import SwynamoCore
import SwynamoWire

extension KeyConditionExpression {
  /// Checks the terms against the keys of the queried table or index: every hash attribute has an equality, the range attributes
  /// follow from left to right without a gap, and only the last of them may have another operator.
  ///
  ///     try condition.validate(hash: ["user"], range: ["date"], types: ["user": .string, "date": .number])
  func validate(
    hash: [String], range: [String], types: [String: AttributeType] = [:]
  ) throws(DynamoDBError) {
    do throws(KeyConditionFault) {
      try check(hash: hash, range: range, types: types)
    } catch {
      throw error.error
    }
  }

  private func check(hash: [String], range: [String], types: [String: AttributeType]) throws(KeyConditionFault) {
    guard terms.count <= max(2, hash.count + range.count) else { throw .tooManyTerms }
    for name in hash where term(on: name) == nil { throw .missingKey(name) }
    // With terms to spare, the next range attribute is the one that is missed.
    let ranged = range.prefix(max(0, terms.count - hash.count))
    for name in ranged where term(on: name) == nil { throw .missingKey(name) }
    guard terms.count == hash.count + ranged.count else { throw .notSupported }
    for name in hash + ranged.dropLast() where term(on: name)?.isEquality != true { throw .notSupported }
    for term in terms {
      guard let type = types[term.attribute] else { continue }
      guard term.values.allSatisfy({ $0.type == type }) else { throw .keyType }
    }
  }

  private func term(on attribute: String) -> Term? {
    terms.first { $0.attribute == attribute }
  }
}

extension KeyConditionExpression.Term {
  fileprivate var isEquality: Bool {
    switch self {
    case .compare(_, let comparator, _): comparator == .equal
    case .between, .beginsWith: false
    }
  }

  fileprivate var values: [AttributeValue] {
    switch self {
    case .compare(_, _, let value), .beginsWith(_, let value): [value]
    case .between(_, let lower, let upper): [lower, upper]
    }
  }
}
