import SwynamoCore
import SwynamoWire

extension KeyConditionExpression {
  /// The rows that fulfill the condition, which was validated for these keys.
  func range(in keys: KeySchema) -> RowStore.Range {
    var key = KeyBytes(partition: keys.hash.compactMap { equal(to: $0.name) })
    for attribute in keys.range {
      guard let term = terms.first(where: { $0.attribute == attribute.name }) else { break }
      guard case .compare(_, .equal, let value) = term else { return Self.range(term, in: key) }
      key.append(sort: value)
    }
    return Self.allRows(startingWith: key)
  }

  private func equal(to attribute: String) -> AttributeValue? {
    for case .compare(attribute, .equal, let value) in terms { return value }
    return nil
  }

  private static func allRows(startingWith key: KeyBytes) -> RowStore.Range {
    RowStore.Range(lower: key, upper: key.afterPrefix)
  }

  private static func range(_ term: Term, in partition: KeyBytes) -> RowStore.Range {
    let end = partition.afterPrefix
    func at(_ value: AttributeValue) -> KeyBytes {
      var key = partition
      key.append(sort: value)
      return key
    }
    switch term {
    case .compare(_, .equal, let value): return allRows(startingWith: at(value))
    case .compare(_, .less, let value): return RowStore.Range(lower: partition, upper: at(value))
    case .compare(_, .lessOrEqual, let value): return RowStore.Range(lower: partition, upper: at(value).afterPrefix)
    case .compare(_, .greater, let value): return RowStore.Range(lower: at(value).afterPrefix, upper: end)
    case .compare(_, .greaterOrEqual, let value): return RowStore.Range(lower: at(value), upper: end)
    case .between(_, let low, let high): return RowStore.Range(lower: at(low), upper: at(high).afterPrefix)
    case .beginsWith(_, let prefix):
      var key = partition
      key.append(sortPrefix: prefix)
      return allRows(startingWith: key)
    }
  }
}

extension RowStore.Range {
  /// One of equal parts of all hashes.
  init(segment: Int, of total: Int) {
    self.init(
      lower: KeyBytes(hash: PartitionHash.start(ofSegment: segment, of: total)),
      upper: segment + 1 < total ? KeyBytes(hash: PartitionHash.start(ofSegment: segment + 1, of: total)) : .end)
  }

  /// Whether any of another range lies in it, where that is read till a row or its end.
  func meets(_ other: RowStore.Range, until last: KeyBytes?) -> Bool {
    guard lower.bytes.lexicographicallyPrecedes(other.upper.bytes), other.lower.bytes.lexicographicallyPrecedes(upper.bytes)
    else {
      return false
    }
    return last.map { !$0.bytes.lexicographicallyPrecedes(lower.bytes) } ?? true
  }

  func contains(_ key: KeyBytes) -> Bool {
    !key.bytes.lexicographicallyPrecedes(lower.bytes) && key.bytes.lexicographicallyPrecedes(upper.bytes)
  }

  /// What is left of the range after a row, in the direction of reading.
  func after(_ key: KeyBytes, descending: Bool) -> RowStore.Range {
    descending ? RowStore.Range(lower: lower, upper: key) : RowStore.Range(lower: key.successor, upper: upper)
  }
}
