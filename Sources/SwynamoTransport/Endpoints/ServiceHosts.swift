import SwynamoWire

/// The names of a service's hosts, before the region.
///
/// Source: AWS General Reference, "Amazon DynamoDB endpoints and quotas", and the endpoint rules that AWS's SDKs share.
extension ServiceOperation.Service {
  /// The host that all accounts share.
  func sharedHost(isFIPS: Bool, isDualStack: Bool) -> String {
    let suffix = isFIPS ? "-fips" : ""
    return switch self {
    case .dynamoDB: "dynamodb\(suffix)"
    case .search: "search-dynamodb\(suffix)"
    case .streams: isDualStack ? "streams-dynamodb\(suffix)" : "streams.dynamodb\(suffix)"
    }
  }

  /// The host of one account.
  func host(ofAccount account: String, usesFIPS: Bool) -> String {
    switch self {
    case .dynamoDB: "\(account).ddb"
    case .search: "\(account).search-ddb"
    case .streams: "\(account).streams-ddb\(usesFIPS ? "-fips" : "")"
    }
  }

  /// Whether accounts have hosts of their own with FIPS too.
  var hasAccountsWithFIPS: Bool { self == .streams }

  /// Whether the host is one that a setting asks for, not a URL.
  static func isDualStackHost(_ host: String, in region: String) -> Bool {
    guard host.hasPrefix("dynamodb.") || host.hasPrefix("search-dynamodb.") else { return false }
    let domain = Partition(of: region).dualStackDomain
    return [Self.dynamoDB, .search].contains { host == "\($0.sharedHost(isFIPS: false, isDualStack: true)).\(region).\(domain)" }
  }
}

extension Endpoint {
  /// Streams elsewhere than the rest.
  struct WithStreams: EndpointResolver {
    let others: any EndpointResolver
    let streams: any EndpointResolver

    func endpoint(for parameters: Endpoint.Parameters) throws -> Endpoint {
      try (parameters.service == .streams ? streams : others).endpoint(for: parameters)
    }
  }
}
