import SwynamoCore
import SwynamoWire

/// What a clause says of the keys of the rows it holds for.
struct KeyAlternatives {
  /// The ranges by partition key, in the order in which the clause has them; nil where it names no partition key.
  var partitions: Partitions?
  /// The ranges of any partition, where it names none.
  var ranges: [SortRange] = [.all]
  /// What is wrong with the values that keys are compared with.
  private var faults = Faults()

  /// A clause that says nothing of keys.
  static let unbound = KeyAlternatives()

  struct Partitions {
    private(set) var keys: [AttributeValue] = []
    private(set) var ranges: [AttributeValue: [SortRange]] = [:]
    private(set) var rangeCount = 0

    mutating func add(_ more: [SortRange], at key: AttributeValue) {
      if ranges[key] == nil { keys.append(key) }
      ranges[key, default: []] += more
      rangeCount += more.count
    }

    fileprivate func mapRanges(_ transform: ([SortRange]) -> [SortRange]) -> Partitions {
      var copy = Partitions()
      for key in keys { copy.add(transform(ranges[key] ?? []), at: key) }
      return copy
    }

    fileprivate func intersection(_ other: Partitions) -> Partitions {
      var common = Partitions()
      for key in keys {
        guard let mine = ranges[key], let others = other.ranges[key] else { continue }
        common.add(mine.intersection(others), at: key)
      }
      return common
    }
  }

  private struct Faults {
    var ofHash: DynamoDBError?
    var ofRange: DynamoDBError?

    mutating func add(_ other: Faults) {
      ofHash = ofHash ?? other.ofHash
      ofRange = ofRange ?? other.ofRange
    }
  }

  /// Clauses that name more than that are not looked up, or not by their sort keys.
  private static let maximumPartitions = 10_000
  private static let maximumRanges = 20_000

  private init() {}

  /// One of some values of the partition key.
  init(hashes: [AttributeValue], fault: DynamoDBError?) {
    var partitions = Partitions()
    for hash in hashes where partitions.ranges[hash] == nil { partitions.add([.all], at: hash) }
    self.partitions = partitions
    faults.ofHash = fault
  }

  /// One of some ranges of the sort key.
  init(ranges: [SortRange], fault: DynamoDBError?) {
    self.ranges = ranges.merged
    faults.ofRange = fault
  }

  /// The fault that is told, that of a partition key first.
  var fault: DynamoDBError? { faults.ofHash ?? faults.ofRange }

  /// What all of the members say: first of the partition key, so that their order makes no difference.
  init(all members: [KeyAlternatives]) {
    for member in members {
      faults.add(member.faults)
      guard let more = member.partitions else {
        ranges = ranges.intersection(member.ranges)
        continue
      }
      partitions = partitions?.intersection(more) ?? more
    }
    guard let found = partitions else { return }
    let isTooMuch = found.rangeCount + found.keys.count * ranges.count > Self.maximumRanges
    let bounds = isTooMuch ? ranges.hull : ranges
    partitions = found.mapRanges { $0.intersection(bounds) }
  }

  /// What one of the members says: nothing of the keys where one of them names no partition key.
  init(any members: [ConditionExpression], _ alternatives: (ConditionExpression) -> KeyAlternatives) {
    var (found, faults) = (Partitions(), Faults())
    for member in members {
      let next = alternatives(member)
      guard let more = next.partitions else { return }
      faults.add(next.faults)
      for key in more.keys { found.add(more.ranges[key] ?? [], at: key) }
      guard found.keys.count <= Self.maximumPartitions else { return }
      guard found.rangeCount > Self.maximumRanges else { continue }
      found = found.mapRanges(\.merged)
      if found.rangeCount > Self.maximumRanges / 2 { found = found.mapRanges(\.hull) }
    }
    (partitions, self.faults) = (found.mapRanges(\.merged), faults)
  }
}
