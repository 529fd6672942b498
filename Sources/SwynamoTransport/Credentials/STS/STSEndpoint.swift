import SwynamoWire

/// Where Security Token Service is asked, and the region that requests are signed for.
///
///     STSEndpoint.resolve(region: "eu-west-1", environment: .none)   // https://sts.eu-west-1.amazonaws.com
///
/// Source: AWS SDKs and Tools Reference Guide, "AWS STS Regional endpoints" and "Service-specific endpoints".
struct STSEndpoint: Sendable, Hashable {
  private let endpoint: Endpoint
  let signingRegion: String

  var url: String { endpoint.url }
  var host: String { endpoint.host }
  var path: String { endpoint.path }

  static func resolve(region given: String?, environment: AWSEnvironment) -> Result<STSEndpoint, STSError> {
    func isTrue(_ name: String) -> Bool { environment[name]?.lowercased() == "true" }
    var region = given ?? environment["AWS_REGION"] ?? environment["AWS_DEFAULT_REGION"]
    // DynamoDB Local's region is nobody else's.
    if region == "local" { region = "us-east-1" }
    if !isTrue("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"),
      let url = environment["AWS_ENDPOINT_URL_STS"] ?? environment["AWS_ENDPOINT_URL"]
    {
      let signed = region == "aws-global" ? "us-east-1" : region ?? "us-east-1"
      do { _ = try RegionName(signed) } catch { return .failure(unusable(error)) }
      return make(url, signingRegion: signed)
    }
    let isLegacy = environment["AWS_STS_REGIONAL_ENDPOINTS"]?.lowercased() == "legacy"
    let usesFIPS = isTrue("AWS_USE_FIPS_ENDPOINT")
    let usesDualStack = isTrue("AWS_USE_DUALSTACK_ENDPOINT")
    if region == "aws-global" || isLegacy && !usesFIPS && !usesDualStack && legacyRegions.contains(region ?? "us-east-1") {
      return make("https://sts.amazonaws.com", signingRegion: "us-east-1")
    }
    guard let region else {
      return .failure(STSError(.noEndpoint("no region is set to ask STS in; set AWS_REGION or the profile's region")))
    }
    let name: RegionName
    do { name = try RegionName(region) } catch { return .failure(unusable(error)) }
    let partition = Partition(of: name.name)
    guard !usesDualStack || partition.supportsDualStack else {
      return .failure(STSError(.noEndpoint("AWS_USE_DUALSTACK_ENDPOINT is true, but \(name.name) has no dual-stack STS")))
    }
    // There the plain address is the FIPS one.
    let isPlain = !(usesFIPS || name.asksForFIPS) || partition.isFIPSThroughout && !usesDualStack
    let domain = usesDualStack ? partition.dualStackDomain : partition.domain
    return make("https://\(isPlain ? "sts" : "sts-fips").\(name.name).\(domain)", signingRegion: name.name)
  }

  private static func make(_ url: String, signingRegion: String) -> Result<STSEndpoint, STSError> {
    do {
      return .success(STSEndpoint(endpoint: try Endpoint(url), signingRegion: signingRegion))
    } catch {
      return .failure(unusable(error))
    }
  }

  private static func unusable(_ error: any Error) -> STSError {
    let why = (error as? TransportError)?.reason.description ?? "\(error)"
    return STSError(.noEndpoint("STS cannot be asked: \(ReportText.clause(why))"))
  }

  /// The regions that "legacy" sends to the global endpoint.
  private static let legacyRegions: Set<String> = [
    "ap-northeast-1", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "ca-central-1", "eu-central-1", "eu-north-1", "eu-west-1",
    "eu-west-2", "eu-west-3", "sa-east-1", "us-east-1", "us-east-2", "us-west-1", "us-west-2",
  ]
}
