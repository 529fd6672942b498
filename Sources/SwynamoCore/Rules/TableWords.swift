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
