import SwynamoCore

extension DeclarationError {
  /// What is wrong with a `KeyShard` in a key.
  public enum ShardFault: Sendable, Hashable {
    /// A number of shards that is not 2 to 99.
    case count(Int)
    /// Two shards in one key.
    case several
    /// A shard in a range key.
    case inRangeKey
    /// A shard that follows from a property which is in the hash key itself.
    case byHashKey(String)
    /// A shard of the table's key that follows from a property which is not in the key.
    case byOtherAttribute(String)

    /// The shards that a key may have: as many as one IN lists, by which a write asks whether an item is in one of them.
    package static var counts: ClosedRange<Int> { 2...Limits.inCandidates }
  }
}

extension DeclarationError.ShardFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .count(let count):
      "\(count) shards; it takes \(Self.counts.lowerBound) to \(Self.counts.upperBound)"
    case .several:
      "two KeyShards; leave one"
    case .inRangeKey:
      "a KeyShard, and is a range key: only hash keys are spread over partitions"
    case .byHashKey(let property):
      "a KeyShard by \"\(property)\", which is in it too, so that all its items would be in one shard: name another property"
    case .byOtherAttribute(let property):
      "a KeyShard by \"\(property)\", which is not in the table's key, so that no item could be found by its key: put it into the range "
        + "key too"
    }
  }
}
