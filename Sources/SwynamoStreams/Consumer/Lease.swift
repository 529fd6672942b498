import SwynamoCore
import SwynamoDB
import SwynamoSchema

/// Which worker of a consumer reads a shard, and how far it is done with it: an item of the table of leases.
struct Lease: Sendable, Hashable {
  /// The consumer's name and the stream's ARN.
  let consumer: String
  let shard: String
  /// The worker; nil where none has it.
  var owner: String?
  /// Goes up each time that the lease is taken, so that who had it before can't write any more.
  var epoch: Int
  /// Goes up while its owner lives.
  var beat: Int
  var checkpoint: String
}

extension Lease {
  /// The table that leases are kept in.
  static func table(named name: String) -> Table<Lease, String, String> {
    Table(name) {
      HashKey(\Lease.consumer)
      RangeKey(\.shard)
      Field(\.owner)
      Field(\.epoch)
      Field(\.beat)
      Field(\.checkpoint)
    }.of(Lease.init)
  }

  var position: ShardPosition { ShardPosition(checkpoint: checkpoint) }
}

extension ShardPosition {
  /// "TRIM_HORIZON", "AT 1700000000.0", "AFTER 100000000003498069978", "SHARD_END"
  var checkpoint: String {
    switch self {
    case .trimHorizon: "TRIM_HORIZON"
    case .at(let seconds): "AT \(seconds)"
    case .after(let number): "AFTER \(number)"
    case .end: "SHARD_END"
    }
  }

  /// What can't be read is read from the beginning: each change at least once.
  init(checkpoint: String) {
    let words = checkpoint.split(separator: " ", maxSplits: 1)
    switch (words.first, words.count == 2 ? String(words[1]) : "") {
    case ("AT", let text): self = Double(text).map(ShardPosition.at) ?? .trimHorizon
    case ("AFTER", let number): self = .after(number)
    case ("SHARD_END", _): self = .end
    default: self = .trimHorizon
    }
  }
}
