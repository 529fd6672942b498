import SwynamoCore
import SwynamoWire

/// The rows that a WHERE clause can hold for, as far as it says so by the keys of what is read.
///
///     pk IN ['a', 'b'] AND sk > 3   // two branches: pk = 'a', sk > 3 and pk = 'b', sk > 3
///
/// Whatever else the clause says is looked at row by row.
/// Source: DynamoDB Developer Guide, "PartiQL select statements for DynamoDB": what avoids a scan.
struct KeyBranches {
  /// What one of several alternatives says: of the partition key, and of the sort key.
  struct Branch {
    var hash: [AttributeValue] = []
    var range: [KeyConditionExpression.Term] = []
  }

  private let hash: KeyAttribute
  private let range: KeyAttribute?

  /// More alternatives than a clause has room for are taken for none.
  private static let maximum = 10_000

  /// Nil for keys of several attributes.
  init?(_ keys: KeySchema) {
    guard keys.hash.count == 1, keys.range.count <= 1 else { return nil }
    (hash, range) = (keys.hash[0], keys.range.first)
  }

  /// Nil where the clause doesn't bind the partition key, so that all is scanned.
  func branches(of condition: ConditionExpression?) -> [Branch]? {
    guard let branches = condition.map(alternatives), branches.allSatisfy({ !$0.hash.isEmpty }) else { return nil }
    return branches
  }

  private func alternatives(_ condition: ConditionExpression) -> [Branch] {
    let unbound = [Branch()]
    switch condition {
    case .and(let members):
      return members.reduce(unbound) { branches, member in
        let others = alternatives(member)
        guard branches.count * others.count <= Self.maximum else { return branches }
        return branches.flatMap { branch in
          others.map { Branch(hash: branch.hash + $0.hash, range: branch.range + $0.range) }
        }
      }
    case .or(let members):
      let branches = members.flatMap(alternatives)
      return branches.count <= Self.maximum && branches.allSatisfy { !$0.hash.isEmpty } ? branches : unbound
    case .isIn(.path(let path), let list):
      let branches = list.compactMap { candidate -> Branch? in
        guard case .value(let value) = candidate else { return nil }
        return branch(.compare(path.attribute, .equal, value), at: path)
      }
      return branches.count == list.count ? branches : unbound
    case .compare, .between, .beginsWith:
      guard let key = try? KeyConditionExpression(condition), let term = key.terms.first else { return unbound }
      return [branch(term, at: DocumentPath(term.attribute)) ?? Branch()]
    case .isIn, .not, .contains, .attributeExists, .attributeNotExists, .attributeType, .raw: return unbound
    }
  }

  private func branch(_ term: KeyConditionExpression.Term, at path: DocumentPath) -> Branch? {
    guard path.steps.isEmpty else { return nil }
    if path.attribute == hash.name, case .compare(_, .equal, let value) = term { return Branch(hash: [value]) }
    if path.attribute == range?.name { return Branch(range: [term]) }
    return nil
  }
}

extension KeyBranches {
  /// The ranges of rows of one partition.
  struct Partition {
    let hash: AttributeValue
    var ranges: [RowStore.Range]
    /// Whether it is one row by its whole key.
    var isOneRow: Bool
  }

  /// What the branches ask for by partition, each row once; the values' types and sizes are those of the keys.
  func partitions(_ branches: [Branch], in keys: KeySchema) throws(DynamoDBError) -> [Partition] {
    var places: [AttributeValue: Int] = [:]
    var partitions: [Partition] = []
    for branch in branches {
      for value in branch.hash { try check(value, hash, isHash: true) }
      if let range {
        for value in branch.range.flatMap(\.values) { try check(value, range, isHash: false) }
      }
      guard let value = branch.hash.first else { continue }
      let place = places[value] ?? partitions.count
      if place == partitions.count {
        places[value] = place
        partitions.append(Partition(hash: value, ranges: [], isOneRow: true))
      }
      guard branch.hash.allSatisfy({ $0 == value }), let rows = rows(of: value, branch.range, in: keys) else { continue }
      partitions[place].ranges.append(rows)
      if range != nil, !branch.range.contains(where: \.isEquality) { partitions[place].isOneRow = false }
    }
    for place in partitions.indices {
      partitions[place].ranges = Self.merged(partitions[place].ranges)
      if partitions[place].ranges.count > 1 { partitions[place].isOneRow = false }
    }
    guard partitions.count <= Limits.statementPartitions else {
      throw PartiQLError.expression(.tooManyInOperands(partitions.count)).error
    }
    return partitions
  }

  private func check(_ value: AttributeValue, _ attribute: KeyAttribute, isHash: Bool) throws(DynamoDBError) {
    guard value.type == attribute.type else { throw KeyConditionError.keyType.error }
    try KeySchema.checkSize(value, attribute.name, isHash: isHash)
  }

  /// Nil where no row can be in all ranges.
  private func rows(
    of value: AttributeValue, _ terms: [KeyConditionExpression.Term], in keys: KeySchema
  ) -> RowStore.Range? {
    let equality = KeyConditionExpression.Term.compare(hash.name, .equal, value)
    let whole = KeyConditionExpression([equality]).range(in: keys)
    let rows = terms.reduce(whole) { rows, term in
      let next = KeyConditionExpression([equality, term]).range(in: keys)
      return RowStore.Range(lower: max(rows.lower, next.lower), upper: min(rows.upper, next.upper))
    }
    return rows.lower < rows.upper ? rows : nil
  }

  /// In ascending order, those that meet as one.
  private static func merged(_ ranges: [RowStore.Range]) -> [RowStore.Range] {
    ranges.sorted { $0.lower < $1.lower }
      .reduce(into: []) { merged, range in
        if let last = merged.last, range.lower <= last.upper {
          merged[merged.count - 1].upper = max(last.upper, range.upper)
        } else {
          merged.append(range)
        }
      }
  }
}
