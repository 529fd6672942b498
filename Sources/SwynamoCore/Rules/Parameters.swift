/// `BillingMode`: how a table's throughput is paid for. Source: API Reference, "CreateTable".
package enum BillingMode: String, Sendable, Hashable, Codable, CaseIterable {
  case provisioned = "PROVISIONED"
  case onDemand = "PAY_PER_REQUEST"
}

/// `ProjectionType`: which attributes an index has beside the keys. Source: API Reference, "Projection".
package enum ProjectionType: String, Sendable, Hashable, CaseIterable {
  case all = "ALL"
  case include = "INCLUDE"
  case keysOnly = "KEYS_ONLY"
}

/// The attributes of its table's items that an index has a copy of. Source: API Reference, "Projection".
public enum ProjectedAttributes: Sendable, Hashable {
  /// `ALL`
  case all
  /// The keys of the table and of the index.
  case keysOnly
  /// The keys, and these.
  case including([String])
}

/// How a table's throughput is paid for. Source: API Reference, "CreateTable".
public enum Billing: Sendable, Hashable {
  /// By the request.
  case onDemand
  /// By the hour; a global index gets as many units of its own, unless it declares others.
  case provisioned(readUnits: Int, writeUnits: Int)
  /// By the request, up to so many units a second (`OnDemandThroughput`); nil is no bound.
  case onDemandUpTo(readUnits: Int? = nil, writeUnits: Int? = nil)

  /// `BillingMode`
  package var mode: BillingMode {
    switch self {
    case .onDemand, .onDemandUpTo: .onDemand
    case .provisioned: .provisioned
    }
  }
}

/// `ReturnValues`: which attributes a write answers with. Source: API Reference, "UpdateItem".
public enum ReturnValues: String, Sendable, Hashable {
  /// `NONE`: nothing.
  case none = "NONE"
  /// `ALL_OLD`: the whole item as it was before.
  case allOld = "ALL_OLD"
  /// `UPDATED_OLD`: the updated attributes as they were before.
  case updatedOld = "UPDATED_OLD"
  /// `ALL_NEW`: the whole item as it is after an update.
  case allNew = "ALL_NEW"
  /// `UPDATED_NEW`: the updated attributes as they are now.
  case updatedNew = "UPDATED_NEW"
}
