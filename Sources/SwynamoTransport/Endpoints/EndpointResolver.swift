/// Chooses the address for a region.
public protocol EndpointResolver: Sendable {
  /// Throws a ``TransportError`` of reason `invalidEndpoint` that says what is wrong.
  func endpoint(for region: String) throws -> Endpoint
}

/// DynamoDB's public endpoint of a region: `https://dynamodb.eu-west-1.amazonaws.com`.
///
/// The region "local" is `http://localhost:8000`, as in botocore. Source: AWS General Reference, "Amazon DynamoDB endpoints and quotas".
public struct RegionalEndpoints: EndpointResolver {
  public init() {}

  public func endpoint(for region: String) throws -> Endpoint {
    if region == "local" { return try Endpoint("http://localhost:8000") }
    let isLabel = region.utf8.allSatisfy { $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
    guard isLabel, !region.isEmpty, region.utf8.count <= 63, !region.hasPrefix("-"), !region.hasSuffix("-") else {
      throw TransportError(.invalidEndpoint("\"\(region)\" is not a region; pass one such as \"eu-west-1\"."))
    }
    return try Endpoint("https://dynamodb.\(region).\(Self.suffix(of: region))")
  }

  /// The domain of the partition that a region belongs to.
  private static func suffix(of region: String) -> String {
    let partitions = [
      ("cn-", "amazonaws.com.cn"), ("eusc-", "amazonaws.eu"), ("us-iso-", "c2s.ic.gov"), ("us-isob-", "sc2s.sgov.gov"),
      ("us-isof-", "csp.hci.ic.gov"), ("eu-isoe-", "cloud.adc-e.uk"),
    ]
    return partitions.first { region.hasPrefix($0.0) }?.1 ?? "amazonaws.com"
  }
}

/// The one address that was given in code.
public struct FixedEndpoint: EndpointResolver {
  private let url: String

  public init(_ url: String) { self.url = url }

  public func endpoint(for region: String) throws -> Endpoint { try Endpoint(url) }
}
