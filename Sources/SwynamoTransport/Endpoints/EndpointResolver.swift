public import SwynamoWire

/// Chooses the address for a call.
public protocol EndpointResolver: Sendable {
  /// Asked once for each service, account and table that comes up; a transport keeps the answer.
  ///
  /// Throws a ``TransportError`` of reason `noEndpoint` or `invalidEndpoint` that says what is wrong.
  func endpoint(for parameters: Endpoint.Parameters) throws -> Endpoint
}

extension Endpoint {
  /// What the address of a call depends on, besides a resolver's own settings.
  public struct Parameters: Sendable, Hashable {
    /// "eu-west-1"
    public var region: String
    /// The account that the credentials belong to, where it is known.
    public var accountID: String?
    /// The ARN of the table or stream that the request names, the first of several; nil where it names tables by name.
    public var resourceARN: String?
    /// Streams and vector searches have addresses of their own.
    public var service: ServiceOperation.Service

    /// What an endpoint is looked for by.
    public init(
      region: String, accountID: String? = nil, resourceARN: String? = nil, service: ServiceOperation.Service = .dynamoDB
    ) {
      self.region = region
      self.accountID = accountID
      self.resourceARN = resourceARN
      self.service = service
    }
  }

  /// The one address that was given by its URL, whatever the region, the account and the service.
  ///
  ///     let resolver = Endpoint.Fixed("http://localhost:8000")
  ///     try resolver.endpoint(for: Endpoint.Parameters(region: "eu-west-1")).host   // "localhost:8000"
  ///
  /// A region's FIPS and dual-stack endpoints are AWS's own to name: asking for them here is an error.
  public struct Fixed: EndpointResolver {
    private let url: String
    private let usesFIPS: Bool
    private let usesDualStack: Bool
    private let found: Result<Endpoint, any Error>

    /// Always this URL.
    public init(_ url: String, usesFIPS: Bool = false, usesDualStack: Bool = false) {
      self.url = url
      self.usesFIPS = usesFIPS
      self.usesDualStack = usesDualStack
      found = Result { try Endpoint(url) }
    }

    public func endpoint(for parameters: Endpoint.Parameters) throws -> Endpoint {
      let region = try RegionName(parameters.region)
      let endpoint = try found.get()
      if usesFIPS || region.asksForFIPS { throw TransportError(.noEndpoint(.variantOfURL(.fips, url: url))) }
      if usesDualStack { throw TransportError(.noEndpoint(.variantOfURL(.dualStack, url: url))) }
      if parameters.service != .streams, ServiceOperation.Service.isDualStackHost(endpoint.host, in: region.name) {
        throw TransportError(.noEndpoint(.dualStackURL(url)))
      }
      return endpoint
    }
  }
}
