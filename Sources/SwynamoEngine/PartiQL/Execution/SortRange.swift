import SwynamoCore

/// The rows of a partition whose sort keys lie between two bounds, whatever partition it is.
///
///     sk > 3 AND sk <= 5   // above 3, up to 5
struct SortRange {
  fileprivate var lower = KeyBytes(stored: [])
  /// Nil for the end of the partition.
  fileprivate var upper: KeyBytes?
  /// Whether it is of one sort key.
  fileprivate(set) var isOneRow = false

  /// The whole partition.
  static let all = SortRange()

  private init() {}

  /// Any partition, whose prefix is then left out.
  private static let partition = AttributeValue.string("")

  /// What a term on the sort key says.
  init(_ term: KeyConditionExpression.Term, in keys: KeySchema) {
    let equality = KeyConditionExpression.Term.compare(keys.hash[0].name, .equal, Self.partition)
    let rows = KeyConditionExpression([equality, term]).range(in: keys)
    let prefix = KeyBytes(partition: [Self.partition]).bytes
    lower = KeyBytes(stored: Array(rows.lower.bytes.dropFirst(prefix.count)))
    if rows.upper.bytes.starts(with: prefix) { upper = KeyBytes(stored: Array(rows.upper.bytes.dropFirst(prefix.count))) }
    isOneRow = term.isEquality
  }

  func rows(in partition: KeyBytes) -> RowStore.Range {
    RowStore.Range(
      lower: KeyBytes(stored: partition.bytes + lower.bytes),
      upper: upper.map { KeyBytes(stored: partition.bytes + $0.bytes) } ?? partition.afterPrefix)
  }

  /// Nil where no row is in both.
  fileprivate func intersection(_ other: SortRange) -> SortRange? {
    var range = SortRange()
    range.lower = max(lower, other.lower)
    range.upper = other.endsBefore(self) ? other.upper : upper
    range.isOneRow = isOneRow || other.isOneRow
    if let upper = range.upper, upper <= range.lower { return nil }
    return range
  }

  fileprivate func endsBefore(_ other: SortRange) -> Bool {
    guard let upper else { return false }
    return other.upper.map { upper < $0 } ?? true
  }

  fileprivate func isSame(as other: SortRange) -> Bool { lower == other.lower && upper == other.upper }
}

/// Ascending ranges that don't meet.
extension [SortRange] {
  /// In ascending order, those that meet as one.
  var merged: [SortRange] {
    guard count > 1 else { return self }
    return sorted { $0.lower < $1.lower }
      .reduce(into: []) { merged, range in
        guard let last = merged.last, last.upper.map({ range.lower <= $0 }) ?? true else { return merged.append(range) }
        if !last.isSame(as: range) { merged[merged.count - 1].isOneRow = false }
        if last.endsBefore(range) { merged[merged.count - 1].upper = range.upper }
      }
  }

  /// The one range from the first's beginning to the last's end.
  var hull: [SortRange] {
    guard var hull = first, let last, count > 1 else { return self }
    (hull.upper, hull.isOneRow) = (last.upper, false)
    return [hull]
  }

  /// What is in both.
  func intersection(_ others: [SortRange]) -> [SortRange] {
    var (common, place, other): ([SortRange], Int, Int) = ([], 0, 0)
    while place < count, other < others.count {
      if let range = self[place].intersection(others[other]) { common.append(range) }
      if self[place].endsBefore(others[other]) { place += 1 } else { other += 1 }
    }
    return common
  }
}
