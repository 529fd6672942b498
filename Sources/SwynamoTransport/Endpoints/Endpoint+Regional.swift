import SwynamoCore
import SwynamoWire

extension Endpoint {
  /// AWS's own endpoints of DynamoDB, its streams and its vector searches.
  ///
  ///     try Endpoint.Regional().endpoint(for: Endpoint.Parameters(region: "eu-west-1")).host
  ///     // "dynamodb.eu-west-1.amazonaws.com"
  ///     try Endpoint.Regional().endpoint(for: Endpoint.Parameters(region: "eu-west-1", accountID: "123456789012")).host
  ///     // "123456789012.ddb.eu-west-1.amazonaws.com"
  ///     try Endpoint.Regional(usesFIPS: true, usesDualStack: true).endpoint(for: Endpoint.Parameters(region: "us-east-1")).host
  ///     // "dynamodb-fips.us-east-1.api.aws"
  ///     try Endpoint.Regional().endpoint(for: Endpoint.Parameters(region: "eu-west-1", service: .streams)).host
  ///     // "streams.dynamodb.eu-west-1.amazonaws.com"
  ///
  /// The account is that of the table's or stream's ARN, if the request has one of this region, else that of the credentials.
  /// The region "local" is `http://localhost:8000`, signed as "us-east-1".
  /// Source: AWS SDKs and Tools Reference Guide, "Dual-stack and FIPS endpoints" and "Account-based endpoints", and AWS General
  /// Reference, "Amazon DynamoDB endpoints and quotas".
  public struct Regional: EndpointResolver, Hashable {
    /// Whether to take the endpoints with validated cryptography.
    public var usesFIPS: Bool
    /// Whether to take the endpoints with IPv6 addresses.
    public var usesDualStack: Bool
    /// Whether endpoints of the account are used.
    public var accountIDMode: Endpoint.AccountIDMode

    /// The endpoints of AWS for a region.
    public init(usesFIPS: Bool = false, usesDualStack: Bool = false, accountIDMode: Endpoint.AccountIDMode = .preferred) {
      self.usesFIPS = usesFIPS
      self.usesDualStack = usesDualStack
      self.accountIDMode = accountIDMode
    }

    public func endpoint(for parameters: Endpoint.Parameters) throws -> Endpoint {
      let region = try RegionName(parameters.region)
      // Elsewhere case does not matter, in a signature it does.
      guard !region.name.utf8.contains(where: { (0x41...0x5A).contains($0) }) else {
        throw fault(.invalidRegion(parameters.region))
      }
      if region.name == "local" { return try local(usesFIPS: usesFIPS || region.asksForFIPS) }
      return try endpoint(for: parameters, region: region, in: Partition(of: region.name))
    }

    func endpoint(for parameters: Endpoint.Parameters, region: RegionName, in partition: Partition) throws -> Endpoint {
      let usesFIPS = usesFIPS || region.asksForFIPS
      try checkVariants(of: partition, usesFIPS: usesFIPS)
      let service = parameters.service
      if usesFIPS, !service.hasAccountsWithFIPS, accountIDMode == .required { throw fault(.accountIDWithFIPS) }
      let account =
        usesFIPS && !service.hasAccountsWithFIPS ? nil : try account(for: parameters, region: region.name, partition: partition)
      let host =
        if let account {
          service.host(ofAccount: account, usesFIPS: usesFIPS)
        } else {
          service.sharedHost(
            isFIPS: usesFIPS && (usesDualStack || !partition.isFIPSThroughout), isDualStack: usesDualStack)
        }
      let domain = usesDualStack ? partition.dualStackDomain : partition.domain
      return Endpoint(
        scheme: "https", host: "\(host).\(region.name).\(domain)", signingRegion: region.asksForFIPS ? region.name : nil)
    }

    private func local(usesFIPS: Bool) throws -> Endpoint {
      if usesFIPS { throw fault(.variantOfLocal(.fips)) }
      if usesDualStack { throw fault(.variantOfLocal(.dualStack)) }
      return .local
    }

    private func checkVariants(of partition: Partition, usesFIPS: Bool) throws {
      let lacksFIPS = usesFIPS && !partition.supportsFIPS
      let lacksDualStack = usesDualStack && !partition.supportsDualStack
      guard lacksFIPS || lacksDualStack else { return }
      if usesFIPS, usesDualStack { throw fault(.combinationNotSupported(partition: partition.name)) }
      throw fault(.variantNotSupported(lacksFIPS ? .fips : .dualStack, partition: partition.name))
    }

    /// The account whose endpoint is to be used; nil for the one that all share.
    private func account(for parameters: Endpoint.Parameters, region: String, partition: Partition) throws -> String? {
      guard accountIDMode != .disabled else { return nil }
      guard partition.supportsAccountIDs(of: parameters.service, in: region) else {
        if accountIDMode == .required { throw fault(.accountIDNotSupported(region: region)) }
        return nil
      }
      if let name = parameters.resourceARN.flatMap(AmazonResourceName.init), name.isComplete, name.service == "dynamodb",
        name.region == region, HostLabel.isValid(name.accountID)
      {
        return name.accountID
      }
      if let account = parameters.accountID {
        guard HostLabel.isValid(account) else { throw fault(.invalidAccountID(account)) }
        return account
      }
      if accountIDMode == .required { throw fault(.accountIDMissing) }
      return nil
    }

    private func fault(_ fault: TransportError.EndpointFault) -> TransportError { TransportError(.noEndpoint(fault)) }
  }

  /// Whether requests go to an address of the account's own, `https://123456789012.ddb.eu-west-1.amazonaws.com`.
  ///
  ///     var endpoints = Endpoint.Regional()
  ///     endpoints.accountIDMode = .disabled
  ///
  /// Source: AWS SDKs and Tools Reference Guide, "Account-based endpoints".
  public enum AccountIDMode: String, Sendable, Hashable, CaseIterable {
    /// Where the account is known and the partition has such addresses.
    case preferred
    /// Never.
    case disabled
    /// Always; a call whose account is not known fails.
    case required
  }
}
