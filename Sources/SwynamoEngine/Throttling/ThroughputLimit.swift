import SwynamoCore
import SwynamoWire

/// What bounds the units of a table or of a global index.
enum ThroughputLimit: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case read, write

    /// Of the smallest use there is.
    var least: Double { self == .read ? 0.5 : 1 }
  }

  /// Its own units: `ProvisionedThroughput`.
  case provisioned
  /// `OnDemandThroughput`.
  case maximum
  /// What one partition serves.
  case partition(UInt64)

  /// For how many seconds units are kept that aren't used.
  ///
  /// Source: Developer Guide, "Burst and adaptive capacity".
  var burst: Double {
    switch self {
    case .provisioned: Double(Limits.burstSeconds)
    case .maximum, .partition: 1
    }
  }
}

/// The units a second that settings allow.
struct AllowedThroughput {
  /// Nil where nothing but the partitions bounds a table.
  private let own: (limit: ThroughputLimit, units: Int)?
  private let partitions: Int
  private let kind: ThroughputLimit.Kind

  init(_ table: Table, _ index: SecondaryIndex?, _ kind: ThroughputLimit.Kind) {
    let settings = table.settings
    // A local index uses its table's units.
    let indexSettings = index.flatMap { $0.isGlobal ? settings.indexes[$0.name] : nil }
    let provisioned = indexSettings?.throughput ?? settings.throughput
    let maximum = indexSettings.map(\.onDemand) ?? settings.onDemand
    switch (settings.billingMode, kind) {
    case (.provisioned, .read): own = (.provisioned, provisioned.read)
    case (.provisioned, .write): own = (.provisioned, provisioned.write)
    case (.onDemand, .read): own = maximum?.read.map { (.maximum, $0) }
    case (.onDemand, .write): own = maximum?.write.map { (.maximum, $0) }
    }
    partitions = (indexSettings?.warm ?? settings.warm).partitions
    self.kind = kind
  }

  /// What bounds a use of the partition that a key is in; of all of them where there is no key.
  func limits(_ key: KeyBytes?) -> [(limit: ThroughputLimit, units: Double)] {
    var limits = own.map { [($0.limit, Double($0.units))] } ?? []
    if let key {
      let partition = key.hash.multipliedFullWidth(by: UInt64(partitions)).high
      let units = kind == .read ? Limits.partitionReadUnits : Limits.partitionWriteUnits
      limits.append((.partition(partition), Double(units)))
    }
    return limits
  }
}

extension KeyBytes {
  /// The partition key's hash, which orders the partitions.
  fileprivate var hash: UInt64 { bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } }
}
